package android.widget;

import android.content.Context;
import android.util.DisplayMetrics;
import android.view.View;

public class ProgressBar extends View {
    private int progress;
    private int max = 100;

    public ProgressBar(Context context) {
        super(context);
        int size = (int) (48 * DisplayMetrics.ofScreen().density);
        setMinimumWidth(size);
        setMinimumHeight(size);
    }

    public synchronized void setProgress(int progress) {
        this.progress = progress;
        invalidate();
    }

    public synchronized int getProgress() {
        return progress;
    }

    public synchronized void setMax(int max) {
        this.max = max;
    }

    public synchronized int getMax() {
        return max;
    }

    @Override
    protected void onMeasure(int widthMeasureSpec, int heightMeasureSpec) {
        setMeasuredDimension(resolveSize(getSuggestedMinimumWidth(), widthMeasureSpec),
                resolveSize(getSuggestedMinimumHeight(), heightMeasureSpec));
    }
}
