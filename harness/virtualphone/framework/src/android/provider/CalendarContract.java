package android.provider;

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

    public static final class Calendars implements BaseColumns {
        public static final Uri CONTENT_URI = Uri.parse("content://com.android.calendar/calendars");
    }
}
