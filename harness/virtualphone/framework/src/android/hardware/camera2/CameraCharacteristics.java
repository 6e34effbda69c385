package android.hardware.camera2;

public final class CameraCharacteristics {
    private final String cameraId;

    CameraCharacteristics(String cameraId) {
        this.cameraId = cameraId;
    }

    @Override
    public String toString() {
        return "camera " + cameraId;
    }
}
