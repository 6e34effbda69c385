package android.os.storage;

public final class StorageVolume {
    StorageVolume() {}

    public boolean isPrimary() {
        return true;
    }

    public boolean isRemovable() {
        return false;
    }

    public String getUuid() {
        return null;
    }

    public String getState() {
        return "mounted";
    }
}
