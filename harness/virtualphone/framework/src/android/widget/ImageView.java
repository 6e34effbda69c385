package android.widget;

import android.content.Context;
import android.graphics.drawable.Drawable;
import android.view.View;

public class ImageView extends View {
    public enum ScaleType { MATRIX, FIT_XY, FIT_START, FIT_CENTER, FIT_END, CENTER, CENTER_CROP, CENTER_INSIDE }

    private ScaleType scaleType = ScaleType.FIT_CENTER;

    public ImageView(Context context) {
        super(context);
    }

    public ImageView(Context context, android.util.AttributeSet attrs) {
        super(context);
    }

    public void setImageDrawable(Drawable drawable) {
        setBackground(drawable);
    }

    /** A picture of the package is not drawn: it shows as a grey area. */
    public void setImageResource(int resId) {
        setBackgroundColor(0xFFBDBDBD);
    }

    public void setScaleType(ScaleType scaleType) {
        this.scaleType = scaleType;
    }

    public ScaleType getScaleType() {
        return scaleType;
    }

    @Override
    protected void onMeasure(int widthMeasureSpec, int heightMeasureSpec) {
        setMeasuredDimension(resolveSize(getSuggestedMinimumWidth(), widthMeasureSpec),
                resolveSize(getSuggestedMinimumHeight(), heightMeasureSpec));
    }
}
