package android.app;

import android.content.ComponentName;
import android.content.Context;
import android.content.Intent;
import android.content.pm.ActivityInfo;
import android.content.pm.ApplicationInfo;
import android.content.pm.InstallSourceInfo;
import android.content.pm.PackageInfo;
import android.content.pm.PackageInstaller;
import android.content.pm.PackageManager;
import android.content.pm.ResolveInfo;
import android.content.pm.ServiceInfo;
import android.content.pm.Signature;
import android.content.pm.VersionedPackage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class ApplicationPackageManager extends PackageManager {
    /** Fields of a package on the bridge. */
    private static final int FACTS = 8;

    private final Context context;

    protected ApplicationPackageManager(Context context) {
        this.context = context;
    }

    /** Fields: name, version name, version code, label, system (1 or 0), target, installed at (ms), uid. */
    private static PackageInfo read(String[] fields, int at) {
        PackageInfo info = new PackageInfo();
        info.packageName = fields[at];
        info.versionName = fields[at + 1];
        info.versionCode = Integer.parseInt(fields[at + 2]);
        info.firstInstallTime = Long.parseLong(fields[at + 6]);
        info.lastUpdateTime = info.firstInstallTime;
        ApplicationInfo application = new ApplicationInfo();
        application.packageName = info.packageName;
        application.processName = info.packageName;
        application.nonLocalizedLabel = fields[at + 3];
        application.flags = fields[at + 4].equals("1") ? ApplicationInfo.FLAG_SYSTEM : 0;
        application.targetSdkVersion = Integer.parseInt(fields[at + 5]);
        application.uid = Integer.parseInt(fields[at + 7]);
        application.sourceDir = "/data/app/" + info.packageName + "/base.apk";
        application.publicSourceDir = application.sourceDir;
        application.dataDir = "/data/user/0/" + info.packageName;
        info.applicationInfo = application;
        return info;
    }

    private static List<PackageInfo> list(String[] fields) {
        List<PackageInfo> packages = new ArrayList<>();
        for (int at = 0; at + FACTS <= fields.length; at += FACTS) {
            packages.add(read(fields, at));
        }
        return packages;
    }

    @Override
    public PackageInfo getPackageInfo(String packageName, int flags) throws NameNotFoundException {
        return facts(packageName, flags);
    }

    private static PackageInfo facts(String packageName, int flags) throws NameNotFoundException {
        String[] fields = vp.Bridge.call("packages.getPackageInfo", packageName);
        if (fields.length < FACTS) {
            throw new NameNotFoundException(packageName);
        }
        PackageInfo info = read(fields, 0);
        if ((flags & GET_PERMISSIONS) != 0) {
            info.requestedPermissions = Arrays.copyOfRange(fields, FACTS, fields.length);
        }
        if ((flags & GET_SIGNATURES) != 0) {
            info.signatures = new Signature[] {new Signature(packageName.getBytes())};
        }
        return info;
    }

    @Override
    public ApplicationInfo getApplicationInfo(String packageName, int flags) throws NameNotFoundException {
        return facts(packageName, flags).applicationInfo;
    }

    @Override
    public CharSequence getApplicationLabel(ApplicationInfo info) {
        return info.loadLabel(this);
    }

    @Override
    public List<PackageInfo> getInstalledPackages(int flags) {
        return list(vp.Bridge.call("packages.getInstalledPackages"));
    }

    @Override
    public List<ApplicationInfo> getInstalledApplications(int flags) {
        List<ApplicationInfo> applications = new ArrayList<>();
        for (PackageInfo info : list(vp.Bridge.call("packages.getInstalledPackages"))) {
            applications.add(info.applicationInfo);
        }
        return applications;
    }

    @Override
    public List<PackageInfo> getPackagesHoldingPermissions(String[] permissions, int flags) {
        List<PackageInfo> holders = list(vp.Bridge.call("packages.getInstalledPackages"));
        holders.removeIf(info -> Arrays.stream(permissions)
                .noneMatch(name -> checkPermission(name, info.packageName) == PERMISSION_GRANTED));
        return holders;
    }

    @Override
    public int checkPermission(String permName, String packageName) {
        return vp.Bridge.number("packages.checkPermission", PERMISSION_DENIED, permName, packageName);
    }

    /** Three fields each: package, class, label. */
    private static List<ResolveInfo> query(String kind, Intent intent) {
        List<String> arguments = intent.toFields();
        arguments.add(0, kind);
        String[] fields = vp.Bridge.call("packages.queryIntent", arguments.toArray(new String[0]));
        List<ResolveInfo> found = new ArrayList<>();
        for (int i = 0; i + 2 < fields.length; i += 3) {
            ResolveInfo info = new ResolveInfo();
            info.activityInfo = new ActivityInfo();
            info.activityInfo.packageName = fields[i];
            info.activityInfo.name = fields[i + 1];
            info.activityInfo.nonLocalizedLabel = fields[i + 2];
            info.activityInfo.applicationInfo = new ApplicationInfo();
            info.activityInfo.applicationInfo.packageName = fields[i];
            found.add(info);
        }
        return found;
    }

    @Override
    public List<ResolveInfo> queryIntentActivities(Intent intent, int flags) {
        return query("activity", intent);
    }

    @Override
    public List<ResolveInfo> queryIntentServices(Intent intent, int flags) {
        List<ResolveInfo> found = query("service", intent);
        for (ResolveInfo info : found) {
            info.serviceInfo = new ServiceInfo();
            info.serviceInfo.packageName = info.activityInfo.packageName;
            info.serviceInfo.name = info.activityInfo.name;
            info.activityInfo = null;
        }
        return found;
    }

    @Override
    public ResolveInfo resolveActivity(Intent intent, int flags) {
        List<ResolveInfo> found = query("activity", intent);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public Intent getLaunchIntentForPackage(String packageName) {
        Intent intent = new Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER).setPackage(packageName);
        List<ResolveInfo> found = query("activity", intent);
        return found.isEmpty() ? null : new Intent(intent).setPackage(null)
                .setClassName(packageName, found.get(0).activityInfo.name).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK);
    }

    @Override
    public String getInstallerPackageName(String packageName) {
        return null;
    }

    @Override
    public String[] getPackagesForUid(int uid) {
        return uid == android.os.Process.myUid() ? new String[] {context.getPackageName()} : null;
    }

    @Override
    public String getNameForUid(int uid) {
        String[] packages = getPackagesForUid(uid);
        return packages == null ? null : packages[0];
    }

    @Override
    public boolean hasSystemFeature(String featureName) {
        return featureName.equals(FEATURE_CAMERA) || featureName.equals(FEATURE_TELEPHONY);
    }

    @Override
    public void setComponentEnabledSetting(ComponentName componentName, int newState, int flags) {
        vp.Nothing.happens();
    }

    @Override
    public List<PackageInfo> getInstalledPackages(PackageInfoFlags flags) {
        return getInstalledPackages((int) flags.getValue());
    }

    @Override
    public List<ApplicationInfo> getInstalledApplications(ApplicationInfoFlags flags) {
        return getInstalledApplications((int) flags.getValue());
    }

    /** Hidden: another user's; this phone has one. */
    public List<PackageInfo> getInstalledPackagesAsUser(int flags, int userId) {
        if (userId != 0) {
            vp.Access.refuse("getInstalledPackages", "INTERACT_ACROSS_USERS_FULL");
        }
        return getInstalledPackages(flags);
    }

    public List<ApplicationInfo> getInstalledApplicationsAsUser(int flags, int userId) {
        if (userId != 0) {
            vp.Access.refuse("getInstalledApplications", "INTERACT_ACROSS_USERS_FULL");
        }
        return getInstalledApplications(flags);
    }

    @Override
    public PackageInfo getPackageInfo(String packageName, PackageInfoFlags flags) throws NameNotFoundException {
        return getPackageInfo(packageName, (int) flags.getValue());
    }

    @Override
    public PackageInfo getPackageInfo(VersionedPackage versionedPackage, int flags) throws NameNotFoundException {
        return getPackageInfo(versionedPackage.getPackageName(), flags);
    }

    @Override
    public PackageInfo getPackageInfo(VersionedPackage versionedPackage, PackageInfoFlags flags)
            throws NameNotFoundException {
        return getPackageInfo(versionedPackage.getPackageName(), (int) flags.getValue());
    }

    public PackageInfo getPackageInfoAsUser(String packageName, int flags, int userId) throws NameNotFoundException {
        return getPackageInfo(packageName, flags);
    }

    @Override
    public ApplicationInfo getApplicationInfo(String packageName, ApplicationInfoFlags flags)
            throws NameNotFoundException {
        return getApplicationInfo(packageName, (int) flags.getValue());
    }

    public ApplicationInfo getApplicationInfoAsUser(String packageName, int flags, int userId)
            throws NameNotFoundException {
        return getApplicationInfo(packageName, flags);
    }

    @Override
    public int getPackageUid(String packageName, int flags) throws NameNotFoundException {
        return facts(packageName, 0).applicationInfo.uid;
    }

    @Override
    public int getPackageUid(String packageName, PackageInfoFlags flags) throws NameNotFoundException {
        return getPackageUid(packageName, (int) flags.getValue());
    }

    @Override
    public List<PackageInfo> getPackagesHoldingPermissions(String[] permissions, PackageInfoFlags flags) {
        return getPackagesHoldingPermissions(permissions, (int) flags.getValue());
    }

    @Override
    public List<ResolveInfo> queryIntentActivities(Intent intent, ResolveInfoFlags flags) {
        return queryIntentActivities(intent, (int) flags.getValue());
    }

    public List<ResolveInfo> queryIntentActivitiesAsUser(Intent intent, int flags, int userId) {
        return queryIntentActivities(intent, flags);
    }

    @Override
    public List<ResolveInfo> queryIntentServices(Intent intent, ResolveInfoFlags flags) {
        return queryIntentServices(intent, (int) flags.getValue());
    }

    @Override
    public List<ResolveInfo> queryBroadcastReceivers(Intent intent, int flags) {
        return query("receiver", intent);
    }

    @Override
    public List<ResolveInfo> queryBroadcastReceivers(Intent intent, ResolveInfoFlags flags) {
        return queryBroadcastReceivers(intent, (int) flags.getValue());
    }

    @Override
    public ResolveInfo resolveActivity(Intent intent, ResolveInfoFlags flags) {
        return resolveActivity(intent, (int) flags.getValue());
    }

    /** No app came from a shop. */
    @Override
    public InstallSourceInfo getInstallSourceInfo(String packageName) throws NameNotFoundException {
        facts(packageName, 0);
        return new InstallSourceInfo();
    }

    @Override
    public PackageInstaller getPackageInstaller() {
        return new PackageInstaller();
    }
}
