# class Page extends Activity: so that the app is in front.
.class public final Lcn/example/contract/Page;
.super Landroid/app/Activity;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method
