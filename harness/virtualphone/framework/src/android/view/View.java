package android.view;

import android.content.Context;
import android.content.res.Resources;
import android.graphics.drawable.ColorDrawable;
import android.graphics.drawable.Drawable;
import android.os.Handler;
import android.os.Looper;
import java.util.concurrent.atomic.AtomicInteger;

public class View {
    public interface OnClickListener {
        void onClick(View v);
    }

    public interface OnLongClickListener {
        boolean onLongClick(View v);
    }

    public interface OnTouchListener {
        boolean onTouch(View v, MotionEvent event);
    }

    public interface OnFocusChangeListener {
        void onFocusChange(View v, boolean hasFocus);
    }

    public interface OnKeyListener {
        boolean onKey(View v, int keyCode, KeyEvent event);
    }

    public interface OnAttachStateChangeListener {
        void onViewAttachedToWindow(View v);

        void onViewDetachedFromWindow(View v);
    }

    public static class MeasureSpec {
        public static final int UNSPECIFIED = 0;
        public static final int EXACTLY = 1 << 30;
        public static final int AT_MOST = 2 << 30;
        private static final int MODE_MASK = 3 << 30;

        public static int makeMeasureSpec(int size, int mode) {
            return (Math.max(0, size) & ~MODE_MASK) | (mode & MODE_MASK);
        }

        public static int getMode(int measureSpec) {
            return measureSpec & MODE_MASK;
        }

        public static int getSize(int measureSpec) {
            return measureSpec & ~MODE_MASK;
        }
    }

    public static final int NO_ID = -1;
    public static final int VISIBLE = 0;
    public static final int INVISIBLE = 4;
    public static final int GONE = 8;
    public static final int TEXT_ALIGNMENT_CENTER = 4;
    public static final int SYSTEM_UI_FLAG_HIDE_NAVIGATION = 2;
    public static final int SYSTEM_UI_FLAG_FULLSCREEN = 4;
    public static final int SYSTEM_UI_FLAG_LAYOUT_STABLE = 0x100;
    public static final int SYSTEM_UI_FLAG_LAYOUT_FULLSCREEN = 0x400;
    public static final int SYSTEM_UI_FLAG_IMMERSIVE_STICKY = 0x1000;
    private static final int LONG_PRESS_MS = 500;
    private static final AtomicInteger GENERATED = new AtomicInteger(1);

    protected int mPaddingLeft;
    protected int mPaddingTop;
    protected int mPaddingRight;
    protected int mPaddingBottom;

    private final Context context;
    private ViewParent parent;
    private ViewGroup.LayoutParams layoutParams;
    private int id = NO_ID;
    private int left;
    private int top;
    private int right;
    private int bottom;
    private int scrollX;
    private int scrollY;
    private int measuredWidth;
    private int measuredHeight;
    private int minimumWidth;
    private int minimumHeight;
    private int visibility = VISIBLE;
    private boolean enabled = true;
    private boolean clickable;
    private boolean longClickable;
    private boolean focusable;
    private boolean focused;
    private boolean selected;
    private boolean pressed;
    private boolean attached;
    private float alpha = 1;
    private Object tag;
    private CharSequence contentDescription;
    private Drawable background;
    private OnClickListener onClick;
    private OnLongClickListener onLongClick;
    private OnTouchListener onTouch;
    private OnKeyListener onKey;
    private OnFocusChangeListener onFocusChange;
    private OnAttachStateChangeListener onAttach;

    public View(Context context) {
        this.context = context;
    }

    public View(Context context, android.util.AttributeSet attrs) {
        this(context);
    }

    public static int generateViewId() {
        return GENERATED.getAndIncrement();
    }

    public final Context getContext() {
        return context;
    }

    public Resources getResources() {
        return context.getResources();
    }

    /** The nearest class that Android itself has: apps' own views show as what they extend. */
    public CharSequence getAccessibilityClassName() {
        Class<?> known = getClass();
        while (!known.getName().startsWith("android.")) {
            known = known.getSuperclass();
        }
        return known.getName();
    }

    // ---- the tree

    public final ViewParent getParent() {
        return parent;
    }

    void assignParent(ViewParent parent) {
        this.parent = parent;
    }

    void dispatchAttachedToWindow() {
        attached = true;
        onAttachedToWindow();
        if (onAttach != null) {
            onAttach.onViewAttachedToWindow(this);
        }
    }

    void dispatchDetachedFromWindow() {
        attached = false;
        onDetachedFromWindow();
        if (onAttach != null) {
            onAttach.onViewDetachedFromWindow(this);
        }
    }

    protected void onAttachedToWindow() {}

    protected void onDetachedFromWindow() {}

    public boolean isAttachedToWindow() {
        return attached;
    }

    public void addOnAttachStateChangeListener(OnAttachStateChangeListener listener) {
        onAttach = listener;
    }

    public View getRootView() {
        return parent instanceof View ? ((View) parent).getRootView() : this;
    }

    public final <T extends View> T findViewById(int id) {
        return id == NO_ID ? null : this.<T>findViewTraversal(id);
    }

    @SuppressWarnings("unchecked")
    protected <T extends View> T findViewTraversal(int id) {
        return this.id == id ? (T) this : null;
    }

    public final <T extends View> T findViewWithTag(Object tag) {
        return this.<T>findTagged(tag);
    }

    @SuppressWarnings("unchecked")
    <T extends View> T findTagged(Object tag) {
        return tag != null && tag.equals(this.tag) ? (T) this : null;
    }

    public void setId(int id) {
        this.id = id;
    }

    public int getId() {
        return id;
    }

    public Object getTag() {
        return tag;
    }

    public void setTag(Object tag) {
        this.tag = tag;
    }

    // ---- measuring and laying out

    public final void measure(int widthMeasureSpec, int heightMeasureSpec) {
        onMeasure(widthMeasureSpec, heightMeasureSpec);
    }

    protected void onMeasure(int widthMeasureSpec, int heightMeasureSpec) {
        setMeasuredDimension(getDefaultSize(getSuggestedMinimumWidth(), widthMeasureSpec),
                getDefaultSize(getSuggestedMinimumHeight(), heightMeasureSpec));
    }

    protected final void setMeasuredDimension(int measuredWidth, int measuredHeight) {
        this.measuredWidth = measuredWidth;
        this.measuredHeight = measuredHeight;
    }

    public static int getDefaultSize(int size, int measureSpec) {
        return MeasureSpec.getMode(measureSpec) == MeasureSpec.UNSPECIFIED ? size : MeasureSpec.getSize(measureSpec);
    }

    public static int resolveSize(int size, int measureSpec) {
        int room = MeasureSpec.getSize(measureSpec);
        switch (MeasureSpec.getMode(measureSpec)) {
            case MeasureSpec.EXACTLY: return room;
            case MeasureSpec.AT_MOST: return Math.min(size, room);
            default: return size;
        }
    }

    protected int getSuggestedMinimumWidth() {
        return minimumWidth;
    }

    protected int getSuggestedMinimumHeight() {
        return minimumHeight;
    }

    public void setMinimumWidth(int minWidth) {
        minimumWidth = minWidth;
        requestLayout();
    }

    public void setMinimumHeight(int minHeight) {
        minimumHeight = minHeight;
        requestLayout();
    }

    public void layout(int l, int t, int r, int b) {
        left = l;
        top = t;
        right = r;
        bottom = b;
        onLayout(true, l, t, r, b);
    }

    protected void onLayout(boolean changed, int left, int top, int right, int bottom) {}

    public void requestLayout() {
        if (parent != null) {
            parent.requestLayout();
        }
    }

    public void invalidate() {
        ViewRootImpl root = getViewRootImpl();
        if (root != null) {
            root.scheduleTraversals();
        }
    }

    public void postInvalidate() {
        invalidate();
    }

    public final ViewRootImpl getViewRootImpl() {
        ViewParent top = parent;
        while (top != null && top.getParent() != null) {
            top = top.getParent();
        }
        return top instanceof ViewRootImpl ? (ViewRootImpl) top : null;
    }

    public final int getMeasuredWidth() {
        return measuredWidth;
    }

    public final int getMeasuredHeight() {
        return measuredHeight;
    }

    public final int getLeft() {
        return left;
    }

    public final int getTop() {
        return top;
    }

    public final int getRight() {
        return right;
    }

    public final int getBottom() {
        return bottom;
    }

    public final int getWidth() {
        return right - left;
    }

    public final int getHeight() {
        return bottom - top;
    }

    public void getLocationOnScreen(int[] outLocation) {
        outLocation[0] = left;
        outLocation[1] = top;
        for (ViewParent up = parent; up instanceof View; up = up.getParent()) {
            outLocation[0] += ((View) up).left - ((View) up).scrollX;
            outLocation[1] += ((View) up).top - ((View) up).scrollY;
        }
    }

    public final int getScrollX() {
        return scrollX;
    }

    public final int getScrollY() {
        return scrollY;
    }

    public void scrollTo(int x, int y) {
        scrollX = x;
        scrollY = y;
        invalidate();
    }

    public void scrollBy(int x, int y) {
        scrollTo(scrollX + x, scrollY + y);
    }

    public ViewGroup.LayoutParams getLayoutParams() {
        return layoutParams;
    }

    public void setLayoutParams(ViewGroup.LayoutParams params) {
        layoutParams = params;
        requestLayout();
    }

    public void setPadding(int left, int top, int right, int bottom) {
        mPaddingLeft = left;
        mPaddingTop = top;
        mPaddingRight = right;
        mPaddingBottom = bottom;
        requestLayout();
    }

    public int getPaddingLeft() {
        return mPaddingLeft;
    }

    public int getPaddingTop() {
        return mPaddingTop;
    }

    public int getPaddingRight() {
        return mPaddingRight;
    }

    public int getPaddingBottom() {
        return mPaddingBottom;
    }

    // ---- looks

    public void setVisibility(int visibility) {
        this.visibility = visibility;
        requestLayout();
        invalidate();
    }

    public int getVisibility() {
        return visibility;
    }

    public boolean isShown() {
        return visibility == VISIBLE && attached && (!(parent instanceof View) || ((View) parent).isShown());
    }

    public void setBackground(Drawable background) {
        this.background = background;
        invalidate();
    }

    public void setBackgroundDrawable(Drawable background) {
        setBackground(background);
    }

    public void setBackgroundColor(int color) {
        setBackground(new ColorDrawable(color));
    }

    public void setBackgroundResource(int resid) {
        setBackground(resid == 0 ? null : new ColorDrawable(getResources().getColor(resid)));
    }

    public Drawable getBackground() {
        return background;
    }

    public void setAlpha(float alpha) {
        this.alpha = alpha;
        invalidate();
    }

    public float getAlpha() {
        return alpha;
    }

    public void setElevation(float elevation) {}

    public void setTranslationX(float translationX) {}

    public void setTranslationY(float translationY) {}

    public void setRotation(float rotation) {}

    public void setTextAlignment(int textAlignment) {}

    public void setSystemUiVisibility(int visibility) {}

    public void setFitsSystemWindows(boolean fitSystemWindows) {}

    public void setContentDescription(CharSequence contentDescription) {
        this.contentDescription = contentDescription;
        invalidate();
    }

    public CharSequence getContentDescription() {
        return contentDescription;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
        invalidate();
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setSelected(boolean selected) {
        this.selected = selected;
        invalidate();
    }

    public boolean isSelected() {
        return selected;
    }

    public boolean isScrollContainer() {
        return false;
    }

    // ---- touches, keys and focus

    public void setOnClickListener(OnClickListener l) {
        clickable = true;
        onClick = l;
        invalidate();
    }

    public boolean hasOnClickListeners() {
        return onClick != null;
    }

    public void setOnLongClickListener(OnLongClickListener l) {
        longClickable = true;
        onLongClick = l;
    }

    public void setOnTouchListener(OnTouchListener l) {
        onTouch = l;
    }

    public void setOnKeyListener(OnKeyListener l) {
        onKey = l;
    }

    public void setOnFocusChangeListener(OnFocusChangeListener l) {
        onFocusChange = l;
    }

    public void setClickable(boolean clickable) {
        this.clickable = clickable;
        invalidate();
    }

    public boolean isClickable() {
        return clickable;
    }

    public void setLongClickable(boolean longClickable) {
        this.longClickable = longClickable;
    }

    public boolean isLongClickable() {
        return longClickable;
    }

    public void setFocusable(boolean focusable) {
        this.focusable = focusable;
    }

    public void setFocusableInTouchMode(boolean focusableInTouchMode) {
        focusable |= focusableInTouchMode;
    }

    public final boolean isFocusable() {
        return focusable || clickable;
    }

    public boolean isFocused() {
        return focused;
    }

    public boolean hasFocus() {
        return focused;
    }

    public final boolean requestFocus() {
        if (!focusable || !enabled) {
            return false;
        }
        getRootView().clearFocusWithin();
        focused = true;
        focusChanged();
        return true;
    }

    public void clearFocus() {
        clearFocusWithin();
    }

    void clearFocusWithin() {
        if (focused) {
            focused = false;
            focusChanged();
        }
    }

    private void focusChanged() {
        if (onFocusChange != null) {
            onFocusChange.onFocusChange(this, focused);
        }
        invalidate();
    }

    public View findFocus() {
        return focused ? this : null;
    }

    public boolean performClick() {
        if (onClick == null) {
            return false;
        }
        onClick.onClick(this);
        return true;
    }

    public boolean callOnClick() {
        return performClick();
    }

    public boolean performLongClick() {
        return onLongClick != null && onLongClick.onLongClick(this);
    }

    public boolean dispatchTouchEvent(MotionEvent event) {
        return enabled && onTouch != null && onTouch.onTouch(this, event) || onTouchEvent(event);
    }

    public boolean onTouchEvent(MotionEvent event) {
        if (!clickable && !longClickable) {
            return false;
        }
        switch (event.getAction()) {
            case MotionEvent.ACTION_DOWN:
                pressed = true;
                break;
            case MotionEvent.ACTION_UP:
                released(event);
                break;
            case MotionEvent.ACTION_CANCEL:
                pressed = false;
                break;
            default:
                pressed &= event.getX() >= 0 && event.getX() < getWidth() && event.getY() >= 0
                        && event.getY() < getHeight();
        }
        return true;
    }

    private void released(MotionEvent event) {
        boolean act = pressed && enabled;
        pressed = false;
        if (!act) {
            return;
        }
        if (focusable && !focused) {
            requestFocus();
        }
        boolean held = event.getEventTime() - event.getDownTime() >= LONG_PRESS_MS;
        if (!(held && longClickable && performLongClick())) {
            post(this::performClick);
        }
    }

    public boolean dispatchKeyEvent(KeyEvent event) {
        if (onKey != null && onKey.onKey(this, event.getKeyCode(), event)) {
            return true;
        }
        return event.getAction() == KeyEvent.ACTION_DOWN ? onKeyDown(event.getKeyCode(), event)
                : onKeyUp(event.getKeyCode(), event);
    }

    public boolean onKeyDown(int keyCode, KeyEvent event) {
        return false;
    }

    public boolean onKeyUp(int keyCode, KeyEvent event) {
        return false;
    }

    public boolean post(Runnable action) {
        return postDelayed(action, 0);
    }

    public boolean postDelayed(Runnable action, long delayMillis) {
        return new Handler(Looper.getMainLooper()).postDelayed(action, delayMillis);
    }

    public Handler getHandler() {
        return attached ? new Handler(Looper.getMainLooper()) : null;
    }
}
