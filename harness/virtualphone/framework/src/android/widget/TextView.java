package android.widget;

import android.content.Context;
import android.graphics.Typeface;
import android.text.Editable;
import android.text.TextWatcher;
import android.util.TypedValue;
import android.view.Gravity;
import android.view.View;
import java.util.ArrayList;
import java.util.List;

public class TextView extends View {
    public enum BufferType { NORMAL, SPANNABLE, EDITABLE }

    private static final float LINE_HEIGHT = 1.172f;
    private static final int INPUT_CLASS_MASK = 0xf;
    private static final int INPUT_VARIATION_MASK = 0xff0;

    private final List<TextWatcher> watchers = new ArrayList<>();
    private CharSequence text = "";
    private CharSequence hint = "";
    private float textSize;
    private int textColor = 0xDE000000;
    private int gravity = Gravity.TOP | Gravity.START;
    private int maxLines = Integer.MAX_VALUE;
    private int inputType;
    private Typeface typeface = Typeface.DEFAULT;

    public TextView(Context context) {
        super(context);
        setTextSize(14);
    }

    public TextView(Context context, android.util.AttributeSet attrs) {
        this(context);
    }

    public final void setText(CharSequence text) {
        setText(text, BufferType.NORMAL);
    }

    public final void setText(int resid) {
        setText(getResources().getText(resid));
    }

    public void setText(CharSequence text, BufferType type) {
        CharSequence before = this.text;
        CharSequence shown = text == null ? "" : text;
        for (TextWatcher watcher : watchers) {
            watcher.beforeTextChanged(before, 0, before.length(), shown.length());
        }
        this.text = shown;
        for (TextWatcher watcher : watchers) {
            watcher.onTextChanged(shown, 0, before.length(), shown.length());
            watcher.afterTextChanged(new Editable.Of(shown));
        }
        requestLayout();
    }

    public CharSequence getText() {
        return text;
    }

    public int length() {
        return text.length();
    }

    public boolean isShowingHint() {
        return text.length() == 0 && hint.length() > 0;
    }

    /** What the screen shows: the hint where there is no text, dots for a password. */
    public String getShownText() {
        if (text.length() == 0) {
            return hint.toString();
        }
        return isPassword() ? "•".repeat(text.length()) : text.toString();
    }

    public final void append(CharSequence more) {
        setText(text.toString() + more);
    }

    public final void setHint(CharSequence hint) {
        this.hint = hint == null ? "" : hint;
        requestLayout();
    }

    public CharSequence getHint() {
        return hint;
    }

    public void addTextChangedListener(TextWatcher watcher) {
        watchers.add(watcher);
    }

    public void setTextSize(float size) {
        setTextSize(TypedValue.COMPLEX_UNIT_SP, size);
    }

    public void setTextSize(int unit, float size) {
        textSize = TypedValue.applyDimension(unit, size, android.util.DisplayMetrics.ofScreen());
        requestLayout();
    }

    public float getTextSize() {
        return textSize;
    }

    public void setTextColor(int color) {
        textColor = color;
        invalidate();
    }

    public final int getCurrentTextColor() {
        return textColor;
    }

    public final void setHintTextColor(int color) {}

    public final void setLinkTextColor(int color) {}

    public void setGravity(int gravity) {
        this.gravity = gravity;
        invalidate();
    }

    public int getGravity() {
        return gravity;
    }

    public boolean isCentered() {
        return (gravity & Gravity.HORIZONTAL_GRAVITY_MASK) == Gravity.CENTER_HORIZONTAL;
    }

    public void setTypeface(Typeface tf) {
        typeface = tf;
    }

    public void setTypeface(Typeface tf, int style) {
        typeface = Typeface.defaultFromStyle(style);
    }

    public Typeface getTypeface() {
        return typeface;
    }

    public void setMaxLines(int maxLines) {
        this.maxLines = maxLines;
        requestLayout();
    }

    public void setLines(int lines) {
        setMaxLines(lines);
    }

    public void setSingleLine() {
        setMaxLines(1);
    }

    public void setSingleLine(boolean singleLine) {
        setMaxLines(singleLine ? 1 : Integer.MAX_VALUE);
    }

    public void setLineSpacing(float add, float mult) {}

    public void setAllCaps(boolean allCaps) {}

    public void setEllipsize(android.text.TextUtils.TruncateAt where) {}

    public void setShadowLayer(float radius, float dx, float dy, int color) {}

    public final void setMovementMethod(android.text.method.MovementMethod movement) {}

    public void setInputType(int type) {
        inputType = type;
    }

    public int getInputType() {
        return inputType;
    }

    public boolean isPassword() {
        int kind = inputType & INPUT_CLASS_MASK;
        int variation = inputType & INPUT_VARIATION_MASK;
        return kind == 1 && (variation == 0x80 || variation == 0xe0) || kind == 2 && variation == 0x10;
    }

    /** Chinese signs are as wide as high; Latin ones about half; lines break anywhere. */
    @Override
    protected void onMeasure(int widthMeasureSpec, int heightMeasureSpec) {
        int sides = mPaddingLeft + mPaddingRight;
        int mode = MeasureSpec.getMode(widthMeasureSpec);
        float room = mode == MeasureSpec.UNSPECIFIED ? Float.MAX_VALUE
                : Math.max(textSize, MeasureSpec.getSize(widthMeasureSpec) - sides);
        float widest = 0;
        float width = 0;
        int lines = 1;
        String shown = getShownText();
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            float advance = c == '\n' ? 0 : c < 0x2e80 ? textSize * 0.55f : textSize;
            if (c == '\n' || width + advance > room) {
                lines++;
                width = 0;
            }
            width += advance;
            widest = Math.max(widest, width);
        }
        int high = (int) Math.ceil(Math.min(lines, maxLines) * textSize * LINE_HEIGHT);
        int wide = (int) Math.ceil(widest) + sides;
        setMeasuredDimension(resolveSize(Math.max(wide, getSuggestedMinimumWidth()), widthMeasureSpec),
                resolveSize(Math.max(high + mPaddingTop + mPaddingBottom, getSuggestedMinimumHeight()),
                        heightMeasureSpec));
    }
}
