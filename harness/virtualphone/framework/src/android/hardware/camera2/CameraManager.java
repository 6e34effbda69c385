package android.hardware.camera2;

import android.os.Handler;
import android.os.Looper;

public final class CameraManager {
    public CameraManager() {}

    public String[] getCameraIdList() throws CameraAccessException {
        return new String[] {"0", "1"};
    }

    public void openCamera(String cameraId, CameraDevice.StateCallback callback, Handler handler)
            throws CameraAccessException {
        vp.Bridge.call("media.openCamera", cameraId, "2");
        Handler where = handler == null ? new Handler(Looper.getMainLooper()) : handler;
        where.post(() -> callback.onOpened(new Opened(cameraId)));
    }

    /** A camera that sees nothing. */
    private static final class Opened extends CameraDevice {
        private final String id;

        Opened(String id) {
            this.id = id;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public void close() {}
    }
}
