# An SDK's way to hide what it sends: gzip, then AES in two steps, then hexadecimal.
.class public final Lcom/umeng/analytics/Sealer;
.super Ljava/lang/Object;

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static Cipher cipher(String transformation): to encrypt, with a key and a start that stand here
.method public static cipher(Ljava/lang/String;)Ljavax/crypto/Cipher;
    .locals 5
    const-string v4, "UTF-8"
    invoke-static {p0}, Ljavax/crypto/Cipher;->getInstance(Ljava/lang/String;)Ljavax/crypto/Cipher;
    move-result-object v0
    new-instance v1, Ljavax/crypto/spec/SecretKeySpec;
    const-string v2, "only the app has"
    invoke-virtual {v2, v4}, Ljava/lang/String;->getBytes(Ljava/lang/String;)[B
    move-result-object v2
    const-string v3, "AES"
    invoke-direct {v1, v2, v3}, Ljavax/crypto/spec/SecretKeySpec;-><init>([BLjava/lang/String;)V
    new-instance v2, Ljavax/crypto/spec/IvParameterSpec;
    const-string v3, "always the same."
    invoke-virtual {v3, v4}, Ljava/lang/String;->getBytes(Ljava/lang/String;)[B
    move-result-object v3
    invoke-direct {v2, v3}, Ljavax/crypto/spec/IvParameterSpec;-><init>([B)V
    const/4 v3, 0x1    # Cipher.ENCRYPT_MODE
    invoke-virtual {v0, v3, v1, v2}, Ljavax/crypto/Cipher;->init(ILjava/security/Key;Ljava/security/spec/AlgorithmParameterSpec;)V
    return-object v0
.end method

# static void report(String json): {"e":"<gzip, AES-CTR, in hexadecimal>"}
.method public static report(Ljava/lang/String;)V
    .locals 6
    invoke-static {p0}, Lcom/umeng/analytics/Sealer;->packed(Ljava/lang/String;)[B
    move-result-object v0
    const-string v1, "AES/CTR/NoPadding"
    invoke-static {v1}, Lcom/umeng/analytics/Sealer;->cipher(Ljava/lang/String;)Ljavax/crypto/Cipher;
    move-result-object v1
    new-instance v2, Ljava/io/ByteArrayOutputStream;
    invoke-direct {v2}, Ljava/io/ByteArrayOutputStream;-><init>()V
    const/4 v3, 0x0
    const/16 v4, 0x14
    invoke-virtual {v1, v0, v3, v4}, Ljavax/crypto/Cipher;->update([BII)[B
    move-result-object v3
    invoke-virtual {v2, v3}, Ljava/io/ByteArrayOutputStream;->write([B)V
    array-length v3, v0
    sub-int/2addr v3, v4
    invoke-virtual {v1, v0, v4, v3}, Ljavax/crypto/Cipher;->doFinal([BII)[B
    move-result-object v3
    invoke-virtual {v2, v3}, Ljava/io/ByteArrayOutputStream;->write([B)V
    invoke-virtual {v2}, Ljava/io/ByteArrayOutputStream;->toByteArray()[B
    move-result-object v0
    invoke-static {v0}, Lcom/umeng/analytics/Sealer;->hex([B)Ljava/lang/String;
    move-result-object v1
    const-string v0, "e"
    filled-new-array {v0, v1}, [Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "https://logs.example/upload"
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;)V
    return-void
.end method

# private static byte[] packed(String text): its UTF-8 bytes, as gzip
.method private static packed(Ljava/lang/String;)[B
    .locals 3
    new-instance v0, Ljava/io/ByteArrayOutputStream;
    invoke-direct {v0}, Ljava/io/ByteArrayOutputStream;-><init>()V
    new-instance v1, Ljava/util/zip/GZIPOutputStream;
    invoke-direct {v1, v0}, Ljava/util/zip/GZIPOutputStream;-><init>(Ljava/io/OutputStream;)V
    const-string v2, "UTF-8"
    invoke-virtual {p0, v2}, Ljava/lang/String;->getBytes(Ljava/lang/String;)[B
    move-result-object v2
    invoke-virtual {v1, v2}, Ljava/util/zip/GZIPOutputStream;->write([B)V
    invoke-virtual {v1}, Ljava/util/zip/GZIPOutputStream;->close()V
    invoke-virtual {v0}, Ljava/io/ByteArrayOutputStream;->toByteArray()[B
    move-result-object v0
    return-object v0
.end method

# private static String hex(byte[] bytes): two lower-case digits a byte
.method private static hex([B)Ljava/lang/String;
    .locals 6
    new-instance v0, Ljava/lang/StringBuilder;
    invoke-direct {v0}, Ljava/lang/StringBuilder;-><init>()V
    const/4 v1, 0x0
    :next
    array-length v2, p0
    if-ge v1, v2, :end
    aget-byte v2, p0, v1
    shr-int/lit8 v3, v2, 0x4
    and-int/lit8 v3, v3, 0xf
    const/16 v5, 0x10
    invoke-static {v3, v5}, Ljava/lang/Character;->forDigit(II)C
    move-result v3
    invoke-virtual {v0, v3}, Ljava/lang/StringBuilder;->append(C)Ljava/lang/StringBuilder;
    and-int/lit8 v3, v2, 0xf
    invoke-static {v3, v5}, Ljava/lang/Character;->forDigit(II)C
    move-result v3
    invoke-virtual {v0, v3}, Ljava/lang/StringBuilder;->append(C)Ljava/lang/StringBuilder;
    add-int/lit8 v1, v1, 0x1
    goto :next
    :end
    invoke-virtual {v0}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method
