package android.app;

public final class ApplicationExitInfo {
    ApplicationExitInfo() {}

    public int getReason() {
        return 0;
    }
}
