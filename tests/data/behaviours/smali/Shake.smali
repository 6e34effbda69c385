# class Shake implements SensorEventListener: a shake is pushes of @PUSH@ m/s² or more, none more than
# 0.6 s after the last, for @LONG@ ns or more, with a turn of @TURN@ (sine of half the angle) or more.
.class public final Lcn/example/behaviour/Shake;
.super Ljava/lang/Object;
.implements Landroid/hardware/SensorEventListener;

.field private final page:Lcn/example/behaviour/Main;
.field private final sensors:Landroid/hardware/SensorManager;
.field private first:J
.field private last:J
.field private turn:F

.method private constructor <init>(Lcn/example/behaviour/Main;Landroid/hardware/SensorManager;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcn/example/behaviour/Shake;->page:Lcn/example/behaviour/Main;
    iput-object p2, p0, Lcn/example/behaviour/Shake;->sensors:Landroid/hardware/SensorManager;
    return-void
.end method

# static Shake listen(Main page): to linear acceleration and rotation vector, as games do
.method public static listen(Lcn/example/behaviour/Main;)Lcn/example/behaviour/Shake;
    .locals 3
    const-string v0, "sensor"
    invoke-virtual {p0, v0}, Lcn/example/behaviour/Main;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/hardware/SensorManager;
    new-instance v1, Lcn/example/behaviour/Shake;
    invoke-direct {v1, p0, v0}, Lcn/example/behaviour/Shake;-><init>(Lcn/example/behaviour/Main;Landroid/hardware/SensorManager;)V
    const/16 v2, 10                # Sensor.TYPE_LINEAR_ACCELERATION
    invoke-direct {v1, v2}, Lcn/example/behaviour/Shake;->hear(I)V
    const/16 v2, 11                # Sensor.TYPE_ROTATION_VECTOR
    invoke-direct {v1, v2}, Lcn/example/behaviour/Shake;->hear(I)V
    return-object v1
.end method

.method private hear(I)V
    .locals 3
    iget-object v0, p0, Lcn/example/behaviour/Shake;->sensors:Landroid/hardware/SensorManager;
    invoke-virtual {v0, p1}, Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;
    move-result-object v1
    if-eqz v1, :none
    const/4 v2, 0x1                # SensorManager.SENSOR_DELAY_GAME
    invoke-virtual {v0, p0, v1, v2}, Landroid/hardware/SensorManager;->registerListener(Landroid/hardware/SensorEventListener;Landroid/hardware/Sensor;I)Z
    :none
    return-void
.end method

.method public stop()V
    .locals 1
    iget-object v0, p0, Lcn/example/behaviour/Shake;->sensors:Landroid/hardware/SensorManager;
    invoke-virtual {v0, p0}, Landroid/hardware/SensorManager;->unregisterListener(Landroid/hardware/SensorEventListener;)V
    return-void
.end method

.method public onAccuracyChanged(Landroid/hardware/Sensor;I)V
    .locals 0
    return-void
.end method

.method public onSensorChanged(Landroid/hardware/SensorEvent;)V
    .locals 8
    iget-object v0, p1, Landroid/hardware/SensorEvent;->values:[F
    iget-object v1, p1, Landroid/hardware/SensorEvent;->sensor:Landroid/hardware/Sensor;
    invoke-virtual {v1}, Landroid/hardware/Sensor;->getType()I
    move-result v1
    const/16 v2, 10
    if-eq v1, v2, :pushed

    const/4 v1, 0x1
    aget v1, v0, v1
    invoke-static {v1}, Ljava/lang/Math;->abs(F)F
    move-result v1
    iget v2, p0, Lcn/example/behaviour/Shake;->turn:F
    cmpl-float v3, v1, v2
    if-lez v3, :done
    iput v1, p0, Lcn/example/behaviour/Shake;->turn:F
    :done
    return-void

    :pushed
    const/4 v1, 0x0
    aget v1, v0, v1
    invoke-static {v1}, Ljava/lang/Math;->abs(F)F
    move-result v1
    const/4 v2, 0x2
    aget v2, v0, v2
    invoke-static {v2}, Ljava/lang/Math;->abs(F)F
    move-result v2
    invoke-static {v1, v2}, Ljava/lang/Math;->max(FF)F
    move-result v1
    const v2, @PUSH@f
    cmpg-float v1, v1, v2
    if-ltz v1, :done

    iget-wide v0, p1, Landroid/hardware/SensorEvent;->timestamp:J
    iget-wide v2, p0, Lcn/example/behaviour/Shake;->last:J
    iput-wide v0, p0, Lcn/example/behaviour/Shake;->last:J
    sub-long v2, v0, v2
    const-wide/32 v4, 600000000
    cmp-long v6, v2, v4
    if-lez v6, :goes
    iput-wide v0, p0, Lcn/example/behaviour/Shake;->first:J
    const/4 v6, 0x0
    iput v6, p0, Lcn/example/behaviour/Shake;->turn:F
    :goes
    iget-wide v2, p0, Lcn/example/behaviour/Shake;->first:J
    sub-long v2, v0, v2
    const-wide v4, @LONG@L
    cmp-long v6, v2, v4
    if-ltz v6, :done
    iget v6, p0, Lcn/example/behaviour/Shake;->turn:F
    const v7, @TURN@f
    cmpg-float v6, v6, v7
    if-ltz v6, :done
    invoke-virtual {p0}, Lcn/example/behaviour/Shake;->stop()V
    iget-object v0, p0, Lcn/example/behaviour/Shake;->page:Lcn/example/behaviour/Main;
    invoke-virtual {v0}, Lcn/example/behaviour/Main;->shaken()V
    return-void
.end method
