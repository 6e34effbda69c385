# abstract class ConsentActivity extends Activity implements Action
# Asks for consent at the first launch, keeps the answer, shows the pages. An app says what it asks
# (prompt, policy), what its pages look like (home) and what it does without being asked (begin).
.class public abstract Lcn/example/calibration/kit/ConsentActivity;
.super Landroid/app/Activity;
.implements Lcn/example/calibration/kit/Action;

# What a tap may mean; an app's own numbers begin at 10.
.field public static final AGREE:I = 0x1
.field public static final REFUSE:I = 0x2
.field public static final TERMS:I = 0x3
.field public static final POLICY:I = 0x4
.field public static final BACK:I = 0x5

.field private page:Landroid/widget/LinearLayout;
.field private inside:Z

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

# String prompt(): the text of the consent prompt
.method protected abstract prompt()Ljava/lang/String;
.end method

# String policy(): the text of 《隐私政策》
.method protected abstract policy()Ljava/lang/String;
.end method

# void home(boolean agreed): builds the first page; nothing else may happen here
.method protected abstract home(Z)V
.end method

# void begin(boolean agreed): what the app does once per launch, or once the user has answered
.method protected abstract begin(Z)V
.end method

# String refuseWord()
.method protected refuseWord()Ljava/lang/String;
    .locals 1
    const-string v0, "不同意"
    return-object v0
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 0
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;->proceed()V
    return-void
.end method

# private void proceed() { show(); if (Choice.of(this) != 0) begin(agreed()); }
.method private proceed()V
    .locals 1
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->show()V
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->of(Landroid/content/Context;)I
    move-result v0
    if-eqz v0, :undecided
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->agreed()Z
    move-result v0
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->begin(Z)V
    :undecided
    return-void
.end method

# void show(): the prompt while the user has not answered, the app's first page after that
.method protected show()V
    .locals 2
    const/4 v0, 0x0
    iput-boolean v0, p0, Lcn/example/calibration/kit/ConsentActivity;->inside:Z
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->of(Landroid/content/Context;)I
    move-result v0
    if-eqz v0, :ask
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->agreed()Z
    move-result v0
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->home(Z)V
    return-void
    :ask
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->prompt()Ljava/lang/String;
    move-result-object v0
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->refuseWord()Ljava/lang/String;
    move-result-object v1
    invoke-static {p0, v0, v1}, Lcn/example/calibration/kit/ConsentPrompt;->over(Lcn/example/calibration/kit/ConsentActivity;Ljava/lang/String;Ljava/lang/String;)Landroid/view/View;
    move-result-object v0
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->setContentView(Landroid/view/View;)V
    return-void
.end method

# boolean agreed() { return Choice.of(this) == AGREE; }
.method protected agreed()Z
    .locals 2
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->of(Landroid/content/Context;)I
    move-result v0
    const/4 v1, 0x1
    if-eq v0, v1, :yes
    const/4 v1, 0x0
    :yes
    return v1
.end method

# Call call(int what) { return new Call(this, what); }
.method public call(I)Lcn/example/calibration/kit/Call;
    .locals 1
    new-instance v0, Lcn/example/calibration/kit/Call;
    invoke-direct {v0, p0, p1}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    return-object v0
.end method

.method public perform(I)V
    .locals 1
    packed-switch p1, :numbers
    return-void
    :answered
    invoke-static {p0, p1}, Lcn/example/calibration/kit/Choice;->save(Landroid/content/Context;I)V
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;->proceed()V
    return-void
    :terms
    const-string v0, "用户协议"
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->inside(Ljava/lang/String;)V
    const-string v0, "欢迎使用本应用。您可以免费浏览本应用提供的内容，请勿利用本应用从事违法活动。本协议自您使用本应用之日起生效，客服邮箱 service@calibration.example。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->say(Ljava/lang/String;)V
    return-void
    :policy
    const-string v0, "隐私政策"
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->inside(Ljava/lang/String;)V
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->policy()Ljava/lang/String;
    move-result-object v0
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->say(Ljava/lang/String;)V
    const-string v0, "您可以在系统设置中清除本应用的数据以撤回同意。投诉、举报及个人信息查询、更正、删除请联系 privacy@calibration.example，我们将在15个工作日内答复。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/kit/ConsentActivity;->say(Ljava/lang/String;)V
    return-void
    :back
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->show()V
    return-void
    :numbers
    .packed-switch 0x1
        :answered
        :answered
        :terms
        :policy
        :back
    .end packed-switch
.end method

# void onBackPressed(): out of an inner page, or out of the app
.method public onBackPressed()V
    .locals 1
    iget-boolean v0, p0, Lcn/example/calibration/kit/ConsentActivity;->inside:Z
    if-eqz v0, :leave
    invoke-virtual {p0}, Lcn/example/calibration/kit/ConsentActivity;->show()V
    return-void
    :leave
    invoke-super {p0}, Landroid/app/Activity;->onBackPressed()V
    return-void
.end method

# void page(String title): an empty page with a title takes the screen
.method protected page(Ljava/lang/String;)V
    .locals 4
    invoke-static {p0}, Lcn/example/calibration/kit/Widgets;->column(Landroid/content/Context;)Landroid/widget/LinearLayout;
    move-result-object v0
    iput-object v0, p0, Lcn/example/calibration/kit/ConsentActivity;->page:Landroid/widget/LinearLayout;
    const/high16 v1, 0x41b00000    # 22f
    const v2, -0xdededf            # 0xff212121
    invoke-static {p0, p1, v1, v2}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    new-instance v1, Landroid/widget/ScrollView;
    invoke-direct {v1, p0}, Landroid/widget/ScrollView;-><init>(Landroid/content/Context;)V
    const/4 v2, -0x1
    invoke-virtual {v1, v2}, Landroid/widget/ScrollView;->setBackgroundColor(I)V
    invoke-virtual {v1, v0}, Landroid/widget/ScrollView;->addView(Landroid/view/View;)V
    invoke-virtual {p0, v1}, Lcn/example/calibration/kit/ConsentActivity;->setContentView(Landroid/view/View;)V
    return-void
.end method

# void inside(String title): a page behind the first one, with a way back
.method protected inside(Ljava/lang/String;)V
    .locals 2
    const/4 v0, 0x1
    iput-boolean v0, p0, Lcn/example/calibration/kit/ConsentActivity;->inside:Z
    invoke-virtual {p0, p1}, Lcn/example/calibration/kit/ConsentActivity;->page(Ljava/lang/String;)V
    const-string v0, "返回"
    const/4 v1, 0x5
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/kit/ConsentActivity;->offer(Ljava/lang/String;I)V
    return-void
.end method

# void say(String text): a paragraph at the end of the page
.method protected say(Ljava/lang/String;)V
    .locals 3
    iget-object v0, p0, Lcn/example/calibration/kit/ConsentActivity;->page:Landroid/widget/LinearLayout;
    const/high16 v1, 0x41800000    # 16f
    const v2, -0xbdbdbe            # 0xff424242
    invoke-static {p0, p1, v1, v2}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    return-void
.end method

# void offer(String label, int what): a button at the end of the page
.method protected offer(Ljava/lang/String;I)V
    .locals 2
    invoke-virtual {p0, p2}, Lcn/example/calibration/kit/ConsentActivity;->call(I)Lcn/example/calibration/kit/Call;
    move-result-object v0
    invoke-static {p0, p1, v0}, Lcn/example/calibration/kit/Widgets;->button(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/Button;
    move-result-object v0
    iget-object v1, p0, Lcn/example/calibration/kit/ConsentActivity;->page:Landroid/widget/LinearLayout;
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    return-void
.end method

# void ask(int code, String... permissions): at run time since Android 6, at install before
.method protected ask(I[Ljava/lang/String;)V
    .locals 2
    sget v0, Landroid/os/Build$VERSION;->SDK_INT:I
    const/16 v1, 23
    if-lt v0, v1, :at_install
    invoke-virtual {p0, p2, p1}, Lcn/example/calibration/kit/ConsentActivity;->requestPermissions([Ljava/lang/String;I)V
    :at_install
    return-void
.end method
