package android.view;

import android.graphics.Point;
import android.util.DisplayMetrics;

public final class Display {
    public static final int DEFAULT_DISPLAY = 0;

    public int getDisplayId() {
        return DEFAULT_DISPLAY;
    }

    public void getMetrics(DisplayMetrics outMetrics) {
        outMetrics.setToDefaults();
    }

    public void getRealMetrics(DisplayMetrics outMetrics) {
        outMetrics.setToDefaults();
    }

    public void getSize(Point outSize) {
        DisplayMetrics metrics = DisplayMetrics.ofScreen();
        outSize.set(metrics.widthPixels, metrics.heightPixels);
    }

    public int getWidth() {
        return DisplayMetrics.ofScreen().widthPixels;
    }

    public int getHeight() {
        return DisplayMetrics.ofScreen().heightPixels;
    }

    public int getRotation() {
        return 0;
    }

    public float getRefreshRate() {
        return 60;
    }
}
