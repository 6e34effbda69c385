/** Native code of the app's own, in native.c. */
final class Native {
    static native int open(String path);

    static native int openBeside(String path);

    static native int run(String program);

    static native int inChild(String path);

    static native String imei(Object phone);

    private Native() {}
}
