package android.content.pm;

/** Installs apps; an app may only ask, and this phone's user is never there to agree. */
public class PackageInstaller {
    public static class SessionParams {
        public static final int MODE_FULL_INSTALL = 1;

        public SessionParams(int mode) {}
    }

    public PackageInstaller() {}

    public int createSession(SessionParams params) throws java.io.IOException {
        vp.Access.demand("createSession", "REQUEST_INSTALL_PACKAGES");
        return 1;
    }
}
