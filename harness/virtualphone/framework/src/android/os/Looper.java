package android.os;

public final class Looper {
    private static final ThreadLocal<Looper> OF_THREAD = new ThreadLocal<>();
    private static volatile Looper main;

    final MessageQueue mQueue = new MessageQueue();
    private final Thread thread = Thread.currentThread();

    private Looper() {}

    public static void prepare() {
        if (OF_THREAD.get() != null) {
            throw new RuntimeException("Only one Looper may be created per thread");
        }
        OF_THREAD.set(new Looper());
    }

    public static void prepareMainLooper() {
        prepare();
        main = OF_THREAD.get();
    }

    public static Looper getMainLooper() {
        return main;
    }

    public static Looper myLooper() {
        return OF_THREAD.get();
    }

    public static MessageQueue myQueue() {
        return myLooper().mQueue;
    }

    public static void loop() {
        Looper me = myLooper();
        if (me == null) {
            throw new RuntimeException("No Looper; Looper.prepare() wasn't called on this thread.");
        }
        for (Message m = me.mQueue.next(); m != null; m = me.mQueue.next()) {
            m.target.dispatchMessage(m);
        }
    }

    public void quit() {
        if (this == main) {
            throw new IllegalStateException("Main thread not allowed to quit.");
        }
        mQueue.quit();
    }

    public void quitSafely() {
        quit();
    }

    public boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    public Thread getThread() {
        return thread;
    }

    public MessageQueue getQueue() {
        return mQueue;
    }
}
