package android.content.res;

import java.util.Locale;

public final class Configuration {
    public static final int ORIENTATION_PORTRAIT = 1;
    public static final int ORIENTATION_LANDSCAPE = 2;
    public static final int UI_MODE_NIGHT_MASK = 0x30;

    public Locale locale = Locale.getDefault();
    public float fontScale = 1;
    public int orientation = ORIENTATION_PORTRAIT;
    public int densityDpi = Integer.getInteger("vp.dpi", 440);
    public int screenWidthDp = 392;
    public int screenHeightDp = 851;
    public int uiMode = 0x11;
}
