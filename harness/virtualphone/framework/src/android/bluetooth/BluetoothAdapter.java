package android.bluetooth;

import android.bluetooth.le.BluetoothLeScanner;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

public final class BluetoothAdapter {
    public static final int STATE_ON = 12;
    private static final BluetoothAdapter INSTANCE = new BluetoothAdapter();

    private BluetoothAdapter() {}

    public static synchronized BluetoothAdapter getDefaultAdapter() {
        return INSTANCE;
    }

    public String getAddress() {
        return vp.Bridge.ask("bluetooth.getAddress");
    }

    public String getName() {
        return vp.Bridge.ask("bluetooth.getName");
    }

    public boolean isEnabled() {
        return true;
    }

    public int getState() {
        return STATE_ON;
    }

    public boolean startDiscovery() {
        return "1".equals(vp.Bridge.ask("bluetooth.startDiscovery"));
    }

    public boolean cancelDiscovery() {
        return true;
    }

    public Set<BluetoothDevice> getBondedDevices() {
        Set<BluetoothDevice> devices = new HashSet<>();
        for (String address : vp.Bridge.call("bluetooth.getBondedDevices")) {
            devices.add(new BluetoothDevice(address));
        }
        return devices;
    }

    public BluetoothLeScanner getBluetoothLeScanner() {
        return new BluetoothLeScanner();
    }

    public BluetoothDevice getRemoteDevice(String address) {
        if (!address.matches("([0-9A-F]{2}:){5}[0-9A-F]{2}")) {
            throw new IllegalArgumentException(address + " is not a valid Bluetooth address");
        }
        return new BluetoothDevice(address);
    }

    public boolean startLeScan(LeScanCallback callback) {
        return startLeScan(null, callback);
    }

    public boolean startLeScan(UUID[] serviceUuids, LeScanCallback callback) {
        return "1".equals(vp.Bridge.ask("bluetooth.startLeScan"));
    }

    public void stopLeScan(LeScanCallback callback) {}

    /** Since Android 13 only the user switches it. */
    public boolean enable() {
        return false;
    }

    public boolean disable() {
        return false;
    }

    public int getProfileConnectionState(int profile) {
        vp.Access.demand("getProfileConnectionState", "BLUETOOTH_CONNECT");
        return 0;
    }

    public interface LeScanCallback {
        void onLeScan(BluetoothDevice device, int rssi, byte[] scanRecord);
    }
}
