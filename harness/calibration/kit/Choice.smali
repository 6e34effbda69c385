# The user's answer to the consent prompt, kept in SharedPreferences: 0 none yet, 1 agreed, 2 refused.
.class public final Lcn/example/calibration/kit/Choice;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method private static stored(Landroid/content/Context;)Landroid/content/SharedPreferences;
    .locals 2
    const-string v0, "privacy"
    const/4 v1, 0x0
    invoke-virtual {p0, v0, v1}, Landroid/content/Context;->getSharedPreferences(Ljava/lang/String;I)Landroid/content/SharedPreferences;
    move-result-object v0
    return-object v0
.end method

# static int of(Context c)
.method public static of(Landroid/content/Context;)I
    .locals 3
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->stored(Landroid/content/Context;)Landroid/content/SharedPreferences;
    move-result-object v0
    const-string v1, "choice"
    const/4 v2, 0x0
    invoke-interface {v0, v1, v2}, Landroid/content/SharedPreferences;->getInt(Ljava/lang/String;I)I
    move-result v0
    return v0
.end method

# static void save(Context c, int choice): written to disk before it returns
.method public static save(Landroid/content/Context;I)V
    .locals 2
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->stored(Landroid/content/Context;)Landroid/content/SharedPreferences;
    move-result-object v0
    invoke-interface {v0}, Landroid/content/SharedPreferences;->edit()Landroid/content/SharedPreferences$Editor;
    move-result-object v0
    const-string v1, "choice"
    invoke-interface {v0, v1, p1}, Landroid/content/SharedPreferences$Editor;->putInt(Ljava/lang/String;I)Landroid/content/SharedPreferences$Editor;
    move-result-object v0
    invoke-interface {v0}, Landroid/content/SharedPreferences$Editor;->commit()Z
    return-void
.end method

# static int launches(Context c): counts this launch and tells its number, from 1
.method public static launches(Landroid/content/Context;)I
    .locals 4
    invoke-static {p0}, Lcn/example/calibration/kit/Choice;->stored(Landroid/content/Context;)Landroid/content/SharedPreferences;
    move-result-object v0
    const-string v1, "launches"
    const/4 v2, 0x0
    invoke-interface {v0, v1, v2}, Landroid/content/SharedPreferences;->getInt(Ljava/lang/String;I)I
    move-result v2
    add-int/lit8 v2, v2, 0x1
    invoke-interface {v0}, Landroid/content/SharedPreferences;->edit()Landroid/content/SharedPreferences$Editor;
    move-result-object v3
    invoke-interface {v3, v1, v2}, Landroid/content/SharedPreferences$Editor;->putInt(Ljava/lang/String;I)Landroid/content/SharedPreferences$Editor;
    move-result-object v3
    invoke-interface {v3}, Landroid/content/SharedPreferences$Editor;->commit()Z
    return v2
.end method
