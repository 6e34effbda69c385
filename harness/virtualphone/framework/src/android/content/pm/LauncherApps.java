package android.content.pm;

import android.content.Context;
import android.content.Intent;
import android.os.UserHandle;
import java.util.ArrayList;
import java.util.List;

public class LauncherApps {
    private final Context context;

    public LauncherApps(Context context) {
        this.context = context;
    }

    /** All pages with an icon, or those of one app. */
    public List<LauncherActivityInfo> getActivityList(String packageName, UserHandle user) {
        Intent launcher = new Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER).setPackage(packageName);
        List<String> arguments = launcher.toFields();
        arguments.add(0, "activity");
        String[] fields = vp.Bridge.call("packages.queryIntent", arguments.toArray(new String[0]));
        List<LauncherActivityInfo> found = new ArrayList<>();
        for (int i = 0; i + 2 < fields.length; i += 3) {
            found.add(new LauncherActivityInfo(fields[i], fields[i + 1], fields[i + 2]));
        }
        return found;
    }

    public boolean isPackageEnabled(String packageName, UserHandle user) {
        return context.getPackageName().equals(packageName);
    }
}
