package android.app;

import android.content.Context;
import android.os.Handler;
import android.os.Looper;
import android.os.SystemClock;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** Alarms of this process: they ring while it lives. */
public class AlarmManager {
    public interface OnAlarmListener {
        void onAlarm();
    }

    public static final class AlarmClockInfo {
        private final long triggerTime;
        private final PendingIntent showIntent;

        public AlarmClockInfo(long triggerTime, PendingIntent showIntent) {
            this.triggerTime = triggerTime;
            this.showIntent = showIntent;
        }

        public long getTriggerTime() {
            return triggerTime;
        }

        public PendingIntent getShowIntent() {
            return showIntent;
        }
    }

    public static final int RTC_WAKEUP = 0;
    public static final int RTC = 1;
    public static final int ELAPSED_REALTIME_WAKEUP = 2;
    public static final int ELAPSED_REALTIME = 3;
    public static final long INTERVAL_FIFTEEN_MINUTES = 15 * 60 * 1000;

    /** Since Android 5.1 nothing repeats more often. */
    private static final long SHORTEST_INTERVAL = 60_000;

    private static final Map<Object, Runnable> PENDING = new IdentityHashMap<>();

    private final Handler handler = new Handler(Looper.getMainLooper());

    AlarmManager(Context context) {}

    public void set(int type, long triggerAtMillis, PendingIntent operation) {
        schedule(type, triggerAtMillis, 0, operation, () -> ring(operation));
    }

    public void set(int type, long triggerAtMillis, String tag, OnAlarmListener listener, Handler targetHandler) {
        schedule(type, triggerAtMillis, 0, listener, listener::onAlarm);
    }

    public void setExact(int type, long triggerAtMillis, PendingIntent operation) {
        set(type, triggerAtMillis, operation);
    }

    public void setExact(int type, long triggerAtMillis, String tag, OnAlarmListener listener, Handler targetHandler) {
        set(type, triggerAtMillis, tag, listener, targetHandler);
    }

    public void setWindow(int type, long windowStartMillis, long windowLengthMillis, PendingIntent operation) {
        set(type, windowStartMillis, operation);
    }

    public void setAlarmClock(AlarmClockInfo info, PendingIntent operation) {
        set(RTC_WAKEUP, info.getTriggerTime(), operation);
    }

    public void setAndAllowWhileIdle(int type, long triggerAtMillis, PendingIntent operation) {
        set(type, triggerAtMillis, operation);
    }

    public void setExactAndAllowWhileIdle(int type, long triggerAtMillis, PendingIntent operation) {
        set(type, triggerAtMillis, operation);
    }

    public void setExactAndAllowWhileIdle(int type, long triggerAtMillis, String tag, Executor executor,
            OnAlarmListener listener) {
        schedule(type, triggerAtMillis, 0, listener, () -> executor.execute(listener::onAlarm));
    }

    public void setRepeating(int type, long triggerAtMillis, long intervalMillis, PendingIntent operation) {
        schedule(type, triggerAtMillis, Math.max(intervalMillis, SHORTEST_INTERVAL), operation, () -> ring(operation));
    }

    public void setInexactRepeating(int type, long triggerAtMillis, long intervalMillis, PendingIntent operation) {
        setRepeating(type, triggerAtMillis, intervalMillis, operation);
    }

    public void cancel(PendingIntent operation) {
        forget(operation);
    }

    public void cancel(OnAlarmListener listener) {
        forget(listener);
    }

    private void forget(Object key) {
        Runnable pending;
        synchronized (PENDING) {
            pending = PENDING.remove(key);
        }
        if (pending != null) {
            handler.removeCallbacks(pending);
        }
    }

    private void schedule(int type, long at, long interval, Object key, Runnable action) {
        forget(key);
        Runnable alarm = new Runnable() {
            @Override
            public void run() {
                if (interval > 0) {
                    handler.postDelayed(this, interval);
                }
                action.run();
            }
        };
        synchronized (PENDING) {
            PENDING.put(key, alarm);
        }
        long now = type <= RTC ? System.currentTimeMillis() : SystemClock.elapsedRealtime();
        handler.postDelayed(alarm, at - now);
    }

    private static void ring(PendingIntent operation) {
        try {
            operation.deliver();
        } catch (PendingIntent.CanceledException canceled) {
            android.util.Log.i("AlarmManager", "alarm canceled");
        }
    }
}
