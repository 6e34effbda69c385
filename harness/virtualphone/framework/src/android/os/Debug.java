package android.os;

public final class Debug {
    public static class MemoryInfo {
        public int dalvikPss;
        public int nativePss;
        public int otherPss;

        public MemoryInfo() {}
    }

    private Debug() {}

    public static boolean isDebuggerConnected() {
        return false;
    }
}
