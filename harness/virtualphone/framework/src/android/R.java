package android;

public final class R {
    public static final class id {
        public static final int content = 0x01020002;
        public static final int message = 0x0102000b;
        public static final int title = 0x01020016;
        public static final int button1 = 0x01020019;
        public static final int button2 = 0x0102001a;
        public static final int button3 = 0x0102001b;
    }

    public static final class style {
        public static final int Theme_Black_NoTitleBar_Fullscreen = 0x0103000a;
        public static final int Theme_Translucent_NoTitleBar = 0x01030010;
        public static final int Theme_DeviceDefault_Light_NoActionBar = 0x010301e7;
    }
}
