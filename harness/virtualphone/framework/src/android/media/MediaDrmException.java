package android.media;

public class MediaDrmException extends Exception {
    private static final long serialVersionUID = 1;

    public MediaDrmException(String detailMessage) {
        super(detailMessage);
    }
}
