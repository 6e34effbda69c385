package android.net.wifi;

public class WifiConfiguration {
    public int networkId;
    public String SSID;
    public String BSSID;
}
