package android.app;

import android.content.ComponentCallbacks2;
import android.content.ComponentName;
import android.content.Context;
import android.content.Intent;
import android.content.SharedPreferences;
import android.content.res.Configuration;
import android.os.Bundle;
import android.os.Handler;
import android.os.IBinder;
import android.os.Looper;
import android.view.ContextThemeWrapper;
import android.view.KeyEvent;
import android.view.LayoutInflater;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewGroup;
import android.view.Window;
import android.view.WindowManager;
import android.view.WindowManagerImpl;
import com.android.internal.policy.DecorView;
import com.android.internal.policy.PhoneWindow;
import java.util.function.BiConsumer;

public class Activity extends ContextThemeWrapper
        implements Window.Callback, KeyEvent.Callback, ComponentCallbacks2 {
    public static final int RESULT_CANCELED = 0;
    public static final int RESULT_OK = -1;
    public static final int RESULT_FIRST_USER = 1;

    private final Handler handler = new Handler(Looper.getMainLooper());
    private ActivityThread thread;
    private Application application;
    private PhoneWindow window;
    private Intent intent;
    private String token;
    private CharSequence title = "";
    private boolean finished;
    private boolean destroyed;
    private boolean resumed;

    public Activity() {}

    final void attach(ActivityThread thread, Context base, Application application, Intent intent, String token) {
        attachBaseContext(base);
        this.thread = thread;
        this.application = application;
        this.intent = intent;
        this.token = token;
        window = new PhoneWindow(this, true);
        window.getAttributes().type = WindowManager.LayoutParams.TYPE_BASE_APPLICATION;
        window.setBackgroundDrawable(new android.graphics.drawable.ColorDrawable(0xFFFAFAFA));
        window.setCallback(this);
    }

    final String getToken() {
        return token;
    }

    // ---- life

    private void tell(BiConsumer<Application.ActivityLifecycleCallbacks, Activity> event) {
        application.callbacks.forEach(callbacks -> event.accept(callbacks, this));
    }

    private void reached(String state) {
        vp.Bridge.send("state", token, state);
    }

    final void performCreate(Bundle icicle) {
        onCreate(icicle);
        tell((callbacks, activity) -> callbacks.onActivityCreated(activity, icicle));
        onPostCreate(icicle);
        reached("created");
    }

    final void performResume() {
        if (resumed || destroyed) {
            return;
        }
        onStart();
        tell(Application.ActivityLifecycleCallbacks::onActivityStarted);
        resumed = true;
        thread.getInstrumentation().callActivityOnResume(this);
        tell(Application.ActivityLifecycleCallbacks::onActivityResumed);
        onPostResume();
        WindowManagerImpl windows = WindowManagerImpl.getInstance();
        if (finished) {
            return;
        }
        if (windows.isShown(window.getDecorView())) {
            window.getDecorView().setVisibility(View.VISIBLE);
        } else {
            windows.show(window.getDecorView(), window.getAttributes(), "activity", title.toString(), token);
        }
        onWindowFocusChanged(true);
        reached("resumed");
    }

    final void performPause() {
        if (resumed) {
            resumed = false;
            onWindowFocusChanged(false);
            thread.getInstrumentation().callActivityOnPause(this);
            tell(Application.ActivityLifecycleCallbacks::onActivityPaused);
            reached("paused");
        }
    }

    final void performStop() {
        performPause();
        if (WindowManagerImpl.getInstance().isShown(window.getDecorView())) {
            window.getDecorView().setVisibility(View.INVISIBLE);
        }
        Bundle state = new Bundle();
        onSaveInstanceState(state);
        tell((callbacks, activity) -> callbacks.onActivitySaveInstanceState(activity, state));
        onStop();
        tell(Application.ActivityLifecycleCallbacks::onActivityStopped);
        reached("stopped");
    }

    final void performRestart() {
        onRestart();
    }

    final void performDestroy() {
        if (destroyed) {
            return;
        }
        performPause();
        destroyed = true;
        onStop();
        onDestroy();
        tell(Application.ActivityLifecycleCallbacks::onActivityDestroyed);
        if (WindowManagerImpl.getInstance().isShown(window.getDecorView())) {
            WindowManagerImpl.getInstance().removeView(window.getDecorView());
        }
        reached("destroyed");
    }

    protected void onCreate(Bundle savedInstanceState) {}

    protected void onPostCreate(Bundle savedInstanceState) {}

    protected void onStart() {}

    protected void onRestart() {}

    protected void onResume() {}

    protected void onPostResume() {}

    protected void onNewIntent(Intent intent) {}

    protected void onPause() {}

    protected void onUserLeaveHint() {}

    protected void onSaveInstanceState(Bundle outState) {}

    protected void onStop() {}

    protected void onDestroy() {}

    public void onWindowFocusChanged(boolean hasFocus) {}

    @Override
    public void onConfigurationChanged(Configuration newConfig) {}

    @Override
    public void onLowMemory() {}

    @Override
    public void onTrimMemory(int level) {}

    // ---- what it is and shows

    public final Application getApplication() {
        return application;
    }

    public Intent getIntent() {
        return intent;
    }

    public void setIntent(Intent newIntent) {
        intent = newIntent;
    }

    public ComponentName getComponentName() {
        return new ComponentName(getPackageName(), getClass().getName());
    }

    public String getLocalClassName() {
        String name = getClass().getName();
        return name.startsWith(getPackageName() + ".") ? name.substring(getPackageName().length() + 1) : name;
    }

    public Window getWindow() {
        return window;
    }

    public WindowManager getWindowManager() {
        return WindowManagerImpl.getInstance();
    }

    public LayoutInflater getLayoutInflater() {
        return LayoutInflater.of(this);
    }

    public void setContentView(View view) {
        window.setContentView(view);
    }

    public void setContentView(View view, ViewGroup.LayoutParams params) {
        window.setContentView(view, params);
    }

    public void addContentView(View view, ViewGroup.LayoutParams params) {
        window.addContentView(view, params);
    }

    public <T extends View> T findViewById(int id) {
        return window.<T>findViewById(id);
    }

    public final boolean requestWindowFeature(int featureId) {
        return window.requestFeature(featureId);
    }

    public void setTitle(CharSequence title) {
        this.title = title == null ? "" : title;
    }

    public final CharSequence getTitle() {
        return title;
    }

    public void setRequestedOrientation(int requestedOrientation) {}

    public void overridePendingTransition(int enterAnim, int exitAnim) {}

    public SharedPreferences getPreferences(int mode) {
        return getSharedPreferences(getLocalClassName(), mode);
    }

    public final void runOnUiThread(Runnable action) {
        if (Looper.getMainLooper().isCurrentThread()) {
            action.run();
        } else {
            handler.post(action);
        }
    }

    // ---- other activities

    @Override
    public void startActivity(Intent intent) {
        startActivity(intent, null);
    }

    @Override
    public void startActivity(Intent intent, Bundle options) {
        startActivityForResult(intent, -1, options);
    }

    public void startActivityForResult(Intent intent, int requestCode) {
        startActivityForResult(intent, requestCode, null);
    }

    public void startActivityForResult(Intent intent, int requestCode, Bundle options) {
        thread.getInstrumentation().execStartActivity(this, thread.getApplicationThread(), (IBinder) null,
                this, intent, requestCode, options);
    }

    protected void onActivityResult(int requestCode, int resultCode, Intent data) {}

    public final void setResult(int resultCode) {}

    public final void setResult(int resultCode, Intent data) {}

    public void finish() {
        if (!finished) {
            finished = true;
            vp.Bridge.call("activity.finish", token);
        }
    }

    public void finishAffinity() {
        finish();
        vp.Bridge.call("activity.finishAffinity", token);
    }

    public void finishAndRemoveTask() {
        finishAffinity();
    }

    public boolean moveTaskToBack(boolean nonRoot) {
        vp.Bridge.call("activity.moveTaskToBack", token);
        return true;
    }

    public boolean isFinishing() {
        return finished;
    }

    public boolean isDestroyed() {
        return destroyed;
    }

    public boolean isTaskRoot() {
        return "1".equals(vp.Bridge.ask("activity.isTaskRoot", token));
    }

    // ---- permissions

    public final void requestPermissions(String[] permissions, int requestCode) {
        if (requestCode < 0) {
            throw new IllegalArgumentException("requestCode should be >= 0");
        }
        String[] arguments = new String[permissions.length + 2];
        arguments[0] = token;
        arguments[1] = Integer.toString(requestCode);
        System.arraycopy(permissions, 0, arguments, 2, permissions.length);
        vp.Bridge.call("activity.requestPermissions", arguments);
    }

    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] grantResults) {}

    public boolean shouldShowRequestPermissionRationale(String permission) {
        return "1".equals(vp.Bridge.ask("packages.shouldShowRationale", permission));
    }

    // ---- touches and keys

    @Override
    public boolean dispatchTouchEvent(MotionEvent ev) {
        if (ev.getAction() == MotionEvent.ACTION_DOWN) {
            onUserInteraction();
        }
        return ((DecorView) window.getDecorView()).superDispatchTouchEvent(ev) || onTouchEvent(ev);
    }

    public void onUserInteraction() {}

    public boolean onTouchEvent(MotionEvent event) {
        return false;
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        if (((DecorView) window.getDecorView()).superDispatchKeyEvent(event)) {
            return true;
        }
        return event.getAction() == KeyEvent.ACTION_DOWN ? onKeyDown(event.getKeyCode(), event)
                : onKeyUp(event.getKeyCode(), event);
    }

    @Override
    public boolean onKeyDown(int keyCode, KeyEvent event) {
        return keyCode == KeyEvent.KEYCODE_BACK;
    }

    @Override
    public boolean onKeyUp(int keyCode, KeyEvent event) {
        if (keyCode == KeyEvent.KEYCODE_BACK) {
            onBackPressed();
            return true;
        }
        return false;
    }

    public void onBackPressed() {
        if (isTaskRoot()) {
            moveTaskToBack(false);
        } else {
            finish();
        }
    }
}
