package android.view;

import android.content.Context;
import java.util.ArrayList;
import java.util.List;

public abstract class ViewGroup extends View implements ViewParent, ViewManager {
    public static class LayoutParams {
        public static final int FILL_PARENT = -1;
        public static final int MATCH_PARENT = -1;
        public static final int WRAP_CONTENT = -2;

        public int width;
        public int height;

        public LayoutParams(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public LayoutParams(LayoutParams source) {
            this(source.width, source.height);
        }
    }

    public static class MarginLayoutParams extends LayoutParams {
        public int leftMargin;
        public int topMargin;
        public int rightMargin;
        public int bottomMargin;

        public MarginLayoutParams(int width, int height) {
            super(width, height);
        }

        public MarginLayoutParams(LayoutParams source) {
            super(source);
        }

        public void setMargins(int left, int top, int right, int bottom) {
            leftMargin = left;
            topMargin = top;
            rightMargin = right;
            bottomMargin = bottom;
        }

        public void setMarginStart(int start) {
            leftMargin = start;
        }

        public void setMarginEnd(int end) {
            rightMargin = end;
        }
    }

    private final List<View> children = new ArrayList<>();
    private View touched;

    public ViewGroup(Context context) {
        super(context);
    }

    public ViewGroup(Context context, android.util.AttributeSet attrs) {
        super(context);
    }

    @Override
    protected abstract void onLayout(boolean changed, int l, int t, int r, int b);

    protected LayoutParams generateDefaultLayoutParams() {
        return new MarginLayoutParams(LayoutParams.WRAP_CONTENT, LayoutParams.WRAP_CONTENT);
    }

    protected LayoutParams generateLayoutParams(LayoutParams p) {
        return p instanceof MarginLayoutParams ? p : new MarginLayoutParams(p);
    }

    protected boolean checkLayoutParams(LayoutParams p) {
        return p instanceof MarginLayoutParams;
    }

    public void addView(View child) {
        addView(child, -1);
    }

    public void addView(View child, int index) {
        LayoutParams params = child.getLayoutParams();
        addView(child, index, params == null ? generateDefaultLayoutParams() : params);
    }

    public void addView(View child, int width, int height) {
        LayoutParams params = generateDefaultLayoutParams();
        params.width = width;
        params.height = height;
        addView(child, -1, params);
    }

    @Override
    public void addView(View child, LayoutParams params) {
        addView(child, -1, params);
    }

    public void addView(View child, int index, LayoutParams params) {
        if (child.getParent() != null) {
            throw new IllegalStateException("The specified child already has a parent. "
                    + "You must call removeView() on the child's parent first.");
        }
        child.setLayoutParams(checkLayoutParams(params) ? params : generateLayoutParams(params));
        children.add(index < 0 ? children.size() : index, child);
        child.assignParent(this);
        if (isAttachedToWindow()) {
            child.dispatchAttachedToWindow();
        }
        requestLayout();
    }

    @Override
    public void updateViewLayout(View view, LayoutParams params) {
        view.setLayoutParams(params);
    }

    @Override
    public void removeView(View view) {
        if (children.remove(view)) {
            view.assignParent(null);
            if (isAttachedToWindow()) {
                view.dispatchDetachedFromWindow();
            }
            requestLayout();
        }
    }

    public void removeViewAt(int index) {
        removeView(children.get(index));
    }

    public void removeAllViews() {
        for (View child : new ArrayList<>(children)) {
            removeView(child);
        }
    }

    public int getChildCount() {
        return children.size();
    }

    public View getChildAt(int index) {
        return index < 0 || index >= children.size() ? null : children.get(index);
    }

    public int indexOfChild(View child) {
        return children.indexOf(child);
    }

    public void bringChildToFront(View child) {
        if (children.remove(child)) {
            children.add(child);
            requestLayout();
        }
    }

    @Override
    public boolean isLayoutRequested() {
        return getParent() != null && getParent().isLayoutRequested();
    }

    @Override
    void dispatchAttachedToWindow() {
        super.dispatchAttachedToWindow();
        for (View child : new ArrayList<>(children)) {
            child.dispatchAttachedToWindow();
        }
    }

    @Override
    void dispatchDetachedFromWindow() {
        for (View child : new ArrayList<>(children)) {
            child.dispatchDetachedFromWindow();
        }
        super.dispatchDetachedFromWindow();
    }

    @Override
    protected <T extends View> T findViewTraversal(int id) {
        T found = super.<T>findViewTraversal(id);
        for (int i = 0; found == null && i < children.size(); i++) {
            found = children.get(i).<T>findViewTraversal(id);
        }
        return found;
    }

    @Override
    <T extends View> T findTagged(Object tag) {
        T found = super.<T>findTagged(tag);
        for (int i = 0; found == null && i < children.size(); i++) {
            found = children.get(i).<T>findTagged(tag);
        }
        return found;
    }

    @Override
    public View findFocus() {
        View found = super.findFocus();
        for (int i = 0; found == null && i < children.size(); i++) {
            found = children.get(i).findFocus();
        }
        return found;
    }

    @Override
    public boolean hasFocus() {
        return findFocus() != null;
    }

    @Override
    void clearFocusWithin() {
        super.clearFocusWithin();
        for (View child : children) {
            child.clearFocusWithin();
        }
    }

    // ---- measuring

    public static int getChildMeasureSpec(int spec, int padding, int childDimension) {
        int mode = MeasureSpec.getMode(spec);
        int room = Math.max(0, MeasureSpec.getSize(spec) - padding);
        if (childDimension >= 0) {
            return MeasureSpec.makeMeasureSpec(childDimension, MeasureSpec.EXACTLY);
        }
        if (mode == MeasureSpec.UNSPECIFIED) {
            return MeasureSpec.makeMeasureSpec(room, MeasureSpec.UNSPECIFIED);
        }
        boolean exact = childDimension == LayoutParams.MATCH_PARENT && mode == MeasureSpec.EXACTLY;
        return MeasureSpec.makeMeasureSpec(room, exact ? MeasureSpec.EXACTLY : MeasureSpec.AT_MOST);
    }

    protected void measureChildWithMargins(View child, int parentWidthMeasureSpec, int widthUsed,
            int parentHeightMeasureSpec, int heightUsed) {
        MarginLayoutParams params = (MarginLayoutParams) child.getLayoutParams();
        int across = mPaddingLeft + mPaddingRight + params.leftMargin + params.rightMargin + widthUsed;
        int down = mPaddingTop + mPaddingBottom + params.topMargin + params.bottomMargin + heightUsed;
        child.measure(getChildMeasureSpec(parentWidthMeasureSpec, across, params.width),
                getChildMeasureSpec(parentHeightMeasureSpec, down, params.height));
    }

    // ---- touches and keys

    public boolean onInterceptTouchEvent(MotionEvent ev) {
        return false;
    }

    @Override
    public void requestDisallowInterceptTouchEvent(boolean disallowIntercept) {}

    @Override
    public boolean dispatchTouchEvent(MotionEvent event) {
        boolean down = event.getAction() == MotionEvent.ACTION_DOWN;
        if (down) {
            touched = null;
        }
        boolean intercepted = (down || touched != null) && onInterceptTouchEvent(event);
        if (intercepted && touched != null) {
            MotionEvent cancel = MotionEvent.obtain(event.getDownTime(), event.getEventTime(),
                    MotionEvent.ACTION_CANCEL, event.getX(), event.getY(), 0);
            forward(touched, cancel);
            touched = null;
        }
        if (down && !intercepted) {
            for (int i = children.size() - 1; i >= 0 && touched == null; i--) {
                View child = children.get(i);
                if (child.getVisibility() == VISIBLE && contains(child, event) && forward(child, event)) {
                    touched = child;
                }
            }
        } else if (touched != null) {
            return forward(touched, event);
        }
        return touched != null || super.dispatchTouchEvent(event);
    }

    private boolean contains(View child, MotionEvent event) {
        float x = event.getX() + getScrollX();
        float y = event.getY() + getScrollY();
        return x >= child.getLeft() && x < child.getRight() && y >= child.getTop() && y < child.getBottom();
    }

    private boolean forward(View child, MotionEvent event) {
        float dx = getScrollX() - child.getLeft();
        float dy = getScrollY() - child.getTop();
        event.offsetLocation(dx, dy);
        boolean handled = child.dispatchTouchEvent(event);
        event.offsetLocation(-dx, -dy);
        return handled;
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        for (View child : new ArrayList<>(children)) {
            if (child.hasFocus() && child.dispatchKeyEvent(event)) {
                return true;
            }
        }
        return super.dispatchKeyEvent(event);
    }
}
