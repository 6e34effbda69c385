package android.widget;

import android.content.Context;
import android.util.DisplayMetrics;
import android.view.MotionEvent;
import android.view.View;

/** One child, as high as it likes, moved up and down by dragging. */
public class ScrollView extends FrameLayout {
    private final float slop = 8 * DisplayMetrics.ofScreen().density;
    private float downY;
    private float lastY;
    private boolean dragging;

    public ScrollView(Context context) {
        super(context);
    }

    public ScrollView(Context context, android.util.AttributeSet attrs) {
        super(context);
    }

    public void setFillViewport(boolean fillViewport) {}

    @Override
    protected void measureChildWithMargins(View child, int parentWidthMeasureSpec, int widthUsed,
            int parentHeightMeasureSpec, int heightUsed) {
        super.measureChildWithMargins(child, parentWidthMeasureSpec, widthUsed,
                MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED), heightUsed);
    }

    private int range() {
        View child = getChildAt(0);
        int inner = getHeight() - mPaddingTop - mPaddingBottom;
        return child == null ? 0 : Math.max(0, child.getHeight() - inner);
    }

    @Override
    public boolean isScrollContainer() {
        return range() > 0;
    }

    @Override
    public boolean onInterceptTouchEvent(MotionEvent ev) {
        if (ev.getAction() == MotionEvent.ACTION_DOWN) {
            downY = ev.getY();
            lastY = downY;
            dragging = false;
        } else if (Math.abs(ev.getY() - downY) > slop && range() > 0) {
            dragging = true;
        }
        return dragging;
    }

    @Override
    public boolean onTouchEvent(MotionEvent event) {
        if (event.getAction() == MotionEvent.ACTION_MOVE || event.getAction() == MotionEvent.ACTION_UP) {
            scrollBy(0, Math.round(lastY - event.getY()));
            lastY = event.getY();
        }
        return range() > 0 || super.onTouchEvent(event);
    }

    @Override
    public void scrollTo(int x, int y) {
        super.scrollTo(x, Math.max(0, Math.min(y, range())));
    }

    public final void smoothScrollTo(int x, int y) {
        scrollTo(x, y);
    }

    public boolean fullScroll(int direction) {
        scrollTo(0, direction == 130 ? range() : 0);
        return true;
    }
}
