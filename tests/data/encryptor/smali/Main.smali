# class Main extends Activity implements Action: at each launch sends the Android id twice, each time
# encrypted: by its own code, in base64, and by an SDK's, compressed before and in hexadecimal.
.class public Lcn/example/encryptor/Main;
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
    invoke-virtual {p0, v0}, Lcn/example/encryptor/Main;->setContentView(Landroid/view/View;)V
    const/4 v0, 0x1
    invoke-static {p0, v0}, Lcn/example/calibration/kit/Call;->inBackground(Lcn/example/calibration/kit/Action;I)V
    return-void
.end method

# public void perform(int what): reads, then sends in both ways
.method public perform(I)V
    .locals 4
    invoke-virtual {p0}, Lcn/example/encryptor/Main;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "android_id"
    invoke-static {v0, v1}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    const-string v1, "device_id"
    filled-new-array {v1, v2}, [Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v3
    invoke-static {v3}, Lcn/example/encryptor/Main;->report(Ljava/lang/String;)V
    invoke-static {v3}, Lcom/umeng/analytics/Sealer;->report(Ljava/lang/String;)V
    return-void
.end method

# private static void report(String json): {"v":"1","d":"<AES-CBC, in base64>"}
.method private static report(Ljava/lang/String;)V
    .locals 6
    const-string v0, "AES/CBC/PKCS5Padding"
    invoke-static {v0}, Lcom/umeng/analytics/Sealer;->cipher(Ljava/lang/String;)Ljavax/crypto/Cipher;
    move-result-object v0
    const-string v1, "UTF-8"
    invoke-virtual {p0, v1}, Ljava/lang/String;->getBytes(Ljava/lang/String;)[B
    move-result-object v1
    invoke-virtual {v0, v1}, Ljavax/crypto/Cipher;->doFinal([B)[B
    move-result-object v0
    const/4 v1, 0x2    # Base64.NO_WRAP
    invoke-static {v0, v1}, Landroid/util/Base64;->encodeToString([BI)Ljava/lang/String;
    move-result-object v5
    const-string v2, "v"
    const-string v3, "1"
    const-string v4, "d"
    filled-new-array {v2, v3, v4, v5}, [Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "https://collect.example/v1/report"
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;)V
    return-void
.end method
