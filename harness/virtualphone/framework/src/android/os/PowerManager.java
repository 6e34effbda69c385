package android.os;

public final class PowerManager {
    public static final int PARTIAL_WAKE_LOCK = 1;

    public PowerManager() {}

    public boolean isInteractive() {
        return true;
    }

    public boolean isPowerSaveMode() {
        return false;
    }

    public WakeLock newWakeLock(int levelAndFlags, String tag) {
        return new WakeLock();
    }

    public final class WakeLock {
        private boolean held;

        public void acquire() {
            held = true;
        }

        public void acquire(long timeout) {
            held = true;
        }

        public void release() {
            held = false;
        }

        public boolean isHeld() {
            return held;
        }
    }
}
