package android.app;

import android.content.Intent;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.IBinder;

public abstract class IntentService extends Service {
    private final String name;
    private Handler handler;

    public IntentService(String name) {
        this.name = name;
    }

    @Override
    public void onCreate() {
        HandlerThread thread = new HandlerThread("IntentService[" + name + "]");
        thread.setDaemon(true);
        thread.start();
        handler = new Handler(thread.getLooper());
    }

    @Override
    public void onStart(Intent intent, int startId) {
        handler.post(() -> {
            onHandleIntent(intent);
            stopSelf(startId);
        });
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    protected abstract void onHandleIntent(Intent intent);
}
