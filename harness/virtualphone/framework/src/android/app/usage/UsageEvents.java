package android.app.usage;

public final class UsageEvents {
    UsageEvents() {}

    public boolean hasNextEvent() {
        return false;
    }
}
