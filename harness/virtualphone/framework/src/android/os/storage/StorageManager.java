package android.os.storage;

import java.util.ArrayList;
import java.util.List;

/** The one shared storage. */
public class StorageManager {
    public StorageManager() {}

    public List<StorageVolume> getStorageVolumes() {
        List<StorageVolume> volumes = new ArrayList<>();
        volumes.add(getPrimaryStorageVolume());
        return volumes;
    }

    public StorageVolume getPrimaryStorageVolume() {
        return new StorageVolume();
    }
}
