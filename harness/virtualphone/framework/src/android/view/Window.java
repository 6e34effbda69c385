package android.view;

import android.content.Context;
import android.graphics.drawable.Drawable;

public abstract class Window {
    public interface Callback {
        boolean dispatchKeyEvent(KeyEvent event);

        boolean dispatchTouchEvent(MotionEvent event);
    }

    public static final int FEATURE_NO_TITLE = 1;
    public static final int ID_ANDROID_CONTENT = android.R.id.content;
    /** Heights of the system's bars at 440 dpi. */
    public static final int STATUS_BAR_PX = 66;
    public static final int NAVIGATION_BAR_PX = 132;

    private final Context context;
    private final WindowManager.LayoutParams attributes = new WindowManager.LayoutParams();
    private Callback callback;

    public Window(Context context) {
        this.context = context;
    }

    public final Context getContext() {
        return context;
    }

    public void setCallback(Callback callback) {
        this.callback = callback;
    }

    public final Callback getCallback() {
        return callback;
    }

    public final WindowManager.LayoutParams getAttributes() {
        return attributes;
    }

    public void setAttributes(WindowManager.LayoutParams a) {
        setLayout(a.width, a.height);
        attributes.flags = a.flags;
        setGravity(a.gravity);
    }

    public WindowManager getWindowManager() {
        return WindowManagerImpl.getInstance();
    }

    public void setLayout(int width, int height) {
        attributes.width = width;
        attributes.height = height;
        getDecorView().requestLayout();
    }

    public void setGravity(int gravity) {
        attributes.gravity = gravity;
    }

    public void addFlags(int flags) {
        attributes.flags |= flags;
    }

    public void clearFlags(int flags) {
        attributes.flags &= ~flags;
    }

    public void setFlags(int flags, int mask) {
        attributes.flags = (attributes.flags & ~mask) | (flags & mask);
    }

    public void setDimAmount(float amount) {
        attributes.dimAmount = amount;
    }

    public boolean requestFeature(int featureId) {
        return true;
    }

    public void setStatusBarColor(int color) {}

    public void setNavigationBarColor(int color) {}

    public void setSoftInputMode(int mode) {}

    public void setBackgroundDrawable(Drawable drawable) {
        getDecorView().setBackground(drawable);
    }

    public <T extends View> T findViewById(int id) {
        return getDecorView().<T>findViewById(id);
    }

    public abstract View getDecorView();

    public abstract void setContentView(View view);

    public abstract void setContentView(View view, ViewGroup.LayoutParams params);

    public abstract void addContentView(View view, ViewGroup.LayoutParams params);
}
