package android.bluetooth;

public final class BluetoothManager {
    public BluetoothManager() {}

    public BluetoothAdapter getAdapter() {
        return BluetoothAdapter.getDefaultAdapter();
    }
}
