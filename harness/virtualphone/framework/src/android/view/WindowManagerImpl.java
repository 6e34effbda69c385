package android.view;

import java.util.ArrayList;
import java.util.List;

/** The windows that this process shows, the topmost last. */
public final class WindowManagerImpl implements WindowManager {
    private static final WindowManagerImpl INSTANCE = new WindowManagerImpl();

    private final List<ViewRootImpl> roots = new ArrayList<>();

    private WindowManagerImpl() {}

    public static WindowManagerImpl getInstance() {
        return INSTANCE;
    }

    @Override
    public Display getDefaultDisplay() {
        return new Display();
    }

    @Override
    public void addView(View view, ViewGroup.LayoutParams params) {
        WindowManager.LayoutParams window = (WindowManager.LayoutParams) params;
        if (window.type == LayoutParams.TYPE_APPLICATION_OVERLAY) {
            vp.Bridge.call("window.addOverlay");
        }
        String type = window.type == LayoutParams.TYPE_TOAST ? "toast"
                : window.type == LayoutParams.TYPE_BASE_APPLICATION ? "activity" : "dialog";
        show(view, window, type, "", null);
    }

    /**
     * Adds a window of a type that the screen knows: activity, dialog or toast. An activity's
     * window has the activity's token as its id, others get one of their own.
     */
    public ViewRootImpl show(View view, LayoutParams params, String type, String title, String id) {
        if (find(view) != null) {
            throw new IllegalStateException(
                    "View " + view + " has already been added to the window manager.");
        }
        ViewRootImpl root = new ViewRootImpl(view, params, type, title, id);
        synchronized (roots) {
            roots.add(root);
        }
        root.scheduleTraversals();
        return root;
    }

    @Override
    public void updateViewLayout(View view, ViewGroup.LayoutParams params) {
        view.setLayoutParams(params);
    }

    @Override
    public void removeView(View view) {
        ViewRootImpl root = find(view);
        if (root == null) {
            throw new IllegalArgumentException("View=" + view + " not attached to window manager");
        }
        synchronized (roots) {
            roots.remove(root);
        }
        root.die();
    }

    @Override
    public void removeViewImmediate(View view) {
        removeView(view);
    }

    public boolean isShown(View view) {
        return find(view) != null;
    }

    private ViewRootImpl find(View view) {
        synchronized (roots) {
            for (ViewRootImpl root : roots) {
                if (root.getView() == view) {
                    return root;
                }
            }
        }
        return null;
    }

    /** The topmost window that takes touches and keys; null where nothing is shown. */
    public ViewRootImpl top() {
        synchronized (roots) {
            for (int i = roots.size() - 1; i >= 0; i--) {
                if (roots.get(i).takesInput()) {
                    return roots.get(i);
                }
            }
        }
        return null;
    }
}
