package cn.example.sender;

import android.util.Log;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Sends one owner's part of the plan through one channel, in order. */
final class Courier implements Runnable {
    private final Channels channels;
    private final List<Sending> sendings;
    private final Map<String, String> values;

    Courier(Channels channels, List<Sending> sendings, Map<String, String> values) {
        this.channels = channels;
        this.sendings = sendings;
        this.values = values;
    }

    @Override
    public void run() {
        try {
            for (Sending sending : sendings) {
                send(sending);
            }
            channels.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Sending sending) {
        String value = values.get(sending.item);
        if (value == null) {
            Log.w(Work.TAG, sending.path + ": nobody told the " + sending.item);
            return;
        }
        try {
            Body body = Forms.body(sending.form, value);
            if (sending.channel.equals("http1")) {
                channels.http1(sending.path, body.type, body.content);
            } else if (sending.channel.equals("http2")) {
                channels.http2(sending.path, body.type, body.content);
            } else {
                channels.socket(body.type, body.content);
            }
        } catch (IOException failure) {
            Log.w(Work.TAG, sending.path + ": " + failure);
        }
    }
}
