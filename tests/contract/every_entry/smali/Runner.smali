# class Runner extends Thread: makes all calls in one way after the other, and logs what each gave.
.class public final Lcn/example/contract/Runner;
.super Ljava/lang/Thread;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Thread;-><init>()V
    return-void
.end method

# static boolean isSecond(): whether this is the app's second process
.method public static isSecond()Z
    .locals 2
    invoke-static {}, Landroid/os/Process;->myProcessName()Ljava/lang/String;
    move-result-object v0
    const-string v1, ":second"
    invoke-virtual {v0, v1}, Ljava/lang/String;->endsWith(Ljava/lang/String;)Z
    move-result v0
    return v0
.end method

# void run(): what is left after the static initialiser
.method public run()V
    .locals 3
    invoke-static {}, Landroid/app/ActivityThread;->currentApplication()Landroid/app/Application;
    move-result-object v0
    invoke-virtual {v0}, Landroid/app/Application;->getBaseContext()Landroid/content/Context;
    move-result-object v0
    invoke-static {}, Lcn/example/contract/Runner;->isSecond()Z
    move-result v1
    if-nez v1, :second
    invoke-static {v0}, Lcn/example/contract/Runner;->waitUntilGranted(Landroid/content/Context;)V
    const-string v1, "sdk"
    invoke-static {v0, v1}, Lcn/example/contract/Runner;->all(Landroid/content/Context;Ljava/lang/String;)V
    return-void
    :second
    const-string v1, "reflection"
    invoke-static {v0, v1}, Lcn/example/contract/Runner;->all(Landroid/content/Context;Ljava/lang/String;)V
    invoke-static {v0}, Lcn/example/contract/Runner;->waitUntilGranted(Landroid/content/Context;)V
    const-string v1, "app"
    invoke-static {v0, v1}, Lcn/example/contract/Runner;->all(Landroid/content/Context;Ljava/lang/String;)V
    return-void
.end method

.method private static waitUntilGranted(Landroid/content/Context;)V
    .locals 4
    invoke-static {}, Ljava/lang/Thread;->currentThread()Ljava/lang/Thread;
    move-result-object v0
    const-string v1, "preparing"
    invoke-virtual {v0, v1}, Ljava/lang/Thread;->setName(Ljava/lang/String;)V
    const-string v1, "android.permission.READ_CONTACTS"
    :again
    invoke-virtual {p0, v1}, Landroid/content/Context;->checkSelfPermission(Ljava/lang/String;)I
    move-result v0
    if-eqz v0, :granted
    const-wide/16 v2, 250
    invoke-static {v2, v3}, Ljava/lang/Thread;->sleep(J)V
    goto :again
    :granted
    return-void
.end method

# static void all(Context c, String way): all calls, no faster than contract_pace milliseconds each
.method public static all(Landroid/content/Context;Ljava/lang/String;)V
    .locals 9
    invoke-static {}, Ljava/lang/Thread;->currentThread()Ljava/lang/Thread;
    move-result-object v0
    const-string v1, "preparing"
    invoke-virtual {v0, v1}, Ljava/lang/Thread;->setName(Ljava/lang/String;)V
    invoke-virtual {p0}, Landroid/content/Context;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "contract_pace"
    const/4 v2, 0x0
    invoke-static {v0, v1, v2}, Landroid/provider/Settings$Global;->getInt(Landroid/content/ContentResolver;Ljava/lang/String;I)I
    move-result v0
    int-to-long v4, v0
    invoke-static {}, Ljava/lang/System;->currentTimeMillis()J
    move-result-wide v2
    invoke-static {}, Lcn/example/contract/Given;->count()I
    move-result v6
    const/4 v7, 0x0
    :next
    if-ge v7, v6, :done
    add-long/2addr v2, v4
    invoke-static {v2, v3}, Lcn/example/contract/Runner;->waitUntil(J)V
    invoke-static {}, Ljava/lang/System;->currentTimeMillis()J
    move-result-wide v2
    invoke-static {p0, p1, v7}, Lcn/example/contract/Runner;->one(Landroid/content/Context;Ljava/lang/String;I)V
    add-int/lit8 v7, v7, 0x1
    goto :next
    :done
    const-string v0, "contract"
    const-string v1, "\tdone\t"
    invoke-virtual {p1, v1}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v1
    invoke-static {v0, v1}, Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I
    return-void
.end method

.method private static waitUntil(J)V
    .locals 4
    invoke-static {}, Ljava/lang/System;->currentTimeMillis()J
    move-result-wide v0
    sub-long v0, p0, v0
    const-wide/16 v2, 0
    cmp-long v2, v0, v2
    if-lez v2, :now
    invoke-static {v0, v1}, Ljava/lang/Thread;->sleep(J)V
    :now
    return-void
.end method

# One call. The thread's name says which, so that evidence can be told apart: only what happens on
# a thread that has a call's name is the call.
.method private static one(Landroid/content/Context;Ljava/lang/String;I)V
    .locals 5
    invoke-static {}, Ljava/lang/Thread;->currentThread()Ljava/lang/Thread;
    move-result-object v0
    invoke-static {p2}, Ljava/lang/Integer;->toString(I)Ljava/lang/String;
    move-result-object v1
    const-string v2, " "
    invoke-virtual {p1, v2}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    invoke-virtual {v2, v1}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v4
    const-string v1, "preparing"
    invoke-virtual {v0, v1}, Ljava/lang/Thread;->setName(Ljava/lang/String;)V
    :prepare_start
    invoke-static {p2, p0}, Lcn/example/contract/Given;->of(ILandroid/content/Context;)[Ljava/lang/Object;
    move-result-object v2
    invoke-static {p2}, Lcn/example/contract/Members;->of(I)Ljava/lang/Object;
    move-result-object v3
    :prepare_end
    .catchall {:prepare_start .. :prepare_end} :unprepared
    :call_start
    invoke-virtual {v0, v4}, Ljava/lang/Thread;->setName(Ljava/lang/String;)V
    invoke-static {p1, p2, v2, v3}, Lcn/example/contract/Runner;->call(Ljava/lang/String;I[Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v2
    invoke-virtual {v0, v1}, Ljava/lang/Thread;->setName(Ljava/lang/String;)V
    invoke-static {v2}, Lcn/example/contract/Answer;->of(Ljava/lang/Object;)Ljava/lang/String;
    move-result-object v2
    :call_end
    .catchall {:call_start .. :call_end} :failed
    goto :tell
    :unprepared
    move-exception v2
    invoke-static {v2}, Lcn/example/contract/Answer;->thrown(Ljava/lang/Throwable;)Ljava/lang/String;
    move-result-object v2
    const-string v3, "without "
    invoke-virtual {v3, v2}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    goto :tell
    :failed
    move-exception v2
    invoke-virtual {v0, v1}, Ljava/lang/Thread;->setName(Ljava/lang/String;)V
    invoke-static {v2}, Lcn/example/contract/Answer;->thrown(Ljava/lang/Throwable;)Ljava/lang/String;
    move-result-object v2
    :tell
    const-string v3, "\t"
    invoke-virtual {v4, v3}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v3
    invoke-virtual {v3, v2}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    const-string v3, "contract"
    invoke-static {v3, v2}, Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I
    return-void
.end method

.method private static call(Ljava/lang/String;I[Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    .locals 1
    const-string v0, "sdk"
    invoke-virtual {v0, p0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v0
    if-eqz v0, :no_sdk
    invoke-static {p1, p2, p3}, Lcom/umeng/analytics/Calls;->call(I[Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    return-object v0
    :no_sdk
    const-string v0, "reflection"
    invoke-virtual {v0, p0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v0
    if-eqz v0, :no_reflection
    invoke-static {p2, p3}, Lcn/example/contract/Members;->call([Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    return-object v0
    :no_reflection
    invoke-static {p1, p2, p3}, Lcn/example/contract/Calls;->call(I[Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    return-object v0
.end method
