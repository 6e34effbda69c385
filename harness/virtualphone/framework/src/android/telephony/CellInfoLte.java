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

    public CellIdentityLte getCellIdentity() {
        return new CellIdentityLte(number("mCi="), number("mTac="));
    }

    private int number(String name) {
        for (String fact : identity.split(" ")) {
            if (fact.startsWith(name)) {
                return Integer.parseInt(fact.substring(name.length()));
            }
        }
        return CellInfo.UNAVAILABLE;
    }
}
