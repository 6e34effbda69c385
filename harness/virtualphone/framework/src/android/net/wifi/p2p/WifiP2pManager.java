package android.net.wifi.p2p;

import android.content.Context;
import android.os.Handler;
import android.os.Looper;

/** Direct connections between phones; nobody is near. */
public class WifiP2pManager {
    public static final int ERROR = 0;

    public static class Channel implements AutoCloseable {
        private final Handler handler;

        Channel(Looper looper) {
            handler = new Handler(looper);
        }

        @Override
        public void close() {}
    }

    public interface ChannelListener {
        void onChannelDisconnected();
    }

    public interface ActionListener {
        void onSuccess();

        void onFailure(int reason);
    }

    public interface PeerListListener {
        void onPeersAvailable(WifiP2pDeviceList peers);
    }

    public WifiP2pManager() {}

    public Channel initialize(Context srcContext, Looper srcLooper, ChannelListener listener) {
        return new Channel(srcLooper);
    }

    public void discoverPeers(Channel channel, ActionListener listener) {
        vp.Access.demand("discoverPeers", "NEARBY_WIFI_DEVICES");
        if (listener != null) {
            channel.handler.post(listener::onSuccess);
        }
    }

    public void requestPeers(Channel channel, PeerListListener listener) {
        vp.Access.demand("requestPeers", "NEARBY_WIFI_DEVICES");
        if (listener != null) {
            channel.handler.post(() -> listener.onPeersAvailable(new WifiP2pDeviceList()));
        }
    }
}
