package android.telephony;

public final class CellInfoLte extends CellInfo {
    private final String identity;

    CellInfoLte(String identity) {
        this.identity = identity;
    }

    @Override
    public String toString() {
        return "CellInfoLte:{" + identity + "}";
    }
}
