package android.net;

public class DhcpInfo {
    public int ipAddress;
    public int gateway;
    public int dns1;
}
