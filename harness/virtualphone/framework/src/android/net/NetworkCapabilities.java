package android.net;

public final class NetworkCapabilities {
    public static final int TRANSPORT_CELLULAR = 0;
    public static final int TRANSPORT_WIFI = 1;
    public static final int TRANSPORT_VPN = 4;
    public static final int NET_CAPABILITY_INTERNET = 12;

    private final int transport;

    NetworkCapabilities(int transport) {
        this.transport = transport;
    }

    public boolean hasTransport(int transportType) {
        return transport == transportType;
    }

    public boolean hasCapability(int capability) {
        return capability == NET_CAPABILITY_INTERNET;
    }

    /** The Wi-Fi connection as this app may see it; null where the network is no Wi-Fi. */
    public TransportInfo getTransportInfo() {
        return transport == TRANSPORT_WIFI ? android.net.wifi.WifiInfo.ofConnection() : null;
    }
}
