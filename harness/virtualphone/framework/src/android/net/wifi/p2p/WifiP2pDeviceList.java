package android.net.wifi.p2p;

public class WifiP2pDeviceList {
    public WifiP2pDeviceList() {}

    @Override
    public String toString() {
        return "";
    }
}
