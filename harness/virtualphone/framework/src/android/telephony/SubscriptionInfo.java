package android.telephony;

public class SubscriptionInfo {
    private final String[] facts;

    /** Facts: ICCID, number, carrier, country and network code. */
    SubscriptionInfo(String[] facts) {
        this.facts = facts;
    }

    public int getSubscriptionId() {
        return 1;
    }

    public int getSimSlotIndex() {
        return 0;
    }

    /** The identifier of a card is for the system and its carrier. */
    public int getCardId() {
        return -1;
    }

    public String getIccId() {
        return facts[0];
    }

    public String getNumber() {
        return facts[1];
    }

    public CharSequence getCarrierName() {
        return facts[2];
    }

    public CharSequence getDisplayName() {
        return facts[2];
    }

    public String getMccString() {
        return facts[3].substring(0, 3);
    }

    public String getMncString() {
        return facts[3].substring(3);
    }

    public String getCountryIso() {
        return "cn";
    }
}
