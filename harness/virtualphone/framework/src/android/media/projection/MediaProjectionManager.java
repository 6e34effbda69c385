package android.media.projection;

import android.content.Intent;

public final class MediaProjectionManager {
    public MediaProjectionManager() {}

    public Intent createScreenCaptureIntent() {
        return new Intent().setClassName("com.android.systemui",
                "com.android.systemui.mediaprojection.permission.MediaProjectionPermissionActivity");
    }

    public Intent createScreenCaptureIntent(MediaProjectionConfig config) {
        return createScreenCaptureIntent();
    }

    /** Null: nobody ever agreed. */
    public MediaProjection getMediaProjection(int resultCode, Intent resultData) {
        return null;
    }
}
