package android.content.pm;

import android.content.ComponentName;
import android.content.Intent;
import java.util.List;

public abstract class PackageManager {
    public static class NameNotFoundException extends android.util.AndroidException {
        private static final long serialVersionUID = 1;

        public NameNotFoundException() {}

        public NameNotFoundException(String name) {
            super(name);
        }
    }

    public static final int PERMISSION_GRANTED = 0;
    public static final int PERMISSION_DENIED = -1;
    public static final int GET_ACTIVITIES = 1;
    public static final int GET_META_DATA = 128;
    public static final int GET_SIGNATURES = 64;
    public static final int GET_PERMISSIONS = 4096;
    public static final int MATCH_DEFAULT_ONLY = 65536;
    public static final int MATCH_ALL = 131072;
    public static final String FEATURE_CAMERA = "android.hardware.camera";
    public static final String FEATURE_TELEPHONY = "android.hardware.telephony";

    public abstract PackageInfo getPackageInfo(String packageName, int flags) throws NameNotFoundException;

    public abstract ApplicationInfo getApplicationInfo(String packageName, int flags) throws NameNotFoundException;

    public abstract CharSequence getApplicationLabel(ApplicationInfo info);

    public abstract List<PackageInfo> getInstalledPackages(int flags);

    public abstract List<ApplicationInfo> getInstalledApplications(int flags);

    public abstract List<PackageInfo> getPackagesHoldingPermissions(String[] permissions, int flags);

    public abstract int checkPermission(String permName, String packageName);

    public abstract List<ResolveInfo> queryIntentActivities(Intent intent, int flags);

    public abstract List<ResolveInfo> queryIntentServices(Intent intent, int flags);

    public abstract ResolveInfo resolveActivity(Intent intent, int flags);

    public abstract Intent getLaunchIntentForPackage(String packageName);

    public abstract String getInstallerPackageName(String packageName);

    public abstract String[] getPackagesForUid(int uid);

    public abstract String getNameForUid(int uid);

    public abstract boolean hasSystemFeature(String featureName);

    public abstract void setComponentEnabledSetting(ComponentName componentName, int newState, int flags);

    public abstract List<PackageInfo> getInstalledPackages(PackageInfoFlags flags);

    public abstract List<ApplicationInfo> getInstalledApplications(ApplicationInfoFlags flags);

    public abstract PackageInfo getPackageInfo(String packageName, PackageInfoFlags flags) throws NameNotFoundException;

    public abstract PackageInfo getPackageInfo(VersionedPackage versionedPackage, int flags)
            throws NameNotFoundException;

    public abstract PackageInfo getPackageInfo(VersionedPackage versionedPackage, PackageInfoFlags flags)
            throws NameNotFoundException;

    public abstract ApplicationInfo getApplicationInfo(String packageName, ApplicationInfoFlags flags)
            throws NameNotFoundException;

    public abstract int getPackageUid(String packageName, int flags) throws NameNotFoundException;

    public abstract int getPackageUid(String packageName, PackageInfoFlags flags) throws NameNotFoundException;

    public abstract List<PackageInfo> getPackagesHoldingPermissions(String[] permissions, PackageInfoFlags flags);

    public abstract List<ResolveInfo> queryIntentActivities(Intent intent, ResolveInfoFlags flags);

    public abstract List<ResolveInfo> queryIntentServices(Intent intent, ResolveInfoFlags flags);

    public abstract List<ResolveInfo> queryBroadcastReceivers(Intent intent, int flags);

    public abstract List<ResolveInfo> queryBroadcastReceivers(Intent intent, ResolveInfoFlags flags);

    public abstract ResolveInfo resolveActivity(Intent intent, ResolveInfoFlags flags);

    public abstract InstallSourceInfo getInstallSourceInfo(String packageName) throws NameNotFoundException;

    public abstract PackageInstaller getPackageInstaller();

    /** Options of a question, since Android 13. */
    public static class Flags {
        private final long value;

        Flags(long value) {
            this.value = value;
        }

        public long getValue() {
            return value;
        }
    }

    public static final class PackageInfoFlags extends Flags {
        private PackageInfoFlags(long value) {
            super(value);
        }

        public static PackageInfoFlags of(long value) {
            return new PackageInfoFlags(value);
        }
    }

    public static final class ApplicationInfoFlags extends Flags {
        private ApplicationInfoFlags(long value) {
            super(value);
        }

        public static ApplicationInfoFlags of(long value) {
            return new ApplicationInfoFlags(value);
        }
    }

    public static final class ResolveInfoFlags extends Flags {
        private ResolveInfoFlags(long value) {
            super(value);
        }

        public static ResolveInfoFlags of(long value) {
            return new ResolveInfoFlags(value);
        }
    }
}
