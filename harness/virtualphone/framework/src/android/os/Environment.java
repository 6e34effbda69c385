package android.os;

import java.io.File;

public class Environment {
    public static final String MEDIA_MOUNTED = "mounted";
    public static String DIRECTORY_PICTURES = "Pictures";
    public static String DIRECTORY_DOWNLOADS = "Download";
    public static String DIRECTORY_DCIM = "DCIM";

    /** The phone's shared storage lies in a folder of the host, apart for each phone. */
    public static File getExternalStorageDirectory() {
        return new File(System.getProperty("vp.shared", System.getProperty("java.io.tmpdir")));
    }

    public static File getExternalStoragePublicDirectory(String type) {
        return new File(getExternalStorageDirectory(), type);
    }

    public static String getExternalStorageState() {
        return MEDIA_MOUNTED;
    }

    public static File getDataDirectory() {
        return new File("/data");
    }

    public static File getRootDirectory() {
        return new File("/system");
    }

    public static boolean isExternalStorageManager() {
        return false;
    }
}
