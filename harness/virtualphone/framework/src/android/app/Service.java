package android.app;

import android.content.ComponentCallbacks2;
import android.content.Context;
import android.content.ContextWrapper;
import android.content.Intent;
import android.content.res.Configuration;
import android.os.IBinder;

public abstract class Service extends ContextWrapper implements ComponentCallbacks2 {
    public static final int START_STICKY = 1;
    public static final int START_NOT_STICKY = 2;
    public static final int START_REDELIVER_INTENT = 3;

    private Application application;

    public Service() {
        super(null);
    }

    final void attach(Context context, Application application) {
        attachBaseContext(context);
        this.application = application;
    }

    public final Application getApplication() {
        return application;
    }

    public void onCreate() {}

    public void onStart(Intent intent, int startId) {}

    public int onStartCommand(Intent intent, int flags, int startId) {
        onStart(intent, startId);
        return START_STICKY;
    }

    public abstract IBinder onBind(Intent intent);

    public boolean onUnbind(Intent intent) {
        return false;
    }

    public void onDestroy() {}

    public final void stopSelf() {
        stopSelf(-1);
    }

    public final void stopSelf(int startId) {
        Intent own = new Intent().setClassName(getPackageName(), getClass().getName());
        stopService(own);
    }

    public final void startForeground(int id, Notification notification) {
        vp.Bridge.call("service.foreground", getClass().getName());
    }

    public final void startForeground(int id, Notification notification, int foregroundServiceType) {
        startForeground(id, notification);
    }

    public final void stopForeground(boolean removeNotification) {
        vp.Bridge.call("service.background", getClass().getName());
    }

    @Override
    public void onConfigurationChanged(Configuration newConfig) {}

    @Override
    public void onLowMemory() {}

    @Override
    public void onTrimMemory(int level) {}
}
