package android.app;

import android.content.BroadcastReceiver;
import android.content.ComponentName;
import android.content.ContentResolver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.content.ServiceConnection;
import android.content.SharedPreferences;
import android.content.pm.ApplicationInfo;
import android.content.pm.PackageManager;
import android.content.res.Resources;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

class ContextImpl extends Context {
    /** The one resolver that apps get. */
    private static final class ApplicationContentResolver extends ContentResolver {
        ApplicationContentResolver(Context context) {
            super(context);
        }
    }

    private static final Map<String, SharedPreferencesImpl> PREFERENCES = new HashMap<>();

    private final ActivityThread mMainThread;
    private final String mPackageName;
    private final Map<String, Object> mServices = new HashMap<>();
    private final ContentResolver mContentResolver = new ApplicationContentResolver(this);
    private final PackageManager mPackageManager = new ApplicationPackageManager(this);
    private Context mOuterContext = this;

    ContextImpl(ActivityThread mainThread, String packageName) {
        mMainThread = mainThread;
        mPackageName = packageName;
    }

    static File dataDirectory() {
        return new File(System.getProperty("vp.data", System.getProperty("java.io.tmpdir")));
    }

    void setOuterContext(Context context) {
        mOuterContext = context;
    }

    Context getOuterContext() {
        return mOuterContext;
    }

    @Override
    public Object getSystemService(String name) {
        synchronized (mServices) {
            return mServices.computeIfAbsent(name, key -> SystemServiceRegistry.create(key, getOuterContext()));
        }
    }

    @Override
    public String getPackageName() {
        return mPackageName;
    }

    @Override
    public PackageManager getPackageManager() {
        return mPackageManager;
    }

    @Override
    public ContentResolver getContentResolver() {
        return mContentResolver;
    }

    @Override
    public Looper getMainLooper() {
        return Looper.getMainLooper();
    }

    @Override
    public Context getApplicationContext() {
        return mMainThread.getApplication();
    }

    @Override
    public ApplicationInfo getApplicationInfo() {
        ApplicationInfo info = new ApplicationInfo();
        info.packageName = mPackageName;
        info.processName = android.os.Process.myProcessName();
        info.uid = android.os.Process.myUid();
        info.targetSdkVersion = Integer.getInteger("vp.targetSdk", 34);
        info.dataDir = getDataDir().getPath();
        info.sourceDir = getPackageCodePath();
        info.publicSourceDir = info.sourceDir;
        return info;
    }

    @Override
    public ClassLoader getClassLoader() {
        return ClassLoader.getSystemClassLoader();
    }

    @Override
    public Resources getResources() {
        return mMainThread.getResources();
    }

    @Override
    public Resources.Theme getTheme() {
        return getResources().newTheme();
    }

    @Override
    public String getPackageCodePath() {
        return System.getProperty("vp.source", "/data/app/" + mPackageName + "/base.apk");
    }

    @Override
    public SharedPreferences getSharedPreferences(String name, int mode) {
        synchronized (PREFERENCES) {
            return PREFERENCES.computeIfAbsent(name,
                    key -> new SharedPreferencesImpl(new File(made(new File(getDataDir(), "shared_prefs")), key + ".xml")));
        }
    }

    private static File made(File folder) {
        folder.mkdirs();
        return folder;
    }

    @Override
    public File getDataDir() {
        return dataDirectory();
    }

    @Override
    public File getFilesDir() {
        return made(new File(getDataDir(), "files"));
    }

    @Override
    public File getCacheDir() {
        return made(new File(getDataDir(), "cache"));
    }

    @Override
    public File getExternalFilesDir(String type) {
        File own = new File(getDataDir(), "external");
        return made(type == null ? own : new File(own, type));
    }

    @Override
    public File getDir(String name, int mode) {
        return made(new File(getDataDir(), "app_" + name));
    }

    @Override
    public FileInputStream openFileInput(String name) throws FileNotFoundException {
        return new FileInputStream(new File(getFilesDir(), name));
    }

    @Override
    public FileOutputStream openFileOutput(String name, int mode) throws FileNotFoundException {
        return new FileOutputStream(new File(getFilesDir(), name));
    }

    @Override
    public int checkPermission(String permission, int pid, int uid) {
        if (permission == null) {
            throw new IllegalArgumentException("permission is null");
        }
        return vp.Bridge.number("packages.checkPermission", PackageManager.PERMISSION_DENIED, permission, mPackageName);
    }

    @Override
    public int checkSelfPermission(String permission) {
        return checkPermission(permission, android.os.Process.myPid(), android.os.Process.myUid());
    }

    @Override
    public int checkCallingOrSelfPermission(String permission) {
        return checkSelfPermission(permission);
    }

    @Override
    public void startActivity(Intent intent) {
        startActivity(intent, null);
    }

    @Override
    public void startActivity(Intent intent, Bundle options) {
        boolean newTask = (intent.getFlags() & Intent.FLAG_ACTIVITY_NEW_TASK) != 0;
        if (!newTask && getApplicationInfo().targetSdkVersion >= 28) {
            throw new android.util.AndroidRuntimeException("Calling startActivity() from outside of an Activity"
                    + " context requires the FLAG_ACTIVITY_NEW_TASK flag. Is this really what you want?");
        }
        mMainThread.getInstrumentation().execStartActivity(getOuterContext(),
                mMainThread.getApplicationThread(), null, (Activity) null, intent, -1, options);
    }

    @Override
    public ComponentName startService(Intent service) {
        return startServiceCommon(service, false);
    }

    @Override
    public ComponentName startForegroundService(Intent service) {
        return startServiceCommon(service, true);
    }

    private ComponentName startServiceCommon(Intent service, boolean requireForeground) {
        String found = vp.Bridge.ask(requireForeground ? "service.startForeground" : "service.start",
                service.toFields().toArray(new String[0]));
        return found == null ? null : ComponentName.unflattenFromString(found);
    }

    @Override
    public boolean stopService(Intent service) {
        return "1".equals(vp.Bridge.ask("service.stop", service.toFields().toArray(new String[0])));
    }

    @Override
    public boolean bindService(Intent service, ServiceConnection conn, int flags) {
        return bind(service, conn);
    }

    @Override
    public void unbindService(ServiceConnection conn) {
        mMainThread.services().unbind(conn);
    }

    @Override
    public void sendBroadcast(Intent intent) {
        sendBroadcast(intent, null);
    }

    @Override
    public void sendBroadcast(Intent intent, String receiverPermission) {
        vp.Bridge.call("broadcast.send", intent.toFields().toArray(new String[0]));
    }

    @Override
    public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter) {
        mMainThread.receivers().register(getOuterContext(), receiver, filter);
        return null;
    }

    @Override
    public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter, int flags) {
        return registerReceiver(receiver, filter);
    }

    @Override
    public void unregisterReceiver(BroadcastReceiver receiver) {
        mMainThread.receivers().unregister(receiver);
    }

    @Override
    public void startActivities(Intent[] intents) {
        startActivities(intents, null);
    }

    @Override
    public void startActivities(Intent[] intents, Bundle options) {
        for (Intent intent : intents) {
            startActivity(intent, options);
        }
    }

    @Override
    public boolean bindService(Intent service, int flags, Executor executor, ServiceConnection conn) {
        return bind(service, conn);
    }

    @Override
    public void sendBroadcast(Intent intent, String receiverPermission, Bundle options) {
        sendBroadcast(intent, receiverPermission);
    }

    @Override
    public void sendOrderedBroadcast(Intent intent, String receiverPermission) {
        sendBroadcast(intent, receiverPermission);
    }

    @Override
    public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter,
            String broadcastPermission, Handler scheduler) {
        return registerReceiver(receiver, filter);
    }

    @Override
    public Intent registerReceiver(BroadcastReceiver receiver, IntentFilter filter,
            String broadcastPermission, Handler scheduler, int flags) {
        return registerReceiver(receiver, filter);
    }

    private boolean bind(Intent service, ServiceConnection conn) {
        return mMainThread.services().bind(service, conn);
    }
}
