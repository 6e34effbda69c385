package android.webkit;

import java.util.concurrent.ConcurrentHashMap;

public class CookieManager {
    private static final CookieManager INSTANCE = new CookieManager();

    private final ConcurrentHashMap<String, String> cookies = new ConcurrentHashMap<>();

    public static CookieManager getInstance() {
        return INSTANCE;
    }

    public void setAcceptCookie(boolean accept) {}

    public void setCookie(String url, String value) {
        cookies.merge(url, value, (old, more) -> old + "; " + more);
    }

    public String getCookie(String url) {
        return cookies.get(url);
    }

    public void flush() {}
}
