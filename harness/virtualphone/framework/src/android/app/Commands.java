package android.app;

import android.content.Intent;
import android.os.Handler;
import android.os.Looper;
import android.view.View;
import android.view.ViewRootImpl;
import android.view.WindowManagerImpl;
import android.widget.TextView;

/** What the phone pushes, done on the main thread in the order of its arrival. */
final class Commands {
    private final ActivityThread thread;
    private final Handler handler = new Handler(Looper.getMainLooper());

    Commands(ActivityThread thread) {
        this.thread = thread;
    }

    void accept(String[] message) {
        handler.post(() -> act(message));
    }

    private void act(String[] message) {
        switch (message[0]) {
            case "bind":
                thread.handleBindApplication(new ActivityThread.AppBindData(message[2], message[1]));
                break;
            case "launch":
                thread.performLaunchActivity(message[1], message[2],
                        ActivityThread.intent(message[2], message[3], message[4]).withExtras(message, 5));
                break;
            case "service": thread.services().handle(message); break;
            case "broadcast": thread.receivers().handle(thread, message); break;
            case "touch": touch(message[1], Integer.parseInt(message[2]), Integer.parseInt(message[3])); break;
            case "key": key(Integer.parseInt(message[1])); break;
            case "text": text(message[1]); break;
            case "sensor": android.hardware.SystemSensorManager.dispatch(message); break;
            case "location": android.location.LocationManager.dispatch(message); break;
            default: toActivity(message);
        }
    }

    private void toActivity(String[] message) {
        Activity activity = message.length < 2 ? null : thread.mActivities.get(message[1]);
        if (activity == null) {
            return;
        }
        switch (message[0]) {
            case "intent":
                Intent intent = ActivityThread.intent(activity.getClass().getName(), message[2], message[3])
                        .withExtras(message, 4);
                activity.onNewIntent(intent);
                break;
            case "lifecycle": thread.handleLifecycle(activity, message[1], message[2]); break;
            case "permissions": permissions(activity, message); break;
            default: android.util.Log.w("ActivityThread", "unknown message " + message[0]);
        }
    }

    private static void permissions(Activity activity, String[] message) {
        int count = (message.length - 3) / 2;
        String[] names = new String[count];
        int[] results = new int[count];
        for (int i = 0; i < count; i++) {
            names[i] = message[3 + 2 * i];
            results[i] = Integer.parseInt(message[4 + 2 * i]);
        }
        activity.onRequestPermissionsResult(Integer.parseInt(message[2]), names, results);
    }

    private static void touch(String kind, int x, int y) {
        ViewRootImpl top = WindowManagerImpl.getInstance().top();
        if (top != null) {
            top.touch(kind, x, y);
        }
    }

    private static void key(int code) {
        ViewRootImpl top = WindowManagerImpl.getInstance().top();
        if (top != null) {
            top.key(code);
        }
    }

    private static void text(String text) {
        ViewRootImpl top = WindowManagerImpl.getInstance().top();
        View focused = top == null ? null : top.findFocus();
        if (focused instanceof TextView) {
            ((TextView) focused).setText(text);
        } else {
            android.util.Log.w("InputMethod", "text came, but no field has the focus");
        }
    }
}
