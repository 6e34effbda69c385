# class Contract extends Application: its first line makes the first calls.
.class public final Lcn/example/contract/Contract;
.super Landroid/app/Application;

.method static constructor <clinit>()V
    .locals 2
    invoke-static {}, Lcn/example/contract/Runner;->isSecond()Z
    move-result v0
    if-nez v0, :second
    invoke-static {}, Landroid/app/ActivityThread;->currentActivityThread()Landroid/app/ActivityThread;
    move-result-object v0
    invoke-virtual {v0}, Landroid/app/ActivityThread;->getSystemContext()Landroid/app/ContextImpl;
    move-result-object v0
    const-string v1, "first"
    invoke-static {v0, v1}, Lcn/example/contract/Runner;->all(Landroid/content/Context;Ljava/lang/String;)V
    :second
    return-void
.end method

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Application;-><init>()V
    return-void
.end method

.method public onCreate()V
    .locals 1
    invoke-super {p0}, Landroid/app/Application;->onCreate()V
    new-instance v0, Lcn/example/contract/Runner;
    invoke-direct {v0}, Lcn/example/contract/Runner;-><init>()V
    invoke-virtual {v0}, Lcn/example/contract/Runner;->start()V
    return-void
.end method
