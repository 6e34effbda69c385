package android.app;

import android.content.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Which class answers to which service's name. */
public final class SystemServiceRegistry {
    private static final Map<String, Function<Context, Object>> MAKERS = new LinkedHashMap<>();
    private static final Map<Class<?>, String> NAMES = new LinkedHashMap<>();

    static {
        register(Context.ACCOUNT_SERVICE, android.accounts.AccountManager.class, android.accounts.AccountManager::new);
        register(Context.ACTIVITY_SERVICE, ActivityManager.class, ActivityManager::new);
        register(Context.ACCESSIBILITY_SERVICE, android.view.accessibility.AccessibilityManager.class, c -> new android.view.accessibility.AccessibilityManager());
        register(Context.ALARM_SERVICE, AlarmManager.class, AlarmManager::new);
        register(Context.BLUETOOTH_SERVICE, android.bluetooth.BluetoothManager.class, c -> new android.bluetooth.BluetoothManager());
        register(Context.CAMERA_SERVICE, android.hardware.camera2.CameraManager.class, c -> new android.hardware.camera2.CameraManager());
        register(Context.CLIPBOARD_SERVICE, android.content.ClipboardManager.class, c -> new android.content.ClipboardManager());
        register(Context.CONNECTIVITY_SERVICE, android.net.ConnectivityManager.class, c -> new android.net.ConnectivityManager());
        register(Context.DEVICE_POLICY_SERVICE, android.app.admin.DevicePolicyManager.class, c -> new android.app.admin.DevicePolicyManager());
        register(Context.DOWNLOAD_SERVICE, DownloadManager.class, DownloadManager::new);
        register(Context.FINGERPRINT_SERVICE, android.hardware.fingerprint.FingerprintManager.class, c -> new android.hardware.fingerprint.FingerprintManager());
        register(Context.INPUT_METHOD_SERVICE, android.view.inputmethod.InputMethodManager.class, c -> new android.view.inputmethod.InputMethodManager());
        register(Context.JOB_SCHEDULER_SERVICE, android.app.job.JobScheduler.class, JobSchedulerImpl::new);
        register(Context.KEYGUARD_SERVICE, KeyguardManager.class, c -> new KeyguardManager());
        register(Context.LAUNCHER_APPS_SERVICE, android.content.pm.LauncherApps.class, android.content.pm.LauncherApps::new);
        register(Context.LAYOUT_INFLATER_SERVICE, android.view.LayoutInflater.class, android.view.LayoutInflater::of);
        register(Context.LOCATION_SERVICE, android.location.LocationManager.class, c -> new android.location.LocationManager());
        register(Context.MEDIA_PROJECTION_SERVICE, android.media.projection.MediaProjectionManager.class, c -> new android.media.projection.MediaProjectionManager());
        register(Context.NETWORK_STATS_SERVICE, android.app.usage.NetworkStatsManager.class, c -> new android.app.usage.NetworkStatsManager());
        register(Context.NOTIFICATION_SERVICE, NotificationManager.class, c -> new NotificationManager());
        register(Context.POWER_SERVICE, android.os.PowerManager.class, c -> new android.os.PowerManager());
        register(Context.SENSOR_SERVICE, android.hardware.SensorManager.class, c -> new android.hardware.SystemSensorManager());
        register(Context.STORAGE_SERVICE, android.os.storage.StorageManager.class, c -> new android.os.storage.StorageManager());
        register(Context.TELECOM_SERVICE, android.telecom.TelecomManager.class, c -> new android.telecom.TelecomManager());
        register(Context.TELEPHONY_SERVICE, android.telephony.TelephonyManager.class, android.telephony.TelephonyManager::new);
        register(Context.TELEPHONY_SUBSCRIPTION_SERVICE, android.telephony.SubscriptionManager.class, c -> new android.telephony.SubscriptionManager());
        register(Context.USAGE_STATS_SERVICE, android.app.usage.UsageStatsManager.class, c -> new android.app.usage.UsageStatsManager());
        register(Context.VIBRATOR_SERVICE, android.os.Vibrator.class, c -> new android.os.Vibrator());
        register(Context.WIFI_P2P_SERVICE, android.net.wifi.p2p.WifiP2pManager.class, c -> new android.net.wifi.p2p.WifiP2pManager());
        register(Context.WIFI_SERVICE, android.net.wifi.WifiManager.class, c -> new android.net.wifi.WifiManager());
        register(Context.WINDOW_SERVICE, android.view.WindowManager.class, c -> android.view.WindowManagerImpl.getInstance());
    }

    private SystemServiceRegistry() {}

    private static void register(String name, Class<?> type, Function<Context, Object> maker) {
        MAKERS.put(name, maker);
        NAMES.put(type, name);
    }

    public static String getSystemServiceName(Class<?> serviceClass) {
        return NAMES.get(serviceClass);
    }

    /** Null for a service that this phone does not have. */
    static Object create(String name, Context context) {
        Function<Context, Object> maker = MAKERS.get(name);
        return maker == null ? null : maker.apply(context);
    }
}
