package com.android.internal.policy;

import android.content.Context;
import android.view.View;
import android.view.ViewGroup;
import android.view.Window;
import android.widget.FrameLayout;

/** A window with its decor: the app's content below the status bar and above the navigation bar. */
public class PhoneWindow extends Window {
    private final DecorView decor;
    private final FrameLayout content;

    public PhoneWindow(Context context, boolean betweenBars) {
        super(context);
        decor = new DecorView(context, this);
        content = new FrameLayout(context);
        content.setId(ID_ANDROID_CONTENT);
        if (betweenBars) {
            decor.setPadding(0, STATUS_BAR_PX, 0, NAVIGATION_BAR_PX);
        }
        decor.addView(content, new ViewGroup.LayoutParams(
                ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.MATCH_PARENT));
    }

    /** Lets the content decide the window's size. */
    public void wrapContent() {
        setLayout(ViewGroup.LayoutParams.WRAP_CONTENT, ViewGroup.LayoutParams.WRAP_CONTENT);
        content.setLayoutParams(new FrameLayout.LayoutParams(
                ViewGroup.LayoutParams.WRAP_CONTENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    }

    @Override
    public FrameLayout getDecorView() {
        return decor;
    }

    @Override
    public void setContentView(View view) {
        setContentView(view, new ViewGroup.LayoutParams(
                ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.MATCH_PARENT));
    }

    @Override
    public void setContentView(View view, ViewGroup.LayoutParams params) {
        content.removeAllViews();
        content.addView(view, params);
    }

    @Override
    public void addContentView(View view, ViewGroup.LayoutParams params) {
        content.addView(view, params);
    }
}
