package android.view;

import android.content.Context;

public class LayoutInflater {
    private final Context context;

    private LayoutInflater(Context context) {
        this.context = context;
    }

    /** An inflater for this context. */
    public static LayoutInflater of(Context context) {
        return new LayoutInflater(context);
    }

    public static LayoutInflater from(Context context) {
        return of(context);
    }

    public Context getContext() {
        return context;
    }

    /** Compiled layouts are not read on this phone: views come from code. */
    public View inflate(int resource, ViewGroup root) {
        throw new InflateException("layout #0x" + Integer.toHexString(resource) + ": no compiled layouts here");
    }

    public View inflate(int resource, ViewGroup root, boolean attachToRoot) {
        return inflate(resource, root);
    }
}
