# class MainActivity extends ConsentActivity: a prompt as it should be, come too late.
.class public Lcn/example/calibration/earlyreader/MainActivity;
.super Lcn/example/calibration/kit/ConsentActivity;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;-><init>()V
    return-void
.end method

.method protected prompt()Ljava/lang/String;
    .locals 1
    const-string v0, "欢迎使用每日诗词。为统计使用情况，我们接入的友盟+统计SDK会在您同意后收集Android ID和软件安装列表。请您阅读并选择是否同意以下文件。"
    return-object v0
.end method

.method protected policy()Ljava/lang/String;
    .locals 1
    const-string v0, "一、友盟+统计SDK在每次启动时收集一次Android ID和软件安装列表，用于统计使用情况。二、我们不收集其他个人信息。三、您拒绝后仍可阅读全部诗词。"
    return-object v0
.end method

.method protected home(Z)V
    .locals 2
    const-string v0, "每日诗词"
    invoke-virtual {p0, v0}, Lcn/example/calibration/earlyreader/MainActivity;->page(Ljava/lang/String;)V
    const-string v0, "床前明月光，疑是地上霜。举头望明月，低头思故乡。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/earlyreader/MainActivity;->say(Ljava/lang/String;)V
    const-string v0, "隐私政策"
    const/4 v1, 0x4
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/earlyreader/MainActivity;->offer(Ljava/lang/String;I)V
    return-void
.end method

.method protected begin(Z)V
    .locals 0
    return-void
.end method
