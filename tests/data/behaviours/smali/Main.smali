# class Main extends Activity implements Action: an advert over a page of recipes, whose way out and
# whose traps are the values between @ signs. family.yaml says what each of them is.
.class public Lcn/example/behaviour/Main;
.super Landroid/app/Activity;
.implements Lcn/example/calibration/kit/Action;

.field private from:F
.field private page:Landroid/widget/FrameLayout;
.field private returned:Z
.field private shake:Lcn/example/behaviour/Shake;
.field private taps:I

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 3
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const-string v0, "@TITLE@"
    invoke-virtual {v0}, Ljava/lang/String;->length()I
    move-result v0
    if-nez v0, :advert
    invoke-direct {p0}, Lcn/example/behaviour/Main;->home()V
    return-void
    :advert
    invoke-direct {p0}, Lcn/example/behaviour/Main;->show()V
    const-wide/16 v0, @DELAY@
    const/4 v2, 0x3
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->after(JLcn/example/calibration/kit/Action;I)V
    const-wide/16 v0, 1500
    const/4 v2, 0x4
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->after(JLcn/example/calibration/kit/Action;I)V
    return-void
.end method

# private void show(): the advert, over the whole screen
.method private show()V
    .locals 4
    new-instance v0, Landroid/widget/FrameLayout;
    invoke-direct {v0, p0}, Landroid/widget/FrameLayout;-><init>(Landroid/content/Context;)V
    iput-object v0, p0, Lcn/example/behaviour/Main;->page:Landroid/widget/FrameLayout;
    const v1, -0x2acfd1            # 0xffd5302f
    invoke-virtual {v0, v1}, Landroid/widget/FrameLayout;->setBackgroundColor(I)V
    const-string v1, "@TITLE@"
    const/16 v2, 0x11              # Gravity.CENTER
    invoke-direct {p0, v1, v2}, Lcn/example/behaviour/Main;->write(Ljava/lang/String;I)V
    const-string v1, "广告"
    const/16 v2, 0x53              # Gravity.BOTTOM | Gravity.LEFT
    invoke-direct {p0, v1, v2}, Lcn/example/behaviour/Main;->write(Ljava/lang/String;I)V
    const-string v1, "@ANYWHERE@"
    invoke-virtual {v1}, Ljava/lang/String;->length()I
    move-result v1
    if-eqz v1, :cold
    new-instance v1, Lcn/example/calibration/kit/Call;
    const/4 v2, 0x2
    invoke-direct {v1, p0, v2}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    invoke-virtual {v0, v1}, Landroid/widget/FrameLayout;->setOnClickListener(Landroid/view/View$OnClickListener;)V
    :cold
    const/16 v1, @DELAY@
    if-nez v1, :later
    invoke-direct {p0}, Lcn/example/behaviour/Main;->addWayOut()V
    :later
    invoke-virtual {p0, v0}, Lcn/example/behaviour/Main;->setContentView(Landroid/view/View;)V
    return-void
.end method

# private void write(String text, int gravity): large and white
.method private write(Ljava/lang/String;I)V
    .locals 4
    const/high16 v0, 0x41e00000    # 28f
    const/4 v1, -0x1
    invoke-static {p0, p1, v0, v1}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v0
    new-instance v1, Landroid/widget/FrameLayout$LayoutParams;
    const/4 v2, -0x2
    invoke-direct {v1, v2, v2, p2}, Landroid/widget/FrameLayout$LayoutParams;-><init>(III)V
    const/16 v2, 24
    invoke-static {p0, v2}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v2
    invoke-virtual {v1, v2, v2, v2, v2}, Landroid/widget/FrameLayout$LayoutParams;->setMargins(IIII)V
    iget-object v3, p0, Lcn/example/behaviour/Main;->page:Landroid/widget/FrameLayout;
    invoke-virtual {v3, v0, v1}, Landroid/widget/FrameLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-void
.end method

# private void addWayOut(): top right; a text, or without one a dark circle without any name
.method private addWayOut()V
    .locals 5
    const-string v1, "@LABEL@"
    const/high16 v2, 0x41900000    # 18f
    const/4 v3, -0x1
    invoke-static {p0, v1, v2, v3}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v0
    invoke-virtual {v1}, Ljava/lang/String;->length()I
    move-result v1
    const/4 v4, -0x2
    if-nez v1, :named
    new-instance v0, Landroid/view/View;
    invoke-direct {v0, p0}, Landroid/view/View;-><init>(Landroid/content/Context;)V
    const/16 v1, 36
    invoke-static {p0, v1}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v4
    :named
    new-instance v2, Landroid/graphics/drawable/GradientDrawable;
    invoke-direct {v2}, Landroid/graphics/drawable/GradientDrawable;-><init>()V
    const/high16 v3, 0x66000000
    invoke-virtual {v2, v3}, Landroid/graphics/drawable/GradientDrawable;->setColor(I)V
    const/high16 v3, 0x42400000    # 48f
    invoke-virtual {v2, v3}, Landroid/graphics/drawable/GradientDrawable;->setCornerRadius(F)V
    invoke-virtual {v0, v2}, Landroid/view/View;->setBackground(Landroid/graphics/drawable/Drawable;)V
    new-instance v2, Lcn/example/calibration/kit/Call;
    const/4 v3, 0x1
    invoke-direct {v2, p0, v3}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    invoke-virtual {v0, v2}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V
    new-instance v2, Landroid/widget/FrameLayout$LayoutParams;
    const/16 v3, 0x35              # Gravity.TOP | Gravity.RIGHT
    invoke-direct {v2, v4, v4, v3}, Landroid/widget/FrameLayout$LayoutParams;-><init>(III)V
    const/16 v1, 16
    invoke-static {p0, v1}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v1
    mul-int/lit8 v3, v1, 0x3
    const/4 v4, 0x0
    invoke-virtual {v2, v4, v3, v1, v4}, Landroid/widget/FrameLayout$LayoutParams;->setMargins(IIII)V
    iget-object v1, p0, Lcn/example/behaviour/Main;->page:Landroid/widget/FrameLayout;
    invoke-virtual {v1, v0, v2}, Landroid/widget/FrameLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-void
.end method

# private void home(): the page of recipes, with a shop where there is one
.method private home()V
    .locals 4
    const/4 v0, 0x0
    iput-object v0, p0, Lcn/example/behaviour/Main;->page:Landroid/widget/FrameLayout;
    invoke-static {p0}, Lcn/example/calibration/kit/Widgets;->column(Landroid/content/Context;)Landroid/widget/LinearLayout;
    move-result-object v0
    const-string v1, "今日推荐：番茄炒蛋。番茄两个，鸡蛋三个，葱花少许，大火快炒。"
    const/high16 v2, 0x41800000    # 16f
    const/high16 v3, -0x1000000
    invoke-static {p0, v1, v2, v3}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    const-string v1, "@SHOP@"
    invoke-virtual {v1}, Ljava/lang/String;->length()I
    move-result v1
    if-eqz v1, :bare
    new-instance v1, Lcn/example/calibration/kit/Call;
    const/4 v2, 0x6
    invoke-direct {v1, p0, v2}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    const-string v2, "去商城"
    invoke-static {p0, v2, v1}, Lcn/example/calibration/kit/Widgets;->button(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/Button;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    :bare
    invoke-direct {p0, v0}, Lcn/example/behaviour/Main;->askLater(Landroid/widget/LinearLayout;)V
    invoke-virtual {p0, v0}, Lcn/example/behaviour/Main;->setContentView(Landroid/view/View;)V
    const-string v1, "@BUTTON@"
    invoke-virtual {v1}, Ljava/lang/String;->length()I
    move-result v1
    if-nez v1, :asked
    invoke-direct {p0}, Lcn/example/behaviour/Main;->ask()V
    :asked
    return-void
.end method

# private void askLater(LinearLayout page): what a permission is for, and the button that asks for it
.method private askLater(Landroid/widget/LinearLayout;)V
    .locals 4
    const-string v1, "@BUTTON@"
    invoke-virtual {v1}, Ljava/lang/String;->length()I
    move-result v1
    if-eqz v1, :none
    const-string v1, "@WHY@"
    const/high16 v2, 0x41800000    # 16f
    const/high16 v3, -0x1000000
    invoke-static {p0, v1, v2, v3}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {p1, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    new-instance v1, Lcn/example/calibration/kit/Call;
    const/4 v2, 0x7
    invoke-direct {v1, p0, v2}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    const-string v2, "@BUTTON@"
    invoke-static {p0, v2, v1}, Lcn/example/calibration/kit/Widgets;->button(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/Button;
    move-result-object v1
    invoke-static {p1, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    :none
    return-void
.end method

# private void ask(): for the permissions that the app is about, in one request
.method private ask()V
    .locals 3
    const-string v0, "@ASKS@"
    invoke-virtual {v0}, Ljava/lang/String;->length()I
    move-result v1
    if-eqz v1, :none
    const-string v1, " "
    invoke-virtual {v0, v1}, Ljava/lang/String;->split(Ljava/lang/String;)[Ljava/lang/String;
    move-result-object v0
    const/4 v1, 0x1
    invoke-virtual {p0, v0, v1}, Lcn/example/behaviour/Main;->requestPermissions([Ljava/lang/String;I)V
    :none
    return-void
.end method

# void perform(int what)
.method public perform(I)V
    .locals 3
    const/4 v0, 0x7
    if-eq p1, v0, :ask
    const/4 v0, 0x6
    if-eq p1, v0, :shop
    const/4 v0, 0x5
    if-eq p1, v0, :again
    iget-object v0, p0, Lcn/example/behaviour/Main;->page:Landroid/widget/FrameLayout;
    if-nez v0, :open
    return-void
    :open
    packed-switch p1, :numbers
    return-void

    :wayout
    iget v0, p0, Lcn/example/behaviour/Main;->taps:I
    add-int/lit8 v0, v0, 0x1
    iput v0, p0, Lcn/example/behaviour/Main;->taps:I
    const/16 v1, @TAPS@
    if-ge v0, v1, :enough
    return-void
    :enough
    const-string v0, "@LEADS@"
    invoke-virtual {v0}, Ljava/lang/String;->length()I
    move-result v1
    if-eqz v1, :close
    invoke-direct {p0, v0}, Lcn/example/behaviour/Main;->open(Ljava/lang/String;)V
    return-void
    :close
    invoke-direct {p0}, Lcn/example/behaviour/Main;->home()V
    const/16 v0, @AGAIN@
    if-eqz v0, :done
    iget-boolean v0, p0, Lcn/example/behaviour/Main;->returned:Z
    if-nez v0, :done
    const/4 v0, 0x1
    iput-boolean v0, p0, Lcn/example/behaviour/Main;->returned:Z
    const-wide/16 v0, @AGAIN@
    const/4 v2, 0x5
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->after(JLcn/example/calibration/kit/Action;I)V
    :done
    return-void

    :anywhere
    const-string v0, "@ANYWHERE@"
    invoke-direct {p0, v0}, Lcn/example/behaviour/Main;->open(Ljava/lang/String;)V
    return-void

    :later
    const/16 v0, @DELAY@
    if-eqz v0, :there
    invoke-direct {p0}, Lcn/example/behaviour/Main;->addWayOut()V
    :there
    return-void

    :itself
    const-string v0, "@ITSELF@"
    invoke-direct {p0, v0}, Lcn/example/behaviour/Main;->open(Ljava/lang/String;)V
    return-void

    :again
    invoke-direct {p0}, Lcn/example/behaviour/Main;->show()V
    return-void

    :shop
    const-string v0, "@SHOP@"
    invoke-direct {p0, v0}, Lcn/example/behaviour/Main;->open(Ljava/lang/String;)V
    return-void

    :ask
    invoke-direct {p0}, Lcn/example/behaviour/Main;->ask()V
    return-void

    :numbers
    .packed-switch 0x1
        :wayout
        :anywhere
        :later
        :itself
    .end packed-switch
.end method

# private void open(String address): nothing, a page of the app ("own"), or whoever answers it
.method private open(Ljava/lang/String;)V
    .locals 3
    invoke-virtual {p1}, Ljava/lang/String;->length()I
    move-result v0
    if-eqz v0, :nobody
    const-string v0, "own"
    invoke-virtual {v0, p1}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v0
    if-nez v0, :own
    new-instance v0, Landroid/content/Intent;
    const-string v1, "android.intent.action.VIEW"
    invoke-static {p1}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;
    move-result-object v2
    invoke-direct {v0, v1, v2}, Landroid/content/Intent;-><init>(Ljava/lang/String;Landroid/net/Uri;)V
    goto :start
    :own
    new-instance v0, Landroid/content/Intent;
    const-class v1, Lcn/example/behaviour/LandingPageActivity;
    invoke-direct {v0, p0, v1}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V
    :start
    invoke-virtual {p0, v0}, Lcn/example/behaviour/Main;->startActivity(Landroid/content/Intent;)V
    :nobody
    return-void
.end method

# void shaken(): called by Shake
.method public shaken()V
    .locals 1
    const-string v0, "@SHAKEN@"
    invoke-direct {p0, v0}, Lcn/example/behaviour/Main;->open(Ljava/lang/String;)V
    return-void
.end method

# boolean dispatchTouchEvent(MotionEvent e): a finger that goes up by 300 pixels or more is a swipe
.method public dispatchTouchEvent(Landroid/view/MotionEvent;)Z
    .locals 4
    invoke-super {p0, p1}, Landroid/app/Activity;->dispatchTouchEvent(Landroid/view/MotionEvent;)Z
    move-result v0
    invoke-virtual {p1}, Landroid/view/MotionEvent;->getRawY()F
    move-result v1
    invoke-virtual {p1}, Landroid/view/MotionEvent;->getAction()I
    move-result v2
    if-nez v2, :moved
    iput v1, p0, Lcn/example/behaviour/Main;->from:F
    return v0
    :moved
    const/4 v3, 0x1
    if-ne v2, v3, :seen
    iget v2, p0, Lcn/example/behaviour/Main;->from:F
    sub-float/2addr v2, v1
    const/high16 v1, 0x43960000    # 300f
    cmpl-float v1, v2, v1
    if-lez v1, :seen
    iget-object v1, p0, Lcn/example/behaviour/Main;->page:Landroid/widget/FrameLayout;
    if-eqz v1, :seen
    const-string v1, "@SWIPE@"
    invoke-direct {p0, v1}, Lcn/example/behaviour/Main;->open(Ljava/lang/String;)V
    :seen
    return v0
.end method

.method protected onResume()V
    .locals 1
    invoke-super {p0}, Landroid/app/Activity;->onResume()V
    const-string v0, "@SHAKEN@"
    invoke-virtual {v0}, Ljava/lang/String;->length()I
    move-result v0
    if-eqz v0, :still
    invoke-static {p0}, Lcn/example/behaviour/Shake;->listen(Lcn/example/behaviour/Main;)Lcn/example/behaviour/Shake;
    move-result-object v0
    iput-object v0, p0, Lcn/example/behaviour/Main;->shake:Lcn/example/behaviour/Shake;
    :still
    return-void
.end method

.method protected onPause()V
    .locals 1
    invoke-super {p0}, Landroid/app/Activity;->onPause()V
    iget-object v0, p0, Lcn/example/behaviour/Main;->shake:Lcn/example/behaviour/Shake;
    if-eqz v0, :still
    invoke-virtual {v0}, Lcn/example/behaviour/Shake;->stop()V
    :still
    return-void
.end method
