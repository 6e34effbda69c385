package android.provider;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;

public class CallLog {
    public static final String AUTHORITY = "call_log";

    public static class Calls implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.parse("content://call_log/calls");
        public static final String NUMBER = "number";
        public static final String DATE = "date";
        public static final String DURATION = "duration";
        public static final String TYPE = "type";
        public static final String CACHED_NAME = "name";
        public static final int OUTGOING_TYPE = 2;

        /** The number that was called last; empty where none was. */
        public static String getLastOutgoingCall(Context context) {
            String[] columns = {NUMBER, TYPE};
            String last = "";
            try (Cursor calls = context.getContentResolver().query(CONTENT_URI, columns, null, null, null)) {
                while (calls != null && calls.moveToNext()) {
                    last = calls.getInt(1) == OUTGOING_TYPE ? calls.getString(0) : last;
                }
            }
            return last;
        }
    }
}
