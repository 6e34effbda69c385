package android.widget;

import android.content.Context;
import android.view.Gravity;
import android.view.View;
import android.view.ViewGroup;

/** Children in a row or a column; those with a weight share what the others leave. */
public class LinearLayout extends ViewGroup {
    public static class LayoutParams extends ViewGroup.MarginLayoutParams {
        public float weight;
        public int gravity = -1;

        public LayoutParams(int width, int height) {
            super(width, height);
        }

        public LayoutParams(int width, int height, float weight) {
            super(width, height);
            this.weight = weight;
        }

        public LayoutParams(ViewGroup.LayoutParams p) {
            super(p);
        }
    }

    public static final int HORIZONTAL = 0;
    public static final int VERTICAL = 1;

    private int orientation = HORIZONTAL;
    private int gravity = Gravity.START | Gravity.TOP;

    public LinearLayout(Context context) {
        super(context);
    }

    public LinearLayout(Context context, android.util.AttributeSet attrs) {
        super(context);
    }

    public void setOrientation(int orientation) {
        this.orientation = orientation;
        requestLayout();
    }

    public int getOrientation() {
        return orientation;
    }

    public void setGravity(int gravity) {
        this.gravity = gravity;
        requestLayout();
    }

    public int getGravity() {
        return gravity;
    }

    public void setWeightSum(float weightSum) {}

    @Override
    protected ViewGroup.LayoutParams generateDefaultLayoutParams() {
        int width = orientation == VERTICAL ? LayoutParams.MATCH_PARENT : LayoutParams.WRAP_CONTENT;
        return new LayoutParams(width, LayoutParams.WRAP_CONTENT);
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

    private boolean vertical() {
        return orientation == VERTICAL;
    }

    private static LayoutParams params(View child) {
        return (LayoutParams) child.getLayoutParams();
    }

    private int along(View child) {
        int length = vertical() ? child.getMeasuredHeight() : child.getMeasuredWidth();
        return length + marginsAlong(child);
    }

    private int marginsAlong(View child) {
        LayoutParams p = params(child);
        return vertical() ? p.topMargin + p.bottomMargin : p.leftMargin + p.rightMargin;
    }

    private int across(View child) {
        LayoutParams p = params(child);
        return vertical() ? child.getMeasuredWidth() + p.leftMargin + p.rightMargin
                : child.getMeasuredHeight() + p.topMargin + p.bottomMargin;
    }

    @Override
    protected void onMeasure(int widthMeasureSpec, int heightMeasureSpec) {
        int used = 0;
        float weights = 0;
        for (int i = 0; i < getChildCount(); i++) {
            View child = getChildAt(i);
            if (child.getVisibility() != GONE) {
                weights += params(child).weight;
                measureChildWithMargins(child, widthMeasureSpec, vertical() ? 0 : used,
                        heightMeasureSpec, vertical() ? used : 0);
                boolean shares = params(child).weight > 0
                        && (vertical() ? params(child).height : params(child).width) == 0;
                used += shares ? marginsAlong(child) : along(child);
            }
        }
        int mainSpec = vertical() ? heightMeasureSpec : widthMeasureSpec;
        int ends = vertical() ? mPaddingTop + mPaddingBottom : mPaddingLeft + mPaddingRight;
        int room = MeasureSpec.getSize(mainSpec) - ends;
        if (weights > 0 && MeasureSpec.getMode(mainSpec) != MeasureSpec.UNSPECIFIED) {
            used = share(room - used, weights, widthMeasureSpec, heightMeasureSpec);
        }
        int sides = vertical() ? mPaddingLeft + mPaddingRight : mPaddingTop + mPaddingBottom;
        setSize(used + ends, widest() + sides, widthMeasureSpec, heightMeasureSpec);
    }

    /** Gives the children with a weight what is left; returns the length of all. */
    private int share(int left, float weights, int widthSpec, int heightSpec) {
        int used = 0;
        for (int i = 0; i < getChildCount(); i++) {
            View child = getChildAt(i);
            if (child.getVisibility() == GONE) {
                continue;
            }
            LayoutParams p = params(child);
            if (p.weight > 0) {
                int own = (vertical() ? p.height : p.width) == 0 ? 0
                        : vertical() ? child.getMeasuredHeight() : child.getMeasuredWidth();
                int length = Math.max(0, own + (int) (left * p.weight / weights));
                int exact = MeasureSpec.makeMeasureSpec(length, MeasureSpec.EXACTLY);
                if (vertical()) {
                    child.measure(getChildMeasureSpec(widthSpec, mPaddingLeft + mPaddingRight
                            + p.leftMargin + p.rightMargin, p.width), exact);
                } else {
                    child.measure(exact, getChildMeasureSpec(heightSpec, mPaddingTop + mPaddingBottom
                            + p.topMargin + p.bottomMargin, p.height));
                }
            }
            used += along(child);
        }
        return used;
    }

    private int widest() {
        int widest = 0;
        for (int i = 0; i < getChildCount(); i++) {
            View child = getChildAt(i);
            widest = child.getVisibility() == GONE ? widest : Math.max(widest, across(child));
        }
        return widest;
    }

    private void setSize(int along, int across, int widthSpec, int heightSpec) {
        int width = Math.max(vertical() ? across : along, getSuggestedMinimumWidth());
        int height = Math.max(vertical() ? along : across, getSuggestedMinimumHeight());
        setMeasuredDimension(resolveSize(width, widthSpec), resolveSize(height, heightSpec));
    }

    @Override
    protected void onLayout(boolean changed, int l, int t, int r, int b) {
        int total = 0;
        for (int i = 0; i < getChildCount(); i++) {
            total += getChildAt(i).getVisibility() == GONE ? 0 : along(getChildAt(i));
        }
        int width = r - l - mPaddingLeft - mPaddingRight;
        int height = b - t - mPaddingTop - mPaddingBottom;
        android.graphics.Rect start = new android.graphics.Rect();
        Gravity.apply(gravity, vertical() ? 0 : total, vertical() ? total : 0,
                new android.graphics.Rect(0, 0, width, height), start);
        int at = vertical() ? start.top : start.left;
        for (int i = 0; i < getChildCount(); i++) {
            View child = getChildAt(i);
            if (child.getVisibility() != GONE) {
                place(child, at, vertical() ? width : height);
                at += along(child);
            }
        }
    }

    private void place(View child, int at, int space) {
        LayoutParams p = params(child);
        int how = p.gravity < 0 ? gravity : p.gravity;
        android.graphics.Rect box = new android.graphics.Rect();
        android.graphics.Rect room = vertical() ? new android.graphics.Rect(0, 0, space, across(child))
                : new android.graphics.Rect(0, 0, across(child), space);
        Gravity.apply(how, vertical() ? across(child) : 0, vertical() ? 0 : across(child), room, box);
        int left = mPaddingLeft + p.leftMargin + (vertical() ? box.left : at);
        int top = mPaddingTop + p.topMargin + (vertical() ? at : box.top);
        child.layout(left, top, left + child.getMeasuredWidth(), top + child.getMeasuredHeight());
    }
}
