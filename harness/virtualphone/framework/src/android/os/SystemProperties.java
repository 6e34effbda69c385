package android.os;

public class SystemProperties {
    private SystemProperties() {}

    public static String get(String key) {
        return get(key, "");
    }

    public static String get(String key, String def) {
        String value = vp.Bridge.ask("properties.get", key);
        return value == null || value.isEmpty() ? def : value;
    }

    public static int getInt(String key, int def) {
        try {
            return Integer.decode(get(key, Integer.toString(def)));
        } catch (NumberFormatException noNumber) {
            return def;
        }
    }

    public static long getLong(String key, long def) {
        try {
            return Long.decode(get(key, Long.toString(def)));
        } catch (NumberFormatException noNumber) {
            return def;
        }
    }

    public static boolean getBoolean(String key, boolean def) {
        String value = get(key, Boolean.toString(def));
        return value.equals("1") || value.equals("y") || value.equals("true") || value.equals("on");
    }
}
