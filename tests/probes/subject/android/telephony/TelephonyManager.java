package android.telephony;

import java.util.concurrent.CountDownLatch;

public class TelephonyManager {
    public static final String IMEI = new String("861234567890123");
    public static final SecurityException DENIED = new SecurityException("getSubscriberId: no permission");
    public static final IllegalStateException BROKEN = new IllegalStateException("no such service");
    public static final CountDownLatch NEVER = new CountDownLatch(1);

    public String getDeviceId() {
        return getDeviceId(0);
    }

    public String getDeviceId(int slot) {
        return IMEI;
    }

    public String getSubscriberId() {
        throw DENIED;
    }

    public String getSimSerialNumber() {
        return null;
    }

    public String getLine1Number() {
        throw BROKEN;
    }

    /** Does not return: the process ends in here. */
    public String getVoiceMailNumber() {
        Runtime.getRuntime().halt(3);
        return null;
    }

    /** Does not return, and nothing ends. */
    public String getGroupIdLevel1() throws InterruptedException {
        NEVER.await();
        return null;
    }

    public String getSimOperatorName() {
        return "\uD83D\uDE00\0中国移动\uD800";
    }
}
