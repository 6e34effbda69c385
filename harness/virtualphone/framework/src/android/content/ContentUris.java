package android.content;

import android.net.Uri;

public class ContentUris {
    public static Uri withAppendedId(Uri contentUri, long id) {
        return Uri.withAppendedPath(contentUri, Long.toString(id));
    }

    public static long parseId(Uri contentUri) {
        return Long.parseLong(contentUri.getLastPathSegment());
    }
}
