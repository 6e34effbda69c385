package android.provider;

import android.net.Uri;

public final class Telephony {
    public static final class Sms implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.parse("content://sms");
        public static final String ADDRESS = "address";
        public static final String BODY = "body";
        public static final String DATE = "date";

        /** No app for messages is on this phone. */
        public static String getDefaultSmsPackage(android.content.Context context) {
            return null;
        }

        public static final class Inbox {
            public static final Uri CONTENT_URI = Uri.parse("content://sms/inbox");
        }
    }
}
