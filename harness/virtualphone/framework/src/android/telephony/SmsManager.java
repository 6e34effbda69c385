package android.telephony;

import android.app.PendingIntent;
import android.content.Context;
import android.net.Uri;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public final class SmsManager {
    private static final SmsManager INSTANCE = new SmsManager();

    private SmsManager() {}

    public static SmsManager getDefault() {
        return INSTANCE;
    }

    public void sendTextMessage(String destinationAddress, String scAddress, String text,
            PendingIntent sentIntent, PendingIntent deliveryIntent) {
        send(destinationAddress, text);
    }

    public void sendTextMessage(String destinationAddress, String scAddress, String text,
            PendingIntent sentIntent, PendingIntent deliveryIntent, long messageId) {
        sendTextMessage(destinationAddress, scAddress, text, sentIntent, deliveryIntent);
    }

    public void sendMultipartTextMessage(String destinationAddress, String scAddress, ArrayList<String> parts,
            ArrayList<PendingIntent> sentIntents, ArrayList<PendingIntent> deliveryIntents) {
        send(destinationAddress, String.join("", parts));
    }

    public void sendMultipartTextMessage(String destinationAddress, String scAddress, List<String> parts,
            List<PendingIntent> sentIntents, List<PendingIntent> deliveryIntents, String packageName,
            String attributionTag) {
        send(destinationAddress, String.join("", parts));
    }

    public void sendDataMessage(String destinationAddress, String scAddress, short destinationPort, byte[] data,
            PendingIntent sentIntent, PendingIntent deliveryIntent) {
        send(destinationAddress, data.length + " bytes");
    }

    public void sendMultimediaMessage(Context context, Uri contentUri, String locationUrl, Bundle configOverrides,
            PendingIntent sentIntent) {
        vp.Access.demand("Sending MMS message", "SEND_SMS");
    }

    private static void send(String destinationAddress, String text) {
        vp.Bridge.call("telephony.sendTextMessage", destinationAddress, text);
    }

    public void sendTextMessageWithoutPersisting(String destinationAddress, String scAddress, String text,
            PendingIntent sentIntent, PendingIntent deliveryIntent) {
        send(destinationAddress, text);
    }
}
