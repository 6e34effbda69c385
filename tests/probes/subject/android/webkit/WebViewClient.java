package android.webkit;

public class WebViewClient {
    public void onReceivedSslError(WebView view, SslErrorHandler handler, Object error) {
        handler.cancel();
    }
}
