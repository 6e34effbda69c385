# class PushService extends Service implements Action: in process :push, every 2 s, reads position,
# installed apps and clipboard. The attempts go on where a permission is missing.
.class public Lcn/example/calibration/backgroundreader/PushService;
.super Landroid/app/Service;
.implements Lcn/example/calibration/kit/Action;

.field private clipboard:Landroid/content/ClipboardManager;
.field private location:Landroid/location/LocationManager;
.field private reading:Z

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Service;-><init>()V
    return-void
.end method

.method public onBind(Landroid/content/Intent;)Landroid/os/IBinder;
    .locals 1
    const/4 v0, 0x0
    return-object v0
.end method

# void onCreate(): on the main thread, because old phones make a ClipboardManager only there
.method public onCreate()V
    .locals 1
    invoke-super {p0}, Landroid/app/Service;->onCreate()V
    const-string v0, "clipboard"
    invoke-virtual {p0, v0}, Lcn/example/calibration/backgroundreader/PushService;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/content/ClipboardManager;
    iput-object v0, p0, Lcn/example/calibration/backgroundreader/PushService;->clipboard:Landroid/content/ClipboardManager;
    const-string v0, "location"
    invoke-virtual {p0, v0}, Lcn/example/calibration/backgroundreader/PushService;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/location/LocationManager;
    iput-object v0, p0, Lcn/example/calibration/backgroundreader/PushService;->location:Landroid/location/LocationManager;
    return-void
.end method

.method public onStartCommand(Landroid/content/Intent;II)I
    .locals 3
    iget-boolean v0, p0, Lcn/example/calibration/backgroundreader/PushService;->reading:Z
    if-nez v0, :started
    const/4 v0, 0x1
    iput-boolean v0, p0, Lcn/example/calibration/backgroundreader/PushService;->reading:Z
    const-wide/16 v0, 2000
    const/4 v2, 0x1
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->every(JLcn/example/calibration/kit/Action;I)V
    :started
    const/4 v0, 0x2                # START_NOT_STICKY
    return v0
.end method

.method public perform(I)V
    .locals 0
    invoke-direct {p0}, Lcn/example/calibration/backgroundreader/PushService;->readLocation()V
    invoke-direct {p0}, Lcn/example/calibration/backgroundreader/PushService;->readApps()V
    invoke-direct {p0}, Lcn/example/calibration/backgroundreader/PushService;->readClipboard()V
    return-void
.end method

.method private readLocation()V
    .locals 2
    iget-object v0, p0, Lcn/example/calibration/backgroundreader/PushService;->location:Landroid/location/LocationManager;
    const-string v1, "network"
    :try_start
    invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    return-void
    :denied
    move-exception v0
    return-void
.end method

.method private readApps()V
    .locals 2
    invoke-virtual {p0}, Lcn/example/calibration/backgroundreader/PushService;->getPackageManager()Landroid/content/pm/PackageManager;
    move-result-object v0
    const/4 v1, 0x0
    invoke-virtual {v0, v1}, Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;
    return-void
.end method

.method private readClipboard()V
    .locals 1
    iget-object v0, p0, Lcn/example/calibration/backgroundreader/PushService;->clipboard:Landroid/content/ClipboardManager;
    :try_start
    invoke-virtual {v0}, Landroid/content/ClipboardManager;->getPrimaryClip()Landroid/content/ClipData;
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    return-void
    :denied
    move-exception v0
    return-void
.end method
