package android.bluetooth;

import java.util.ArrayList;
import java.util.List;

public final class BluetoothManager {
    public BluetoothManager() {}

    public BluetoothAdapter getAdapter() {
        return BluetoothAdapter.getDefaultAdapter();
    }

    public List<BluetoothDevice> getConnectedDevices(int profile) {
        vp.Access.demand("getConnectedDevices", "BLUETOOTH_CONNECT");
        return new ArrayList<>();
    }
}
