package android.content.pm;

public class ResolveInfo {
    public ActivityInfo activityInfo;
    public ServiceInfo serviceInfo;
    public int priority;

    public CharSequence loadLabel(PackageManager pm) {
        return activityInfo.loadLabel(pm);
    }
}
