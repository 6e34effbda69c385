package android.os;

public class Process {
    public static final int SYSTEM_UID = 1000;
    public static final int PHONE_UID = 1001;
    public static final int FIRST_APPLICATION_UID = 10000;
    public static final int LAST_APPLICATION_UID = 19999;
    public static final int THREAD_PRIORITY_BACKGROUND = 10;
    public static final int THREAD_PRIORITY_DEFAULT = 0;

    public static final int myPid() {
        return (int) ProcessHandle.current().pid();
    }

    public static final int myUid() {
        return Integer.getInteger("vp.uid", FIRST_APPLICATION_UID);
    }

    public static final int myTid() {
        return (int) Thread.currentThread().getId();
    }

    public static String myProcessName() {
        return System.getProperty("vp.process", "");
    }

    public static final void killProcess(int pid) {
        if (pid == myPid()) {
            Runtime.getRuntime().halt(137);
        }
        vp.Bridge.call("activity.killProcess", Integer.toString(pid));
    }

    public static final void setThreadPriority(int priority) {}

    public static final boolean is64Bit() {
        return true;
    }
}
