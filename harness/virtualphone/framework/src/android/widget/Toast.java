package android.widget;

import android.content.Context;
import android.graphics.drawable.GradientDrawable;
import android.os.Handler;
import android.os.Looper;
import android.util.DisplayMetrics;
import android.view.Gravity;
import android.view.View;
import android.view.ViewGroup;
import android.view.WindowManager;
import android.view.WindowManagerImpl;

public class Toast {
    public static final int LENGTH_SHORT = 0;
    public static final int LENGTH_LONG = 1;
    private static final long SHORT_MS = 2_000;
    private static final long LONG_MS = 3_500;

    private final Context context;
    private View view;
    private int duration;

    public Toast(Context context) {
        this.context = context;
    }

    public static Toast makeText(Context context, CharSequence text, int duration) {
        Toast toast = new Toast(context);
        toast.duration = duration;
        toast.setText(text);
        return toast;
    }

    public void setText(CharSequence s) {
        float density = DisplayMetrics.ofScreen().density;
        TextView text = new TextView(context);
        text.setText(s);
        text.setTextColor(0xFFFFFFFF);
        text.setPadding((int) (24 * density), (int) (12 * density), (int) (24 * density), (int) (12 * density));
        GradientDrawable back = new GradientDrawable();
        back.setColor(0xE6333333);
        back.setCornerRadius(22 * density);
        text.setBackground(back);
        view = text;
    }

    public void setDuration(int duration) {
        this.duration = duration;
    }

    public void setView(View view) {
        this.view = view;
    }

    public void setGravity(int gravity, int xOffset, int yOffset) {}

    public void show() {
        View shown = view;
        WindowManager.LayoutParams params = new WindowManager.LayoutParams(
                ViewGroup.LayoutParams.WRAP_CONTENT, ViewGroup.LayoutParams.WRAP_CONTENT);
        params.type = WindowManager.LayoutParams.TYPE_TOAST;
        params.gravity = Gravity.BOTTOM | Gravity.CENTER_HORIZONTAL;
        params.y = (int) (64 * DisplayMetrics.ofScreen().density);
        WindowManagerImpl windows = WindowManagerImpl.getInstance();
        if (!windows.isShown(shown)) {
            windows.addView(shown, params);
            new Handler(Looper.getMainLooper()).postDelayed(this::cancel, duration == LENGTH_LONG ? LONG_MS : SHORT_MS);
        }
    }

    public void cancel() {
        WindowManagerImpl windows = WindowManagerImpl.getInstance();
        if (windows.isShown(view)) {
            windows.removeView(view);
        }
    }
}
