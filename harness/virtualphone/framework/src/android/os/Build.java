package android.os;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The phone's properties as they stood when the process started: no call leaves the process. */
public class Build {
    private static final Properties PROPERTIES = read(System.getProperty("vp.properties", ""));

    public static final String UNKNOWN = "unknown";
    public static final String ID = get("ro.build.id");
    public static final String DISPLAY = get("ro.build.display.id");
    public static final String PRODUCT = get("ro.product.name");
    public static final String DEVICE = get("ro.product.device");
    public static final String BOARD = get("ro.product.board");
    public static final String CPU_ABI = get("ro.product.cpu.abi");
    public static final String CPU_ABI2 = "";
    public static final String MANUFACTURER = get("ro.product.manufacturer");
    public static final String BRAND = get("ro.product.brand");
    public static final String MODEL = get("ro.product.model");
    public static final String BOOTLOADER = get("ro.bootloader");
    public static final String RADIO = get("gsm.version.baseband");
    public static final String HARDWARE = get("ro.hardware");
    /** Since Android 8 the field is of no use; getSerial() is guarded. */
    public static final String SERIAL = UNKNOWN;
    public static final String[] SUPPORTED_ABIS = get("ro.product.cpu.abilist").split(",");
    public static final String TYPE = get("ro.build.type");
    public static final String TAGS = get("ro.build.tags");
    public static final String FINGERPRINT = get("ro.build.fingerprint");
    public static final String USER = get("ro.build.user");
    public static final String HOST = get("ro.build.host");
    public static final long TIME = 1_000 * number("ro.build.date.utc", 0);

    public static String getSerial() {
        return vp.Bridge.ask("build.getSerial");
    }

    public static String getRadioVersion() {
        return RADIO;
    }

    public static class VERSION {
        public static final String INCREMENTAL = get("ro.build.version.incremental");
        public static final String RELEASE = get("ro.build.version.release");
        public static final String BASE_OS = "";
        public static final String SECURITY_PATCH = get("ro.build.version.security_patch");
        public static final String SDK = get("ro.build.version.sdk");
        public static final int SDK_INT = (int) number("ro.build.version.sdk", 34);
        public static final String CODENAME = "REL";
    }

    public static class VERSION_CODES {
        public static final int LOLLIPOP = 21;
        public static final int LOLLIPOP_MR1 = 22;
        public static final int M = 23;
        public static final int N = 24;
        public static final int N_MR1 = 25;
        public static final int O = 26;
        public static final int O_MR1 = 27;
        public static final int P = 28;
        public static final int Q = 29;
        public static final int R = 30;
        public static final int S = 31;
        public static final int S_V2 = 32;
        public static final int TIRAMISU = 33;
        public static final int UPSIDE_DOWN_CAKE = 34;
    }

    private static String get(String key) {
        return PROPERTIES.getProperty(key, UNKNOWN);
    }

    private static long number(String key, long otherwise) {
        try {
            return Long.parseLong(get(key));
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }

    private static Properties read(String path) {
        Properties properties = new Properties();
        if (!path.isEmpty()) {
            try (Reader in = new InputStreamReader(new FileInputStream(path), StandardCharsets.UTF_8)) {
                properties.load(in);
            } catch (IOException unreadable) {
                throw new ExceptionInInitializerError(unreadable);
            }
        }
        return properties;
    }
}
