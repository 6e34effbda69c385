package android.content.pm;

public class ApplicationInfo extends PackageItemInfo {
    public static final int FLAG_SYSTEM = 1;
    public static final int FLAG_DEBUGGABLE = 2;
    public static final int FLAG_UPDATED_SYSTEM_APP = 128;

    public String className;
    public String processName;
    public String sourceDir;
    public String publicSourceDir;
    public String dataDir;
    public int uid;
    public int flags;
    public int targetSdkVersion;
    public int minSdkVersion;
    public boolean enabled = true;
    public android.os.Bundle metaData = new android.os.Bundle();
}
