package android.view.inputmethod;

import java.util.ArrayList;
import java.util.List;

/** No soft keyboard is installed: text comes as from a hardware keyboard. */
public final class InputMethodManager {
    public InputMethodManager() {}

    public List<InputMethodInfo> getInputMethodList() {
        return new ArrayList<>();
    }

    public List<InputMethodInfo> getEnabledInputMethodList() {
        return new ArrayList<>();
    }

    public boolean isActive() {
        return false;
    }
}
