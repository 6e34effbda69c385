package android.app;

import android.content.Context;
import android.content.DialogInterface;
import android.graphics.drawable.GradientDrawable;
import android.os.Handler;
import android.os.Looper;
import android.util.DisplayMetrics;
import android.view.KeyEvent;
import android.view.LayoutInflater;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewGroup;
import android.view.ViewRootImpl;
import android.view.Window;
import android.view.WindowManagerImpl;
import com.android.internal.policy.DecorView;
import com.android.internal.policy.PhoneWindow;

public class Dialog implements DialogInterface, Window.Callback {
    private final Context context;
    private final PhoneWindow window;
    private final Handler handler = new Handler(Looper.getMainLooper());
    private boolean cancelable = true;
    private boolean canceledOnTouchOutside = true;
    private boolean created;
    private CharSequence title = "";
    private OnCancelListener onCancel;
    private OnDismissListener onDismiss;
    private OnShowListener onShow;
    private OnKeyListener onKey;

    public Dialog(Context context) {
        this(context, 0);
    }

    public Dialog(Context context, int themeResId) {
        this.context = context;
        window = new PhoneWindow(context, false);
        window.setCallback(this);
        window.wrapContent();
        GradientDrawable sheet = new GradientDrawable();
        sheet.setColor(0xFFFFFFFF);
        sheet.setCornerRadius(2 * DisplayMetrics.ofScreen().density);
        window.setBackgroundDrawable(sheet);
    }

    public final Context getContext() {
        return context;
    }

    public Window getWindow() {
        return window;
    }

    protected void onCreate(android.os.Bundle savedInstanceState) {}

    protected void onStart() {}

    protected void onStop() {}

    public void create() {
        if (!created) {
            created = true;
            onCreate(null);
        }
    }

    public void setContentView(View view) {
        window.setContentView(view, view.getLayoutParams() != null ? view.getLayoutParams()
                : new ViewGroup.LayoutParams(ViewGroup.LayoutParams.WRAP_CONTENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    }

    public void setContentView(View view, ViewGroup.LayoutParams params) {
        window.setContentView(view, params);
    }

    public <T extends View> T findViewById(int id) {
        return window.<T>findViewById(id);
    }

    public LayoutInflater getLayoutInflater() {
        return LayoutInflater.of(context);
    }

    public final boolean requestWindowFeature(int featureId) {
        return window.requestFeature(featureId);
    }

    public void setTitle(CharSequence title) {
        this.title = title == null ? "" : title;
    }

    public void setCancelable(boolean flag) {
        cancelable = flag;
    }

    public void setCanceledOnTouchOutside(boolean cancel) {
        canceledOnTouchOutside = cancel;
        cancelable |= cancel;
    }

    public void setOnCancelListener(OnCancelListener listener) {
        onCancel = listener;
    }

    public void setOnDismissListener(OnDismissListener listener) {
        onDismiss = listener;
    }

    public void setOnShowListener(OnShowListener listener) {
        onShow = listener;
    }

    public void setOnKeyListener(OnKeyListener listener) {
        onKey = listener;
    }

    public boolean isShowing() {
        return WindowManagerImpl.getInstance().isShown(window.getDecorView());
    }

    public void show() {
        if (isShowing()) {
            return;
        }
        if (context instanceof Activity && ((Activity) context).isFinishing()) {
            throw new android.view.WindowManager.BadTokenException("Unable to add window -- token "
                    + "android.os.BinderProxy is not valid; is your activity running?");
        }
        create();
        onStart();
        ViewRootImpl root = WindowManagerImpl.getInstance()
                .show(window.getDecorView(), window.getAttributes(), "dialog", title.toString(), null);
        root.onTouchOutside(() -> {
            if (cancelable && canceledOnTouchOutside) {
                cancel();
            }
        });
        if (onShow != null) {
            handler.post(() -> onShow.onShow(this));
        }
    }

    public void hide() {
        window.getDecorView().setVisibility(View.GONE);
    }

    @Override
    public void cancel() {
        if (onCancel != null && isShowing()) {
            handler.post(() -> onCancel.onCancel(this));
        }
        dismiss();
    }

    @Override
    public void dismiss() {
        if (!Looper.getMainLooper().isCurrentThread()) {
            handler.post(this::dismiss);
        } else if (isShowing()) {
            WindowManagerImpl.getInstance().removeView(window.getDecorView());
            onStop();
            if (onDismiss != null) {
                handler.post(() -> onDismiss.onDismiss(this));
            }
        }
    }

    public void onBackPressed() {
        if (cancelable) {
            cancel();
        }
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        if (onKey != null && onKey.onKey(this, event.getKeyCode(), event)) {
            return true;
        }
        if (((DecorView) window.getDecorView()).superDispatchKeyEvent(event)) {
            return true;
        }
        if (event.getKeyCode() == KeyEvent.KEYCODE_BACK && event.getAction() == KeyEvent.ACTION_UP) {
            onBackPressed();
        }
        return true;
    }

    @Override
    public boolean dispatchTouchEvent(MotionEvent ev) {
        return ((DecorView) window.getDecorView()).superDispatchTouchEvent(ev) || onTouchEvent(ev);
    }

    public boolean onTouchEvent(MotionEvent event) {
        return false;
    }
}
