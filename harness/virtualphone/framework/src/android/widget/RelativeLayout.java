package android.widget;

import android.content.Context;
import android.view.View;
import android.view.ViewGroup;

/** Children at the sides of their parent or below, above and beside earlier ones. */
public class RelativeLayout extends ViewGroup {
    public static final int TRUE = -1;
    public static final int LEFT_OF = 0;
    public static final int RIGHT_OF = 1;
    public static final int ABOVE = 2;
    public static final int BELOW = 3;
    public static final int ALIGN_PARENT_LEFT = 9;
    public static final int ALIGN_PARENT_TOP = 10;
    public static final int ALIGN_PARENT_RIGHT = 11;
    public static final int ALIGN_PARENT_BOTTOM = 12;
    public static final int CENTER_IN_PARENT = 13;
    public static final int CENTER_HORIZONTAL = 14;
    public static final int CENTER_VERTICAL = 15;
    public static final int ALIGN_PARENT_START = 20;
    public static final int ALIGN_PARENT_END = 21;
    private static final int VERBS = 22;

    public static class LayoutParams extends ViewGroup.MarginLayoutParams {
        private final int[] rules = new int[VERBS];

        public LayoutParams(int w, int h) {
            super(w, h);
        }

        public LayoutParams(ViewGroup.LayoutParams source) {
            super(source);
        }

        public void addRule(int verb) {
            addRule(verb, TRUE);
        }

        public void addRule(int verb, int subject) {
            rules[verb] = subject;
        }

        public int getRule(int verb) {
            return rules[verb];
        }
    }

    public RelativeLayout(Context context) {
        super(context);
    }

    public RelativeLayout(Context context, android.util.AttributeSet attrs) {
        super(context);
    }

    @Override
    protected ViewGroup.LayoutParams generateDefaultLayoutParams() {
        return new LayoutParams(LayoutParams.WRAP_CONTENT, LayoutParams.WRAP_CONTENT);
    }

    @Override
    protected ViewGroup.LayoutParams generateLayoutParams(ViewGroup.LayoutParams p) {
        return new LayoutParams(p);
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
            measureChildWithMargins(child, widthMeasureSpec, 0, heightMeasureSpec, 0);
            width = Math.max(width, child.getMeasuredWidth());
            height += child.getMeasuredHeight();
        }
        setMeasuredDimension(resolveSize(width + mPaddingLeft + mPaddingRight, widthMeasureSpec),
                resolveSize(height + mPaddingTop + mPaddingBottom, heightMeasureSpec));
    }

    @Override
    protected void onLayout(boolean changed, int l, int t, int r, int b) {
        for (int i = 0; i < getChildCount(); i++) {
            View child = getChildAt(i);
            LayoutParams p = (LayoutParams) child.getLayoutParams();
            int width = child.getMeasuredWidth();
            int height = child.getMeasuredHeight();
            int left = horizontal(p, width, r - l);
            int top = vertical(p, height, b - t);
            child.layout(left, top, left + width, top + height);
        }
    }

    private int horizontal(LayoutParams p, int width, int space) {
        if (p.rules[RIGHT_OF] != 0) {
            return findViewById(p.rules[RIGHT_OF]).getRight() + p.leftMargin;
        }
        if (p.rules[LEFT_OF] != 0) {
            return findViewById(p.rules[LEFT_OF]).getLeft() - width - p.rightMargin;
        }
        if (p.rules[ALIGN_PARENT_RIGHT] != 0 || p.rules[ALIGN_PARENT_END] != 0) {
            return space - mPaddingRight - p.rightMargin - width;
        }
        boolean center = p.rules[CENTER_IN_PARENT] != 0 || p.rules[CENTER_HORIZONTAL] != 0;
        return center ? (space - width) / 2 : mPaddingLeft + p.leftMargin;
    }

    private int vertical(LayoutParams p, int height, int space) {
        if (p.rules[BELOW] != 0) {
            return findViewById(p.rules[BELOW]).getBottom() + p.topMargin;
        }
        if (p.rules[ABOVE] != 0) {
            return findViewById(p.rules[ABOVE]).getTop() - height - p.bottomMargin;
        }
        if (p.rules[ALIGN_PARENT_BOTTOM] != 0) {
            return space - mPaddingBottom - p.bottomMargin - height;
        }
        boolean center = p.rules[CENTER_IN_PARENT] != 0 || p.rules[CENTER_VERTICAL] != 0;
        return center ? (space - height) / 2 : mPaddingTop + p.topMargin;
    }
}
