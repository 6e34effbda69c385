# One deferred call of an Action: on a tap, on a new thread, after a delay, or at a fixed period.
.class public final Lcn/example/calibration/kit/Call;
.super Ljava/util/TimerTask;
.implements Landroid/view/View$OnClickListener;

.field private final target:Lcn/example/calibration/kit/Action;
.field private final what:I

# Call(Action target, int what)
.method public constructor <init>(Lcn/example/calibration/kit/Action;I)V
    .locals 0
    invoke-direct {p0}, Ljava/util/TimerTask;-><init>()V
    iput-object p1, p0, Lcn/example/calibration/kit/Call;->target:Lcn/example/calibration/kit/Action;
    iput p2, p0, Lcn/example/calibration/kit/Call;->what:I
    return-void
.end method

# static void inBackground(Action target, int what): new Thread(new Call(target, what)).start()
.method public static inBackground(Lcn/example/calibration/kit/Action;I)V
    .locals 2
    new-instance v0, Lcn/example/calibration/kit/Call;
    invoke-direct {v0, p0, p1}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    new-instance v1, Ljava/lang/Thread;
    invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
    invoke-virtual {v1}, Ljava/lang/Thread;->start()V
    return-void
.end method

# static void after(long ms, Action target, int what): on the main thread
.method public static after(JLcn/example/calibration/kit/Action;I)V
    .locals 2
    new-instance v0, Lcn/example/calibration/kit/Call;
    invoke-direct {v0, p2, p3}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    invoke-static {}, Landroid/os/Looper;->getMainLooper()Landroid/os/Looper;
    move-result-object p2
    new-instance v1, Landroid/os/Handler;
    invoke-direct {v1, p2}, Landroid/os/Handler;-><init>(Landroid/os/Looper;)V
    invoke-virtual {v1, v0, p0, p1}, Landroid/os/Handler;->postDelayed(Ljava/lang/Runnable;J)Z
    return-void
.end method

# static void every(long ms, Action target, int what): first after 200 ms, on a daemon thread
.method public static every(JLcn/example/calibration/kit/Action;I)V
    .locals 7
    new-instance v1, Lcn/example/calibration/kit/Call;
    invoke-direct {v1, p2, p3}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    new-instance v0, Ljava/util/Timer;
    const/4 v2, 0x1
    invoke-direct {v0, v2}, Ljava/util/Timer;-><init>(Z)V
    const-wide/16 v2, 200
    move-wide v4, p0
    invoke-virtual/range {v0 .. v5}, Ljava/util/Timer;->scheduleAtFixedRate(Ljava/util/TimerTask;JJ)V
    return-void
.end method

.method public onClick(Landroid/view/View;)V
    .locals 0
    invoke-virtual {p0}, Lcn/example/calibration/kit/Call;->run()V
    return-void
.end method

# void run() { target.perform(what); }
.method public run()V
    .locals 2
    iget-object v0, p0, Lcn/example/calibration/kit/Call;->target:Lcn/example/calibration/kit/Action;
    iget v1, p0, Lcn/example/calibration/kit/Call;->what:I
    invoke-interface {v0, v1}, Lcn/example/calibration/kit/Action;->perform(I)V
    return-void
.end method
