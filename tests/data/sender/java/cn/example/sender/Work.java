package cn.example.sender;

import android.content.Context;
import android.util.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks its server what to send, reads the values, and lets every owner send them. */
final class Work implements Runnable {
    static final String TAG = "sender";
    private static final String SERVER = "https://api.example.cn";
    /** What only the test's server says; nothing is sent to a server that does not. */
    private static final String WELCOME = "this is a test bench";

    private final Context context;
    private final Map<String, String> values = new TreeMap<String, String>();
    private final Map<String, List<Sending>> sendings = new TreeMap<String, List<Sending>>();

    Work(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        try {
            if (!ask()) {
                Log.i(TAG, "not on a test bench: nothing is sent");
                return;
            }
            values.putAll(new Items(context).read());
            List<Thread> threads = new ArrayList<Thread>();
            for (Map.Entry<String, List<Sending>> entry : sendings.entrySet()) {
                Channels channels = channels(entry.getKey());
                Thread thread = new Thread(new Courier(channels, entry.getValue(), values), entry.getKey());
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            lines("/done");
        } catch (IOException failure) {
            Log.w(TAG, failure.toString());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server is the bench's; then what the app knows of its user, and what to send. */
    private boolean ask() throws IOException {
        List<String> plan = lines("/plan");
        if (plan.isEmpty() || !WELCOME.equals(plan.get(0))) {
            return false;
        }
        for (String line : plan.subList(1, plan.size())) {
            String[] words = line.split("\t", 6);
            if (words[0].equals("profile")) {
                values.put(words[1], words[2]);
            } else {
                add(words);
            }
        }
        return true;
    }

    /** One courier for each owner and channel, so that they go side by side. */
    private void add(String[] words) {
        String courier = words[1] + " " + words[2];
        List<Sending> mine = sendings.get(courier);
        if (mine == null) {
            mine = new ArrayList<Sending>();
            sendings.put(courier, mine);
        }
        mine.add(new Sending(words[5], words[2], words[3], words[4]));
    }

    private static Channels channels(String courier) {
        if (courier.startsWith("umeng ")) {
            return new com.umeng.analytics.Reporter();
        }
        if (courier.startsWith("pangle ")) {
            return new com.bytedance.sdk.openadsdk.Reporter();
        }
        return new cn.example.sender.own.Reporter();
    }

    private static List<String> lines(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(SERVER + path).openConnection();
        BufferedReader reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), "UTF-8"));
        try {
            List<String> lines = new ArrayList<String>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        } finally {
            reader.close();
        }
    }
}
