package vp;

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes the certificates that this phone trusts those that this app trusts. */
public final class Trust {
    private Trust() {}

    /** Installs the PEM files of the folders as the only roots; an unreadable one is left out. */
    public static void install(String folders) throws Exception {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (String folder : folders.split(File.pathSeparator)) {
            File[] files = new File(folder).listFiles();
            for (File file : files == null ? new File[0] : files) {
                add(roots, factory, file);
            }
        }
        PhoneRoots.install(roots);
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        SSLContext.setDefault(context);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }

    private static void add(KeyStore roots, CertificateFactory factory, File file)
            throws GeneralSecurityException {
        try (InputStream in = new FileInputStream(file)) {
            Certificate certificate = factory.generateCertificate(in);
            roots.setCertificateEntry(file.getPath(), certificate);
        } catch (CertificateException | java.io.IOException unreadable) {
            android.util.Log.w("TrustedCertificateStore", "cannot read " + file.getName());
        }
    }
}
