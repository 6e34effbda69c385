# class Nothing implements InvocationHandler: a listener of any kind that does nothing.
.class public final Lcn/example/contract/Nothing;
.super Ljava/lang/Object;
.implements Ljava/lang/reflect/InvocationHandler;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static Object of(Class kind): an object of that interface
.method public static of(Ljava/lang/Class;)Ljava/lang/Object;
    .locals 3
    invoke-static {}, Ljava/lang/ClassLoader;->getSystemClassLoader()Ljava/lang/ClassLoader;
    move-result-object v0
    const/4 v1, 0x1
    new-array v1, v1, [Ljava/lang/Class;
    const/4 v2, 0x0
    aput-object p0, v1, v2
    new-instance v2, Lcn/example/contract/Nothing;
    invoke-direct {v2}, Lcn/example/contract/Nothing;-><init>()V
    invoke-static {v0, v1, v2}, Ljava/lang/reflect/Proxy;->newProxyInstance(Ljava/lang/ClassLoader;[Ljava/lang/Class;Ljava/lang/reflect/InvocationHandler;)Ljava/lang/Object;
    move-result-object v0
    return-object v0
.end method

# hashCode, equals and toString have to answer; all else gives null
.method public invoke(Ljava/lang/Object;Ljava/lang/reflect/Method;[Ljava/lang/Object;)Ljava/lang/Object;
    .locals 2
    invoke-virtual {p2}, Ljava/lang/reflect/Method;->getReturnType()Ljava/lang/Class;
    move-result-object v0
    sget-object v1, Ljava/lang/Integer;->TYPE:Ljava/lang/Class;
    if-ne v0, v1, :no_number
    invoke-static {p1}, Ljava/lang/System;->identityHashCode(Ljava/lang/Object;)I
    move-result v0
    invoke-static {v0}, Ljava/lang/Integer;->valueOf(I)Ljava/lang/Integer;
    move-result-object v0
    return-object v0
    :no_number
    sget-object v1, Ljava/lang/Boolean;->TYPE:Ljava/lang/Class;
    if-ne v0, v1, :no_truth
    sget-object v0, Ljava/lang/Boolean;->FALSE:Ljava/lang/Boolean;
    return-object v0
    :no_truth
    const/4 v0, 0x0
    return-object v0
.end method
