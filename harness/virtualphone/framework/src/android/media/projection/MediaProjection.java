package android.media.projection;

public final class MediaProjection {
    MediaProjection() {}

    public void stop() {}
}
