"""Objects of the phone that the contract app calls, and how it comes by them."""

from __future__ import annotations

from .described import ELSEWHERE, INTENT, STRING, URI, cast, identifier, intent, uri
from .signatures import internal
from .values import App, Kept, Made, Null, Number, Text, Value, new, service

SERVICES = {
    "android.accounts.AccountManager": "account",
    "android.app.ActivityManager": "activity",
    "android.app.AlarmManager": "alarm",
    "android.app.DownloadManager": "download",
    "android.app.KeyguardManager": "keyguard",
    "android.app.NotificationManager": "notification",
    "android.app.admin.DevicePolicyManager": "device_policy",
    "android.app.job.JobScheduler": "jobscheduler",
    "android.app.usage.NetworkStatsManager": "netstats",
    "android.app.usage.UsageStatsManager": "usagestats",
    "android.bluetooth.BluetoothManager": "bluetooth",
    "android.content.pm.LauncherApps": "launcherapps",
    "android.hardware.SensorManager": "sensor",
    "android.hardware.camera2.CameraManager": "camera",
    "android.hardware.fingerprint.FingerprintManager": "fingerprint",
    "android.location.LocationManager": "location",
    "android.media.projection.MediaProjectionManager": "media_projection",
    "android.net.ConnectivityManager": "connectivity",
    "android.net.nsd.NsdManager": "servicediscovery",
    "android.net.wifi.WifiManager": "wifi",
    "android.net.wifi.p2p.WifiP2pManager": "wifip2p",
    "android.os.storage.StorageManager": "storage",
    "android.telecom.TelecomManager": "telecom",
    "android.telephony.SubscriptionManager": "telephony_subscription_service",
    "android.telephony.TelephonyManager": "phone",
    "android.view.WindowManager": "window",
    "android.view.accessibility.AccessibilityManager": "accessibility",
    "android.view.inputmethod.InputMethodManager": "input_method",
}
"""Classes that a context hands out, by name of the service."""

IMPLEMENTED = {
    "sun.nio.ch.SocketChannelImpl": "java.nio.channels.SocketChannel",
    "android.app.ApplicationPackageManager": "android.content.pm.PackageManager",
    "android.app.ContextImpl": "android.content.Context",
    "android.app.JobSchedulerImpl": "android.app.job.JobScheduler",
    "android.hardware.SystemSensorManager": "android.hardware.SensorManager",
    "android.text.ClipboardManager": "android.content.ClipboardManager",
    "android.view.WindowManagerImpl": "android.view.WindowManager",
}
"""Concrete classes behind the ones that an app asks for."""


def _from(owner: str, method: str, result: str, parameters: str = "", *arguments: Value) -> Made:
    """What a service of the phone gives."""
    descriptor = f"({parameters}){internal(result)}"
    return Made(owner, method, descriptor, arguments, service(owner, SERVICES[owner]))


def _static(owner: str, method: str, result: str, parameters: str = "", *arguments: Value) -> Made:
    return Made(owner, method, f"({parameters}){internal(result)}", arguments)


def _context(method: str, result: str) -> Made:
    return Made("android.content.Context", method, f"(){internal(result)}", (), App())


_CONNECTIVITY = "android.net.ConnectivityManager"
_NETWORK = Kept("network", _from(_CONNECTIVITY, "getActiveNetwork", "android.net.Network"))

OBJECTS: dict[str, Value] = {
    "android.content.ClipboardManager": cast(
        "android.content.ClipboardManager",
        Made(
            "cn.example.contract.Members",
            "clipboard",
            f"({internal('android.content.Context')})Ljava/lang/Object;",
            (App(),),
        ),
    ),
    "android.telephony.CellIdentityLte": Made(
        "android.telephony.CellInfoLte",
        "getCellIdentity",
        f"(){internal('android.telephony.CellIdentityLte')}",
        (),
        cast(
            "android.telephony.CellInfoLte",
            Made(
                "java.util.List",
                "get",
                "(I)Ljava/lang/Object;",
                (Number("I"),),
                _from("android.telephony.TelephonyManager", "getAllCellInfo", "java.util.List"),
                by_interface=True,
            ),
        ),
    ),
    "android.content.ContentProviderClient": Made(
        "android.content.ContentResolver",
        "acquireContentProviderClient",
        f"({STRING}){internal('android.content.ContentProviderClient')}",
        (Text("settings"),),
        _context("getContentResolver", "android.content.ContentResolver"),
    ),
    "android.media.MediaDrm": new(
        "android.media.MediaDrm",
        internal("java.util.UUID"),
        identifier("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"),
    ),
    "android.os.StatFs": new("android.os.StatFs", STRING, Text("/")),
    "android.net.NetworkCapabilities": Kept(
        "capabilities",
        _from(
            _CONNECTIVITY,
            "getNetworkCapabilities",
            "android.net.NetworkCapabilities",
            internal("android.net.Network"),
            _NETWORK,
        ),
    ),
    "android.net.LinkProperties": _from(
        _CONNECTIVITY,
        "getLinkProperties",
        "android.net.LinkProperties",
        internal("android.net.Network"),
        _NETWORK,
    ),
    "android.net.Network": _NETWORK,
    "android.net.NetworkInfo": Kept(
        "info", _from(_CONNECTIVITY, "getActiveNetworkInfo", "android.net.NetworkInfo")
    ),
    "java.net.NetworkInterface": _static(
        "java.net.NetworkInterface", "getByName", "java.net.NetworkInterface", STRING, Text("lo")
    ),
    "android.bluetooth.BluetoothDevice": Made(
        "android.bluetooth.BluetoothAdapter",
        "getRemoteDevice",
        f"({STRING}){internal('android.bluetooth.BluetoothDevice')}",
        (Text("00:11:22:33:44:55"),),
        _static(
            "android.bluetooth.BluetoothAdapter",
            "getDefaultAdapter",
            "android.bluetooth.BluetoothAdapter",
        ),
    ),
    "android.location.Location": new("android.location.Location", STRING, Text("gps")),
    "android.telephony.SmsManager": _static(
        "android.telephony.SmsManager", "getDefault", "android.telephony.SmsManager"
    ),
    "android.media.AudioRecord": new(
        "android.media.AudioRecord",
        "IIIII",
        *(Number("I", number) for number in (1, 44_100, 16, 2, 3584)),
    ),
    "android.speech.SpeechRecognizer": _static(
        "android.speech.SpeechRecognizer",
        "createSpeechRecognizer",
        "android.speech.SpeechRecognizer",
        internal("android.content.Context"),
        App(),
    ),
    "java.lang.Runtime": _static("java.lang.Runtime", "getRuntime", "java.lang.Runtime"),
    "java.nio.channels.SocketChannel": _static(
        "java.nio.channels.SocketChannel", "open", "java.nio.channels.SocketChannel"
    ),
    "java.security.MessageDigest": _static(
        "java.security.MessageDigest",
        "getInstance",
        "java.security.MessageDigest",
        STRING,
        Text("SHA-256"),
    ),
    "javax.crypto.Cipher": _static(
        "javax.crypto.Cipher",
        "getInstance",
        "javax.crypto.Cipher",
        STRING,
        Text("AES/ECB/PKCS5Padding"),
    ),
    "android.provider.Settings$NameValueCache": Made(
        "cn.example.contract.Members",
        "field",
        f"({STRING * 2})Ljava/lang/Object;",
        (Text("android.provider.Settings$Secure"), Text("sNameValueCache")),
    ),
    "android.os.Handler": new(
        "android.os.Handler",
        internal("android.os.Looper"),
        _static("android.os.Looper", "getMainLooper", "android.os.Looper"),
    ),
    "android.os.Looper": _static("android.os.Looper", "getMainLooper", "android.os.Looper"),
    "android.content.ClipData": _static(
        "android.content.ClipData",
        "newPlainText",
        "android.content.ClipData",
        "Ljava/lang/CharSequence;" * 2,
        Text("contract"),
        Text("contract"),
    ),
    "android.location.LocationRequest": Made(
        "android.location.LocationRequest$Builder",
        "build",
        f"(){internal('android.location.LocationRequest')}",
        (),
        new("android.location.LocationRequest$Builder", "J", Number("J", 60_000)),
    ),
    "android.accounts.Account": new(
        "android.accounts.Account", STRING * 2, Text("nobody"), Text("com.example.account")
    ),
    "android.app.DownloadManager$Request": new(
        "android.app.DownloadManager$Request", internal(URI), uri("https://example.com/app.apk")
    ),
    "android.app.AlarmManager$AlarmClockInfo": new(
        "android.app.AlarmManager$AlarmClockInfo",
        f"J{internal('android.app.PendingIntent')}",
        Number("J"),
        Null(),
    ),
    "android.content.pm.VersionedPackage": new(
        "android.content.pm.VersionedPackage", f"{STRING}I", Text(ELSEWHERE), Number("I")
    ),
    "android.content.pm.PackageInstaller$SessionParams": new(
        "android.content.pm.PackageInstaller$SessionParams", "I", Number("I", 1)
    ),
    "android.telephony.SubscriptionInfo": Made(
        "android.telephony.SubscriptionManager",
        "getActiveSubscriptionInfo",
        f"(I){internal('android.telephony.SubscriptionInfo')}",
        (Number("I", 1),),
        service(
            "android.telephony.SubscriptionManager",
            SERVICES["android.telephony.SubscriptionManager"],
        ),
    ),
    "android.content.Context": App(),
    "android.content.ContentResolver": _context(
        "getContentResolver", "android.content.ContentResolver"
    ),
    "android.content.pm.PackageManager": _context(
        "getPackageManager", "android.content.pm.PackageManager"
    ),
    "android.bluetooth.BluetoothAdapter": _static(
        "android.bluetooth.BluetoothAdapter",
        "getDefaultAdapter",
        "android.bluetooth.BluetoothAdapter",
    ),
    "android.net.wifi.WifiInfo": _from(
        "android.net.wifi.WifiManager", "getConnectionInfo", "android.net.wifi.WifiInfo"
    ),
    "android.app.PendingIntent": _static(
        "android.app.PendingIntent",
        "getBroadcast",
        "android.app.PendingIntent",
        f"{internal('android.content.Context')}I{internal(INTENT)}I",
        App(),
        Number("I"),
        intent("action=cn.example.contract.NOTHING"),
        Number("I", 1 << 26),
    ),
}
"""Objects that are come by in their own way."""

_KEPT = (
    "android.app.PendingIntent",
    "android.bluetooth.BluetoothAdapter",
    "android.bluetooth.BluetoothDevice",
    "android.content.ContentProviderClient",
    "android.media.MediaDrm",
    "android.net.LinkProperties",
    "android.net.wifi.WifiInfo",
    "android.telephony.SubscriptionInfo",
    "java.net.NetworkInterface",
)
OBJECTS |= {
    kind: Kept(kind.rpartition(".")[2], made)
    for kind in _KEPT
    if isinstance(made := OBJECTS[kind], Made)
}

_FLAGS = "android.content.pm.PackageManager$"
for _kind in ("PackageInfoFlags", "ApplicationInfoFlags", "ResolveInfoFlags"):
    OBJECTS[_FLAGS + _kind] = _static(_FLAGS + _kind, "of", _FLAGS + _kind, "J", Number("J"))
