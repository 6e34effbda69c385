package android.graphics;

public class Typeface {
    public static final int NORMAL = 0;
    public static final int BOLD = 1;
    public static final Typeface DEFAULT = new Typeface(NORMAL);
    public static final Typeface DEFAULT_BOLD = new Typeface(BOLD);

    private final int style;

    private Typeface(int style) {
        this.style = style;
    }

    public int getStyle() {
        return style;
    }

    public static Typeface defaultFromStyle(int style) {
        return style == BOLD ? DEFAULT_BOLD : DEFAULT;
    }
}
