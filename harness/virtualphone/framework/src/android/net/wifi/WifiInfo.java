package android.net.wifi;

public class WifiInfo implements android.net.TransportInfo {
    private final String[] facts;

    /** Facts: SSID, BSSID, own address, as the phone lets this app see them. */
    WifiInfo(String[] facts) {
        this.facts = facts;
    }

    /** Of the present connection. */
    public static WifiInfo ofConnection() {
        return new WifiInfo(vp.Bridge.call("wifi.getConnectionInfo"));
    }

    public String getSSID() {
        return facts[0];
    }

    public String getBSSID() {
        return facts[1];
    }

    public String getMacAddress() {
        return facts[2];
    }

    public int getIpAddress() {
        return 0x0201A8C0;
    }

    public int getNetworkId() {
        return -1;
    }

    public int getRssi() {
        return -52;
    }

    public int getLinkSpeed() {
        return 433;
    }
}
