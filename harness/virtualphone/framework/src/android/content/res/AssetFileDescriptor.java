package android.content.res;

import android.os.ParcelFileDescriptor;
import java.io.IOException;

public class AssetFileDescriptor implements AutoCloseable {
    private final ParcelFileDescriptor file;

    public AssetFileDescriptor(ParcelFileDescriptor fd) {
        file = fd;
    }

    public ParcelFileDescriptor getParcelFileDescriptor() {
        return file;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
