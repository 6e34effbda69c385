package android.os;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;

public class ParcelFileDescriptor implements AutoCloseable {
    public static final int MODE_READ_ONLY = 0x10000000;
    public static final int MODE_WRITE_ONLY = 0x20000000;
    public static final int MODE_READ_WRITE = 0x30000000;

    private final RandomAccessFile file;

    private ParcelFileDescriptor(RandomAccessFile file) {
        this.file = file;
    }

    public static ParcelFileDescriptor open(File file, int mode) throws FileNotFoundException {
        return new ParcelFileDescriptor(new RandomAccessFile(file, mode == MODE_READ_ONLY ? "r" : "rw"));
    }

    public static int parseMode(String mode) {
        switch (mode) {
            case "r": return MODE_READ_ONLY;
            case "w": case "wt": case "wa": return MODE_WRITE_ONLY;
            case "rw": case "rwt": return MODE_READ_WRITE;
            default: throw new IllegalArgumentException("Bad mode '" + mode + "'");
        }
    }

    public FileDescriptor getFileDescriptor() {
        try {
            return file.getFD();
        } catch (IOException closed) {
            throw new IllegalStateException("Already closed", closed);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
