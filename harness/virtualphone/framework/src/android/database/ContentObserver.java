package android.database;

import android.net.Uri;
import android.os.Handler;

public abstract class ContentObserver {
    public ContentObserver(Handler handler) {}

    public boolean deliverSelfNotifications() {
        return false;
    }

    public void onChange(boolean selfChange) {}

    public void onChange(boolean selfChange, Uri uri) {
        onChange(selfChange);
    }
}
