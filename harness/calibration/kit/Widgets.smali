# Views built in code: a column, a text, a button, and how they are put into a column or a row.
.class public final Lcn/example/calibration/kit/Widgets;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static int px(Context c, int dp)
.method public static px(Landroid/content/Context;I)I
    .locals 2
    invoke-virtual {p0}, Landroid/content/Context;->getResources()Landroid/content/res/Resources;
    move-result-object v0
    invoke-virtual {v0}, Landroid/content/res/Resources;->getDisplayMetrics()Landroid/util/DisplayMetrics;
    move-result-object v0
    iget v0, v0, Landroid/util/DisplayMetrics;->density:F
    int-to-float v1, p1
    mul-float v0, v0, v1
    float-to-int v0, v0
    return v0
.end method

# static LinearLayout column(Context c): vertical, white, padded
.method public static column(Landroid/content/Context;)Landroid/widget/LinearLayout;
    .locals 2
    new-instance v0, Landroid/widget/LinearLayout;
    invoke-direct {v0, p0}, Landroid/widget/LinearLayout;-><init>(Landroid/content/Context;)V
    const/4 v1, 0x1
    invoke-virtual {v0, v1}, Landroid/widget/LinearLayout;->setOrientation(I)V
    const/16 v1, 24
    invoke-static {p0, v1}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v1
    invoke-virtual {v0, v1, v1, v1, v1}, Landroid/widget/LinearLayout;->setPadding(IIII)V
    const/4 v1, -0x1
    invoke-virtual {v0, v1}, Landroid/widget/LinearLayout;->setBackgroundColor(I)V
    return-object v0
.end method

# static TextView text(Context c, String text, float sp, int colour)
.method public static text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    .locals 1
    new-instance v0, Landroid/widget/TextView;
    invoke-direct {v0, p0}, Landroid/widget/TextView;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0, p1}, Landroid/widget/TextView;->setText(Ljava/lang/CharSequence;)V
    invoke-virtual {v0, p2}, Landroid/widget/TextView;->setTextSize(F)V
    invoke-virtual {v0, p3}, Landroid/widget/TextView;->setTextColor(I)V
    return-object v0
.end method

# static TextView link(Context c, String text, Call call): blue, leads somewhere
.method public static link(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/TextView;
    .locals 2
    const/high16 v0, 0x41700000    # 15f
    const v1, -0xe68a2f            # 0xff1975d1
    invoke-static {p0, p1, v0, v1}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v0
    invoke-virtual {v0, p2}, Landroid/widget/TextView;->setOnClickListener(Landroid/view/View$OnClickListener;)V
    return-object v0
.end method

# static Button button(Context c, String text, Call call)
.method public static button(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/Button;
    .locals 2
    new-instance v0, Landroid/widget/Button;
    invoke-direct {v0, p0}, Landroid/widget/Button;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0, p1}, Landroid/widget/Button;->setText(Ljava/lang/CharSequence;)V
    const/high16 v1, 0x41800000    # 16f
    invoke-virtual {v0, v1}, Landroid/widget/Button;->setTextSize(F)V
    invoke-virtual {v0, p2}, Landroid/widget/Button;->setOnClickListener(Landroid/view/View$OnClickListener;)V
    return-object v0
.end method

# static void put(LinearLayout column, View view): full width, 16 dp below what stands above
.method public static put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    .locals 4
    new-instance v0, Landroid/widget/LinearLayout$LayoutParams;
    const/4 v1, -0x1
    const/4 v2, -0x2
    invoke-direct {v0, v1, v2}, Landroid/widget/LinearLayout$LayoutParams;-><init>(II)V
    invoke-virtual {p0}, Landroid/widget/LinearLayout;->getContext()Landroid/content/Context;
    move-result-object v1
    const/16 v2, 16
    invoke-static {v1, v2}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v2
    const/4 v3, 0x0
    invoke-virtual {v0, v3, v2, v3, v3}, Landroid/widget/LinearLayout$LayoutParams;->setMargins(IIII)V
    invoke-virtual {p0, p1, v0}, Landroid/widget/LinearLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-void
.end method

# static LinearLayout row(View left, View right): side by side, of equal width
.method public static row(Landroid/view/View;Landroid/view/View;)Landroid/widget/LinearLayout;
    .locals 2
    new-instance v0, Landroid/widget/LinearLayout;
    invoke-virtual {p0}, Landroid/view/View;->getContext()Landroid/content/Context;
    move-result-object v1
    invoke-direct {v0, v1}, Landroid/widget/LinearLayout;-><init>(Landroid/content/Context;)V
    invoke-static {v0, p0}, Lcn/example/calibration/kit/Widgets;->half(Landroid/widget/LinearLayout;Landroid/view/View;)V
    invoke-static {v0, p1}, Lcn/example/calibration/kit/Widgets;->half(Landroid/widget/LinearLayout;Landroid/view/View;)V
    return-object v0
.end method

.method private static half(Landroid/widget/LinearLayout;Landroid/view/View;)V
    .locals 5
    new-instance v0, Landroid/widget/LinearLayout$LayoutParams;
    const/4 v1, 0x0
    const/4 v2, -0x2
    const/high16 v3, 0x3f800000    # 1f
    invoke-direct {v0, v1, v2, v3}, Landroid/widget/LinearLayout$LayoutParams;-><init>(IIF)V
    invoke-virtual {p0}, Landroid/widget/LinearLayout;->getContext()Landroid/content/Context;
    move-result-object v3
    const/4 v4, 0x6
    invoke-static {v3, v4}, Lcn/example/calibration/kit/Widgets;->px(Landroid/content/Context;I)I
    move-result v4
    invoke-virtual {v0, v4, v1, v4, v1}, Landroid/widget/LinearLayout$LayoutParams;->setMargins(IIII)V
    invoke-virtual {p0, p1, v0}, Landroid/widget/LinearLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-void
.end method
