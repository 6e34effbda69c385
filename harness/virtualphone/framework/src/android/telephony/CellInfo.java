package android.telephony;

public abstract class CellInfo {
    public static final int UNAVAILABLE = Integer.MAX_VALUE;

    public boolean isRegistered() {
        return true;
    }
}
