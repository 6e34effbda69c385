package android.os;

public class Vibrator {
    public boolean hasVibrator() {
        return true;
    }

    public void vibrate(long milliseconds) {}

    public void cancel() {}
}
