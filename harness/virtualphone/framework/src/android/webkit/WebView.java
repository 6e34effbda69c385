package android.webkit;

import android.content.Context;
import android.view.View;
import android.widget.FrameLayout;
import android.widget.TextView;

/** Loads nothing: it shows the address it was given. */
public class WebView extends FrameLayout {
    private final WebSettings settings = new WebSettings.Plain();
    private final TextView shown;
    private WebViewClient client = new WebViewClient();
    private String url;

    public WebView(Context context) {
        super(context);
        shown = new TextView(context);
        addView(shown, new LayoutParams(LayoutParams.MATCH_PARENT, LayoutParams.MATCH_PARENT));
    }

    public WebView(Context context, android.util.AttributeSet attrs) {
        this(context);
    }

    public WebSettings getSettings() {
        return settings;
    }

    public void setWebViewClient(WebViewClient client) {
        this.client = client;
    }

    public void setWebChromeClient(WebChromeClient client) {}

    public void addJavascriptInterface(Object object, String name) {
        vp.Nothing.happens();
    }

    public void loadUrl(String url) {
        show(url);
    }

    private void show(String url) {
        this.url = url;
        shown.setText(url);
        client.onPageStarted(this, url, null);
        post(() -> client.onPageFinished(this, url));
    }

    public void loadUrl(String url, java.util.Map<String, String> additionalHttpHeaders) {
        show(url);
    }

    public void postUrl(String url, byte[] postData) {
        show(url);
    }

    public void loadData(String data, String mimeType, String encoding) {
        showText(data);
    }

    private void showText(String data) {
        shown.setText(data.replaceAll("<[^>]*>", ""));
    }

    public void loadDataWithBaseURL(String baseUrl, String data, String mimeType, String encoding,
            String historyUrl) {
        showText(data);
    }

    public void evaluateJavascript(String script, ValueCallback<String> resultCallback) {
        if (resultCallback != null) {
            post(() -> resultCallback.onReceiveValue("null"));
        }
    }

    public String getUrl() {
        return url;
    }

    public boolean canGoBack() {
        return false;
    }

    public void goBack() {}

    public void reload() {}

    public void destroy() {}
}
