package android.provider;

import android.content.ContentResolver;

public final class Settings {
    public static final class Secure {
        public static String getString(ContentResolver resolver, String key) {
            return getStringForUser(resolver, key, 0);
        }

        public static String getStringForUser(ContentResolver resolver, String key, int user) {
            return key.equals("android_id") ? "9774d56d682e549c" : "other";
        }
    }
}
