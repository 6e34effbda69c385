package android.util;

public class DisplayMetrics {
    public static final int DENSITY_DEFAULT = 160;
    public static final int DENSITY_XXHIGH = 480;

    public int widthPixels;
    public int heightPixels;
    public float density;
    public int densityDpi;
    public float scaledDensity;
    public float xdpi;
    public float ydpi;

    public void setToDefaults() {
        widthPixels = Integer.getInteger("vp.width", 1080);
        heightPixels = Integer.getInteger("vp.height", 2340);
        densityDpi = Integer.getInteger("vp.dpi", 440);
        density = densityDpi / (float) DENSITY_DEFAULT;
        scaledDensity = density;
        xdpi = densityDpi;
        ydpi = densityDpi;
    }

    /** What every screen of this phone measures. */
    public static DisplayMetrics ofScreen() {
        DisplayMetrics metrics = new DisplayMetrics();
        metrics.setToDefaults();
        return metrics;
    }
}
