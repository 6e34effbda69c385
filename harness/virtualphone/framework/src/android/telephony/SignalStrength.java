package android.telephony;

public class SignalStrength {
    SignalStrength() {}

    /** From 0 (none) to 4 (great). */
    public int getLevel() {
        return 4;
    }
}
