package android.app;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.ContextWrapper;
import android.content.Intent;
import android.content.IntentFilter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The broadcast receivers that this process registered. */
final class Receivers {
    private static final class Registered {
        final Context context;
        final BroadcastReceiver receiver;
        final IntentFilter filter;

        Registered(Context context, BroadcastReceiver receiver, IntentFilter filter) {
            this.context = context;
            this.receiver = receiver;
            this.filter = filter;
        }
    }

    private final List<Registered> registered = new CopyOnWriteArrayList<>();

    void register(Context context, BroadcastReceiver receiver, IntentFilter filter) {
        registered.add(new Registered(context, receiver, filter));
        for (int i = 0; i < filter.countActions(); i++) {
            vp.Bridge.call("broadcast.register", filter.getAction(i));
        }
    }

    void unregister(BroadcastReceiver receiver) {
        if (!registered.removeIf(one -> one.receiver == receiver)) {
            throw new IllegalArgumentException("Receiver not registered: " + receiver);
        }
    }

    /** Gives the intent to those registered for its action. */
    private void deliver(Intent intent) {
        for (Registered one : registered) {
            if (intent.getAction() != null && one.filter.hasAction(intent.getAction())) {
                one.receiver.onReceive(one.context, intent);
            }
        }
    }

    /** A pushed broadcast: to a manifest's receiver by name, or to registered ones by action. */
    void handle(ActivityThread thread, String[] message) {
        Intent intent = ActivityThread.intent(message[1], message[2], null).withExtras(message, 3);
        if (message[1] == null || message[1].isEmpty()) {
            deliver(intent);
            return;
        }
        ContextWrapper restricted = new ContextWrapper(thread.getApplication());
        try {
            BroadcastReceiver receiver = (BroadcastReceiver) Instrumentation.create(
                    restricted.getClassLoader(), message[1]);
            receiver.onReceive(restricted, intent);
        } catch (ReflectiveOperationException failed) {
            throw new RuntimeException("Unable to instantiate receiver " + message[1] + ": " + failed, failed);
        }
    }
}
