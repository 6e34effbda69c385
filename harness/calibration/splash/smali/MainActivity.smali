# class MainActivity extends ConsentActivity: after consent, an advert covers every launch.
.class public Lcn/example/calibration/splash/MainActivity;
.super Lcn/example/calibration/kit/ConsentActivity;

.field private shake:Lcn/example/calibration/splash/Shake;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;-><init>()V
    return-void
.end method

.method protected prompt()Ljava/lang/String;
    .locals 1
    const-string v0, "欢迎使用天天菜谱。本应用不收集您的个人信息，启动时会展示广告。请您阅读并选择是否同意以下文件。"
    return-object v0
.end method

.method protected policy()Ljava/lang/String;
    .locals 1
    const-string v0, "一、我们不收集您的个人信息。二、本应用启动时会展示广告，广告不使用您的个人信息。三、您拒绝后仍可浏览全部菜谱。"
    return-object v0
.end method

.method protected home(Z)V
    .locals 2
    const-string v0, "天天菜谱"
    invoke-virtual {p0, v0}, Lcn/example/calibration/splash/MainActivity;->page(Ljava/lang/String;)V
    const-string v0, "今日推荐：番茄炒蛋。番茄两个，鸡蛋三个，葱花少许，大火快炒。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/splash/MainActivity;->say(Ljava/lang/String;)V
    const-string v0, "隐私政策"
    const/4 v1, 0x4
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/splash/MainActivity;->offer(Ljava/lang/String;I)V
    return-void
.end method

# void begin(boolean agreed) { if (agreed) startActivity(new Intent(this, SplashActivity.class)); }
.method protected begin(Z)V
    .locals 2
    if-eqz p1, :refused
    new-instance v0, Landroid/content/Intent;
    const-class v1, Lcn/example/calibration/splash/SplashActivity;
    invoke-direct {v0, p0, v1}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V
    invoke-virtual {p0, v0}, Lcn/example/calibration/splash/MainActivity;->startActivity(Landroid/content/Intent;)V
    :refused
    return-void
.end method

# void onResume(): the first page listens for shakes too, but not without consent
.method protected onResume()V
    .locals 1
    invoke-super {p0}, Lcn/example/calibration/kit/ConsentActivity;->onResume()V
    invoke-virtual {p0}, Lcn/example/calibration/splash/MainActivity;->agreed()Z
    move-result v0
    if-eqz v0, :refused
    invoke-static {p0}, Lcn/example/calibration/splash/Shake;->listen(Landroid/app/Activity;)Lcn/example/calibration/splash/Shake;
    move-result-object v0
    iput-object v0, p0, Lcn/example/calibration/splash/MainActivity;->shake:Lcn/example/calibration/splash/Shake;
    :refused
    return-void
.end method

.method protected onPause()V
    .locals 1
    invoke-super {p0}, Lcn/example/calibration/kit/ConsentActivity;->onPause()V
    iget-object v0, p0, Lcn/example/calibration/splash/MainActivity;->shake:Lcn/example/calibration/splash/Shake;
    if-eqz v0, :silent
    invoke-virtual {v0}, Lcn/example/calibration/splash/Shake;->stop()V
    :silent
    return-void
.end method
