package com.google.android.gms.ads.identifier;

/** Comes with apps, in a file of its own here: no class loader has it from the start. */
public final class AdvertisingIdClient {
    static {
        System.setProperty("bundled.initialised", "true");
    }

    public static String getAdvertisingIdInfo() {
        return "info";
    }
}
