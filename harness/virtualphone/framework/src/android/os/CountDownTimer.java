package android.os;

public abstract class CountDownTimer {
    private final long millisInFuture;
    private final long interval;
    private final Handler handler = new Handler(
            Looper.myLooper() != null ? Looper.myLooper() : Looper.getMainLooper());
    private final Runnable step = this::step;
    private long end;

    public CountDownTimer(long millisInFuture, long countDownInterval) {
        this.millisInFuture = millisInFuture;
        interval = countDownInterval;
    }

    public final synchronized CountDownTimer start() {
        end = SystemClock.elapsedRealtime() + millisInFuture;
        handler.post(step);
        return this;
    }

    public final synchronized void cancel() {
        handler.removeCallbacks(step);
    }

    private void step() {
        long left = end - SystemClock.elapsedRealtime();
        if (left <= 0) {
            onFinish();
        } else {
            onTick(left);
            handler.postDelayed(step, Math.min(interval, left));
        }
    }

    public abstract void onTick(long millisUntilFinished);

    public abstract void onFinish();
}
