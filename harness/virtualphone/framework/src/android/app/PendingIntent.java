package android.app;

import android.content.Context;
import android.content.Intent;

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

    private enum Kind { ACTIVITY, BROADCAST, SERVICE }

    private final Context context;
    private final Intent intent;
    private final Kind kind;
    private boolean canceled;

    private PendingIntent(Context context, Intent intent, Kind kind, int flags) {
        this.context = context.getApplicationContext();
        this.intent = new Intent(intent);
        this.kind = kind;
        boolean chosen = (flags & (FLAG_IMMUTABLE | FLAG_MUTABLE)) != 0;
        if (!chosen && context.getApplicationInfo().targetSdkVersion >= 31) {
            throw new IllegalArgumentException(context.getPackageName() + ": Targeting S+ (version 31 and above) "
                    + "requires that one of FLAG_IMMUTABLE or FLAG_MUTABLE be specified when creating a PendingIntent.");
        }
    }

    public static PendingIntent getActivity(Context context, int requestCode, Intent intent, int flags) {
        return new PendingIntent(context, intent, Kind.ACTIVITY, flags);
    }

    public static PendingIntent getBroadcast(Context context, int requestCode, Intent intent, int flags) {
        return new PendingIntent(context, intent, Kind.BROADCAST, flags);
    }

    public static PendingIntent getService(Context context, int requestCode, Intent intent, int flags) {
        return new PendingIntent(context, intent, Kind.SERVICE, flags);
    }

    public void cancel() {
        canceled = true;
    }

    public void send() throws CanceledException {
        if (canceled) {
            throw new CanceledException();
        }
        switch (kind) {
            case ACTIVITY: context.startActivity(new Intent(intent).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)); break;
            case SERVICE: context.startService(intent); break;
            default: context.sendBroadcast(intent);
        }
    }
}
