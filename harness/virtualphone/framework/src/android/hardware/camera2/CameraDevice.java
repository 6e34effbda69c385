package android.hardware.camera2;

public abstract class CameraDevice implements AutoCloseable {
    public abstract static class StateCallback {
        public abstract void onOpened(CameraDevice camera);

        public abstract void onDisconnected(CameraDevice camera);

        public abstract void onError(CameraDevice camera, int error);
    }

    public abstract String getId();

    @Override
    public abstract void close();
}
