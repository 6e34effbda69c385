package android.graphics.drawable;

public abstract class Drawable {
    /** The one colour that this draws, as the phone's screen shows it. */
    public int fillColor() {
        return 0;
    }

    /** Radius of the corners in pixels. */
    public float cornerRadius() {
        return 0;
    }
}
