package android.app;

public class NotificationManager {
    public static final int IMPORTANCE_LOW = 2;
    public static final int IMPORTANCE_DEFAULT = 3;

    NotificationManager() {}

    public void createNotificationChannel(NotificationChannel channel) {
        vp.Nothing.happens();
    }

    public void notify(int id, Notification notification) {
        vp.Nothing.happens();
    }

    public void cancel(int id) {
        vp.Nothing.happens();
    }

    public boolean areNotificationsEnabled() {
        return "0".equals(vp.Bridge.ask("packages.checkPermission", "android.permission.POST_NOTIFICATIONS",
                ActivityThread.currentPackageName()));
    }

    public void notify(String tag, int id, Notification notification) {
        vp.Nothing.happens();
    }
}
