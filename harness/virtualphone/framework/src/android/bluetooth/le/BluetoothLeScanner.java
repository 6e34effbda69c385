package android.bluetooth.le;

import android.app.PendingIntent;
import java.util.List;

public final class BluetoothLeScanner {
    /** Scanners come from the adapter. */
    public BluetoothLeScanner() {}

    public void startScan(ScanCallback callback) {
        vp.Bridge.call("bluetooth.startLeScan");
    }

    public void stopScan(ScanCallback callback) {}

    public void startScan(List<ScanFilter> filters, ScanSettings settings, ScanCallback callback) {
        startScan(callback);
    }

    public int startScan(List<ScanFilter> filters, ScanSettings settings, PendingIntent callbackIntent) {
        vp.Bridge.call("bluetooth.startLeScan");
        return 0;
    }
}
