package android.content;

public abstract class BroadcastReceiver {
    public abstract void onReceive(Context context, Intent intent);

    public final void abortBroadcast() {}

    public final boolean isOrderedBroadcast() {
        return false;
    }
}
