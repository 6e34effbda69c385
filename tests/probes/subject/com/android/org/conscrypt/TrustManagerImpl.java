package com.android.org.conscrypt;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Refuses every chain, with the names and shapes of Android's own. */
public final class TrustManagerImpl {
    public List<X509Certificate> checkTrusted(X509Certificate[] chain) throws CertificateException {
        return checkTrustedRecursive(chain, null, null, "a.example", false, null, null, null);
    }

    private List<X509Certificate> checkTrustedRecursive(X509Certificate[] chain, byte[] ocsp, byte[] sct,
            String host, boolean client, List<X509Certificate> untrusted, List<?> anchors, Object used)
            throws CertificateException {
        throw new CertificateException("Trust anchor for certification path not found.");
    }

    public List<X509Certificate> verifyChain(List<X509Certificate> untrusted, List<?> anchors, String host,
            boolean client, byte[] ocsp, byte[] sct) throws CertificateException {
        throw new CertificateException("Pin verification failed");
    }
}
