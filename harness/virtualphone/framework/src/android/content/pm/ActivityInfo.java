package android.content.pm;

public class ActivityInfo extends ComponentInfo {
    public static final int SCREEN_ORIENTATION_PORTRAIT = 1;
    public static final int SCREEN_ORIENTATION_LANDSCAPE = 0;
}
