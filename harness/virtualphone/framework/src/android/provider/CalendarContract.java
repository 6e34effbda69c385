package android.provider;

import android.content.ContentResolver;
import android.database.Cursor;
import android.net.Uri;

public final class CalendarContract {
    public static final String AUTHORITY = "com.android.calendar";

    public static final class Events implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.parse("content://com.android.calendar/events");
        public static final String TITLE = "title";
        public static final String DESCRIPTION = "description";
        public static final String EVENT_LOCATION = "eventLocation";
        public static final String DTSTART = "dtstart";
    }

    public static final class Instances implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.parse("content://com.android.calendar/instances/when");

        public static Cursor query(ContentResolver cr, String[] projection, long begin, long end) {
            Uri span = Uri.withAppendedPath(CONTENT_URI, begin + "/" + end);
            return cr.query(span, projection, null, null, null);
        }

        public static Cursor query(ContentResolver cr, String[] projection, long begin, long end,
                String searchQuery) {
            return query(cr, projection, begin, end);
        }
    }

    public static final class Calendars implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.parse("content://com.android.calendar/calendars");
    }
}
