package android.bluetooth;

import android.os.ParcelUuid;

public final class BluetoothDevice {
    private final String address;

    BluetoothDevice(String address) {
        this.address = address;
    }

    public String getAddress() {
        return address;
    }

    /** Unknown: the device was never near. */
    public String getName() {
        vp.Access.demand("getName", "BLUETOOTH_CONNECT");
        return null;
    }

    public String getAlias() {
        vp.Access.demand("getAlias", "BLUETOOTH_CONNECT");
        return null;
    }

    public ParcelUuid[] getUuids() {
        vp.Access.demand("getUuids", "BLUETOOTH_CONNECT");
        return null;
    }

    /** Nobody answers. */
    public boolean createBond() {
        vp.Access.demand("createBond", "BLUETOOTH_CONNECT");
        return false;
    }
}
