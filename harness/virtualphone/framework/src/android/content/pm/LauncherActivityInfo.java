package android.content.pm;

import android.content.ComponentName;

public class LauncherActivityInfo {
    private final ComponentName name;
    private final String label;

    LauncherActivityInfo(String packageName, String className, String label) {
        this.name = new ComponentName(packageName, className);
        this.label = label;
    }

    public ComponentName getComponentName() {
        return name;
    }

    public CharSequence getLabel() {
        return label;
    }
}
