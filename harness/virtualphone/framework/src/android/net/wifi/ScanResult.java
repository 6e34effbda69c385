package android.net.wifi;

public class ScanResult {
    public String SSID;
    public String BSSID;
    public String capabilities = "[WPA2-PSK-CCMP][ESS]";
    public int level;
    public int frequency = 2437;
}
