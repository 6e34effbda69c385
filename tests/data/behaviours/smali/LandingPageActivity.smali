# class LandingPageActivity extends Activity: an advert's page inside the app.
.class public Lcn/example/behaviour/LandingPageActivity;
.super Landroid/app/Activity;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const-string v0, "活动详情"
    const/high16 v1, 0x41e00000    # 28f
    const/high16 v2, -0x1000000
    invoke-static {p0, v0, v1, v2}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v0
    invoke-virtual {p0, v0}, Lcn/example/behaviour/LandingPageActivity;->setContentView(Landroid/view/View;)V
    return-void
.end method
