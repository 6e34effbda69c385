package android.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Addresses and name servers of a connection; the address is the one that WifiInfo tells. */
public final class LinkProperties {
    private static final byte[] WIFI = {(byte) 192, (byte) 168, 1, 2};
    private static final byte[] MOBILE = {10, 0, 0, 2};

    private final boolean wifi;

    LinkProperties(boolean wifi) {
        this.wifi = wifi;
    }

    public String getInterfaceName() {
        return wifi ? "wlan0" : "rmnet_data0";
    }

    public List<LinkAddress> getLinkAddresses() {
        List<LinkAddress> addresses = new ArrayList<>();
        addresses.add(new LinkAddress(address(wifi ? WIFI : MOBILE), wifi ? 24 : 30));
        return addresses;
    }

    public List<InetAddress> getDnsServers() {
        byte[] gateway = wifi ? WIFI.clone() : MOBILE.clone();
        gateway[3] = 1;
        List<InetAddress> servers = new ArrayList<>();
        servers.add(address(gateway));
        return servers;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
