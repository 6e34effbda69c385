package android.net.wifi;

import android.net.DhcpInfo;
import java.util.ArrayList;
import java.util.List;

public class WifiManager {
    public static final String SCAN_RESULTS_AVAILABLE_ACTION = "android.net.wifi.SCAN_RESULTS";
    public static final int WIFI_STATE_ENABLED = 3;

    public WifiManager() {}

    public WifiInfo getConnectionInfo() {
        return new WifiInfo(vp.Bridge.call("wifi.getConnectionInfo"));
    }

    /** Three fields each: SSID, BSSID, level. */
    public List<ScanResult> getScanResults() {
        String[] fields = vp.Bridge.call("wifi.getScanResults");
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i + 2 < fields.length; i += 3) {
            ScanResult result = new ScanResult();
            result.SSID = fields[i];
            result.BSSID = fields[i + 1];
            result.level = Integer.parseInt(fields[i + 2]);
            results.add(result);
        }
        return results;
    }

    public List<WifiConfiguration> getConfiguredNetworks() {
        vp.Bridge.call("wifi.getConfiguredNetworks");
        return new ArrayList<>();
    }

    public boolean startScan() {
        return "1".equals(vp.Bridge.ask("wifi.startScan"));
    }

    public boolean isWifiEnabled() {
        return true;
    }

    public int getWifiState() {
        return WIFI_STATE_ENABLED;
    }

    public DhcpInfo getDhcpInfo() {
        return new DhcpInfo();
    }
}
