package android.widget;

import android.content.Context;
import android.graphics.drawable.GradientDrawable;
import android.util.DisplayMetrics;
import android.view.Gravity;

public class Button extends TextView {
    public Button(Context context) {
        super(context);
        float density = DisplayMetrics.ofScreen().density;
        GradientDrawable face = new GradientDrawable();
        face.setColor(0xFFD6D7D7);
        face.setCornerRadius(2 * density);
        setBackground(face);
        setGravity(Gravity.CENTER);
        setClickable(true);
        setMinimumWidth((int) (88 * density));
        setMinimumHeight((int) (48 * density));
        setPadding((int) (12 * density), (int) (6 * density), (int) (12 * density), (int) (6 * density));
    }

    public Button(Context context, android.util.AttributeSet attrs) {
        this(context);
    }
}
