package android.media;

public final class MediaDrm {
    public static final byte[] ID = {1, -2, 3};

    public byte[] getPropertyByteArray(String name) {
        return ID;
    }
}
