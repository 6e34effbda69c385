# class SplashActivity extends Activity implements Action: an advert for 5 s, its way out an unnamed
# circle whose first tap opens the advert and whose second closes it. Left alone, it opens the advert
# by itself after 1 s, once; who comes back sees it for another 5 s.
.class public Lcn/example/calibration/splash/SplashActivity;
.super Landroid/app/Activity;
.implements Lcn/example/calibration/kit/Action;

.field public static final CIRCLE:I = 0x1
.field public static final JUMP:I = 0x2

# CLOSE + times is the end of one showing; `times` is odd while the page is shown.
.field public static final CLOSE:I = 0x64

.field private shake:Lcn/example/calibration/splash/Shake;
.field private taps:I
.field private times:I
.field private touched:Z

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Landroid/widget/FrameLayout;
    invoke-direct {v0, p0}, Landroid/widget/FrameLayout;-><init>(Landroid/content/Context;)V
    const v1, -0x2acfd1            # 0xffd5302f
    invoke-virtual {v0, v1}, Landroid/widget/FrameLayout;->setBackgroundColor(I)V
    const-string v1, "年中大促 全场五折"
    const/16 v2, 0x11              # Gravity.CENTER
    invoke-direct {p0, v0, v1, v2}, Lcn/example/calibration/splash/SplashActivity;->write(Landroid/widget/FrameLayout;Ljava/lang/String;I)V
    const-string v1, "广告"
    const/16 v2, 0x53              # Gravity.BOTTOM | Gravity.LEFT
    invoke-direct {p0, v0, v1, v2}, Lcn/example/calibration/splash/SplashActivity;->write(Landroid/widget/FrameLayout;Ljava/lang/String;I)V
    invoke-direct {p0, v0}, Lcn/example/calibration/splash/SplashActivity;->addCircle(Landroid/widget/FrameLayout;)V
    invoke-virtual {p0, v0}, Lcn/example/calibration/splash/SplashActivity;->setContentView(Landroid/view/View;)V
    const-wide/16 v0, 1000
    const/4 v2, 0x2
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->after(JLcn/example/calibration/kit/Action;I)V
    return-void
.end method

# private void write(FrameLayout page, String text, int gravity): large and white
.method private write(Landroid/widget/FrameLayout;Ljava/lang/String;I)V
    .locals 4
    const/high16 v0, 0x41e00000    # 28f
    const/4 v1, -0x1
    invoke-static {p0, p2, v0, v1}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v0
    new-instance v1, Landroid/widget/FrameLayout$LayoutParams;
    const/4 v2, -0x2
    invoke-direct {v1, v2, v2, p3}, Landroid/widget/FrameLayout$LayoutParams;-><init>(III)V
    const/16 v2, 24
    invoke-static {p0, v2}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v2
    invoke-virtual {v1, v2, v2, v2, v2}, Landroid/widget/FrameLayout$LayoutParams;->setMargins(IIII)V
    invoke-virtual {p1, v0, v1}, Landroid/widget/FrameLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-void
.end method

# private void addCircle(FrameLayout page): a tenth of the screen's width, top right, no text, no
# description, no id
.method private addCircle(Landroid/widget/FrameLayout;)V
    .locals 5
    new-instance v0, Landroid/view/View;
    invoke-direct {v0, p0}, Landroid/view/View;-><init>(Landroid/content/Context;)V
    invoke-virtual {p0}, Lcn/example/calibration/splash/SplashActivity;->getResources()Landroid/content/res/Resources;
    move-result-object v1
    invoke-virtual {v1}, Landroid/content/res/Resources;->getDisplayMetrics()Landroid/util/DisplayMetrics;
    move-result-object v1
    iget v1, v1, Landroid/util/DisplayMetrics;->widthPixels:I
    div-int/lit8 v1, v1, 0xa

    new-instance v2, Landroid/graphics/drawable/GradientDrawable;
    invoke-direct {v2}, Landroid/graphics/drawable/GradientDrawable;-><init>()V
    const/high16 v3, 0x66000000
    invoke-virtual {v2, v3}, Landroid/graphics/drawable/GradientDrawable;->setColor(I)V
    int-to-float v3, v1
    const/high16 v4, 0x40000000    # 2f
    div-float v3, v3, v4
    invoke-virtual {v2, v3}, Landroid/graphics/drawable/GradientDrawable;->setCornerRadius(F)V
    invoke-virtual {v0, v2}, Landroid/view/View;->setBackground(Landroid/graphics/drawable/Drawable;)V

    new-instance v2, Lcn/example/calibration/kit/Call;
    const/4 v3, 0x1
    invoke-direct {v2, p0, v3}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    invoke-virtual {v0, v2}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V

    new-instance v2, Landroid/widget/FrameLayout$LayoutParams;
    const/16 v3, 0x35              # Gravity.TOP | Gravity.RIGHT
    invoke-direct {v2, v1, v1, v3}, Landroid/widget/FrameLayout$LayoutParams;-><init>(III)V
    const/16 v1, 16
    invoke-static {p0, v1}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v1
    mul-int/lit8 v3, v1, 0x3
    const/4 v4, 0x0
    invoke-virtual {v2, v4, v3, v1, v4}, Landroid/widget/FrameLayout$LayoutParams;->setMargins(IIII)V
    invoke-virtual {p1, v0, v2}, Landroid/widget/FrameLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-void
.end method

.method public perform(I)V
    .locals 2
    packed-switch p1, :numbers
    iget v0, p0, Lcn/example/calibration/splash/SplashActivity;->times:I
    add-int/lit8 v0, v0, 0x64
    if-eq p1, v0, :close
    return-void

    :circle
    const/4 v0, 0x1
    iput-boolean v0, p0, Lcn/example/calibration/splash/SplashActivity;->touched:Z
    iget v0, p0, Lcn/example/calibration/splash/SplashActivity;->taps:I
    if-nez v0, :close
    add-int/lit8 v0, v0, 0x1
    iput v0, p0, Lcn/example/calibration/splash/SplashActivity;->taps:I
    const-string v0, "https://ad.example/landing?from=skip"
    invoke-static {p0, v0}, Lcn/example/calibration/splash/Shake;->open(Landroid/app/Activity;Ljava/lang/String;)V
    return-void

    :jump
    iget-boolean v0, p0, Lcn/example/calibration/splash/SplashActivity;->touched:Z
    if-nez v0, :stay
    iget v0, p0, Lcn/example/calibration/splash/SplashActivity;->times:I
    and-int/lit8 v0, v0, 0x1
    if-eqz v0, :stay
    const-string v0, "https://ad.example/landing"
    invoke-static {p0, v0}, Lcn/example/calibration/splash/Shake;->open(Landroid/app/Activity;Ljava/lang/String;)V
    :stay
    return-void

    :close
    invoke-virtual {p0}, Lcn/example/calibration/splash/SplashActivity;->finish()V
    return-void

    :numbers
    .packed-switch 0x1
        :circle
        :jump
    .end packed-switch
.end method

# boolean dispatchTouchEvent(MotionEvent e): who touches the page is not jumped over
.method public dispatchTouchEvent(Landroid/view/MotionEvent;)Z
    .locals 1
    const/4 v0, 0x1
    iput-boolean v0, p0, Lcn/example/calibration/splash/SplashActivity;->touched:Z
    invoke-super {p0, p1}, Landroid/app/Activity;->dispatchTouchEvent(Landroid/view/MotionEvent;)Z
    move-result v0
    return v0
.end method

# void onResume() { shake = Shake.listen(this); Call.after(5000, this, CLOSE + ++times); }
.method protected onResume()V
    .locals 3
    invoke-super {p0}, Landroid/app/Activity;->onResume()V
    invoke-static {p0}, Lcn/example/calibration/splash/Shake;->listen(Landroid/app/Activity;)Lcn/example/calibration/splash/Shake;
    move-result-object v0
    iput-object v0, p0, Lcn/example/calibration/splash/SplashActivity;->shake:Lcn/example/calibration/splash/Shake;
    iget v2, p0, Lcn/example/calibration/splash/SplashActivity;->times:I
    add-int/lit8 v2, v2, 0x1
    iput v2, p0, Lcn/example/calibration/splash/SplashActivity;->times:I
    add-int/lit8 v2, v2, 0x64
    const-wide/16 v0, 5000
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->after(JLcn/example/calibration/kit/Action;I)V
    return-void
.end method

# void onPause() { shake.stop(); times++; }: what is not seen does not end
.method protected onPause()V
    .locals 1
    invoke-super {p0}, Landroid/app/Activity;->onPause()V
    iget-object v0, p0, Lcn/example/calibration/splash/SplashActivity;->shake:Lcn/example/calibration/splash/Shake;
    invoke-virtual {v0}, Lcn/example/calibration/splash/Shake;->stop()V
    iget v0, p0, Lcn/example/calibration/splash/SplashActivity;->times:I
    add-int/lit8 v0, v0, 0x1
    iput v0, p0, Lcn/example/calibration/splash/SplashActivity;->times:I
    return-void
.end method
