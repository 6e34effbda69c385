# Digests as lower-case hex.
.class public final Lcn/example/calibration/kit/Hash;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static String md5(String text): of its UTF-8 bytes
.method public static md5(Ljava/lang/String;)Ljava/lang/String;
    .locals 2
    const-string v0, "UTF-8"
    invoke-virtual {p0, v0}, Ljava/lang/String;->getBytes(Ljava/lang/String;)[B
    move-result-object v0
    const-string v1, "MD5"
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Hash;->hex(Ljava/lang/String;[B)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

# static String hex(String algorithm, byte[] bytes):
#     String.format("%0" + 2 * digest.length + "x", new BigInteger(1, digest))
.method public static hex(Ljava/lang/String;[B)Ljava/lang/String;
    .locals 5
    invoke-static {p0}, Ljava/security/MessageDigest;->getInstance(Ljava/lang/String;)Ljava/security/MessageDigest;
    move-result-object v0
    invoke-virtual {v0, p1}, Ljava/security/MessageDigest;->digest([B)[B
    move-result-object v0
    new-instance v1, Ljava/math/BigInteger;
    const/4 v2, 0x1
    invoke-direct {v1, v2, v0}, Ljava/math/BigInteger;-><init>(I[B)V
    array-length v0, v0
    mul-int/lit8 v0, v0, 0x2
    new-instance v3, Ljava/lang/StringBuilder;
    const-string v4, "%0"
    invoke-direct {v3, v4}, Ljava/lang/StringBuilder;-><init>(Ljava/lang/String;)V
    invoke-virtual {v3, v0}, Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;
    const-string v4, "x"
    invoke-virtual {v3, v4}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    invoke-virtual {v3}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v3
    new-array v2, v2, [Ljava/lang/Object;
    const/4 v4, 0x0
    aput-object v1, v2, v4
    invoke-static {v3, v2}, Ljava/lang/String;->format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method
