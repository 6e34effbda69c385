/** Where bytes leave, and where they are made unreadable: to be joined with the captured traffic. */

import { type Condition, type Entry, group } from "./entry.js";

const LOOPBACK = ["/127\\.", "/(::1|0:0:0:0:0:0:0:1)\\b", "^localhost"];
const REMOTE: Condition[] = [{ argument: 0, unlike: LOOPBACK }];
const WEB: Condition[] = [{ argument: "this", like: ["^(https?|wss?)://"] }];
const PLATFORM_HTTP = "com.android.okhttp.internal.huc.HttpURLConnectionImpl";
const APACHE = "org.apache.http.impl.client.AbstractHttpClient";

export const sinks: Entry[] = [
    ...group({ class: "java.net.Socket", sensitivity: "behaviour", result: "none", busy: true, why: "Opens a connection; the stack tells whose it is" }, [
        { api: "net.connect", method: "connect", when: REMOTE },
        { api: "net.connect", class: "java.net.DatagramSocket", method: "connect", when: REMOTE },
        { api: "net.connect", class: "sun.nio.ch.SocketChannelImpl", method: "connect", when: REMOTE, home: "hidden",
          face: "java.nio.channels.SocketChannel", source: "ojluni/src/main/java/sun/nio/ch/SocketChannelImpl.java" },
        { api: "net.resolve", class: "java.net.InetAddress", method: "getAllByName", when: [{ argument: 0, unlike: ["^localhost$", "^[\\d.:]+$"] }] },
        { api: "net.resolve", class: "java.net.InetAddress", method: "getByName", when: [{ argument: 0, unlike: ["^localhost$", "^[\\d.:]+$"] }] },
    ]),
    ...group({ class: "java.net.URL", sensitivity: "behaviour", result: "none", busy: true, why: "A request; the stack tells whose it is" }, [
        { api: "net.request", method: "openConnection", when: WEB },
        { api: "net.request", class: PLATFORM_HTTP, method: "getInputStream", home: "hidden", face: "java.net.HttpURLConnection",
          source: "the platform's copy of OkHttp, renamed" },
        { api: "net.request", class: PLATFORM_HTTP, method: "getOutputStream", home: "hidden", face: "java.net.HttpURLConnection",
          source: "the platform's copy of OkHttp, renamed" },
        { api: "net.request", class: "okhttp3.OkHttpClient", method: "newCall", home: "app", source: "OkHttp 3 and 4" },
        { api: "net.request", class: "okhttp3.OkHttpClient", method: "newWebSocket", home: "app", source: "OkHttp 3 and 4" },
        { api: "net.request", class: APACHE, method: "execute", home: "app", source: "on the class path until Android 8, then with the app" },
    ]),
    ...group({ class: "javax.crypto.Cipher", sensitivity: "behaviour", arguments: "none", busy: true,
               why: "What leaves after this cannot be read in the traffic; its bytes and the stack pair the two" }, [
        { api: "crypto.cipher", method: "doFinal", arguments: "plain", encrypts: true },
        { api: "crypto.digest", class: "java.security.MessageDigest", method: "digest" },
    ]),
];
