package vp;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;

/** A trust manager factory for which "the system's certificates" are those of the phone. */
public final class PhoneRoots extends TrustManagerFactorySpi {
    private static final String ALGORITHM = "PKIX";
    private static final String PLATFORM = "SunJSSE";
    private static KeyStore roots;

    private final TrustManagerFactory platform;

    public PhoneRoots() throws GeneralSecurityException {
        platform = TrustManagerFactory.getInstance(ALGORITHM, PLATFORM);
    }

    /** Makes it what apps get that ask for the default, as HTTP clients of their own do. */
    static void install(KeyStore trusted) {
        roots = trusted;
        Security.setProperty("ssl.TrustManagerFactory.algorithm", ALGORITHM);
        Security.insertProviderAt(new Source(), 1);
    }

    @Override
    protected void engineInit(KeyStore chosen) throws KeyStoreException {
        platform.init(chosen == null ? roots : chosen);
    }

    @Override
    protected void engineInit(ManagerFactoryParameters chosen) throws InvalidAlgorithmParameterException {
        platform.init(chosen);
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return platform.getTrustManagers();
    }

    private static final class Source extends Provider {
        private static final long serialVersionUID = 1L;

        Source() {
            super("PhoneRoots", "1.0", "certificates that the phone trusts");
            put("TrustManagerFactory." + ALGORITHM, PhoneRoots.class.getName());
        }
    }
}
