package android.view;

import android.content.res.Resources;
import android.graphics.drawable.Drawable;
import android.widget.Checkable;
import android.widget.TextView;
import java.util.List;

/** Writes views as the bridge's nodes: twelve fields each, depth first. */
final class AccessibilityNodes {
    private final List<String> fields;

    AccessibilityNodes(List<String> fields) {
        this.fields = fields;
    }

    /** Adds the view, which lies at this place of the screen, and what it holds. */
    void add(View view, int left, int top) {
        add(view, left, top, 0);
    }

    private void add(View view, int left, int top, int depth) {
        if (view.getVisibility() != View.VISIBLE) {
            return;
        }
        node(view, left, top, depth);
        if (view instanceof ViewGroup) {
            ViewGroup group = (ViewGroup) view;
            for (int i = 0; i < group.getChildCount(); i++) {
                View child = group.getChildAt(i);
                add(child, left + child.getLeft() - group.getScrollX(),
                        top + child.getTop() - group.getScrollY(), depth + 1);
            }
        }
    }

    private void node(View view, int left, int top, int depth) {
        TextView text = view instanceof TextView ? (TextView) view : null;
        Drawable background = view.getBackground();
        fields.add(Integer.toString(depth));
        fields.add(view.getAccessibilityClassName().toString());
        fields.add(name(view));
        fields.add(text == null ? "" : text.getShownText());
        fields.add(view.getContentDescription() == null ? "" : view.getContentDescription().toString());
        fields.add(left + "," + top + "," + (left + view.getWidth()) + "," + (top + view.getHeight()));
        fields.add(flags(view));
        fields.add(text == null ? "0" : Integer.toString(Math.round(text.getTextSize())));
        fields.add(text == null ? "" : String.format("#%08X", text.getCurrentTextColor()));
        fields.add(background == null ? "" : String.format("#%08X", background.fillColor()));
        fields.add(background == null ? "0" : Integer.toString(Math.round(background.cornerRadius())));
        fields.add(text != null && text.isCentered() ? "center" : "start");
    }

    private static String name(View view) {
        try {
            return view.getId() == View.NO_ID ? "" : view.getResources().getResourceName(view.getId());
        } catch (Resources.NotFoundException nameless) {
            return "";
        }
    }

    private static String flags(View view) {
        StringBuilder flags = new StringBuilder();
        flag(flags, 'c', view.isClickable());
        flag(flags, 'C', view instanceof Checkable);
        flag(flags, 'x', view instanceof Checkable && ((Checkable) view).isChecked());
        flag(flags, 'e', view.isEnabled());
        flag(flags, 'f', view.isFocusable());
        flag(flags, 'F', view.isFocused());
        flag(flags, 's', view.isScrollContainer());
        flag(flags, 'l', view.isLongClickable());
        flag(flags, 'p', view instanceof TextView && ((TextView) view).isPassword());
        flag(flags, 'S', view.isSelected());
        flag(flags, 'h', view instanceof TextView && ((TextView) view).isShowingHint());
        return flags.toString();
    }

    private static void flag(StringBuilder flags, char letter, boolean set) {
        if (set) {
            flags.append(letter);
        }
    }
}
