package cn.example.sender;

/** What is sent, and what it says it is. */
final class Body {
    static final String JSON = "application/json";

    final String type;
    final byte[] content;

    Body(String type, byte[] content) {
        this.type = type;
        this.content = content;
    }
}
