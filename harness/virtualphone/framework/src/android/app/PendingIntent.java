package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import java.util.List;

public final class PendingIntent {
    public static final int FLAG_UPDATE_CURRENT = 1 << 27;
    public static final int FLAG_CANCEL_CURRENT = 1 << 28;
    public static final int FLAG_NO_CREATE = 1 << 29;
    public static final int FLAG_IMMUTABLE = 1 << 26;
    public static final int FLAG_MUTABLE = 1 << 25;

    public static class CanceledException extends android.util.AndroidException {
        private static final long serialVersionUID = 1;

        public CanceledException() {}
    }

    public interface OnFinished {
        void onSendFinished(PendingIntent pendingIntent, Intent intent, int resultCode, String resultData,
                Bundle resultExtras);
    }

    private final Intent intent;
    private final String call;
    private final String creator;
    private boolean canceled;

    private PendingIntent(Context context, Intent intent, String call, int flags) {
        this.intent = new Intent(intent);
        this.call = call;
        this.creator = context.getPackageName();
        boolean chosen = (flags & (FLAG_IMMUTABLE | FLAG_MUTABLE)) != 0;
        if (!chosen && context.getApplicationInfo().targetSdkVersion >= 31) {
            throw new IllegalArgumentException(context.getPackageName() + ": Targeting S+ (version 31 and above) "
                    + "requires that one of FLAG_IMMUTABLE or FLAG_MUTABLE be specified when creating a PendingIntent.");
        }
    }

    public static PendingIntent getActivity(Context context, int requestCode, Intent intent, int flags) {
        return getActivity(context, requestCode, intent, flags, null);
    }

    public static PendingIntent getActivity(Context context, int requestCode, Intent intent, int flags,
            Bundle options) {
        return new PendingIntent(context, new Intent(intent).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK),
                "activity.start", flags);
    }

    public static PendingIntent getActivities(Context context, int requestCode, Intent[] intents, int flags) {
        return getActivities(context, requestCode, intents, flags, null);
    }

    public static PendingIntent getActivities(Context context, int requestCode, Intent[] intents, int flags,
            Bundle options) {
        return getActivity(context, requestCode, intents[intents.length - 1], flags, options);
    }

    public static PendingIntent getBroadcast(Context context, int requestCode, Intent intent, int flags) {
        return new PendingIntent(context, intent, "broadcast.send", flags);
    }

    public static PendingIntent getService(Context context, int requestCode, Intent intent, int flags) {
        return new PendingIntent(context, intent, "service.start", flags);
    }

    public static PendingIntent getForegroundService(Context context, int requestCode, Intent intent, int flags) {
        return new PendingIntent(context, intent, "service.startForeground", flags);
    }

    public String getCreatorPackage() {
        return creator;
    }

    public void cancel() {
        canceled = true;
    }

    public void send() throws CanceledException {
        send(null, 0, null, null, null, null, null);
    }

    public void send(int code) throws CanceledException {
        send(null, code, null, null, null, null, null);
    }

    public void send(Bundle options) throws CanceledException {
        send(null, 0, null, null, null, null, options);
    }

    public void send(Context context, int code, Intent intent) throws CanceledException {
        send(context, code, intent, null, null, null, null);
    }

    public void send(int code, OnFinished onFinished, Handler handler) throws CanceledException {
        send(null, code, null, onFinished, handler, null, null);
    }

    public void send(Context context, int code, Intent intent, OnFinished onFinished, Handler handler)
            throws CanceledException {
        send(context, code, intent, onFinished, handler, null, null);
    }

    public void send(Context context, int code, Intent intent, OnFinished onFinished, Handler handler,
            String requiredPermission) throws CanceledException {
        send(context, code, intent, onFinished, handler, requiredPermission, null);
    }

    public void send(Context context, int code, Intent intent, OnFinished onFinished, Handler handler,
            String requiredPermission, Bundle options) throws CanceledException {
        deliver();
        if (onFinished != null) {
            Runnable told = () -> onFinished.onSendFinished(this, this.intent, code, null, null);
            (handler == null ? new Handler(Looper.getMainLooper()) : handler).post(told);
        }
    }

    /** What the system does with it, whoever sent it. */
    void deliver() throws CanceledException {
        if (canceled) {
            throw new CanceledException();
        }
        List<String> fields = intent.toFields();
        if (call.equals("activity.start")) {
            fields.add(0, null);
            fields.add(1, "-1");
        }
        vp.Bridge.call(call, fields.toArray(new String[0]));
    }
}
