package android.os;

public final class SystemClock {
    /** The phone booted a while before any app ran. */
    private static final long BOOT_MILLIS = Long.getLong("vp.boot", System.currentTimeMillis());
    private static final long START_MILLIS = Math.max(0, System.currentTimeMillis() - BOOT_MILLIS);
    private static final long START_NANOS = System.nanoTime();

    private SystemClock() {}

    public static long uptimeMillis() {
        return START_MILLIS + (System.nanoTime() - START_NANOS) / 1_000_000;
    }

    public static long elapsedRealtime() {
        return uptimeMillis();
    }

    public static long elapsedRealtimeNanos() {
        return START_MILLIS * 1_000_000 + System.nanoTime() - START_NANOS;
    }

    public static long currentThreadTimeMillis() {
        return uptimeMillis();
    }

    public static void sleep(long ms) {
        long end = uptimeMillis() + ms;
        boolean interrupted = false;
        for (long left = ms; left > 0; left = end - uptimeMillis()) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException early) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
