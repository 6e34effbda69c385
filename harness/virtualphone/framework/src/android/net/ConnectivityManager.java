package android.net;

import android.os.Handler;

public class ConnectivityManager {
    public static final int TYPE_MOBILE = 0;
    public static final int TYPE_WIFI = 1;
    public static final String CONNECTIVITY_ACTION = "android.net.conn.CONNECTIVITY_CHANGE";

    public static class NetworkCallback {
        public void onAvailable(Network network) {}

        public void onLost(Network network) {}
    }

    public ConnectivityManager() {}

    public NetworkInfo getActiveNetworkInfo() {
        return active();
    }

    private static NetworkInfo active() {
        String[] answer = vp.Bridge.call("network.getActive");
        return answer.length < 2 ? null : new NetworkInfo(Integer.parseInt(answer[0]), answer[1]);
    }

    public Network getActiveNetwork() {
        return active() == null ? null : new Network(100);
    }

    public NetworkCapabilities getNetworkCapabilities(Network network) {
        NetworkInfo active = active();
        return network == null || active == null ? null : new NetworkCapabilities(active.getType() == TYPE_WIFI
                ? NetworkCapabilities.TRANSPORT_WIFI : NetworkCapabilities.TRANSPORT_CELLULAR);
    }

    public boolean isActiveNetworkMetered() {
        NetworkInfo active = active();
        return active != null && active.getType() == TYPE_MOBILE;
    }

    public void registerDefaultNetworkCallback(NetworkCallback networkCallback) {
        tell(networkCallback);
    }

    private static void tell(NetworkCallback networkCallback) {
        if (active() != null) {
            networkCallback.onAvailable(new Network(100));
        }
    }

    public void unregisterNetworkCallback(NetworkCallback networkCallback) {}

    public NetworkInfo getNetworkInfo(int networkType) {
        NetworkInfo active = active();
        return active != null && active.getType() == networkType ? active : null;
    }

    public NetworkInfo getNetworkInfo(Network network) {
        return network == null ? null : active();
    }

    public Network[] getAllNetworks() {
        return active() == null ? new Network[0] : new Network[] {new Network(100)};
    }

    public LinkProperties getLinkProperties(Network network) {
        NetworkInfo active = active();
        return network == null || active == null ? null : new LinkProperties(active.getType() == TYPE_WIFI);
    }

    public void registerDefaultNetworkCallback(NetworkCallback networkCallback, Handler handler) {
        tell(networkCallback);
    }

    public void registerNetworkCallback(NetworkRequest request, NetworkCallback networkCallback) {
        tell(networkCallback);
    }

    public void registerNetworkCallback(NetworkRequest request, NetworkCallback networkCallback, Handler handler) {
        tell(networkCallback);
    }
}
