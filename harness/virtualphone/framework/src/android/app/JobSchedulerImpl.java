package android.app;

import android.app.job.JobInfo;
import android.app.job.JobScheduler;
import android.app.job.JobWorkItem;
import android.content.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps jobs; on a phone that lies on a table and charges, they are due later than anybody looks. */
public class JobSchedulerImpl extends JobScheduler {
    private static final Map<Integer, JobInfo> PENDING = new ConcurrentHashMap<>();

    private final Context context;

    public JobSchedulerImpl(Context context) {
        this.context = context;
    }

    @Override
    public int schedule(JobInfo job) {
        if (job.getService() == null || !job.getService().getPackageName().equals(context.getPackageName())) {
            throw new IllegalArgumentException("No such service " + job.getService());
        }
        PENDING.put(job.getId(), job);
        return RESULT_SUCCESS;
    }

    @Override
    public int enqueue(JobInfo job, JobWorkItem work) {
        return schedule(job);
    }

    @Override
    public void cancel(int jobId) {
        PENDING.remove(jobId);
    }

    @Override
    public void cancelAll() {
        PENDING.clear();
    }

    @Override
    public List<JobInfo> getAllPendingJobs() {
        return new ArrayList<>(PENDING.values());
    }
}
