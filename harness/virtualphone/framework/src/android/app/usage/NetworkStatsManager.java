package android.app.usage;

/** Traffic of apps: only for those with access to usage. */
public class NetworkStatsManager {
    public NetworkStatsManager() {}

    public NetworkStats querySummary(int networkType, String subscriberId, long startTime, long endTime) {
        return refused("querySummary");
    }

    public NetworkStats queryDetails(int networkType, String subscriberId, long startTime, long endTime) {
        return refused("queryDetails");
    }

    public NetworkStats.Bucket querySummaryForDevice(int networkType, String subscriberId, long startTime,
            long endTime) {
        refused("querySummaryForDevice");
        return null;
    }

    private static NetworkStats refused(String method) {
        vp.Access.refuse(method, "PACKAGE_USAGE_STATS");
        return null;
    }
}
