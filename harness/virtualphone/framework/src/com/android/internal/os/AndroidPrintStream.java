package com.android.internal.os;

import android.util.Log;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** System.out and System.err of an app: lines of the log. */
public final class AndroidPrintStream extends PrintStream {
    public AndroidPrintStream(int priority, String tag) {
        super(new Lines(priority, tag), true, StandardCharsets.UTF_8);
    }

    private static final class Lines extends OutputStream {
        private static final int LONGEST = 4_000;

        private final int priority;
        private final String tag;
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        Lines(int priority, String tag) {
            this.priority = priority;
            this.tag = tag;
        }

        @Override
        public synchronized void write(int b) {
            if (b != '\n') {
                line.write(b);
            }
            if (b == '\n' || line.size() >= LONGEST) {
                Log.println(priority, tag, line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }
}
