import android.webkit.SslErrorHandler;
import android.webkit.WebView;
import android.webkit.WebViewClient;
import com.android.org.conscrypt.TrustManagerImpl;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Certificate checks that refuse; each answers what the app sees of it. */
final class Checks {
    private static final X509Certificate[] CHAIN = new X509Certificate[2];

    static final class Pin implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (type.equals("broken")) {
                throw new IllegalStateException("no answer");
            }
            if (type.equals("refused")) {
                throw new CertificateException("not the pinned one");
            }
        }

        /** As Android's network stack asks a manager that has it. */
        public List<X509Certificate> checkServerTrusted(X509Certificate[] chain, String type, String host)
                throws CertificateException {
            throw new CertificateException("not the pinned one for " + host);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    static String run(String check) throws Exception {
        Pin pin = new Pin();
        SSLContext.getInstance("TLS").init(null, new TrustManager[] {null, pin}, null);
        try {
            switch (check) {
                case "none": SSLContext.getInstance("TLS").init(null, null, null); return "accepted";
                case "right": pin.checkServerTrusted(CHAIN, "right"); return "accepted";
                case "own": pin.checkServerTrusted(CHAIN, "refused"); return "accepted";
                case "broken": pin.checkServerTrusted(CHAIN, "broken"); return "accepted";
                case "client": pin.checkClientTrusted(CHAIN, "x"); return "accepted";
                case "chain": return same(pin.checkServerTrusted(CHAIN, "x", "a.example"));
                case "platform": return same(new TrustManagerImpl().checkTrusted(CHAIN));
                case "pins":
                    List<X509Certificate> untrusted = Arrays.asList(CHAIN);
                    return new TrustManagerImpl().verifyChain(untrusted, null, "a", false, null, null) == untrusted
                            ? "accepted" : "another chain";
                case "okhttp": new okhttp3.CertificatePinner().check("a.example", Collections.emptyList()); return "accepted";
                case "page": return page(new WebViewClient() {
                    @Override
                    public void onReceivedSslError(WebView view, SslErrorHandler handler, Object error) {
                        handler.cancel();
                    }
                });
                case "plainpage": return page(new WebViewClient());
                default: new renamed.b().a("a.example"); return "accepted";
            }
        } catch (CertificateException | SSLException refusal) {
            return "refused";
        } catch (IllegalStateException error) {
            return error.getMessage();
        }
    }

    private static String page(WebViewClient client) {
        WebView view = new WebView();
        view.setWebViewClient(client);
        return view.fail();
    }

    private static String same(List<X509Certificate> chain) {
        return chain.equals(Arrays.asList(CHAIN)) ? "accepted" : "another chain";
    }
}
