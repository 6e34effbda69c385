package android.app.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was used when: nothing is told, as to any app without access to usage. */
public final class UsageStatsManager {
    public UsageStatsManager() {}

    public List<UsageStats> queryUsageStats(int intervalType, long beginTime, long endTime) {
        note();
        return new ArrayList<>();
    }

    public Map<String, UsageStats> queryAndAggregateUsageStats(long beginTime, long endTime) {
        note();
        return new TreeMap<>();
    }

    public UsageEvents queryEvents(long beginTime, long endTime) {
        note();
        return new UsageEvents();
    }

    private static void note() {
        vp.Bridge.call("access.note", "GET_USAGE_STATS");
    }
}
