package android.bluetooth.le;

public final class BluetoothLeScanner {
    /** Scanners come from the adapter. */
    public BluetoothLeScanner() {}

    public void startScan(ScanCallback callback) {
        vp.Bridge.call("bluetooth.startLeScan");
    }

    public void stopScan(ScanCallback callback) {}
}
