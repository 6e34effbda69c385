package android.view;

public interface WindowManager extends ViewManager {
    Display getDefaultDisplay();

    void removeViewImmediate(View view);

    class BadTokenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public BadTokenException(String name) {
            super(name);
        }
    }

    class LayoutParams extends ViewGroup.LayoutParams {
        public static final int TYPE_BASE_APPLICATION = 1;
        public static final int TYPE_APPLICATION = 2;
        public static final int TYPE_APPLICATION_PANEL = 1000;
        public static final int TYPE_TOAST = 2005;
        public static final int TYPE_APPLICATION_OVERLAY = 2038;
        public static final int FLAG_DIM_BEHIND = 0x2;
        public static final int FLAG_NOT_FOCUSABLE = 0x8;
        public static final int FLAG_NOT_TOUCHABLE = 0x10;
        public static final int FLAG_NOT_TOUCH_MODAL = 0x20;
        public static final int FLAG_KEEP_SCREEN_ON = 0x80;
        public static final int FLAG_FULLSCREEN = 0x400;
        public static final int FLAG_SECURE = 0x2000;

        public int x;
        public int y;
        public int type = TYPE_APPLICATION;
        public int flags;
        public int format;
        public int gravity;
        public float dimAmount = 0.6f;
        public float alpha = 1;

        public LayoutParams() {
            super(MATCH_PARENT, MATCH_PARENT);
        }

        public LayoutParams(int w, int h) {
            super(w, h);
        }

        public LayoutParams(int w, int h, int type, int flags, int format) {
            super(w, h);
            this.type = type;
            this.flags = flags;
            this.format = format;
        }
    }
}
