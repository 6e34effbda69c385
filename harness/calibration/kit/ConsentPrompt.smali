# The consent prompt: a white card over a grey page, its two buttons alike in size and colour.
.class public final Lcn/example/calibration/kit/ConsentPrompt;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static View over(ConsentActivity a, String text, String refuse)
.method public static over(Lcn/example/calibration/kit/ConsentActivity;Ljava/lang/String;Ljava/lang/String;)Landroid/view/View;
    .locals 7
    invoke-static {p0}, Lcn/example/calibration/kit/Widgets;->column(Landroid/content/Context;)Landroid/widget/LinearLayout;
    move-result-object v0

    const-string v1, "个人信息保护提示"
    const/high16 v2, 0x41900000    # 18f
    const v3, -0xdededf            # 0xff212121
    invoke-static {p0, v1, v2, v3}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    const/16 v2, 0x11              # Gravity.CENTER
    invoke-virtual {v1, v2}, Landroid/widget/TextView;->setGravity(I)V
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V

    const/high16 v2, 0x41700000    # 15f
    invoke-static {p0, p1, v2, v3}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V

    const-string v1, "《用户协议》"
    const/4 v2, 0x3                # ConsentActivity.TERMS
    invoke-virtual {p0, v2}, Lcn/example/calibration/kit/ConsentActivity;->call(I)Lcn/example/calibration/kit/Call;
    move-result-object v2
    invoke-static {p0, v1, v2}, Lcn/example/calibration/kit/Widgets;->link(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/TextView;
    move-result-object v1
    const-string v2, "《隐私政策》"
    const/4 v3, 0x4                # ConsentActivity.POLICY
    invoke-virtual {p0, v3}, Lcn/example/calibration/kit/ConsentActivity;->call(I)Lcn/example/calibration/kit/Call;
    move-result-object v3
    invoke-static {p0, v2, v3}, Lcn/example/calibration/kit/Widgets;->link(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/TextView;
    move-result-object v2
    invoke-static {v1, v2}, Lcn/example/calibration/kit/Widgets;->row(Landroid/view/View;Landroid/view/View;)Landroid/widget/LinearLayout;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V

    const/4 v2, 0x2                # ConsentActivity.REFUSE
    invoke-virtual {p0, v2}, Lcn/example/calibration/kit/ConsentActivity;->call(I)Lcn/example/calibration/kit/Call;
    move-result-object v2
    invoke-static {p0, p2, v2}, Lcn/example/calibration/kit/Widgets;->button(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/Button;
    move-result-object v1
    const-string v2, "同意"
    const/4 v3, 0x1                # ConsentActivity.AGREE
    invoke-virtual {p0, v3}, Lcn/example/calibration/kit/ConsentActivity;->call(I)Lcn/example/calibration/kit/Call;
    move-result-object v3
    invoke-static {p0, v2, v3}, Lcn/example/calibration/kit/Widgets;->button(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/Button;
    move-result-object v2
    invoke-static {v1, v2}, Lcn/example/calibration/kit/Widgets;->row(Landroid/view/View;Landroid/view/View;)Landroid/widget/LinearLayout;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V

    # FrameLayout behind = new FrameLayout(a); behind.addView(card, centred, 24 dp from the sides)
    new-instance v1, Landroid/widget/FrameLayout;
    invoke-direct {v1, p0}, Landroid/widget/FrameLayout;-><init>(Landroid/content/Context;)V
    const v2, -0x8a8a8b            # 0xff757575
    invoke-virtual {v1, v2}, Landroid/widget/FrameLayout;->setBackgroundColor(I)V
    new-instance v2, Landroid/widget/FrameLayout$LayoutParams;
    const/4 v3, -0x1
    const/4 v4, -0x2
    const/16 v5, 0x11              # Gravity.CENTER
    invoke-direct {v2, v3, v4, v5}, Landroid/widget/FrameLayout$LayoutParams;-><init>(III)V
    const/16 v3, 24
    invoke-static {p0, v3}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v3
    invoke-virtual {v2, v3, v3, v3, v3}, Landroid/widget/FrameLayout$LayoutParams;->setMargins(IIII)V
    invoke-virtual {v1, v0, v2}, Landroid/widget/FrameLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-object v1
.end method
