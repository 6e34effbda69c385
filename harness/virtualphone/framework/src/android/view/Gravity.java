package android.view;

public class Gravity {
    public static final int NO_GRAVITY = 0;
    public static final int CENTER_HORIZONTAL = 0x01;
    public static final int LEFT = 0x03;
    public static final int RIGHT = 0x05;
    public static final int FILL_HORIZONTAL = 0x07;
    public static final int CENTER_VERTICAL = 0x10;
    public static final int CENTER = 0x11;
    public static final int TOP = 0x30;
    public static final int BOTTOM = 0x50;
    public static final int FILL_VERTICAL = 0x70;
    public static final int FILL = 0x77;
    public static final int HORIZONTAL_GRAVITY_MASK = 0x07;
    public static final int VERTICAL_GRAVITY_MASK = 0x70;
    public static final int START = 0x00800003;
    public static final int END = 0x00800005;

    /** Where something of this size starts within the space, along the horizontal. */
    static int horizontal(int gravity, int space, int size) {
        return place(gravity & HORIZONTAL_GRAVITY_MASK, CENTER_HORIZONTAL, RIGHT, space - size);
    }

    /** Where something of this size starts within the space, along the vertical. */
    static int vertical(int gravity, int space, int size) {
        return place(gravity & VERTICAL_GRAVITY_MASK, CENTER_VERTICAL, BOTTOM, space - size);
    }

    private static int place(int gravity, int center, int end, int rest) {
        return gravity == center ? rest / 2 : gravity == end ? rest : 0;
    }

    /** For layouts of other packages: the left and top of a box of this size in this space. */
    public static void apply(int gravity, int w, int h, android.graphics.Rect container,
            android.graphics.Rect outRect) {
        int left = container.left + horizontal(gravity, container.width(), w);
        int top = container.top + vertical(gravity, container.height(), h);
        outRect.set(left, top, left + w, top + h);
    }
}
