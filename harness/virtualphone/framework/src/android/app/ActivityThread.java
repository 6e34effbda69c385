package android.app;

import android.content.Context;
import android.content.Intent;
import android.content.res.Resources;
import android.net.Uri;
import android.os.Binder;
import android.os.Bundle;
import android.os.IBinder;
import android.os.Looper;
import android.util.Log;
import com.android.internal.os.AndroidPrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The app's main thread: creates what the phone asks for, and drives it. */
public final class ActivityThread {
    /** What an application is made of. */
    static final class AppBindData {
        final String packageName;
        final String className;

        AppBindData(String packageName, String className) {
            this.packageName = packageName;
            this.className = className;
        }
    }

    private static volatile ActivityThread sCurrentActivityThread;

    final Map<String, Activity> mActivities = new LinkedHashMap<>();
    private final Instrumentation mInstrumentation = new Instrumentation();
    private final IBinder mAppThread = new Binder();
    private final Receivers mReceivers = new Receivers();
    private final Services mServices = new Services(this);
    private final Resources mResources = new Resources(ClassLoader.getSystemClassLoader());
    private String mPackageName;
    private Application mInitialApplication;
    private ContextImpl mSystemContext;

    public static ActivityThread currentActivityThread() {
        return sCurrentActivityThread;
    }

    public static Application currentApplication() {
        ActivityThread thread = sCurrentActivityThread;
        return thread == null ? null : thread.mInitialApplication;
    }

    public static String currentPackageName() {
        ActivityThread thread = sCurrentActivityThread;
        return thread == null ? null : thread.mPackageName;
    }

    public static String currentProcessName() {
        return android.os.Process.myProcessName();
    }

    public Application getApplication() {
        return mInitialApplication;
    }

    public String getProcessName() {
        return currentProcessName();
    }

    public Instrumentation getInstrumentation() {
        return mInstrumentation;
    }

    IBinder getApplicationThread() {
        return mAppThread;
    }

    Receivers receivers() {
        return mReceivers;
    }

    Services services() {
        return mServices;
    }

    Resources getResources() {
        return mResources;
    }

    /** The context of the system: there before the app's own. */
    public ContextImpl getSystemContext() {
        synchronized (this) {
            if (mSystemContext == null) {
                mSystemContext = new ContextImpl(this, "android");
            }
            return mSystemContext;
        }
    }

    Context newContext(android.content.ContextWrapper outer) {
        ContextImpl context = new ContextImpl(this, mPackageName);
        context.setOuterContext(outer);
        return context;
    }

    void handleBindApplication(AppBindData data) {
        mPackageName = data.packageName;
        try {
            ContextImpl context = new ContextImpl(this, mPackageName);
            Application app = mInstrumentation.newApplication(context.getClassLoader(), data.className, context);
            context.setOuterContext(app);
            mInitialApplication = app;
        } catch (ReflectiveOperationException failed) {
            throw new RuntimeException("Unable to instantiate application " + data.className + ": " + failed, failed);
        }
        try {
            mInstrumentation.callApplicationOnCreate(mInitialApplication);
        } catch (RuntimeException failed) {
            throw new RuntimeException("Unable to create application " + data.className + ": " + failed, failed);
        }
    }

    void performLaunchActivity(String token, String className, Intent intent) {
        Activity activity;
        try {
            activity = mInstrumentation.newActivity(mInitialApplication.getClassLoader(), className, intent);
        } catch (ReflectiveOperationException failed) {
            throw new RuntimeException("Unable to instantiate activity ComponentInfo{" + mPackageName + "/"
                    + className + "}: " + failed, failed);
        }
        try {
            mActivities.put(token, activity);
            activity.attach(this, newContext(activity), mInitialApplication, intent, token);
            mInstrumentation.callActivityOnCreate(activity, (Bundle) null);
            activity.performResume();
        } catch (RuntimeException failed) {
            throw new RuntimeException("Unable to start activity ComponentInfo{" + mPackageName + "/"
                    + className + "}: " + failed, failed);
        }
    }

    void handleLifecycle(Activity activity, String token, String step) {
        switch (step) {
            case "pause": activity.performPause(); break;
            case "stop": activity.performStop(); break;
            case "destroy":
                activity.performDestroy();
                mActivities.remove(token);
                break;
            default:
                activity.performRestart();
                activity.performResume();
        }
    }

    static Intent intent(String className, String action, String data) {
        Intent intent = new Intent(action == null || action.isEmpty() ? null : action);
        if (data != null && !data.isEmpty()) {
            intent.setData(Uri.parse(data));
        }
        if (className != null && !className.isEmpty()) {
            intent.setClassName(currentPackageName() == null ? "" : currentPackageName(), className);
        }
        return intent;
    }

    /** Prints READY and waits for one line, so that hooks go in before the app's first line. */
    public static void main(String[] args) throws Exception {
        System.out.println("READY");
        System.out.flush();
        for (int c = System.in.read(); c != '\n'; c = System.in.read()) {
            if (c < 0) {
                return;
            }
        }
        Thread.currentThread().setName("main");
        System.setOut(new AndroidPrintStream(Log.INFO, "System.out"));
        System.setErr(new AndroidPrintStream(Log.WARN, "System.err"));
        Looper.prepareMainLooper();
        Thread.setDefaultUncaughtExceptionHandler(new com.android.internal.os.RuntimeInit.KillApplicationHandler());
        vp.Trust.install(System.getProperty("vp.cacerts", ""));
        vp.FilteredDatagrams.install();
        ActivityThread thread = new ActivityThread();
        sCurrentActivityThread = thread;
        Commands commands = new Commands(thread);
        vp.Bridge.connect(Integer.getInteger("vp.port"), commands::accept);
        Looper.loop();
    }
}
