package android.content.pm;

public final class VersionedPackage {
    private final String packageName;
    private final int versionCode;

    public VersionedPackage(String packageName, int versionCode) {
        this.packageName = packageName;
        this.versionCode = versionCode;
    }

    public String getPackageName() {
        return packageName;
    }

    public long getLongVersionCode() {
        return versionCode;
    }
}
