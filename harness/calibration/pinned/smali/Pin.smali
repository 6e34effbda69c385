# class Pin implements X509TrustManager: accepts one certificate, which nobody holds, so that every
# proxy is refused.
.class public final Lcn/example/calibration/pinned/Pin;
.super Ljava/lang/Object;
.implements Ljavax/net/ssl/X509TrustManager;

# SHA-256 of the one certificate: the digest of the text "pinned.example".
.field private static final PINNED:Ljava/lang/String; = "ef7be4f85ec8efeecaf4f11acaa75a8d1e3c8adab0afc225114ec52c2281e176"

.method private constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

# static SSLSocketFactory factory(): of an SSLContext("TLS") whose only trust manager is a Pin
.method public static factory()Ljavax/net/ssl/SSLSocketFactory;
    .locals 4
    const-string v0, "TLS"
    invoke-static {v0}, Ljavax/net/ssl/SSLContext;->getInstance(Ljava/lang/String;)Ljavax/net/ssl/SSLContext;
    move-result-object v0
    const/4 v1, 0x1
    new-array v1, v1, [Ljavax/net/ssl/TrustManager;
    new-instance v2, Lcn/example/calibration/pinned/Pin;
    invoke-direct {v2}, Lcn/example/calibration/pinned/Pin;-><init>()V
    const/4 v3, 0x0
    aput-object v2, v1, v3
    const/4 v2, 0x0
    const/4 v3, 0x0
    invoke-virtual {v0, v2, v1, v3}, Ljavax/net/ssl/SSLContext;->init([Ljavax/net/ssl/KeyManager;[Ljavax/net/ssl/TrustManager;Ljava/security/SecureRandom;)V
    invoke-virtual {v0}, Ljavax/net/ssl/SSLContext;->getSocketFactory()Ljavax/net/ssl/SSLSocketFactory;
    move-result-object v0
    return-object v0
.end method

# void checkServerTrusted(X509Certificate[] chain, String authType):
#     if (!Hash.hex("SHA-256", chain[0].getEncoded()).equals(PINNED)) throw new CertificateException(...)
.method public checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;)V
    .locals 2
    const/4 v0, 0x0
    aget-object v0, p1, v0
    invoke-virtual {v0}, Ljava/security/cert/X509Certificate;->getEncoded()[B
    move-result-object v0
    const-string v1, "SHA-256"
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Hash;->hex(Ljava/lang/String;[B)Ljava/lang/String;
    move-result-object v0
    sget-object v1, Lcn/example/calibration/pinned/Pin;->PINNED:Ljava/lang/String;
    invoke-virtual {v0, v1}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z
    move-result v0
    if-nez v0, :pinned
    new-instance v0, Ljava/security/cert/CertificateException;
    const-string v1, "certificate is not the pinned one"
    invoke-direct {v0, v1}, Ljava/security/cert/CertificateException;-><init>(Ljava/lang/String;)V
    throw v0
    :pinned
    return-void
.end method

.method public checkClientTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;)V
    .locals 0
    return-void
.end method

.method public getAcceptedIssuers()[Ljava/security/cert/X509Certificate;
    .locals 1
    const/4 v0, 0x0
    new-array v0, v0, [Ljava/security/cert/X509Certificate;
    return-object v0
.end method
