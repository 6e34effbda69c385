package vp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.DatagramSocketImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** The UDP socket of an app: the phone's packet filter is asked before a packet leaves. */
public final class FilteredDatagrams extends DatagramSocketImpl {
    private MulticastSocket socket;

    private FilteredDatagrams() {}

    /** Makes every DatagramSocket of this process one of these. */
    public static void install() throws IOException {
        DatagramSocket.setDatagramSocketImplFactory(FilteredDatagrams::new);
    }

    @Override
    protected void create() throws SocketException {
        try {
            // A channel's socket does not come from the factory, which would give another of these.
            socket = (MulticastSocket) DatagramChannel.open().socket();
        } catch (IOException refused) {
            throw new SocketException(refused.getMessage());
        }
    }

    @Override
    protected void bind(int port, InetAddress address) throws SocketException {
        socket.bind(new InetSocketAddress(address, port));
        localPort = socket.getLocalPort();
    }

    @Override
    protected void connect(InetAddress address, int port) throws SocketException {
        socket.connect(new InetSocketAddress(address, port));
    }

    @Override
    protected void disconnect() {
        socket.disconnect();
    }

    /** SocketException in Android's words where the filter refuses the packet. */
    @Override
    protected void send(DatagramPacket packet) throws IOException {
        String address = packet.getAddress().getHostAddress();
        Bridge.call("network.sendDatagram", address, Integer.toString(packet.getPort()),
                Integer.toString(packet.getLength()));
        socket.send(packet);
    }

    @Override
    protected void receive(DatagramPacket packet) throws IOException {
        socket.receive(packet);
    }

    @Override
    protected int peek(InetAddress address) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected int peekData(DatagramPacket packet) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    protected void setTTL(byte ttl) throws IOException {
        socket.setTTL(ttl);
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    protected byte getTTL() throws IOException {
        return socket.getTTL();
    }

    @Override
    protected void setTimeToLive(int ttl) throws IOException {
        socket.setTimeToLive(ttl);
    }

    @Override
    protected int getTimeToLive() throws IOException {
        return socket.getTimeToLive();
    }

    @Override
    protected void join(InetAddress group) throws IOException {
        socket.joinGroup(new InetSocketAddress(group, 0), null);
    }

    @Override
    protected void leave(InetAddress group) throws IOException {
        socket.leaveGroup(new InetSocketAddress(group, 0), null);
    }

    @Override
    protected void joinGroup(SocketAddress group, NetworkInterface over) throws IOException {
        socket.joinGroup(group, over);
    }

    @Override
    protected void leaveGroup(SocketAddress group, NetworkInterface over) throws IOException {
        socket.leaveGroup(group, over);
    }

    @Override
    protected void close() {
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        try {
            switch (option) {
                case SocketOptions.SO_TIMEOUT: socket.setSoTimeout((Integer) value); break;
                case SocketOptions.SO_REUSEADDR: socket.setReuseAddress((Boolean) value); break;
                case SocketOptions.SO_BROADCAST: socket.setBroadcast((Boolean) value); break;
                case SocketOptions.SO_RCVBUF: socket.setReceiveBufferSize((Integer) value); break;
                case SocketOptions.SO_SNDBUF: socket.setSendBufferSize((Integer) value); break;
                case SocketOptions.IP_TOS: socket.setTrafficClass((Integer) value); break;
                case SocketOptions.IP_MULTICAST_IF2:
                    socket.setNetworkInterface((NetworkInterface) value);
                    break;
                case SocketOptions.IP_MULTICAST_IF:
                    socket.setNetworkInterface(NetworkInterface.getByInetAddress((InetAddress) value));
                    break;
                case SocketOptions.IP_MULTICAST_LOOP:
                    // Java's old option says whether looping is off.
                    socket.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, !(Boolean) value);
                    break;
                default: throw new SocketException("unknown option " + option);
            }
        } catch (SocketException refused) {
            throw refused;
        } catch (IOException refused) {
            throw new SocketException(refused.getMessage());
        }
    }

    @Override
    public Object getOption(int option) throws SocketException {
        try {
            switch (option) {
                case SocketOptions.SO_TIMEOUT: return socket.getSoTimeout();
                case SocketOptions.SO_REUSEADDR: return socket.getReuseAddress();
                case SocketOptions.SO_BROADCAST: return socket.getBroadcast();
                case SocketOptions.SO_RCVBUF: return socket.getReceiveBufferSize();
                case SocketOptions.SO_SNDBUF: return socket.getSendBufferSize();
                case SocketOptions.SO_BINDADDR: return socket.getLocalAddress();
                case SocketOptions.IP_TOS: return socket.getTrafficClass();
                case SocketOptions.IP_MULTICAST_IF2: return socket.getNetworkInterface();
                case SocketOptions.IP_MULTICAST_LOOP:
                    return !socket.getOption(StandardSocketOptions.IP_MULTICAST_LOOP);
                default: throw new SocketException("unknown option " + option);
            }
        } catch (SocketException refused) {
            throw refused;
        } catch (IOException refused) {
            throw new SocketException(refused.getMessage());
        }
    }
}
