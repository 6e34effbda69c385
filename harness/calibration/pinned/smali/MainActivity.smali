# class MainActivity extends ConsentActivity: after consent, sends identifiers twice: where nobody can
# look (a pinned certificate) and where everybody can (plain HTTP).
.class public Lcn/example/calibration/pinned/MainActivity;
.super Lcn/example/calibration/kit/ConsentActivity;

.field public static final REPORT:I = 0xa

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;-><init>()V
    return-void
.end method

.method protected prompt()Ljava/lang/String;
    .locals 1
    const-string v0, "欢迎使用安心缴费。经您同意后，我们会收集IMEI、Android ID和WLAN名称，用于账号安全。请您阅读并选择是否同意以下文件。"
    return-object v0
.end method

.method protected policy()Ljava/lang/String;
    .locals 1
    const-string v0, "一、我们在每次启动时收集一次IMEI、Android ID和WLAN名称（SSID），用于识别异常登录、保障账号安全。二、我们不向第三方共享您的个人信息。三、您拒绝后仍可查询缴费网点。"
    return-object v0
.end method

.method protected home(Z)V
    .locals 2
    const-string v0, "安心缴费"
    invoke-virtual {p0, v0}, Lcn/example/calibration/pinned/MainActivity;->page(Ljava/lang/String;)V
    const-string v0, "缴费网点：人民路12号营业厅，周一至周五 8:30-17:00。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/pinned/MainActivity;->say(Ljava/lang/String;)V
    const-string v0, "隐私政策"
    const/4 v1, 0x4
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/pinned/MainActivity;->offer(Ljava/lang/String;I)V
    return-void
.end method

.method protected begin(Z)V
    .locals 1
    if-eqz p1, :refused
    const/16 v0, 0xa
    invoke-static {p0, v0}, Lcn/example/calibration/kit/Call;->inBackground(Lcn/example/calibration/kit/Action;I)V
    :refused
    return-void
.end method

.method public perform(I)V
    .locals 1
    const/16 v0, 0xa
    if-eq p1, v0, :report
    invoke-super {p0, p1}, Lcn/example/calibration/kit/ConsentActivity;->perform(I)V
    return-void
    :report
    invoke-direct {p0}, Lcn/example/calibration/pinned/MainActivity;->report()V
    return-void
.end method

# private void report()
.method private report()V
    .locals 7
    const-string v2, "android_id"
    invoke-virtual {p0}, Lcn/example/calibration/pinned/MainActivity;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    invoke-static {v0, v2}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v3

    filled-new-array {v2, v3}, [Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "https://pinned.example/v1/device"
    invoke-static {}, Lcn/example/calibration/pinned/Pin;->factory()Ljavax/net/ssl/SSLSocketFactory;
    move-result-object v4
    invoke-static {v1, v0, v4}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;Ljavax/net/ssl/SSLSocketFactory;)V

    const-string v0, "imei"
    invoke-direct {p0}, Lcn/example/calibration/pinned/MainActivity;->imei()Ljava/lang/String;
    move-result-object v1
    const-string v4, "ssid"
    invoke-direct {p0}, Lcn/example/calibration/pinned/MainActivity;->ssid()Ljava/lang/String;
    move-result-object v5
    filled-new-array/range {v0 .. v5}, [Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "http://plain.example/report"
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;)V
    return-void
.end method

# private String imei(): null without READ_PHONE_STATE, which this app never asks for
.method private imei()Ljava/lang/String;
    .locals 1
    const-string v0, "phone"
    invoke-virtual {p0, v0}, Lcn/example/calibration/pinned/MainActivity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/telephony/TelephonyManager;
    :try_start
    invoke-virtual {v0}, Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;
    move-result-object v0
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    return-object v0
    :denied
    move-exception v0
    const/4 v0, 0x0
    return-object v0
.end method

# private String ssid() { return wifi.getConnectionInfo().getSSID(); }
.method private ssid()Ljava/lang/String;
    .locals 2
    invoke-virtual {p0}, Lcn/example/calibration/pinned/MainActivity;->getApplicationContext()Landroid/content/Context;
    move-result-object v0
    const-string v1, "wifi"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/net/wifi/WifiManager;
    :try_start
    invoke-virtual {v0}, Landroid/net/wifi/WifiManager;->getConnectionInfo()Landroid/net/wifi/WifiInfo;
    move-result-object v0
    invoke-virtual {v0}, Landroid/net/wifi/WifiInfo;->getSSID()Ljava/lang/String;
    move-result-object v0
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    return-object v0
    :denied
    move-exception v0
    const/4 v0, 0x0
    return-object v0
.end method
