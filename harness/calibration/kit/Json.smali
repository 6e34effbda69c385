# A flat JSON object of strings.
.class public final Lcn/example/calibration/kit/Json;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static String of(String[] namesAndValues): {"a":"b","c":null} from {"a", "b", "c", null}
.method public static of([Ljava/lang/String;)Ljava/lang/String;
    .locals 5
    new-instance v0, Ljava/lang/StringBuilder;
    invoke-direct {v0}, Ljava/lang/StringBuilder;-><init>()V
    const/4 v1, 0x0
    array-length v2, p0
    :next
    if-ge v1, v2, :end
    rem-int/lit8 v3, v1, 0x2
    const/16 v4, 0x2c
    if-eqz v3, :separator
    const/16 v4, 0x3a
    :separator
    if-eqz v1, :value
    invoke-virtual {v0, v4}, Ljava/lang/StringBuilder;->append(C)Ljava/lang/StringBuilder;
    :value
    aget-object v3, p0, v1
    invoke-static {v3}, Lcn/example/calibration/kit/Json;->quoted(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v3
    invoke-virtual {v0, v3}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    add-int/lit8 v1, v1, 0x1
    goto :next
    :end
    const-string v1, "{"
    invoke-virtual {v0}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-virtual {v1, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "}"
    invoke-virtual {v0, v1}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

# static String quoted(String text): with \ and " escaped; null stays null
.method private static quoted(Ljava/lang/String;)Ljava/lang/String;
    .locals 3
    if-nez p0, :text
    const-string v0, "null"
    return-object v0
    :text
    const-string v0, "\\"
    const-string v1, "\\\\"
    invoke-virtual {p0, v0, v1}, Ljava/lang/String;->replace(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)Ljava/lang/String;
    move-result-object v2
    const-string v0, "\""
    const-string v1, "\\\""
    invoke-virtual {v2, v0, v1}, Ljava/lang/String;->replace(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)Ljava/lang/String;
    move-result-object v2
    invoke-virtual {v0, v2}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    invoke-virtual {v2, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v2
    return-object v2
.end method
