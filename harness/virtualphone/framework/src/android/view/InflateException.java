package android.view;

public class InflateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InflateException(String detailMessage) {
        super(detailMessage);
    }
}
