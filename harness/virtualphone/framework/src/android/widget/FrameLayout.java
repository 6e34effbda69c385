package android.widget;

import android.content.Context;
import android.graphics.Rect;
import android.view.Gravity;
import android.view.View;
import android.view.ViewGroup;

/** Children over each other, each at its gravity. */
public class FrameLayout extends ViewGroup {
    public static class LayoutParams extends ViewGroup.MarginLayoutParams {
        public int gravity = Gravity.TOP | Gravity.START;

        public LayoutParams(int width, int height) {
            super(width, height);
        }

        public LayoutParams(int width, int height, int gravity) {
            super(width, height);
            this.gravity = gravity;
        }

        public LayoutParams(ViewGroup.LayoutParams source) {
            super(source);
        }
    }

    public FrameLayout(Context context) {
        super(context);
    }

    public FrameLayout(Context context, android.util.AttributeSet attrs) {
        super(context);
    }

    @Override
    protected ViewGroup.LayoutParams generateDefaultLayoutParams() {
        return new LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.MATCH_PARENT);
    }

    @Override
    protected ViewGroup.LayoutParams generateLayoutParams(ViewGroup.LayoutParams p) {
        LayoutParams params = new LayoutParams(p);
        if (p instanceof MarginLayoutParams) {
            MarginLayoutParams m = (MarginLayoutParams) p;
            params.setMargins(m.leftMargin, m.topMargin, m.rightMargin, m.bottomMargin);
        }
        return params;
    }

    @Override
    protected boolean checkLayoutParams(ViewGroup.LayoutParams p) {
        return p instanceof LayoutParams;
    }

    @Override
    protected void onMeasure(int widthMeasureSpec, int heightMeasureSpec) {
        int width = 0;
        int height = 0;
        for (int i = 0; i < getChildCount(); i++) {
            View child = getChildAt(i);
            if (child.getVisibility() != GONE) {
                measureChildWithMargins(child, widthMeasureSpec, 0, heightMeasureSpec, 0);
                LayoutParams p = (LayoutParams) child.getLayoutParams();
                width = Math.max(width, child.getMeasuredWidth() + p.leftMargin + p.rightMargin);
                height = Math.max(height, child.getMeasuredHeight() + p.topMargin + p.bottomMargin);
            }
        }
        width = Math.max(width + mPaddingLeft + mPaddingRight, getSuggestedMinimumWidth());
        height = Math.max(height + mPaddingTop + mPaddingBottom, getSuggestedMinimumHeight());
        setMeasuredDimension(resolveSize(width, widthMeasureSpec), resolveSize(height, heightMeasureSpec));
    }

    @Override
    protected void onLayout(boolean changed, int l, int t, int r, int b) {
        Rect box = new Rect();
        for (int i = 0; i < getChildCount(); i++) {
            View child = getChildAt(i);
            LayoutParams p = (LayoutParams) child.getLayoutParams();
            Rect room = new Rect(mPaddingLeft + p.leftMargin, mPaddingTop + p.topMargin,
                    r - l - mPaddingRight - p.rightMargin, b - t - mPaddingBottom - p.bottomMargin);
            Gravity.apply(p.gravity, child.getMeasuredWidth(), child.getMeasuredHeight(), room, box);
            child.layout(box.left, box.top, box.right, box.bottom);
        }
    }
}
