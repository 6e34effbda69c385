package vp;

/** Permission checks of services that have nothing more to ask of the phone. */
public final class Access {
    private Access() {}

    /** SecurityException unless the app has the permission (without its prefix); either way it is noted. */
    public static void demand(String method, String permission) {
        Bridge.call("access.demand", method, permission);
    }

    /** SecurityException: a normal app can never have that permission. */
    public static void refuse(String method, String permission) {
        Bridge.call("access.refuse", method, permission);
    }
}
