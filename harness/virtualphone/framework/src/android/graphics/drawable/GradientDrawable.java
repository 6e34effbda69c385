package android.graphics.drawable;

public class GradientDrawable extends Drawable {
    public static final int RECTANGLE = 0;
    public static final int OVAL = 1;

    public enum Orientation { TOP_BOTTOM, LEFT_RIGHT, BOTTOM_TOP, RIGHT_LEFT, TL_BR, BL_TR }

    private int color;
    private float radius;

    public GradientDrawable() {}

    public GradientDrawable(Orientation orientation, int[] colors) {
        color = colors[0];
    }

    public void setColor(int argb) {
        color = argb;
    }

    public void setColors(int[] colors) {
        color = colors[0];
    }

    public void setCornerRadius(float radius) {
        this.radius = radius;
    }

    public float getCornerRadius() {
        return radius;
    }

    public void setShape(int shape) {
        radius = shape == OVAL ? 10_000 : radius;
    }

    public void setStroke(int width, int color) {}

    @Override
    public int fillColor() {
        return color;
    }

    @Override
    public float cornerRadius() {
        return radius;
    }
}
