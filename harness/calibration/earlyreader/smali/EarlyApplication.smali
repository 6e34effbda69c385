# class EarlyApplication extends Application: starts the statistics SDK before anybody was asked.
.class public Lcn/example/calibration/earlyreader/EarlyApplication;
.super Landroid/app/Application;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Application;-><init>()V
    return-void
.end method

# void onCreate() { super.onCreate(); if (Choice.of(this) != REFUSED) Collector.start(this); }
.method public onCreate()V
    .locals 2
    invoke-super {p0}, Landroid/app/Application;->onCreate()V
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->of(Landroid/content/Context;)I
    move-result v0
    const/4 v1, 0x2
    if-eq v0, v1, :refused
    invoke-static {p0}, Lcom/umeng/analytics/Collector;->start(Landroid/content/Context;)V
    :refused
    return-void
.end method
