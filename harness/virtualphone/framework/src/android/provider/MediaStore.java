package android.provider;

import android.net.Uri;

public final class MediaStore {
    public static final String AUTHORITY = "media";
    public static final String ACTION_IMAGE_CAPTURE = "android.media.action.IMAGE_CAPTURE";

    public static final class Images {
        public static final class Media implements BaseColumns {
            public static final Uri EXTERNAL_CONTENT_URI = Uri.parse("content://media/external/images/media");
            public static final String DATA = "_data";
            public static final String DISPLAY_NAME = "_display_name";
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
