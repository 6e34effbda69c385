package android.bluetooth;

import android.bluetooth.le.BluetoothLeScanner;
import java.util.HashSet;
import java.util.Set;

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
}
