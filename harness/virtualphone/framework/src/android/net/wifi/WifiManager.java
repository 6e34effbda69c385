package android.net.wifi;

import android.net.DhcpInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

public class WifiManager {
    public static final String SCAN_RESULTS_AVAILABLE_ACTION = "android.net.wifi.SCAN_RESULTS";
    public static final int WIFI_STATE_ENABLED = 3;

    public WifiManager() {}

    public WifiInfo getConnectionInfo() {
        return WifiInfo.ofConnection();
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

    /** Since Android 10 only the user switches it. */
    public boolean setWifiEnabled(boolean enabled) {
        return false;
    }

    public void registerScanResultsCallback(Executor executor, ScanResultsCallback callback) {
        vp.Access.demand("registerScanResultsCallback", "ACCESS_WIFI_STATE");
    }

    public void unregisterScanResultsCallback(ScanResultsCallback callback) {}

    public abstract static class ScanResultsCallback {
        public ScanResultsCallback() {}

        public abstract void onScanResultsAvailable();
    }
}
