package android.content.pm;

/** Where an app came from: over adb, from nobody that is known. */
public final class InstallSourceInfo {
    public InstallSourceInfo() {}

    public String getInstallingPackageName() {
        return null;
    }

    public String getInitiatingPackageName() {
        return null;
    }
}
