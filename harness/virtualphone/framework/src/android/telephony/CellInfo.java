package android.telephony;

public abstract class CellInfo {
    public boolean isRegistered() {
        return true;
    }
}
