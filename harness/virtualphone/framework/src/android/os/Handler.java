package android.os;

public class Handler {
    public interface Callback {
        boolean handleMessage(Message msg);
    }

    private final Looper looper;
    private final Callback callback;

    public Handler() {
        this(null, null, true);
    }

    public Handler(Callback callback) {
        this(null, callback, true);
    }

    public Handler(Looper looper) {
        this(looper, null, false);
    }

    public Handler(Looper looper, Callback callback) {
        this(looper, callback, false);
    }

    private Handler(Looper looper, Callback callback, boolean ofThread) {
        this.looper = ofThread ? Looper.myLooper() : looper;
        this.callback = callback;
        if (this.looper == null) {
            throw new RuntimeException("Can't create handler inside thread " + Thread.currentThread()
                    + " that has not called Looper.prepare()");
        }
    }

    public void handleMessage(Message msg) {}

    public void dispatchMessage(Message msg) {
        if (msg.callback != null) {
            msg.callback.run();
        } else if (callback == null || !callback.handleMessage(msg)) {
            handleMessage(msg);
        }
    }

    public final Looper getLooper() {
        return looper;
    }

    public final Message obtainMessage() {
        return Message.obtain(this);
    }

    public final Message obtainMessage(int what) {
        return Message.obtain(this, what);
    }

    public final Message obtainMessage(int what, Object obj) {
        return Message.obtain(this, what, obj);
    }

    public final boolean post(Runnable r) {
        return postDelayed(r, 0);
    }

    public final boolean postDelayed(Runnable r, long delayMillis) {
        return sendMessageDelayed(Message.obtain(this, r), delayMillis);
    }

    public final boolean postAtTime(Runnable r, long uptimeMillis) {
        return sendMessageAtTime(Message.obtain(this, r), uptimeMillis);
    }

    public final boolean postAtFrontOfQueue(Runnable r) {
        return sendMessageAtTime(Message.obtain(this, r), 0);
    }

    public final boolean sendEmptyMessage(int what) {
        return sendEmptyMessageDelayed(what, 0);
    }

    public final boolean sendEmptyMessageDelayed(int what, long delayMillis) {
        return sendMessageDelayed(Message.obtain(this, what), delayMillis);
    }

    public final boolean sendMessage(Message msg) {
        return sendMessageDelayed(msg, 0);
    }

    public final boolean sendMessageDelayed(Message msg, long delayMillis) {
        return sendMessageAtTime(msg, SystemClock.uptimeMillis() + Math.max(0, delayMillis));
    }

    public boolean sendMessageAtTime(Message msg, long uptimeMillis) {
        msg.target = this;
        return looper.mQueue.enqueueMessage(msg, uptimeMillis);
    }

    public final boolean hasMessages(int what) {
        return looper.mQueue.has(m -> m.target == this && m.callback == null && m.what == what);
    }

    public final boolean hasCallbacks(Runnable r) {
        return looper.mQueue.has(m -> m.target == this && m.callback == r);
    }

    public final void removeMessages(int what) {
        looper.mQueue.remove(m -> m.target == this && m.callback == null && m.what == what);
    }

    public final void removeCallbacks(Runnable r) {
        looper.mQueue.remove(m -> m.target == this && m.callback == r);
    }

    public final void removeCallbacksAndMessages(Object token) {
        looper.mQueue.remove(m -> m.target == this && (token == null || m.obj == token));
    }
}
