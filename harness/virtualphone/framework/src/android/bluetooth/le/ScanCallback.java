package android.bluetooth.le;

public abstract class ScanCallback {
    public void onScanFailed(int errorCode) {}
}
