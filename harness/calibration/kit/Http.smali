# One POST of JSON on a thread of its own; errors are logged and forgotten, nothing is tried twice.
.class public final Lcn/example/calibration/kit/Http;
.super Ljava/lang/Object;
.implements Ljava/lang/Runnable;

.field private final url:Ljava/lang/String;
.field private final body:Ljava/lang/String;
.field private final factory:Ljavax/net/ssl/SSLSocketFactory;

.method private constructor <init>(Ljava/lang/String;Ljava/lang/String;Ljavax/net/ssl/SSLSocketFactory;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcn/example/calibration/kit/Http;->url:Ljava/lang/String;
    iput-object p2, p0, Lcn/example/calibration/kit/Http;->body:Ljava/lang/String;
    iput-object p3, p0, Lcn/example/calibration/kit/Http;->factory:Ljavax/net/ssl/SSLSocketFactory;
    return-void
.end method

# static void post(String url, String json)
.method public static post(Ljava/lang/String;Ljava/lang/String;)V
    .locals 1
    const/4 v0, 0x0
    invoke-static {p0, p1, v0}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;Ljavax/net/ssl/SSLSocketFactory;)V
    return-void
.end method

# static void post(String url, String json, SSLSocketFactory factory): factory null = the system's trust
.method public static post(Ljava/lang/String;Ljava/lang/String;Ljavax/net/ssl/SSLSocketFactory;)V
    .locals 2
    new-instance v0, Lcn/example/calibration/kit/Http;
    invoke-direct {v0, p0, p1, p2}, Lcn/example/calibration/kit/Http;-><init>(Ljava/lang/String;Ljava/lang/String;Ljavax/net/ssl/SSLSocketFactory;)V
    new-instance v1, Ljava/lang/Thread;
    invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
    invoke-virtual {v1}, Ljava/lang/Thread;->start()V
    return-void
.end method

# void run() { try { Log.i("calibration", "HTTP " + send()); } catch (Exception e) { Log.i("calibration", e.toString()); } }
.method public run()V
    .locals 3
    const-string v0, "calibration"
    :try_start
    invoke-direct {p0}, Lcn/example/calibration/kit/Http;->send()I
    move-result v1
    invoke-static {v1}, Ljava/lang/Integer;->toString(I)Ljava/lang/String;
    move-result-object v1
    const-string v2, "HTTP "
    invoke-virtual {v2, v1}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v1
    :try_end
    .catch Ljava/lang/Exception; {:try_start .. :try_end} :failed
    invoke-static {v0, v1}, Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I
    return-void
    :failed
    move-exception v1
    invoke-virtual {v1}, Ljava/lang/Exception;->toString()Ljava/lang/String;
    move-result-object v1
    invoke-static {v0, v1}, Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I
    return-void
.end method

# private int send(): the status that came back
.method private send()I
    .locals 4
    new-instance v0, Ljava/net/URL;
    iget-object v1, p0, Lcn/example/calibration/kit/Http;->url:Ljava/lang/String;
    invoke-direct {v0, v1}, Ljava/net/URL;-><init>(Ljava/lang/String;)V
    invoke-virtual {v0}, Ljava/net/URL;->openConnection()Ljava/net/URLConnection;
    move-result-object v0
    check-cast v0, Ljava/net/HttpURLConnection;
    iget-object v1, p0, Lcn/example/calibration/kit/Http;->factory:Ljavax/net/ssl/SSLSocketFactory;
    if-eqz v1, :plain
    move-object v2, v0
    check-cast v2, Ljavax/net/ssl/HttpsURLConnection;
    invoke-virtual {v2, v1}, Ljavax/net/ssl/HttpsURLConnection;->setSSLSocketFactory(Ljavax/net/ssl/SSLSocketFactory;)V
    :plain
    const/16 v1, 5000
    invoke-virtual {v0, v1}, Ljava/net/HttpURLConnection;->setConnectTimeout(I)V
    invoke-virtual {v0, v1}, Ljava/net/HttpURLConnection;->setReadTimeout(I)V
    const-string v1, "POST"
    invoke-virtual {v0, v1}, Ljava/net/HttpURLConnection;->setRequestMethod(Ljava/lang/String;)V
    const-string v1, "Content-Type"
    const-string v2, "application/json; charset=utf-8"
    invoke-virtual {v0, v1, v2}, Ljava/net/HttpURLConnection;->setRequestProperty(Ljava/lang/String;Ljava/lang/String;)V
    const/4 v1, 0x1
    invoke-virtual {v0, v1}, Ljava/net/HttpURLConnection;->setDoOutput(Z)V
    iget-object v2, p0, Lcn/example/calibration/kit/Http;->body:Ljava/lang/String;
    const-string v3, "UTF-8"
    invoke-virtual {v2, v3}, Ljava/lang/String;->getBytes(Ljava/lang/String;)[B
    move-result-object v2
    # A body that is streamed cannot be sent again when the connection breaks.
    array-length v1, v2
    invoke-virtual {v0, v1}, Ljava/net/HttpURLConnection;->setFixedLengthStreamingMode(I)V
    invoke-virtual {v0}, Ljava/net/HttpURLConnection;->getOutputStream()Ljava/io/OutputStream;
    move-result-object v1
    invoke-virtual {v1, v2}, Ljava/io/OutputStream;->write([B)V
    invoke-virtual {v1}, Ljava/io/OutputStream;->close()V
    invoke-virtual {v0}, Ljava/net/HttpURLConnection;->getResponseCode()I
    move-result v1
    invoke-virtual {v0}, Ljava/net/HttpURLConnection;->disconnect()V
    return v1
.end method
