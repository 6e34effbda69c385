package android.util;

import java.io.PrintWriter;
import java.io.StringWriter;

public final class Log {
    public static String getStackTraceString(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
