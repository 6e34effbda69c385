package android.media;

import java.util.UUID;

/** Protected media: Widevine in software, as on a phone without a secure path for pictures. */
public final class MediaDrm implements AutoCloseable {
    public static final String PROPERTY_VENDOR = "vendor";
    public static final String PROPERTY_VERSION = "version";
    public static final String PROPERTY_DESCRIPTION = "description";
    public static final String PROPERTY_ALGORITHMS = "algorithms";
    public static final String PROPERTY_DEVICE_UNIQUE_ID = "deviceUniqueId";

    private static final UUID WIDEVINE = new UUID(0xedef8ba979d64aceL, 0xa3c827dcd51d21edL);

    public MediaDrm(UUID uuid) throws UnsupportedSchemeException {
        if (!isCryptoSchemeSupported(uuid)) {
            throw new UnsupportedSchemeException("Failed to instantiate drm object.");
        }
    }

    public static boolean isCryptoSchemeSupported(UUID uuid) {
        return WIDEVINE.equals(uuid);
    }

    /** The same for all apps, until the phone is made anew. */
    public byte[] getPropertyByteArray(String propertyName) {
        if (!propertyName.equals(PROPERTY_DEVICE_UNIQUE_ID)) {
            throw unknown(propertyName);
        }
        String hex = vp.Bridge.ask("media.drmId");
        byte[] id = new byte[hex.length() / 2];
        for (int i = 0; i < id.length; i++) {
            id[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return id;
    }

    public String getPropertyString(String propertyName) {
        switch (propertyName) {
            case PROPERTY_VENDOR: return "Google";
            case PROPERTY_VERSION: return "17.0.0";
            case PROPERTY_DESCRIPTION: return "Widevine CDM";
            case PROPERTY_ALGORITHMS: return "";
            case "securityLevel": return "L3";
            default: throw unknown(propertyName);
        }
    }

    private static IllegalArgumentException unknown(String propertyName) {
        return new IllegalArgumentException("Failed to get property " + propertyName);
    }

    public void release() {}

    @Override
    public void close() {}
}
