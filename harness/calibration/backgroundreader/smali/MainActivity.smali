# class MainActivity extends ConsentActivity: after consent, starts what reads without end.
.class public Lcn/example/calibration/backgroundreader/MainActivity;
.super Lcn/example/calibration/kit/ConsentActivity;

.field public static final READ_ID:I = 0xa

# One clock per process, however often the page is built anew.
.field private static reading:Z

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;-><init>()V
    return-void
.end method

.method protected prompt()Ljava/lang/String;
    .locals 1
    const-string v0, "欢迎使用轻听音乐。经您同意后，我们会在您使用“同城”功能时获取位置信息，用于推荐同城演出。请您阅读并选择是否同意以下文件。"
    return-object v0
.end method

.method protected policy()Ljava/lang/String;
    .locals 1
    const-string v0, "一、我们仅在您使用“同城”功能时获取一次位置信息，用于推荐同城演出。二、您拒绝后仍可收听全部曲目。"
    return-object v0
.end method

.method protected home(Z)V
    .locals 2
    const-string v0, "轻听音乐"
    invoke-virtual {p0, v0}, Lcn/example/calibration/backgroundreader/MainActivity;->page(Ljava/lang/String;)V
    const-string v0, "正在播放：渔舟唱晚"
    invoke-virtual {p0, v0}, Lcn/example/calibration/backgroundreader/MainActivity;->say(Ljava/lang/String;)V
    const-string v0, "隐私政策"
    const/4 v1, 0x4
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/backgroundreader/MainActivity;->offer(Ljava/lang/String;I)V
    return-void
.end method

# void begin(boolean agreed): startService(new Intent(this, PushService.class)), and its own clock
.method protected begin(Z)V
    .locals 3
    if-eqz p1, :stay
    new-instance v0, Landroid/content/Intent;
    const-class v1, Lcn/example/calibration/backgroundreader/PushService;
    invoke-direct {v0, p0, v1}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V
    invoke-virtual {p0, v0}, Lcn/example/calibration/backgroundreader/MainActivity;->startService(Landroid/content/Intent;)Landroid/content/ComponentName;
    sget-boolean v0, Lcn/example/calibration/backgroundreader/MainActivity;->reading:Z
    if-nez v0, :stay
    const/4 v0, 0x1
    sput-boolean v0, Lcn/example/calibration/backgroundreader/MainActivity;->reading:Z
    const-wide/16 v0, 3000
    const/16 v2, 0xa
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->every(JLcn/example/calibration/kit/Action;I)V
    :stay
    return-void
.end method

# void perform(int what): READ_ID reads the Android id, of which the policy says nothing
.method public perform(I)V
    .locals 2
    const/16 v0, 0xa
    if-eq p1, v0, :read
    invoke-super {p0, p1}, Lcn/example/calibration/kit/ConsentActivity;->perform(I)V
    return-void
    :read
    invoke-virtual {p0}, Lcn/example/calibration/backgroundreader/MainActivity;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "android_id"
    invoke-static {v0, v1}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    return-void
.end method
