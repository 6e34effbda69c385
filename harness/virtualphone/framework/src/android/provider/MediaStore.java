package android.provider;

import android.content.ContentResolver;
import android.database.Cursor;
import android.net.Uri;

public final class MediaStore {
    public static final String AUTHORITY = "media";
    public static final String ACTION_IMAGE_CAPTURE = "android.media.action.IMAGE_CAPTURE";

    /** Marks an address: what comes from it shall have its place in it. */
    public static Uri setRequireOriginal(Uri uri) {
        return Uri.parse(uri + "?requireOriginal=1");
    }

    public static final class Images {
        public static final class Media implements BaseColumns {
            public static final Uri EXTERNAL_CONTENT_URI = Uri.parse("content://media/external/images/media");
            public static final String DATA = "_data";
            public static final String DISPLAY_NAME = "_display_name";

            public static Cursor query(ContentResolver cr, Uri uri, String[] projection) {
                return cr.query(uri, projection, null, null, null);
            }

            public static Cursor query(ContentResolver cr, Uri uri, String[] projection, String where,
                    String orderBy) {
                return cr.query(uri, projection, where, null, orderBy);
            }

            public static Cursor query(ContentResolver cr, Uri uri, String[] projection, String selection,
                    String[] selectionArgs, String orderBy) {
                return cr.query(uri, projection, selection, selectionArgs, orderBy);
            }
        }
    }

    public static final class Video {
        public static final class Media implements BaseColumns {
            public static final Uri EXTERNAL_CONTENT_URI = Uri.parse("content://media/external/video/media");
        }
    }

    public static final class Audio {
        public static final class Media implements BaseColumns {
            public static final Uri EXTERNAL_CONTENT_URI = Uri.parse("content://media/external/audio/media");
        }
    }
}
