package android.hardware;

import android.os.Handler;
import android.os.Looper;

public class Camera {
    public static int getNumberOfCameras() {
        return 2;
    }

    public static Camera open() {
        return open(0);
    }

    public static Camera open(int cameraId) {
        vp.Bridge.call("media.openCamera", Integer.toString(cameraId), "1");
        return new Camera();
    }

    public final void startPreview() {
        vp.Nothing.happens();
    }

    public final void stopPreview() {
        vp.Nothing.happens();
    }

    public final void release() {}

    public interface ShutterCallback {
        void onShutter();
    }

    public interface PictureCallback {
        void onPictureTaken(byte[] data, Camera camera);
    }

    public interface PreviewCallback {
        void onPreviewFrame(byte[] data, Camera camera);
    }

    public final void takePicture(ShutterCallback shutter, PictureCallback raw, PictureCallback jpeg) {
        takePicture(shutter, raw, null, jpeg);
    }

    /** The picture of a camera that sees nothing is empty. */
    public final void takePicture(ShutterCallback shutter, PictureCallback raw, PictureCallback postview,
            PictureCallback jpeg) {
        if (jpeg != null) {
            new Handler(Looper.getMainLooper()).post(() -> jpeg.onPictureTaken(new byte[0], this));
        }
    }

    public final void setPreviewCallback(PreviewCallback cb) {
        vp.Nothing.happens();
    }
}
