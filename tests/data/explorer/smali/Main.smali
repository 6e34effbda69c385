# class Main extends Activity implements Action: a bookshop whose pages are a table; see pages.yaml.
# A page is a line, its parts are divided by a bar; the first is its name, the second its title, the
# rest are what stands on it: a mark, the words, and after a sign > the page that a tap leads to.
#   "+" an entry   "-" a text   "!" a trap   "%" a switch   "@" an icon that has only a description
#   "#" a counter  "^" an entry of the bar at the foot
.class public Lcn/example/explorer/Main;
.super Landroid/app/Activity;
.implements Lcn/example/calibration/kit/Action;

.field private column:Landroid/widget/LinearLayout;
.field private bar:Landroid/widget/LinearLayout;
.field private shown:I
.field private trail:Ljava/util/ArrayList;
.field private leads:Ljava/util/ArrayList;

.method public constructor <init>()V
    .locals 1
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    new-instance v0, Ljava/util/ArrayList;
    invoke-direct {v0}, Ljava/util/ArrayList;-><init>()V
    iput-object v0, p0, Lcn/example/explorer/Main;->trail:Ljava/util/ArrayList;
    new-instance v0, Ljava/util/ArrayList;
    invoke-direct {v0}, Ljava/util/ArrayList;-><init>()V
    iput-object v0, p0, Lcn/example/explorer/Main;->leads:Ljava/util/ArrayList;
    return-void
.end method

.method protected onCreate(Landroid/os/Bundle;)V
    .locals 1
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const-string v0, "home"
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->open(Ljava/lang/String;)V
    return-void
.end method

# private void open(String name): shows a page and puts it on the trail
.method private open(Ljava/lang/String;)V
    .locals 1
    iget-object v0, p0, Lcn/example/explorer/Main;->trail:Ljava/util/ArrayList;
    invoke-virtual {v0, p1}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
    invoke-direct {p0, p1}, Lcn/example/explorer/Main;->show(Ljava/lang/String;)V
    return-void
.end method

# void onBackPressed(): the page before this one on the trail, or out of the app
.method public onBackPressed()V
    .locals 3
    iget-object v0, p0, Lcn/example/explorer/Main;->trail:Ljava/util/ArrayList;
    invoke-virtual {v0}, Ljava/util/ArrayList;->size()I
    move-result v1
    const/4 v2, 0x2
    if-ge v1, v2, :inside
    invoke-super {p0}, Landroid/app/Activity;->onBackPressed()V
    return-void
    :inside
    add-int/lit8 v1, v1, -0x1
    invoke-virtual {v0, v1}, Ljava/util/ArrayList;->remove(I)Ljava/lang/Object;
    add-int/lit8 v1, v1, -0x1
    invoke-virtual {v0, v1}, Ljava/util/ArrayList;->get(I)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Ljava/lang/String;
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->show(Ljava/lang/String;)V
    return-void
.end method

# private static String[] page(String name): its line of the table, divided
.method private static page(Ljava/lang/String;)[Ljava/lang/String;
    .locals 6
    const-string v0, "@PAGES@"
    const-string v1, "\n"
    invoke-virtual {v0, v1}, Ljava/lang/String;->split(Ljava/lang/String;)[Ljava/lang/String;
    move-result-object v0
    new-instance v1, Ljava/lang/StringBuilder;
    invoke-direct {v1}, Ljava/lang/StringBuilder;-><init>()V
    invoke-virtual {v1, p0}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    const-string v2, "|"
    invoke-virtual {v1, v2}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    invoke-virtual {v1}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v1
    array-length v2, v0
    const/4 v3, 0x0
    :next
    aget-object v4, v0, v3
    invoke-virtual {v4, v1}, Ljava/lang/String;->startsWith(Ljava/lang/String;)Z
    move-result v5
    if-nez v5, :found
    add-int/lit8 v3, v3, 0x1
    if-lt v3, v2, :next
    :found
    const-string v1, "\\|"
    invoke-virtual {v4, v1}, Ljava/lang/String;->split(Ljava/lang/String;)[Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

# private void show(String name)
.method private show(Ljava/lang/String;)V
    .locals 6
    invoke-static {p1}, Lcn/example/explorer/Main;->page(Ljava/lang/String;)[Ljava/lang/String;
    move-result-object v0
    iget-object v1, p0, Lcn/example/explorer/Main;->leads:Ljava/util/ArrayList;
    invoke-virtual {v1}, Ljava/util/ArrayList;->clear()V
    const/4 v1, 0x1
    aget-object v1, v0, v1
    invoke-direct {p0, v1}, Lcn/example/explorer/Main;->frame(Ljava/lang/String;)V
    array-length v1, v0
    const/4 v2, 0x2
    :next
    if-ge v2, v1, :done
    aget-object v3, v0, v2
    invoke-direct {p0, v3}, Lcn/example/explorer/Main;->put(Ljava/lang/String;)V
    add-int/lit8 v2, v2, 0x1
    goto :next
    :done
    return-void
.end method

# private void frame(String title): header, a column that scrolls, and the bar at the foot
.method private frame(Ljava/lang/String;)V
    .locals 8
    invoke-static {p0}, Lcn/example/calibration/kit/Widgets;->column(Landroid/content/Context;)Landroid/widget/LinearLayout;
    move-result-object v0
    invoke-virtual {p1}, Ljava/lang/String;->length()I
    move-result v1
    if-eqz v1, :bare
    const/high16 v1, 0x41b00000    # 22f
    const/high16 v2, -0x1000000
    invoke-static {p0, p1, v1, v2}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v1
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    :bare
    invoke-static {p0}, Lcn/example/calibration/kit/Widgets;->column(Landroid/content/Context;)Landroid/widget/LinearLayout;
    move-result-object v1
    iput-object v1, p0, Lcn/example/explorer/Main;->column:Landroid/widget/LinearLayout;
    new-instance v2, Landroid/widget/ScrollView;
    invoke-direct {v2, p0}, Landroid/widget/ScrollView;-><init>(Landroid/content/Context;)V
    invoke-virtual {v2, v1}, Landroid/widget/ScrollView;->addView(Landroid/view/View;)V
    new-instance v3, Landroid/widget/LinearLayout$LayoutParams;
    const/4 v4, -0x1
    const/4 v5, 0x0
    const/high16 v6, 0x3f800000    # 1f
    invoke-direct {v3, v4, v5, v6}, Landroid/widget/LinearLayout$LayoutParams;-><init>(IIF)V
    invoke-virtual {v0, v2, v3}, Landroid/widget/LinearLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    new-instance v1, Landroid/widget/LinearLayout;
    invoke-direct {v1, p0}, Landroid/widget/LinearLayout;-><init>(Landroid/content/Context;)V
    iput-object v1, p0, Lcn/example/explorer/Main;->bar:Landroid/widget/LinearLayout;
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    invoke-virtual {p0, v0}, Lcn/example/explorer/Main;->setContentView(Landroid/view/View;)V
    return-void
.end method

# private void put(String item): what its mark says, at the end of the column or of the bar
.method private put(Ljava/lang/String;)V
    .locals 5
    const/4 v0, 0x0
    invoke-virtual {p1, v0}, Ljava/lang/String;->charAt(I)C
    move-result v1
    const/4 v0, 0x1
    invoke-virtual {p1, v0}, Ljava/lang/String;->substring(I)Ljava/lang/String;
    move-result-object v0
    const-string v2, ">"
    invoke-virtual {v0, v2}, Ljava/lang/String;->split(Ljava/lang/String;)[Ljava/lang/String;
    move-result-object v2
    const/4 v0, 0x0
    aget-object v0, v2, v0
    const/16 v3, 0x2d              # -
    if-eq v1, v3, :text
    const/16 v3, 0x23              # #
    if-eq v1, v3, :counter
    const/16 v3, 0x25              # %
    if-eq v1, v3, :switch
    invoke-direct {p0, v2, v1}, Lcn/example/explorer/Main;->lead([Ljava/lang/String;C)Lcn/example/calibration/kit/Call;
    move-result-object v3
    const/16 v4, 0x5e              # ^
    if-eq v1, v4, :tab
    const/16 v4, 0x40              # @
    if-eq v1, v4, :icon
    invoke-static {p0, v0, v3}, Lcn/example/calibration/kit/Widgets;->link(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/TextView;
    move-result-object v0
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->add(Landroid/view/View;)V
    return-void
    :tab
    invoke-direct {p0, v0, v3}, Lcn/example/explorer/Main;->tab(Ljava/lang/String;Lcn/example/calibration/kit/Call;)V
    return-void
    :icon
    const-string v4, "⚙"
    invoke-static {p0, v4, v3}, Lcn/example/calibration/kit/Widgets;->link(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/TextView;
    move-result-object v4
    const-string v3, ""
    invoke-virtual {v4, v3}, Landroid/widget/TextView;->setText(Ljava/lang/CharSequence;)V
    invoke-virtual {v4, v0}, Landroid/view/View;->setContentDescription(Ljava/lang/CharSequence;)V
    const/16 v0, 0x60
    invoke-virtual {v4, v0}, Landroid/view/View;->setMinimumHeight(I)V
    invoke-direct {p0, v4}, Lcn/example/explorer/Main;->add(Landroid/view/View;)V
    return-void
    :counter
    iget v3, p0, Lcn/example/explorer/Main;->shown:I
    add-int/lit8 v3, v3, 0x1
    iput v3, p0, Lcn/example/explorer/Main;->shown:I
    invoke-static {v3}, Ljava/lang/String;->valueOf(I)Ljava/lang/String;
    move-result-object v3
    invoke-virtual {v0, v3}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    :text
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->say(Ljava/lang/String;)Landroid/widget/TextView;
    move-result-object v0
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->add(Landroid/view/View;)V
    return-void
    :switch
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->say(Ljava/lang/String;)Landroid/widget/TextView;
    move-result-object v0
    new-instance v1, Landroid/widget/Switch;
    invoke-direct {v1, p0}, Landroid/widget/Switch;-><init>(Landroid/content/Context;)V
    const/4 v2, 0x1
    invoke-virtual {v1, v2}, Landroid/widget/Switch;->setChecked(Z)V
    invoke-static {v0, v1}, Lcn/example/calibration/kit/Widgets;->row(Landroid/view/View;Landroid/view/View;)Landroid/widget/LinearLayout;
    move-result-object v0
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->add(Landroid/view/View;)V
    return-void
.end method

.method private say(Ljava/lang/String;)Landroid/widget/TextView;
    .locals 2
    const/high16 v0, 0x41700000    # 15f
    const v1, -0xbdbdbe            # 0xff424242
    invoke-static {p0, p1, v0, v1}, Lcn/example/calibration/kit/Widgets;->text(Landroid/content/Context;Ljava/lang/String;FI)Landroid/widget/TextView;
    move-result-object v0
    return-object v0
.end method

.method private add(Landroid/view/View;)V
    .locals 1
    iget-object v0, p0, Lcn/example/explorer/Main;->column:Landroid/widget/LinearLayout;
    invoke-static {v0, p1}, Lcn/example/calibration/kit/Widgets;->put(Landroid/widget/LinearLayout;Landroid/view/View;)V
    return-void
.end method

.method private tab(Ljava/lang/String;Lcn/example/calibration/kit/Call;)V
    .locals 5
    invoke-static {p0, p1, p2}, Lcn/example/calibration/kit/Widgets;->link(Landroid/content/Context;Ljava/lang/String;Lcn/example/calibration/kit/Call;)Landroid/widget/TextView;
    move-result-object v0
    new-instance v1, Landroid/widget/LinearLayout$LayoutParams;
    const/4 v2, 0x0
    const/4 v3, -0x2
    const/high16 v4, 0x3f800000    # 1f
    invoke-direct {v1, v2, v3, v4}, Landroid/widget/LinearLayout$LayoutParams;-><init>(IIF)V
    iget-object v2, p0, Lcn/example/explorer/Main;->bar:Landroid/widget/LinearLayout;
    invoke-virtual {v2, v0, v1}, Landroid/widget/LinearLayout;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V
    return-void
.end method

# private Call lead(String[] parts, char mark): what a tap does, remembered by its number
.method private lead([Ljava/lang/String;C)Lcn/example/calibration/kit/Call;
    .locals 4
    const/4 v0, 0x0
    aget-object v0, p1, v0
    const-string v1, "!"
    invoke-virtual {v1, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const/16 v1, 0x21              # !
    if-eq p2, v1, :known
    const/4 v0, 0x1
    aget-object v0, p1, v0
    const/16 v1, 0x5e              # ^
    if-ne p2, v1, :known
    const-string v1, "^"
    invoke-virtual {v1, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    :known
    iget-object v1, p0, Lcn/example/explorer/Main;->leads:Ljava/util/ArrayList;
    invoke-virtual {v1}, Ljava/util/ArrayList;->size()I
    move-result v2
    invoke-virtual {v1, v0}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
    new-instance v0, Lcn/example/calibration/kit/Call;
    invoke-direct {v0, p0, v2}, Lcn/example/calibration/kit/Call;-><init>(Lcn/example/calibration/kit/Action;I)V
    return-object v0
.end method

# void perform(int what): a page; a main page, with which the trail begins anew; or a trap, which logs
.method public perform(I)V
    .locals 3
    iget-object v0, p0, Lcn/example/explorer/Main;->leads:Ljava/util/ArrayList;
    invoke-virtual {v0, p1}, Ljava/util/ArrayList;->get(I)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Ljava/lang/String;
    const/4 v1, 0x0
    invoke-virtual {v0, v1}, Ljava/lang/String;->charAt(I)C
    move-result v1
    const/16 v2, 0x21              # !
    if-eq v1, v2, :trap
    const/16 v2, 0x5e              # ^
    if-ne v1, v2, :page
    iget-object v1, p0, Lcn/example/explorer/Main;->trail:Ljava/util/ArrayList;
    invoke-virtual {v1}, Ljava/util/ArrayList;->clear()V
    const/4 v1, 0x1
    invoke-virtual {v0, v1}, Ljava/lang/String;->substring(I)Ljava/lang/String;
    move-result-object v0
    :page
    invoke-direct {p0, v0}, Lcn/example/explorer/Main;->open(Ljava/lang/String;)V
    return-void
    :trap
    const-string v1, "ExplorerTrap"
    invoke-static {v1, v0}, Landroid/util/Log;->w(Ljava/lang/String;Ljava/lang/String;)I
    return-void
.end method
