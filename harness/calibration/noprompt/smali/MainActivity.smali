# class MainActivity extends Activity implements Action: asks nobody, reads at once, asks for two
# permissions in a row without a reason, and crashes at its second launch.
.class public Lcn/example/calibration/noprompt/MainActivity;
.super Landroid/app/Activity;
.implements Lcn/example/calibration/kit/Action;

.field public static final CRASH:I = 0x1

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    invoke-direct {p0}, Lcn/example/calibration/noprompt/MainActivity;->build()V
    invoke-direct {p0}, Lcn/example/calibration/noprompt/MainActivity;->read()V
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->launches(Landroid/content/Context;)I
    move-result v0
    const/4 v1, 0x2
    if-eq v0, v1, :second
    invoke-direct {p0}, Lcn/example/calibration/noprompt/MainActivity;->ask()V
    return-void
    :second
    const-wide/16 v0, 800
    const/4 v2, 0x1
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->after(JLcn/example/calibration/kit/Action;I)V
    return-void
.end method

.method private build()V
    .locals 4
    invoke-static {p0}, Lcn/example/calibration/kit/Widgets;->column(Landroid/content/Context;)Landroid/widget/LinearLayout;
    move-result-object v0
    const-string v1, "手电筒大师"
    const/high16 v2, 0x41b00000    # 22f
    const v3, -0xdededf            # 0xff212121
    invoke-static {p0, v1, v2, v3}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    const-string v1, "亮度：中。电量充足，可连续照明六小时。"
    const/high16 v2, 0x41800000    # 16f
    invoke-static {p0, v1, v2, v3}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    invoke-virtual {p0, v0}, Lcn/example/calibration/noprompt/MainActivity;->setContentView(Landroid/view/View;)V
    return-void
.end method

# private void read(): Android id and MAC, kept to itself
.method private read()V
    .locals 2
    invoke-virtual {p0}, Lcn/example/calibration/noprompt/MainActivity;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "android_id"
    invoke-static {v0, v1}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    invoke-virtual {p0}, Lcn/example/calibration/noprompt/MainActivity;->getApplicationContext()Landroid/content/Context;
    move-result-object v0
    const-string v1, "wifi"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/net/wifi/WifiManager;
    :try_start
    invoke-virtual {v0}, Landroid/net/wifi/WifiManager;->getConnectionInfo()Landroid/net/wifi/WifiInfo;
    move-result-object v0
    invoke-virtual {v0}, Landroid/net/wifi/WifiInfo;->getMacAddress()Ljava/lang/String;
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    return-void
    :denied
    move-exception v0
    return-void
.end method

# private void ask(): two dialogs, one after the other, no word of a purpose
.method private ask()V
    .locals 2
    sget v0, Landroid/os/Build$VERSION;->SDK_INT:I
    const/16 v1, 23
    if-lt v0, v1, :at_install
    const-string v0, "android.permission.READ_PHONE_STATE"
    const-string v1, "android.permission.ACCESS_FINE_LOCATION"
    filled-new-array {v0, v1}, [Ljava/lang/String;
    move-result-object v0
    const/4 v1, 0x1
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/noprompt/MainActivity;->requestPermissions([Ljava/lang/String;I)V
    :at_install
    return-void
.end method

# void perform(int what) { throw new RuntimeException("calibration: crash at the second launch"); }
.method public perform(I)V
    .locals 2
    new-instance v0, Ljava/lang/RuntimeException;
    const-string v1, "calibration: crash at the second launch"
    invoke-direct {v0, v1}, Ljava/lang/RuntimeException;-><init>(Ljava/lang/String;)V
    throw v0
.end method
