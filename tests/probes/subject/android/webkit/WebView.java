package android.webkit;

/** A page that fails as a page does whose certificate nobody trusts. */
public class WebView {
    private WebViewClient client = new WebViewClient();

    public void setWebViewClient(WebViewClient client) {
        this.client = client;
    }

    /** What the client said to do. */
    public String fail() {
        SslErrorHandler handler = new SslErrorHandler();
        client.onReceivedSslError(this, handler, null);
        return handler.said;
    }
}
