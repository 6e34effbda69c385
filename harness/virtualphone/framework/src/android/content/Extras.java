package android.content;

import android.os.Bundle;

/** An extra on the bridge: a letter for its type, a colon, its text. */
final class Extras {
    private Extras() {}

    /** Null for what cannot leave the process (a parcelable). */
    static String encode(Object value) {
        if (value instanceof CharSequence) {
            return "s:" + value;
        }
        if (value instanceof Integer) {
            return "i:" + value;
        }
        if (value instanceof Long) {
            return "l:" + value;
        }
        if (value instanceof Boolean) {
            return "z:" + value;
        }
        if (value instanceof Double || value instanceof Float) {
            return "d:" + value;
        }
        return null;
    }

    static void decode(Bundle into, String key, String field) {
        boolean typed = field.length() >= 2 && field.charAt(1) == ':';
        String text = typed ? field.substring(2) : field;
        switch (typed ? field.charAt(0) : 's') {
            case 'i': into.putInt(key, Integer.parseInt(text)); break;
            case 'l': into.putLong(key, Long.parseLong(text)); break;
            case 'z': into.putBoolean(key, Boolean.parseBoolean(text)); break;
            case 'd': into.putDouble(key, Double.parseDouble(text)); break;
            default: into.putString(key, text);
        }
    }
}
