package android.app.usage;

public final class NetworkStats {
    public static class Bucket {
        public Bucket() {}
    }

    NetworkStats() {}
}
