package android.telephony;

import android.app.PendingIntent;

public final class SmsManager {
    private static final SmsManager INSTANCE = new SmsManager();

    private SmsManager() {}

    public static SmsManager getDefault() {
        return INSTANCE;
    }

    public void sendTextMessage(String destinationAddress, String scAddress, String text,
            PendingIntent sentIntent, PendingIntent deliveryIntent) {
        vp.Bridge.call("telephony.sendTextMessage", destinationAddress, text);
    }
}
