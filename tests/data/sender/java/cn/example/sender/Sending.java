package cn.example.sender;

/** One line of the plan: what is sent, in which form, which way. */
final class Sending {
    final String path;
    final String channel;
    final String form;
    final String item;

    Sending(String path, String channel, String form, String item) {
        this.path = path;
        this.channel = channel;
        this.form = form;
        this.item = item;
    }
}
