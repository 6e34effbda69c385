package android.telephony;

public abstract class CellLocation {
    public static void requestLocationUpdate() {}
}
