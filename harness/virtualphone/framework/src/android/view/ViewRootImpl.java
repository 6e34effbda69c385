package android.view;

import android.graphics.Rect;
import android.os.Handler;
import android.os.Looper;
import android.os.SystemClock;
import android.util.DisplayMetrics;
import java.util.ArrayList;
import java.util.List;

/** The root of one window's views: lays them out, tells the phone how they look, takes its touches. */
public final class ViewRootImpl implements ViewParent {
    private static int lastWindow;

    private final View view;
    private final WindowManager.LayoutParams params;
    private final String type;
    private final String title;
    private final String id;
    private final Thread thread = Thread.currentThread();
    private final Handler handler = new Handler(Looper.getMainLooper());
    private final Runnable traversal = this::performTraversals;
    private boolean scheduled;
    private boolean dead;
    private long downTime;
    private Runnable outside;

    ViewRootImpl(View view, WindowManager.LayoutParams params, String type, String title, String id) {
        this.view = view;
        this.params = params;
        this.type = type;
        this.title = title;
        synchronized (ViewRootImpl.class) {
            this.id = id == null ? "window-" + ++lastWindow : id;
        }
        view.assignParent(this);
        view.dispatchAttachedToWindow();
    }

    View getView() {
        return view;
    }

    boolean takesInput() {
        int none = WindowManager.LayoutParams.FLAG_NOT_TOUCHABLE;
        return !type.equals("toast") && (params.flags & none) == 0 && view.getVisibility() == View.VISIBLE;
    }

    /** What a touch outside the window's frame does. */
    public void onTouchOutside(Runnable action) {
        outside = action;
    }

    void checkThread() {
        if (Thread.currentThread() != thread) {
            throw new CalledFromWrongThreadException(
                    "Only the original thread that created a view hierarchy can touch its views. Expected: "
                            + thread.getName() + " Calling: " + Thread.currentThread().getName());
        }
    }

    /** A view was touched by another thread than the one that made it. */
    public static final class CalledFromWrongThreadException extends android.util.AndroidRuntimeException {
        private static final long serialVersionUID = 1;

        CalledFromWrongThreadException(String message) {
            super(message);
        }
    }

    @Override
    public void requestLayout() {
        checkThread();
        scheduleTraversals();
    }

    @Override
    public boolean isLayoutRequested() {
        return scheduled;
    }

    @Override
    public ViewParent getParent() {
        return null;
    }

    @Override
    public void requestDisallowInterceptTouchEvent(boolean disallowIntercept) {}

    /** Lays out and draws once, after what the main thread does now. */
    synchronized void scheduleTraversals() {
        if (!scheduled && !dead) {
            scheduled = true;
            handler.post(traversal);
        }
    }

    private void performTraversals() {
        synchronized (this) {
            scheduled = false;
            if (dead) {
                return;
            }
        }
        Rect frame = layOut();
        if (view.getVisibility() != View.VISIBLE) {
            vp.Bridge.send("gone", id);
            return;
        }
        List<String> message = new ArrayList<>(List.of("window", id, type, title, view.getContext().getClass().getName()));
        new AccessibilityNodes(message).add(view, frame.left, frame.top);
        vp.Bridge.send(message.toArray(new String[0]));
    }

    /** The frame that the window's parameters give it on the screen. */
    private Rect layOut() {
        DisplayMetrics screen = DisplayMetrics.ofScreen();
        boolean full = params.type == WindowManager.LayoutParams.TYPE_BASE_APPLICATION;
        Rect space = new Rect(0, full ? 0 : Window.STATUS_BAR_PX, screen.widthPixels,
                screen.heightPixels - (full ? 0 : Window.NAVIGATION_BAR_PX));
        view.measure(ViewGroup.getChildMeasureSpec(exactly(space.width()), 0, params.width),
                ViewGroup.getChildMeasureSpec(exactly(space.height()), 0, params.height));
        Rect frame = new Rect();
        Gravity.apply(params.gravity == 0 ? Gravity.CENTER : params.gravity,
                view.getMeasuredWidth(), view.getMeasuredHeight(), space, frame);
        int up = (params.gravity & Gravity.VERTICAL_GRAVITY_MASK) == Gravity.BOTTOM ? -params.y : params.y;
        frame.set(frame.left + params.x, frame.top + up, frame.right + params.x, frame.bottom + up);
        view.layout(frame.left, frame.top, frame.right, frame.bottom);
        return frame;
    }

    private static int exactly(int size) {
        return View.MeasureSpec.makeMeasureSpec(size, View.MeasureSpec.EXACTLY);
    }

    void die() {
        synchronized (this) {
            dead = true;
        }
        view.assignParent(null);
        view.dispatchDetachedFromWindow();
        vp.Bridge.send("gone", id);
    }

    /** A touch in the screen's pixels. */
    public void touch(String kind, int x, int y) {
        int action = kind.equals("down") ? MotionEvent.ACTION_DOWN
                : kind.equals("up") ? MotionEvent.ACTION_UP : MotionEvent.ACTION_MOVE;
        long now = SystemClock.uptimeMillis();
        if (action == MotionEvent.ACTION_DOWN) {
            downTime = now;
        }
        boolean inside = x >= view.getLeft() && x < view.getRight() && y >= view.getTop() && y < view.getBottom();
        if (!inside && action == MotionEvent.ACTION_DOWN && outside != null) {
            outside.run();
            return;
        }
        MotionEvent event = MotionEvent.obtain(downTime, now, action, x, y, 0);
        event.offsetLocation(-view.getLeft(), -view.getTop());
        view.dispatchTouchEvent(event);
    }

    public View findFocus() {
        return view.findFocus();
    }

    /** A key, pressed and released. */
    public void key(int code) {
        view.dispatchKeyEvent(new KeyEvent(KeyEvent.ACTION_DOWN, code));
        view.dispatchKeyEvent(new KeyEvent(KeyEvent.ACTION_UP, code));
    }
}
