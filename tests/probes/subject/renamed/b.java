package renamed;

import javax.net.ssl.SSLPeerUnverifiedException;

/** OkHttp's pinner as a shrinker leaves it: only its words are the same. */
public final class b {
    public void a(String host) throws SSLPeerUnverifiedException {
        throw new SSLPeerUnverifiedException("Certificate pinning failure!\n  Pinned certificates for " + host);
    }
}
