package android.app.job;

import android.content.ComponentName;

public class JobInfo {
    private final int id;
    private final ComponentName service;
    private final long intervalMillis;

    JobInfo(int id, ComponentName service, long intervalMillis) {
        this.id = id;
        this.service = service;
        this.intervalMillis = intervalMillis;
    }

    public int getId() {
        return id;
    }

    public ComponentName getService() {
        return service;
    }

    public long getIntervalMillis() {
        return intervalMillis;
    }

    public boolean isPeriodic() {
        return intervalMillis > 0;
    }

    public static final class Builder {
        private final int id;
        private final ComponentName service;
        private long intervalMillis;

        public Builder(int jobId, ComponentName jobService) {
            id = jobId;
            service = jobService;
        }

        public Builder setPeriodic(long intervalMillis) {
            this.intervalMillis = intervalMillis;
            return this;
        }

        public Builder setPersisted(boolean isPersisted) {
            return this;
        }

        public Builder setRequiredNetworkType(int networkType) {
            return this;
        }

        public Builder setMinimumLatency(long minLatencyMillis) {
            return this;
        }

        public JobInfo build() {
            return new JobInfo(id, service, intervalMillis);
        }
    }
}
