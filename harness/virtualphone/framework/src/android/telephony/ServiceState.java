package android.telephony;

/** The phone is in service, at home. */
public class ServiceState {
    public static final int STATE_IN_SERVICE = 0;
    public static final int STATE_OUT_OF_SERVICE = 1;

    public ServiceState() {}

    public int getState() {
        return STATE_IN_SERVICE;
    }

    public boolean getRoaming() {
        return false;
    }

    public String getOperatorNumeric() {
        return vp.Bridge.ask("telephony.getNetworkOperator", "0");
    }

    public String getOperatorAlphaLong() {
        return vp.Bridge.ask("telephony.getNetworkOperatorName", "0");
    }
}
