package android.net;

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
        String[] answer = vp.Bridge.call("network.getActive");
        return answer.length < 2 ? null : new NetworkInfo(Integer.parseInt(answer[0]), answer[1]);
    }

    public Network getActiveNetwork() {
        return getActiveNetworkInfo() == null ? null : new Network(100);
    }

    public NetworkCapabilities getNetworkCapabilities(Network network) {
        NetworkInfo active = getActiveNetworkInfo();
        return network == null || active == null ? null : new NetworkCapabilities(active.getType() == TYPE_WIFI
                ? NetworkCapabilities.TRANSPORT_WIFI : NetworkCapabilities.TRANSPORT_CELLULAR);
    }

    public boolean isActiveNetworkMetered() {
        NetworkInfo active = getActiveNetworkInfo();
        return active != null && active.getType() == TYPE_MOBILE;
    }

    public void registerDefaultNetworkCallback(NetworkCallback networkCallback) {
        Network network = getActiveNetwork();
        if (network != null) {
            networkCallback.onAvailable(network);
        }
    }

    public void unregisterNetworkCallback(NetworkCallback networkCallback) {}
}
