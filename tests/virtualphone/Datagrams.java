import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** Uses UDP in the ways that apps do, and prints what came of it. */
final class Datagrams {
    private Datagrams() {}

    public static void main(String[] args) throws Exception {
        vp.FilteredDatagrams.install();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (DatagramSocket server = new DatagramSocket(0, here);
                DatagramSocket client = new DatagramSocket();
                MulticastSocket group = new MulticastSocket(0)) {
            byte[] hello = "hello".getBytes();
            client.send(new DatagramPacket(hello, hello.length, here, server.getLocalPort()));
            DatagramPacket asked = receive(server);
            System.out.println("asked " + text(asked) + " " + (asked.getPort() == client.getLocalPort()));

            client.connect(new InetSocketAddress(here, server.getLocalPort()));
            client.send(new DatagramPacket(hello, 4));
            System.out.println("connected " + text(receive(server)) + " " + client.isConnected());
            server.send(new DatagramPacket(hello, 3, here, asked.getPort()));
            System.out.println("answered " + text(receive(client)));
            client.disconnect();

            client.setSoTimeout(1);
            try {
                receive(client);
            } catch (SocketTimeoutException late) {
                System.out.println("timeout " + client.getSoTimeout());
            }
            client.setBroadcast(true);
            group.setTimeToLive(4);
            System.out.println("options " + client.getBroadcast() + " " + group.getReuseAddress() + " "
                    + group.getTimeToLive() + " " + server.getLocalAddress().isLoopbackAddress());
            client.close();
            System.out.println("closed " + client.isClosed());
        }
    }

    private static DatagramPacket receive(DatagramSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
}
