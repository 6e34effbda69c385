package android.util;

public class AndroidRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AndroidRuntimeException(String name) {
        super(name);
    }
}
