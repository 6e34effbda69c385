package android.app;

public class NotificationManager {
    public static final int IMPORTANCE_LOW = 2;
    public static final int IMPORTANCE_DEFAULT = 3;

    NotificationManager() {}

    public void createNotificationChannel(NotificationChannel channel) {}

    public void notify(int id, Notification notification) {}

    public void cancel(int id) {}

    public boolean areNotificationsEnabled() {
        return "0".equals(vp.Bridge.ask("packages.checkPermission", "android.permission.POST_NOTIFICATIONS",
                ActivityThread.currentPackageName()));
    }
}
