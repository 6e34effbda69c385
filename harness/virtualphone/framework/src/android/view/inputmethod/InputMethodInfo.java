package android.view.inputmethod;

public final class InputMethodInfo {
    InputMethodInfo() {}

    public String getPackageName() {
        return null;
    }
}
