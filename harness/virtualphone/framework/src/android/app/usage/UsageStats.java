package android.app.usage;

public final class UsageStats {
    UsageStats() {}

    public String getPackageName() {
        return null;
    }
}
