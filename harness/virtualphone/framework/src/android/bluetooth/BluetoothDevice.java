package android.bluetooth;

public final class BluetoothDevice {
    private final String address;

    BluetoothDevice(String address) {
        this.address = address;
    }

    public String getAddress() {
        return address;
    }

    public String getName() {
        return null;
    }
}
