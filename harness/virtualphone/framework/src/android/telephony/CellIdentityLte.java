package android.telephony;

public final class CellIdentityLte {
    private final int ci;
    private final int tac;

    CellIdentityLte(int ci, int tac) {
        this.ci = ci;
        this.tac = tac;
    }

    public int getCi() {
        return ci;
    }

    public int getTac() {
        return tac;
    }
}
