package android.content;

import android.net.Uri;

public class ContentResolver {
    public Object query(Uri uri, String[] columns, String where, String[] values, String order) {
        return new Object();
    }
}
