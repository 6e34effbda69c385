package android.app;

import android.content.Context;
import android.net.Uri;

/** Takes downloads; on this phone they wait for ever. */
public class DownloadManager {
    public static class Request {
        private final Uri uri;

        public Request(Uri uri) {
            if (uri == null) {
                throw new NullPointerException();
            }
            String scheme = uri.getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new IllegalArgumentException("Can only download HTTP/HTTPS URIs: " + uri);
            }
            this.uri = uri;
        }

        public Request setTitle(CharSequence title) {
            return this;
        }

        public Request setMimeType(String mimeType) {
            return this;
        }

        public Request setNotificationVisibility(int visibility) {
            return this;
        }

        public Request setDestinationInExternalPublicDir(String dirType, String subPath) {
            return this;
        }
    }

    DownloadManager(Context context) {}

    /** The number of the download. */
    public long enqueue(Request request) {
        return Long.parseLong(vp.Bridge.ask("downloads.enqueue", request.uri.toString()));
    }

    public int remove(long... ids) {
        return ids.length;
    }
}
