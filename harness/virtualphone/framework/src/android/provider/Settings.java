package android.provider;

import android.content.ContentResolver;
import android.net.Uri;

public final class Settings {
    public static final String AUTHORITY = "settings";
    public static final String ACTION_SETTINGS = "android.settings.SETTINGS";
    public static final String ACTION_APPLICATION_DETAILS_SETTINGS = "android.settings.APPLICATION_DETAILS_SETTINGS";

    public static class SettingNotFoundException extends android.util.AndroidException {
        private static final long serialVersionUID = 1;

        public SettingNotFoundException(String msg) {
            super(msg);
        }
    }

    /** The lower layer of the three tables: where each read passes through. */
    private static class NameValueCache {
        private final String table;

        NameValueCache(String table) {
            this.table = table;
        }

        public String getStringForUser(ContentResolver cr, String name, int userHandle) {
            return vp.Bridge.ask("settings.get", table, name);
        }

        public boolean putStringForUser(ContentResolver cr, String name, String value, int userHandle) {
            vp.Bridge.call("settings.put", table, name, value);
            return true;
        }
    }

    public static class NameValueTable implements BaseColumns {
        public static final String NAME = "name";
        public static final String VALUE = "value";

        static int number(String text, String name) throws SettingNotFoundException {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException missing) {
                throw new SettingNotFoundException(name);
            }
        }

        static long number(String text, long def) {
            try {
                return text == null ? def : Long.parseLong(text);
            } catch (NumberFormatException noNumber) {
                return def;
            }
        }
    }

    public static final class Secure extends NameValueTable {
        public static final Uri CONTENT_URI = Uri.parse("content://settings/secure");
        public static final String ANDROID_ID = "android_id";
        public static final String ALLOW_MOCK_LOCATION = "mock_location";
        public static final String ENABLED_ACCESSIBILITY_SERVICES = "enabled_accessibility_services";
        public static final String DEFAULT_INPUT_METHOD = "default_input_method";
        public static final String LOCATION_MODE = "location_mode";
        private static final NameValueCache sNameValueCache = new NameValueCache("secure");

        public static String getString(ContentResolver resolver, String name) {
            return getStringForUser(resolver, name, resolver.getUserId());
        }

        public static String getStringForUser(ContentResolver resolver, String name, int userHandle) {
            return sNameValueCache.getStringForUser(resolver, name, userHandle);
        }

        public static boolean putString(ContentResolver resolver, String name, String value) {
            return sNameValueCache.putStringForUser(resolver, name, value, resolver.getUserId());
        }

        public static int getInt(ContentResolver cr, String name, int def) {
            return (int) number(getString(cr, name), (long) def);
        }

        public static int getInt(ContentResolver cr, String name) throws SettingNotFoundException {
            return number(getString(cr, name), name);
        }

        public static long getLong(ContentResolver cr, String name, long def) {
            return number(getString(cr, name), def);
        }

        public static long getLong(ContentResolver cr, String name) throws SettingNotFoundException {
            String value = getString(cr, name);
            if (value == null) {
                throw new SettingNotFoundException(name);
            }
            return number(value, 0L);
        }

        public static Uri getUriFor(String name) {
            return Uri.withAppendedPath(CONTENT_URI, name);
        }
    }

    public static final class System extends NameValueTable {
        public static final Uri CONTENT_URI = Uri.parse("content://settings/system");
        public static final String ANDROID_ID = Secure.ANDROID_ID;
        public static final String SCREEN_BRIGHTNESS = "screen_brightness";
        private static final NameValueCache sNameValueCache = new NameValueCache("system");

        public static String getString(ContentResolver resolver, String name) {
            return getStringForUser(resolver, name, resolver.getUserId());
        }

        public static String getStringForUser(ContentResolver resolver, String name, int userHandle) {
            return sNameValueCache.getStringForUser(resolver, name, userHandle);
        }

        public static boolean putString(ContentResolver resolver, String name, String value) {
            return sNameValueCache.putStringForUser(resolver, name, value, resolver.getUserId());
        }

        public static int getInt(ContentResolver cr, String name, int def) {
            return (int) number(getString(cr, name), (long) def);
        }

        public static int getInt(ContentResolver cr, String name) throws SettingNotFoundException {
            return number(getString(cr, name), name);
        }

        public static long getLong(ContentResolver cr, String name, long def) {
            return number(getString(cr, name), def);
        }

        public static long getLong(ContentResolver cr, String name) throws SettingNotFoundException {
            String value = getString(cr, name);
            if (value == null) {
                throw new SettingNotFoundException(name);
            }
            return number(value, 0L);
        }

        public static boolean canWrite(android.content.Context context) {
            return false;
        }
    }

    public static final class Global extends NameValueTable {
        public static final Uri CONTENT_URI = Uri.parse("content://settings/global");
        public static final String ADB_ENABLED = "adb_enabled";
        public static final String AIRPLANE_MODE_ON = "airplane_mode_on";
        public static final String BLUETOOTH_NAME = "bluetooth_name";
        public static final String DEVELOPMENT_SETTINGS_ENABLED = "development_settings_enabled";
        public static final String DEVICE_NAME = "device_name";
        public static final String HTTP_PROXY = "http_proxy";
        private static final NameValueCache sNameValueCache = new NameValueCache("global");

        public static String getString(ContentResolver resolver, String name) {
            return getStringForUser(resolver, name, resolver.getUserId());
        }

        public static String getStringForUser(ContentResolver resolver, String name, int userHandle) {
            return sNameValueCache.getStringForUser(resolver, name, userHandle);
        }

        public static boolean putString(ContentResolver resolver, String name, String value) {
            return sNameValueCache.putStringForUser(resolver, name, value, resolver.getUserId());
        }

        public static int getInt(ContentResolver cr, String name, int def) {
            return (int) number(getString(cr, name), (long) def);
        }

        public static int getInt(ContentResolver cr, String name) throws SettingNotFoundException {
            return number(getString(cr, name), name);
        }

        public static long getLong(ContentResolver cr, String name, long def) {
            return number(getString(cr, name), def);
        }

        public static long getLong(ContentResolver cr, String name) throws SettingNotFoundException {
            String value = getString(cr, name);
            if (value == null) {
                throw new SettingNotFoundException(name);
            }
            return number(value, 0L);
        }
    }

    public static boolean canDrawOverlays(android.content.Context context) {
        return "0".equals(vp.Bridge.ask("packages.checkPermission",
                "android.permission.SYSTEM_ALERT_WINDOW", context.getPackageName()));
    }
}
