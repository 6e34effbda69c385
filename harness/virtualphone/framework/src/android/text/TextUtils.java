package android.text;

public class TextUtils {
    public enum TruncateAt { START, MIDDLE, END, MARQUEE }

    private TextUtils() {}

    public static boolean isEmpty(CharSequence str) {
        return str == null || str.length() == 0;
    }

    public static boolean equals(CharSequence a, CharSequence b) {
        return a == b || a != null && b != null && a.toString().contentEquals(b);
    }

    public static String join(CharSequence delimiter, Iterable<?> tokens) {
        StringBuilder text = new StringBuilder();
        for (Object token : tokens) {
            text.append(text.length() == 0 ? "" : delimiter).append(token);
        }
        return text.toString();
    }

    public static String join(CharSequence delimiter, Object[] tokens) {
        return join(delimiter, java.util.Arrays.asList(tokens));
    }
}
