# class Shake implements SensorEventListener: opens a store page when the phone moves by more than
# 8 m/s² beyond gravity, once, with no hint on the page. Daily motion reaches that.
.class public final Lcn/example/calibration/splash/Shake;
.super Ljava/lang/Object;
.implements Landroid/hardware/SensorEventListener;

.field private final activity:Landroid/app/Activity;
.field private final sensors:Landroid/hardware/SensorManager;

# Gravity per axis, as a slow mean of what the sensor said; null before its first word.
.field private gravity:[F

.method private constructor <init>(Landroid/app/Activity;Landroid/hardware/SensorManager;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcn/example/calibration/splash/Shake;->activity:Landroid/app/Activity;
    iput-object p2, p0, Lcn/example/calibration/splash/Shake;->sensors:Landroid/hardware/SensorManager;
    return-void
.end method

# static Shake listen(Activity a):
#     sensors.registerListener(shake, sensors.getDefaultSensor(TYPE_ACCELEROMETER), SENSOR_DELAY_UI)
.method public static listen(Landroid/app/Activity;)Lcn/example/calibration/splash/Shake;
    .locals 4
    const-string v0, "sensor"
    invoke-virtual {p0, v0}, Landroid/app/Activity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/hardware/SensorManager;
    new-instance v1, Lcn/example/calibration/splash/Shake;
    invoke-direct {v1, p0, v0}, Lcn/example/calibration/splash/Shake;-><init>(Landroid/app/Activity;Landroid/hardware/SensorManager;)V
    const/4 v2, 0x1                # Sensor.TYPE_ACCELEROMETER
    invoke-virtual {v0, v2}, Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;
    move-result-object v2
    if-eqz v2, :none
    const/4 v3, 0x2                # SensorManager.SENSOR_DELAY_UI
    invoke-virtual {v0, v1, v2, v3}, Landroid/hardware/SensorManager;->registerListener(Landroid/hardware/SensorEventListener;Landroid/hardware/Sensor;I)Z
    :none
    return-object v1
.end method

.method public stop()V
    .locals 1
    iget-object v0, p0, Lcn/example/calibration/splash/Shake;->sensors:Landroid/hardware/SensorManager;
    invoke-virtual {v0, p0}, Landroid/hardware/SensorManager;->unregisterListener(Landroid/hardware/SensorEventListener;)V
    return-void
.end method

.method public onAccuracyChanged(Landroid/hardware/Sensor;I)V
    .locals 0
    return-void
.end method

# void onSensorChanged(SensorEvent e):
#     per axis: d = value - gravity; gravity += 0.02 * d; if the sum of d² exceeds 8², stop() and open()
.method public onSensorChanged(Landroid/hardware/SensorEvent;)V
    .locals 7
    iget-object v0, p1, Landroid/hardware/SensorEvent;->values:[F
    iget-object v1, p0, Lcn/example/calibration/splash/Shake;->gravity:[F
    if-nez v1, :known
    invoke-virtual {v0}, [F->clone()Ljava/lang/Object;
    move-result-object v1
    check-cast v1, [F
    iput-object v1, p0, Lcn/example/calibration/splash/Shake;->gravity:[F
    :known
    const/4 v2, 0x0
    const/4 v3, 0x0
    :axis
    const/4 v4, 0x3
    if-ge v3, v4, :summed
    aget v4, v0, v3
    aget v5, v1, v3
    sub-float/2addr v4, v5
    const v6, 0x3ca3d70a           # 0.02f
    mul-float/2addr v6, v4
    add-float/2addr v5, v6
    aput v5, v1, v3
    mul-float/2addr v4, v4
    add-float/2addr v2, v4
    add-int/lit8 v3, v3, 0x1
    goto :axis
    :summed
    const/high16 v3, 0x42800000    # 64f
    cmpl-float v3, v2, v3
    if-lez v3, :still
    invoke-virtual {p0}, Lcn/example/calibration/splash/Shake;->stop()V
    iget-object v3, p0, Lcn/example/calibration/splash/Shake;->activity:Landroid/app/Activity;
    const-string v4, "market://details?id=cn.example.other"
    invoke-static {v3, v4}, Lcn/example/calibration/splash/Shake;->open(Landroid/app/Activity;Ljava/lang/String;)V
    :still
    return-void
.end method

# static void open(Activity a, String address): startActivity(new Intent(ACTION_VIEW, Uri.parse(address)))
.method public static open(Landroid/app/Activity;Ljava/lang/String;)V
    .locals 3
    new-instance v0, Landroid/content/Intent;
    const-string v1, "android.intent.action.VIEW"
    invoke-static {p1}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;
    move-result-object v2
    invoke-direct {v0, v1, v2}, Landroid/content/Intent;-><init>(Ljava/lang/String;Landroid/net/Uri;)V
    :try_start
    invoke-virtual {p0, v0}, Landroid/app/Activity;->startActivity(Landroid/content/Intent;)V
    :try_end
    .catch Landroid/content/ActivityNotFoundException; {:try_start .. :try_end} :nobody
    return-void
    :nobody
    move-exception v0
    const-string v1, "calibration"
    invoke-virtual {v0}, Landroid/content/ActivityNotFoundException;->toString()Ljava/lang/String;
    move-result-object v2
    invoke-static {v1, v2}, Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I
    return-void
.end method
