# class Answer: what a call gave, as text that is the same in every run.
.class public final Lcn/example/contract/Answer;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static String of(Object o): "null", "value <text>" or "value <class>"
.method public static of(Ljava/lang/Object;)Ljava/lang/String;
    .locals 2
    if-nez p0, :something
    const-string v0, "null\t"
    return-object v0
    :something
    instance-of v0, p0, Ljava/lang/String;
    if-nez v0, :text
    instance-of v0, p0, Ljava/lang/Number;
    if-nez v0, :text
    instance-of v0, p0, Ljava/lang/Boolean;
    if-nez v0, :text
    invoke-virtual {p0}, Ljava/lang/Object;->getClass()Ljava/lang/Class;
    move-result-object v0
    invoke-virtual {v0}, Ljava/lang/Class;->getName()Ljava/lang/String;
    move-result-object v0
    goto :told
    :text
    invoke-virtual {p0}, Ljava/lang/Object;->toString()Ljava/lang/String;
    move-result-object v0
    :told
    const-string v1, "value\t"
    invoke-virtual {v1, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

# static String of(Throwable t): "denied <class and message>" or "threw <class and message>"
.method public static thrown(Ljava/lang/Throwable;)Ljava/lang/String;
    .locals 2
    instance-of v0, p0, Ljava/lang/reflect/InvocationTargetException;
    if-eqz v0, :own
    invoke-virtual {p0}, Ljava/lang/Throwable;->getCause()Ljava/lang/Throwable;
    move-result-object p0
    :own
    const-string v1, "threw\t"
    instance-of v0, p0, Ljava/lang/SecurityException;
    if-eqz v0, :told
    const-string v1, "denied\t"
    :told
    invoke-virtual {p0}, Ljava/lang/Throwable;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-virtual {v1, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method
