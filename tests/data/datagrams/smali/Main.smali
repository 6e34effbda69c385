# class Main extends Activity implements Action: at each launch asks a name server of its own, and begins
# a QUIC connection; where that is refused it reports over HTTPS instead. When it is stopped it sends to
# another port.
.class public Lcn/example/datagrams/Main;
.super Landroid/app/Activity;
.implements Lcn/example/calibration/kit/Action;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 1
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Landroid/widget/TextView;
    invoke-direct {v0, p0}, Landroid/widget/TextView;-><init>(Landroid/content/Context;)V
    invoke-virtual {p0, v0}, Lcn/example/datagrams/Main;->setContentView(Landroid/view/View;)V
    const/4 v0, 0x1
    invoke-static {p0, v0}, Lcn/example/calibration/kit/Call;->inBackground(Lcn/example/calibration/kit/Action;I)V
    return-void
.end method

.method protected onStop()V
    .locals 1
    invoke-super {p0}, Landroid/app/Activity;->onStop()V
    const/4 v0, 0x2
    invoke-static {p0, v0}, Lcn/example/calibration/kit/Call;->inBackground(Lcn/example/calibration/kit/Action;I)V
    return-void
.end method

# public void perform(int what): 1 at a launch, 2 when stopped
.method public perform(I)V
    .locals 2
    const/4 v0, 0x1
    if-eq p1, v0, :launched
    const/16 v0, 0x64
    new-array v0, v0, [B
    const/16 v1, 0x1f90
    invoke-static {v0, v1}, Lcn/example/datagrams/Main;->send([BI)Z
    return-void
    :launched
    invoke-static {}, Lcn/example/datagrams/Main;->question()[B
    move-result-object v0
    const/16 v1, 0x35
    invoke-static {v0, v1}, Lcn/example/datagrams/Main;->send([BI)Z
    invoke-static {}, Lcn/example/datagrams/Main;->hello()[B
    move-result-object v0
    const/16 v1, 0x1bb
    invoke-static {v0, v1}, Lcn/example/datagrams/Main;->send([BI)Z
    move-result v0
    if-nez v0, :sent
    const-string v0, "https://quic.example/v1/report"
    const-string v1, "{\"over\":\"tcp\"}"
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;)V
    :sent
    return-void
.end method

# private static byte[] hello(): the shape of a QUIC client's first packet, 1200 bytes
.method private static hello()[B
    .locals 4
    const/16 v0, 0x4b0
    new-array v0, v0, [B
    const/4 v1, 0x0
    const/16 v2, -0x3d    # a long header, Initial
    aput-byte v2, v0, v1
    const/4 v1, 0x4       # version 1
    const/4 v2, 0x1
    aput-byte v2, v0, v1
    const/4 v1, 0x5       # an id of eight bytes
    const/16 v2, 0x8
    aput-byte v2, v0, v1
    return-object v0
.end method

# private static byte[] question(): the A record of t.example
.method private static question()[B
    .locals 1
    const/16 v0, 0x1b
    new-array v0, v0, [B
    fill-array-data v0, :bytes
    return-object v0
    :bytes
    .array-data 1
        0x12t 0x34t 0x1t 0x0t 0x0t 0x1t 0x0t 0x0t 0x0t 0x0t 0x0t 0x0t
        0x1t 0x74t
        0x7t 0x65t 0x78t 0x61t 0x6dt 0x70t 0x6ct 0x65t 0x0t
        0x0t 0x1t 0x0t 0x1t
    .end array-data
.end method

# private static boolean send(byte[] payload, int port): whether the phone took the packet
.method private static send([BI)Z
    .locals 4
    :try_start
    new-instance v0, Ljava/net/DatagramSocket;
    invoke-direct {v0}, Ljava/net/DatagramSocket;-><init>()V
    const-string v1, "203.0.113.7"
    invoke-static {v1}, Ljava/net/InetAddress;->getByName(Ljava/lang/String;)Ljava/net/InetAddress;
    move-result-object v1
    new-instance v2, Ljava/net/DatagramPacket;
    array-length v3, p0
    invoke-direct {v2, p0, v3, v1, p1}, Ljava/net/DatagramPacket;-><init>([BILjava/net/InetAddress;I)V
    invoke-virtual {v0, v2}, Ljava/net/DatagramSocket;->send(Ljava/net/DatagramPacket;)V
    const/4 v0, 0x1
    :try_end
    .catch Ljava/io/IOException; {:try_start .. :try_end} :failed
    return v0
    :failed
    move-exception v0
    invoke-virtual {v0}, Ljava/io/IOException;->toString()Ljava/lang/String;
    move-result-object v0
    const-string v1, "calibration"
    invoke-static {v1, v0}, Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I
    const/4 v0, 0x0
    return v0
.end method
