package com.android.internal.policy;

import android.content.Context;
import android.view.KeyEvent;
import android.view.MotionEvent;
import android.view.Window;
import android.widget.FrameLayout;

/** The outermost view of a window: gives touches and keys to the window's owner first. */
public class DecorView extends FrameLayout {
    private final Window window;

    DecorView(Context context, Window window) {
        super(context);
        this.window = window;
    }

    @Override
    public CharSequence getAccessibilityClassName() {
        return FrameLayout.class.getName();
    }

    @Override
    public boolean dispatchTouchEvent(MotionEvent ev) {
        Window.Callback owner = window.getCallback();
        return owner != null ? owner.dispatchTouchEvent(ev) : superDispatchTouchEvent(ev);
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        Window.Callback owner = window.getCallback();
        return owner != null ? owner.dispatchKeyEvent(event) : superDispatchKeyEvent(event);
    }

    public boolean superDispatchTouchEvent(MotionEvent event) {
        return super.dispatchTouchEvent(event);
    }

    public boolean superDispatchKeyEvent(KeyEvent event) {
        return super.dispatchKeyEvent(event);
    }
}
