package android.os;

public class RemoteException extends android.util.AndroidException {
    private static final long serialVersionUID = 1;

    public RemoteException() {}

    public RemoteException(String message) {
        super(message);
    }
}
