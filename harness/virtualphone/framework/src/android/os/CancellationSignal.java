package android.os;

public final class CancellationSignal {
    private volatile boolean cancelled;

    public boolean isCanceled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
    }
}
