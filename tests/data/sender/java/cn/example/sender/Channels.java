package cn.example.sender;

import java.io.IOException;

/** The three ways in which one owner's code sends. Each owner has a class of its own. */
public interface Channels {
    /** HTTP/1.1 by the platform's client. */
    void http1(String path, String type, byte[] body) throws IOException;

    /** HTTP/2 by OkHttp. */
    void http2(String path, String type, byte[] body) throws IOException;

    /** One message on the owner's WebSocket, which the first one opens. */
    void socket(String type, byte[] body) throws IOException;

    /** Returns when the server has everything that went through the WebSocket. */
    void close() throws InterruptedException;
}
