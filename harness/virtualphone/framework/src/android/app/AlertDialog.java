package android.app;

import android.content.Context;
import android.content.DialogInterface;
import android.graphics.Typeface;
import android.os.Bundle;
import android.util.DisplayMetrics;
import android.view.Gravity;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.ScrollView;
import android.widget.TextView;

public class AlertDialog extends Dialog implements DialogInterface {
    private static final int SIDE_MARGIN_DP = 24;

    private final Button[] buttons = new Button[3];
    private final OnClickListener[] listeners = new OnClickListener[3];
    private final float density = DisplayMetrics.ofScreen().density;
    private CharSequence title;
    private CharSequence message;
    private CharSequence[] items;
    private OnClickListener onItem;
    private TextView messageView;
    private View view;

    protected AlertDialog(Context context) {
        this(context, 0);
    }

    protected AlertDialog(Context context, int themeResId) {
        super(context, themeResId);
    }

    @Override
    public void setTitle(CharSequence title) {
        super.setTitle(title);
        this.title = title;
    }

    public void setMessage(CharSequence message) {
        this.message = message;
        if (messageView != null) {
            messageView.setText(message);
        }
    }

    public void setView(View view) {
        this.view = view;
    }

    /** The button of this name (-1, -2 or -3); null where there is none. */
    public Button getButton(int whichButton) {
        return buttons[-1 - whichButton];
    }

    public void setButton(int whichButton, CharSequence text, OnClickListener listener) {
        Button button = new Button(getContext());
        button.setId(new int[] {android.R.id.button1, android.R.id.button2, android.R.id.button3}[-1 - whichButton]);
        button.setText(text);
        button.setTextColor(0xFF00897B);
        button.setBackground(null);
        button.setMinimumWidth(dp(64));
        button.setOnClickListener(v -> {
            OnClickListener chosen = listeners[-1 - whichButton];
            if (chosen != null) {
                chosen.onClick(this, whichButton);
            }
            dismiss();
        });
        buttons[-1 - whichButton] = button;
        listeners[-1 - whichButton] = listener;
    }

    private int dp(int dp) {
        return (int) (dp * density);
    }

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        LinearLayout sheet = new LinearLayout(getContext());
        sheet.setOrientation(LinearLayout.VERTICAL);
        int width = DisplayMetrics.ofScreen().widthPixels - 2 * dp(SIDE_MARGIN_DP);
        sheet.setLayoutParams(new ViewGroup.LayoutParams(width, ViewGroup.LayoutParams.WRAP_CONTENT));
        if (title != null) {
            TextView head = text(title, 20, android.R.id.title);
            head.setTypeface(Typeface.DEFAULT_BOLD);
            sheet.addView(head);
        }
        if (message != null) {
            messageView = text(message, 16, android.R.id.message);
            ScrollView scroll = new ScrollView(getContext());
            scroll.addView(messageView, new ViewGroup.LayoutParams(
                    ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
            sheet.addView(scroll, new LinearLayout.LayoutParams(ViewGroup.LayoutParams.MATCH_PARENT,
                    ViewGroup.LayoutParams.WRAP_CONTENT));
        }
        addItems(sheet);
        if (view != null) {
            sheet.addView(view);
        }
        addButtons(sheet);
        setContentView(sheet);
    }

    private void addItems(LinearLayout sheet) {
        for (int i = 0; items != null && i < items.length; i++) {
            int which = i;
            TextView item = text(items[i], 16, View.NO_ID);
            item.setOnClickListener(v -> {
                if (onItem != null) {
                    onItem.onClick(this, which);
                }
                dismiss();
            });
            sheet.addView(item);
        }
    }

    private void addButtons(LinearLayout sheet) {
        LinearLayout bar = new LinearLayout(getContext());
        bar.setGravity(Gravity.END | Gravity.CENTER_VERTICAL);
        bar.setPadding(dp(12), dp(4), dp(12), dp(4));
        for (int i = buttons.length - 1; i >= 0; i--) {
            if (buttons[i] != null) {
                bar.addView(buttons[i]);
            }
        }
        if (bar.getChildCount() > 0) {
            sheet.addView(bar);
        }
    }

    private TextView text(CharSequence shown, float size, int id) {
        TextView text = new TextView(getContext());
        text.setId(id);
        text.setText(shown);
        text.setTextSize(size);
        text.setPadding(dp(24), dp(12), dp(24), dp(12));
        return text;
    }

    public static class Builder {
        private final Context context;
        private final AlertDialog dialog;

        public Builder(Context context) {
            this(context, 0);
        }

        public Builder(Context context, int themeResId) {
            this.context = context;
            dialog = new AlertDialog(context, themeResId);
        }

        public Context getContext() {
            return context;
        }

        public Builder setTitle(CharSequence title) {
            dialog.setTitle(title);
            return this;
        }

        public Builder setTitle(int titleId) {
            return setTitle(context.getString(titleId));
        }

        public Builder setMessage(CharSequence message) {
            dialog.setMessage(message);
            return this;
        }

        public Builder setMessage(int messageId) {
            return setMessage(context.getString(messageId));
        }

        public Builder setView(View view) {
            dialog.setView(view);
            return this;
        }

        public Builder setItems(CharSequence[] items, OnClickListener listener) {
            dialog.items = items;
            dialog.onItem = listener;
            return this;
        }

        public Builder setPositiveButton(CharSequence text, OnClickListener listener) {
            dialog.setButton(BUTTON_POSITIVE, text, listener);
            return this;
        }

        public Builder setNegativeButton(CharSequence text, OnClickListener listener) {
            dialog.setButton(BUTTON_NEGATIVE, text, listener);
            return this;
        }

        public Builder setNeutralButton(CharSequence text, OnClickListener listener) {
            dialog.setButton(BUTTON_NEUTRAL, text, listener);
            return this;
        }

        public Builder setCancelable(boolean cancelable) {
            dialog.setCancelable(cancelable);
            return this;
        }

        public Builder setOnCancelListener(OnCancelListener onCancelListener) {
            dialog.setOnCancelListener(onCancelListener);
            return this;
        }

        public Builder setOnDismissListener(OnDismissListener onDismissListener) {
            dialog.setOnDismissListener(onDismissListener);
            return this;
        }

        public AlertDialog create() {
            return dialog;
        }

        public AlertDialog show() {
            dialog.show();
            return dialog;
        }
    }
}
