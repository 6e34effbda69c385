package vp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The app's end of the line protocol with its phone: the place of Binder. */
public final class Bridge {
    private static final ConcurrentHashMap<String, CompletableFuture<String[]>> WAITING =
            new ConcurrentHashMap<>();
    private static final List<String> EARLY = new ArrayList<>();
    private static OutputStream out;
    private static int lastCall;

    private Bridge() {}

    /** Connects, says hello, and gives every pushed message to {@code pushed} on the reader thread. */
    public static void connect(int port, Consumer<String[]> pushed) throws IOException {
        // An explicit proxy setting must never catch the phone's own connection.
        Socket socket = new Socket(java.net.Proxy.NO_PROXY);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setTcpNoDelay(true);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        synchronized (Bridge.class) {
            out = socket.getOutputStream();
            send("hello", Long.toString(ProcessHandle.current().pid()));
            for (String line : EARLY) {
                write(line);
            }
            EARLY.clear();
        }
        Thread reader = new Thread(() -> read(in, pushed), "Binder:1");
        reader.setDaemon(true);
        reader.start();
    }

    private static void read(BufferedReader in, Consumer<String[]> pushed) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] message = Fields.split(line);
                if ("answer".equals(message[0])) {
                    CompletableFuture<String[]> waiting = WAITING.remove(message[1]);
                    if (waiting != null) {
                        waiting.complete(message);
                    }
                } else {
                    pushed.accept(message);
                }
            }
        } catch (IOException gone) {
            // The phone is gone, and nothing is left to tell it.
        }
        Runtime.getRuntime().halt(0);
    }

    /** Sends one message; what is sent before the connection stands goes out right after hello. */
    public static synchronized void send(String... fields) {
        String line = Fields.join(fields);
        if (out == null) {
            EARLY.add(line);
        } else {
            write(line);
        }
    }

    private static void write(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Asks a system service; returns the fields of its answer or throws what it threw. */
    public static String[] call(String method, String... arguments) {
        String id;
        CompletableFuture<String[]> answer = new CompletableFuture<>();
        synchronized (Bridge.class) {
            if (out == null) {
                return new String[0];
            }
            id = Integer.toString(++lastCall);
        }
        WAITING.put(id, answer);
        String[] message = new String[arguments.length + 3];
        message[0] = "call";
        message[1] = id;
        message[2] = method;
        System.arraycopy(arguments, 0, message, 3, arguments.length);
        send(message);
        String[] fields = answer.join();
        if ("throw".equals(fields[2])) {
            throw Bridge.<RuntimeException>unchecked(exception(fields[3], fields[4]));
        }
        return Arrays.copyOfRange(fields, 3, fields.length);
    }

    /** The first field of the answer, or null where there is none. */
    public static String ask(String method, String... arguments) {
        String[] fields = call(method, arguments);
        return fields.length == 0 ? null : fields[0];
    }

    /** The first field of the answer as a whole number. */
    public static int number(String method, int otherwise, String... arguments) {
        String answer = ask(method, arguments);
        return answer == null ? otherwise : Integer.parseInt(answer);
    }

    private static Throwable exception(String className, String message) {
        try {
            Class<?> type = Class.forName(className);
            return (Throwable) type.getConstructor(String.class).newInstance(message);
        } catch (ReflectiveOperationException unknown) {
            return new RuntimeException(className + ": " + message);
        }
    }

    /** Lets a checked exception of a service pass as the remote one it is. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
