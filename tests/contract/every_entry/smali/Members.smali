# class Members: methods and constructors found by reflection, and called by it.
.class public final Lcn/example/contract/Members;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static Object of(int number): the Method or Constructor of that call
.method public static of(I)Ljava/lang/Object;
    .locals 7
    invoke-static {p0}, Lcn/example/contract/Given;->member(I)[Ljava/lang/String;
    move-result-object v0
    const/4 v1, 0x0
    aget-object v2, v0, v1
    invoke-static {v2}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;
    move-result-object v2
    const/4 v3, 0x2
    aget-object v3, v0, v3
    const/4 v4, 0x1
    aget-object v0, v0, v4
    const-string v4, "<init>"
    invoke-virtual {v4, v0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v4
    if-eqz v4, :methods
    invoke-virtual {v2}, Ljava/lang/Class;->getDeclaredConstructors()[Ljava/lang/reflect/Constructor;
    move-result-object v2
    :next_constructor
    aget-object v5, v2, v1
    invoke-virtual {v5}, Ljava/lang/reflect/Constructor;->getParameterTypes()[Ljava/lang/Class;
    move-result-object v6
    invoke-static {v6}, Ljava/util/Arrays;->toString([Ljava/lang/Object;)Ljava/lang/String;
    move-result-object v6
    invoke-virtual {v6, v3}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v6
    if-nez v6, :found
    add-int/lit8 v1, v1, 0x1
    goto :next_constructor
    :methods
    invoke-virtual {v2}, Ljava/lang/Class;->getDeclaredMethods()[Ljava/lang/reflect/Method;
    move-result-object v2
    :next_method
    aget-object v5, v2, v1
    add-int/lit8 v1, v1, 0x1
    invoke-virtual {v5}, Ljava/lang/reflect/Method;->getName()Ljava/lang/String;
    move-result-object v6
    invoke-virtual {v6, v0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v6
    if-eqz v6, :next_method
    invoke-virtual {v5}, Ljava/lang/reflect/Method;->getParameterTypes()[Ljava/lang/Class;
    move-result-object v6
    invoke-static {v6}, Ljava/util/Arrays;->toString([Ljava/lang/Object;)Ljava/lang/String;
    move-result-object v6
    invoke-virtual {v6, v3}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v6
    if-eqz v6, :next_method
    :found
    return-object v5
.end method

# static Object call(Object[] given, Object member): given[0] is the receiver
.method public static call([Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    .locals 5
    array-length v0, p0
    const/4 v1, 0x1
    invoke-static {p0, v1, v0}, Ljava/util/Arrays;->copyOfRange([Ljava/lang/Object;II)[Ljava/lang/Object;
    move-result-object v2
    move-object v0, p1
    check-cast v0, Ljava/lang/reflect/AccessibleObject;
    instance-of v3, p1, Ljava/lang/reflect/Constructor;
    if-eqz v3, :method
    check-cast p1, Ljava/lang/reflect/Constructor;
    invoke-virtual {p1}, Ljava/lang/reflect/Constructor;->getDeclaringClass()Ljava/lang/Class;
    move-result-object v3
    invoke-virtual {p1}, Ljava/lang/reflect/Constructor;->getModifiers()I
    move-result v4
    invoke-static {v0, v3, v4}, Lcn/example/contract/Members;->open(Ljava/lang/reflect/AccessibleObject;Ljava/lang/Class;I)V
    invoke-virtual {p1, v2}, Ljava/lang/reflect/Constructor;->newInstance([Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    return-object v0
    :method
    check-cast p1, Ljava/lang/reflect/Method;
    invoke-virtual {p1}, Ljava/lang/reflect/Method;->getDeclaringClass()Ljava/lang/Class;
    move-result-object v3
    invoke-virtual {p1}, Ljava/lang/reflect/Method;->getModifiers()I
    move-result v4
    invoke-static {v0, v3, v4}, Lcn/example/contract/Members;->open(Ljava/lang/reflect/AccessibleObject;Ljava/lang/Class;I)V
    const/4 v1, 0x0
    aget-object v0, p0, v1
    invoke-virtual {p1, v0, v2}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    return-object v0
.end method

# Public members of public classes are open already; Java's own modules would not let others be.
.method private static open(Ljava/lang/reflect/AccessibleObject;Ljava/lang/Class;I)V
    .locals 2
    invoke-virtual {p1}, Ljava/lang/Class;->getModifiers()I
    move-result v0
    and-int/2addr v0, p2
    and-int/lit8 v0, v0, 0x1
    if-nez v0, :is_open
    const/4 v0, 0x1
    invoke-virtual {p0, v0}, Ljava/lang/reflect/AccessibleObject;->setAccessible(Z)V
    :is_open
    return-void
.end method

# static Object field(String class, String name): what a hidden static field holds
.method public static field(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Object;
    .locals 2
    invoke-static {p0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;
    move-result-object v0
    invoke-virtual {v0, p1}, Ljava/lang/Class;->getDeclaredField(Ljava/lang/String;)Ljava/lang/reflect/Field;
    move-result-object v0
    const/4 v1, 0x1
    invoke-virtual {v0, v1}, Ljava/lang/reflect/Field;->setAccessible(Z)V
    const/4 v1, 0x0
    invoke-virtual {v0, v1}, Ljava/lang/reflect/Field;->get(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    return-object v0
.end method

# static Object clipboard(Context c): the manager, with a text in it, whatever was done before
.method public static clipboard(Landroid/content/Context;)Ljava/lang/Object;
    .locals 2
    const-string v0, "clipboard"
    invoke-virtual {p0, v0}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/content/ClipboardManager;
    const-string v1, "contract"
    invoke-virtual {v0, v1}, Landroid/content/ClipboardManager;->setText(Ljava/lang/CharSequence;)V
    return-object v0
.end method
