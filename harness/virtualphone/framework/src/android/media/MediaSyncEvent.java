package android.media;

public class MediaSyncEvent {
    private final int type;

    private MediaSyncEvent(int type) {
        this.type = type;
    }

    public static MediaSyncEvent createEvent(int eventType) {
        return new MediaSyncEvent(eventType);
    }

    public int getType() {
        return type;
    }
}
