package android.os;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public abstract class AsyncTask<Params, Progress, Result> {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "AsyncTask");
        thread.setDaemon(true);
        return thread;
    });
    private static final ExecutorService ONE_BY_ONE = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "AsyncTask #1");
        thread.setDaemon(true);
        return thread;
    });
    public static final Executor THREAD_POOL_EXECUTOR = THREADS;
    public static final Executor SERIAL_EXECUTOR = ONE_BY_ONE;

    private volatile boolean cancelled;

    @SuppressWarnings("unchecked")
    protected abstract Result doInBackground(Params... params);

    protected void onPreExecute() {}

    protected void onPostExecute(Result result) {}

    @SuppressWarnings("unchecked")
    protected void onProgressUpdate(Progress... values) {}

    protected void onCancelled() {}

    @SafeVarargs
    public final AsyncTask<Params, Progress, Result> execute(Params... params) {
        return executeOnExecutor(SERIAL_EXECUTOR, params);
    }

    @SafeVarargs
    public final AsyncTask<Params, Progress, Result> executeOnExecutor(Executor exec, Params... params) {
        onPreExecute();
        exec.execute(() -> {
            Result result = doInBackground(params);
            new Handler(Looper.getMainLooper()).post(() -> finish(result));
        });
        return this;
    }

    private void finish(Result result) {
        if (cancelled) {
            onCancelled();
        } else {
            onPostExecute(result);
        }
    }

    @SafeVarargs
    protected final void publishProgress(Progress... values) {
        new Handler(Looper.getMainLooper()).post(() -> onProgressUpdate(values));
    }

    public final boolean cancel(boolean mayInterruptIfRunning) {
        cancelled = true;
        return true;
    }

    public final boolean isCancelled() {
        return cancelled;
    }
}
