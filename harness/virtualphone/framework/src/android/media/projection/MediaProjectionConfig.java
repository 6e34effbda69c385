package android.media.projection;

public final class MediaProjectionConfig {
    private MediaProjectionConfig() {}

    public static MediaProjectionConfig createConfigForUserChoice() {
        return new MediaProjectionConfig();
    }
}
