package android.app;

import android.content.Context;
import android.os.Bundle;

/** A part of a page, with as much of its life as permissions need. */
public class Fragment {
    private Activity activity;

    public Fragment() {}

    public final Activity getActivity() {
        return activity;
    }

    public Context getContext() {
        return activity;
    }

    public void onAttach(Activity activity) {
        this.activity = activity;
    }

    public void onCreate(Bundle savedInstanceState) {}

    public final void requestPermissions(String[] permissions, int requestCode) {
        if (activity == null) {
            throw new IllegalStateException("Fragment " + this + " not attached to Activity");
        }
        activity.requestPermissions(permissions, requestCode);
    }
}
