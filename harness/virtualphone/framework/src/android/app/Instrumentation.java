package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.os.IBinder;
import java.util.List;

public class Instrumentation {
    public static final class ActivityResult {
        private final int resultCode;
        private final Intent resultData;

        public ActivityResult(int resultCode, Intent resultData) {
            this.resultCode = resultCode;
            this.resultData = resultData;
        }

        public int getResultCode() {
            return resultCode;
        }

        public Intent getResultData() {
            return resultData;
        }
    }

    public Activity newActivity(ClassLoader cl, String className, Intent intent)
            throws InstantiationException, IllegalAccessException, ClassNotFoundException {
        return (Activity) create(cl, className);
    }

    public Application newApplication(ClassLoader cl, String className, Context context)
            throws InstantiationException, IllegalAccessException, ClassNotFoundException {
        Application application = (Application) create(cl, className);
        application.attach(context);
        return application;
    }

    static Object create(ClassLoader loader, String className)
            throws InstantiationException, IllegalAccessException, ClassNotFoundException {
        try {
            return Class.forName(className, true, loader).getDeclaredConstructor().newInstance();
        } catch (NoSuchMethodException | java.lang.reflect.InvocationTargetException failed) {
            InstantiationException error = new InstantiationException(className);
            error.initCause(failed.getCause() == null ? failed : failed.getCause());
            throw error;
        }
    }

    public void callApplicationOnCreate(Application app) {
        app.onCreate();
    }

    public void callActivityOnCreate(Activity activity, Bundle icicle) {
        activity.performCreate(icicle);
    }

    public void callActivityOnResume(Activity activity) {
        activity.onResume();
    }

    public void callActivityOnPause(Activity activity) {
        activity.onPause();
    }

    /** Asks the phone; what it throws (no such activity, not exported) the app gets. */
    public ActivityResult execStartActivity(Context who, IBinder contextThread, IBinder token,
            Activity target, Intent intent, int requestCode, Bundle options) {
        List<String> fields = intent.toFields();
        fields.add(0, target == null ? null : target.getToken());
        fields.add(1, Integer.toString(requestCode));
        vp.Bridge.call("activity.start", fields.toArray(new String[0]));
        return null;
    }
}
