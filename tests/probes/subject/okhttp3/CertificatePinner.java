package okhttp3;

import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Refuses every certificate, as OkHttp 3 and 4 do where none of the pins fits. */
public final class CertificatePinner {
    public void check(String host, List<?> certificates) throws SSLPeerUnverifiedException {
        throw new SSLPeerUnverifiedException("Certificate pinning failure!\n  Peer certificate chain:");
    }
}
