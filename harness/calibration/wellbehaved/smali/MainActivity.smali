# class MainActivity extends ConsentActivity: asks first, obeys the answer, asks for a permission when
# its function is used and says why.
.class public Lcn/example/calibration/wellbehaved/MainActivity;
.super Lcn/example/calibration/kit/ConsentActivity;

.field public static final NEARBY:I = 0xa
.field public static final SETTINGS:I = 0xb
.field public static final COLLECTED:I = 0xc
.field public static final SHARED:I = 0xd
.field public static final LOCATE:I = 0xe

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;-><init>()V
    return-void
.end method

.method protected prompt()Ljava/lang/String;
    .locals 1
    const-string v0, "欢迎使用社区活动。我们重视您的个人信息保护。使用“附近”功能时，我们会在征得您授权后获取您的位置信息，用于展示附近的活动，位置信息仅在本机使用，不会上传。请您阅读并选择是否同意以下文件。"
    return-object v0
.end method

.method protected policy()Ljava/lang/String;
    .locals 1
    const-string v0, "一、我们收集的个人信息：仅在您点击“附近”并授权后，获取一次位置信息，用于在本机展示附近的活动，不上传、不保存。二、我们不读取设备标识、软件安装列表、通讯录等其他个人信息。三、我们未接入第三方SDK，不向第三方共享您的个人信息。四、拒绝授权不影响您使用其他功能。"
    return-object v0
.end method

# void home(boolean agreed)
.method protected home(Z)V
    .locals 2
    const-string v0, "社区活动"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->page(Ljava/lang/String;)V
    const-string v0, "本周六上午九点，社区中心举办旧书交换会，欢迎参加。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->say(Ljava/lang/String;)V
    if-nez p1, :full
    const-string v0, "您正在使用基本功能模式，仅可浏览活动，我们不会收集您的个人信息。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->say(Ljava/lang/String;)V
    return-void
    :full
    const-string v0, "附近"
    const/16 v1, 0xa
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/wellbehaved/MainActivity;->offer(Ljava/lang/String;I)V
    const-string v0, "设置"
    const/16 v1, 0xb
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/wellbehaved/MainActivity;->offer(Ljava/lang/String;I)V
    return-void
.end method

# void begin(boolean agreed): after consent, fetches the week's programme; nothing in it is personal
.method protected begin(Z)V
    .locals 4
    if-eqz p1, :refused
    const-string v0, "page"
    const-string v1, "programme"
    const-string v2, "version"
    const-string v3, "1.0"
    filled-new-array {v0, v1, v2, v3}, [Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "https://api.wellbehaved.example/programme"
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;)V
    :refused
    return-void
.end method

.method public perform(I)V
    .locals 2
    packed-switch p1, :numbers
    invoke-super {p0, p1}, Lcn/example/calibration/kit/ConsentActivity;->perform(I)V
    return-void

    :nearby
    const-string v0, "附近"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->inside(Ljava/lang/String;)V
    const-string v0, "为了向您展示附近的活动，我们需要获取您的位置信息，仅在您查看本页时使用一次，不会上传。拒绝后您仍可浏览全部活动。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->say(Ljava/lang/String;)V
    const-string v0, "查看附近"
    const/16 v1, 0xe
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/wellbehaved/MainActivity;->offer(Ljava/lang/String;I)V
    return-void

    :locate
    const-string v0, "android.permission.ACCESS_COARSE_LOCATION"
    filled-new-array {v0}, [Ljava/lang/String;
    move-result-object v0
    const/4 v1, 0x1
    invoke-virtual {p0, v1, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->ask(I[Ljava/lang/String;)V
    return-void

    :settings
    const-string v0, "设置"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->inside(Ljava/lang/String;)V
    const-string v0, "用户协议"
    const/4 v1, 0x3
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/wellbehaved/MainActivity;->offer(Ljava/lang/String;I)V
    const-string v0, "隐私政策"
    const/4 v1, 0x4
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/wellbehaved/MainActivity;->offer(Ljava/lang/String;I)V
    const-string v0, "已收集个人信息清单"
    const/16 v1, 0xc
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/wellbehaved/MainActivity;->offer(Ljava/lang/String;I)V
    const-string v0, "与第三方共享个人信息清单"
    const/16 v1, 0xd
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/wellbehaved/MainActivity;->offer(Ljava/lang/String;I)V
    return-void

    :collected
    const-string v0, "已收集个人信息清单"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->inside(Ljava/lang/String;)V
    const-string v0, "信息种类：位置信息；使用目的：展示附近的活动；使用场景：您点击“附近”时。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->say(Ljava/lang/String;)V
    return-void

    :shared
    const-string v0, "与第三方共享个人信息清单"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->inside(Ljava/lang/String;)V
    const-string v0, "我们未与第三方共享您的个人信息。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->say(Ljava/lang/String;)V
    return-void

    :numbers
    .packed-switch 0xa
        :nearby
        :settings
        :collected
        :shared
        :locate
    .end packed-switch
.end method

# void onRequestPermissionsResult(int code, String[] permissions, int[] results): the nearby page, with
# or without a position
.method public onRequestPermissionsResult(I[Ljava/lang/String;[I)V
    .locals 2
    array-length v0, p3
    if-eqz v0, :denied
    const/4 v1, 0x0
    aget v0, p3, v1
    if-nez v0, :denied
    const-string v0, "location"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/location/LocationManager;
    :try_start
    const-string v1, "network"
    invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    const-string v0, "您附近有3场活动：旧书交换会、社区合唱、亲子阅读。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->say(Ljava/lang/String;)V
    return-void
    :denied
    const-string v0, "未获取位置信息，为您展示全市的活动。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/wellbehaved/MainActivity;->say(Ljava/lang/String;)V
    return-void
.end method
