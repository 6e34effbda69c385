package android.widget;

import android.content.Context;
import android.text.Editable;

public class EditText extends TextView {
    public EditText(Context context) {
        super(context);
        setTextSize(18);
        setFocusable(true);
        setClickable(true);
        setMinimumHeight((int) (getTextSize() * 2.5f));
    }

    @Override
    public Editable getText() {
        return new Editable.Of(super.getText());
    }

    public void setSelection(int index) {}
}
