package com.android.internal.os;

import android.app.ActivityThread;
import android.util.Log;

public class RuntimeInit {
    /** Android's last word of an app: the log's FATAL EXCEPTION, then the end. */
    public static final class KillApplicationHandler implements Thread.UncaughtExceptionHandler {
        private static final int LONGEST = 16_000;
        private static final int KILLED = 10;

        @Override
        public void uncaughtException(Thread t, Throwable e) {
            String trace = trace(e);
            Log.e("AndroidRuntime", "FATAL EXCEPTION: " + t.getName() + "\nProcess: "
                    + ActivityThread.currentProcessName() + ", PID: " + android.os.Process.myPid() + "\n" + trace);
            vp.Bridge.send("crash", e.getClass().getName(), trace);
            Runtime.getRuntime().halt(KILLED);
        }

        private static String trace(Throwable e) {
            java.io.StringWriter text = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(text, true));
            return text.getBuffer().length() > LONGEST ? text.getBuffer().substring(0, LONGEST) : text.toString();
        }
    }
}
