package android.hardware.camera2;

import android.os.Handler;
import android.os.Looper;
import java.util.concurrent.Executor;

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

    public void openCamera(String cameraId, Executor executor, CameraDevice.StateCallback callback)
            throws CameraAccessException {
        vp.Bridge.call("media.openCamera", cameraId, "2");
        executor.execute(() -> callback.onOpened(new Opened(cameraId)));
    }

    public CameraCharacteristics getCameraCharacteristics(String cameraId) throws CameraAccessException {
        return new CameraCharacteristics(cameraId);
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
