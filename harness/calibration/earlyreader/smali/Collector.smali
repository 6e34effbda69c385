# class com.umeng.analytics.Collector: stands in for a statistics SDK. Only the package name is a real
# SDK's, so that a call stack is attributed to it; no code of that SDK is here.
.class public final Lcom/umeng/analytics/Collector;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static void start(Context c):
#     String id = Settings.Secure.getString(c.getContentResolver(), Settings.Secure.ANDROID_ID);
#     int apps = c.getPackageManager().getInstalledPackages(0).size();
#     Http.post("https://stat.earlyreader.example/collect?aid=" + id, {"did": md5(id), "apps": apps});
.method public static start(Landroid/content/Context;)V
    .locals 6
    invoke-virtual {p0}, Landroid/content/Context;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "android_id"
    invoke-static {v0, v1}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Ljava/lang/String;->valueOf(Ljava/lang/Object;)Ljava/lang/String;
    move-result-object v0

    invoke-virtual {p0}, Landroid/content/Context;->getPackageManager()Landroid/content/pm/PackageManager;
    move-result-object v1
    const/4 v2, 0x0
    invoke-virtual {v1, v2}, Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;
    move-result-object v1
    invoke-interface {v1}, Ljava/util/List;->size()I
    move-result v1
    invoke-static {v1}, Ljava/lang/Integer;->toString(I)Ljava/lang/String;
    move-result-object v5

    const-string v2, "did"
    invoke-static {v0}, Lcn/example/calibration/kit/Hash;->md5(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v3
    const-string v4, "apps"
    filled-new-array {v2, v3, v4, v5}, [Ljava/lang/String;
    move-result-object v2
    invoke-static {v2}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    const-string v3, "https://stat.earlyreader.example/collect?aid="
    invoke-virtual {v3, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v3
    invoke-static {v3, v2}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;)V
    return-void
.end method
