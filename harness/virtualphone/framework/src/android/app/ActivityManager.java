package android.app;

import android.content.ComponentName;
import android.content.Context;
import android.os.Debug;
import java.util.ArrayList;
import java.util.List;

public class ActivityManager {
    public static class RunningAppProcessInfo {
        public static final int IMPORTANCE_FOREGROUND = 100;
        public static final int IMPORTANCE_SERVICE = 300;
        public static final int IMPORTANCE_CACHED = 400;

        public String processName;
        public int pid;
        public int uid;
        public int importance;
        public String[] pkgList;

        public RunningAppProcessInfo() {}
    }

    public static class RunningTaskInfo {
        public int id;
        public ComponentName baseActivity;
        public ComponentName topActivity;
        public int numActivities;
    }

    public static class RunningServiceInfo {
        public ComponentName service;
        public int pid;
        public String process;
    }

    public static class MemoryInfo {
        public long availMem;
        public long totalMem;
        public boolean lowMemory;
    }

    ActivityManager(Context context) {}

    /** Four fields each: name, pid, uid, importance. Since Android 5 only the app's own. */
    public List<RunningAppProcessInfo> getRunningAppProcesses() {
        String[] fields = vp.Bridge.call("activity.runningAppProcesses");
        List<RunningAppProcessInfo> processes = new ArrayList<>();
        for (int i = 0; i + 3 < fields.length; i += 4) {
            RunningAppProcessInfo info = new RunningAppProcessInfo();
            info.processName = fields[i];
            info.pid = Integer.parseInt(fields[i + 1]);
            info.uid = Integer.parseInt(fields[i + 2]);
            info.importance = Integer.parseInt(fields[i + 3]);
            info.pkgList = new String[] {ActivityThread.currentPackageName()};
            processes.add(info);
        }
        return processes;
    }

    /** One field each: the activity on top, as package/class. */
    public List<RunningTaskInfo> getRunningTasks(int maxNum) {
        List<RunningTaskInfo> tasks = new ArrayList<>();
        for (String top : vp.Bridge.call("activity.runningTasks", Integer.toString(maxNum))) {
            RunningTaskInfo info = new RunningTaskInfo();
            info.topActivity = ComponentName.unflattenFromString(top);
            info.baseActivity = info.topActivity;
            info.numActivities = 1;
            tasks.add(info);
        }
        return tasks;
    }

    public List<RunningServiceInfo> getRunningServices(int maxNum) {
        return new ArrayList<>();
    }

    public void getMemoryInfo(MemoryInfo outInfo) {
        outInfo.totalMem = 8L << 30;
        outInfo.availMem = 4L << 30;
    }

    public static boolean isUserAMonkey() {
        return false;
    }

    public static class RecentTaskInfo {
        public int id;
        public ComponentName baseActivity;
        public ComponentName topActivity;
    }

    /** Since Android 5 the app's own only. */
    public List<RecentTaskInfo> getRecentTasks(int maxNum, int flags) {
        List<RecentTaskInfo> tasks = new ArrayList<>();
        for (String top : vp.Bridge.call("activity.runningTasks", Integer.toString(maxNum))) {
            RecentTaskInfo info = new RecentTaskInfo();
            info.topActivity = ComponentName.unflattenFromString(top);
            info.baseActivity = info.topActivity;
            tasks.add(info);
        }
        return tasks;
    }

    public static class AppTask {
        AppTask() {}
    }

    public List<AppTask> getAppTasks() {
        List<AppTask> tasks = new ArrayList<>();
        for (String ignored : vp.Bridge.call("activity.runningTasks", "1")) {
            tasks.add(new AppTask());
        }
        return tasks;
    }

    /** Since Android 10 zero for processes of others. */
    public Debug.MemoryInfo[] getProcessMemoryInfo(int[] pids) {
        Debug.MemoryInfo[] infos = new Debug.MemoryInfo[pids.length];
        for (int i = 0; i < pids.length; i++) {
            infos[i] = new Debug.MemoryInfo();
        }
        return infos;
    }

    /** Nothing of earlier lives is kept. */
    public List<ApplicationExitInfo> getHistoricalProcessExitReasons(String packageName, int pid, int maxNum) {
        return new ArrayList<>();
    }

    public void killBackgroundProcesses(String packageName) {
        vp.Access.demand("killBackgroundProcesses", "KILL_BACKGROUND_PROCESSES");
    }
}
