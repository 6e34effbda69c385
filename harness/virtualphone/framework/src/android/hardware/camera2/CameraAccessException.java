package android.hardware.camera2;

public class CameraAccessException extends android.util.AndroidException {
    private static final long serialVersionUID = 1;

    public CameraAccessException(String message) {
        super(message);
    }
}
