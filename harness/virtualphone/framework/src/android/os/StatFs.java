package android.os;

/** Space on the phone's disk when it was asked. */
public class StatFs {
    private static final long BLOCK = 4096;

    private final long total;
    private final long available;

    public StatFs(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("Invalid path: " + path);
        }
        String[] answer = vp.Bridge.call("storage.stat");
        total = Long.parseLong(answer[0]);
        available = Long.parseLong(answer[1]);
    }

    public long getBlockSizeLong() {
        return BLOCK;
    }

    public long getBlockCountLong() {
        return total / BLOCK;
    }

    public long getAvailableBlocksLong() {
        return available / BLOCK;
    }

    public long getTotalBytes() {
        return total;
    }

    public long getAvailableBytes() {
        return available;
    }
}
