package android.os;

import java.util.ArrayList;
import java.util.List;

/** A queue of values: nothing here crosses a process in it. */
public final class Parcel {
    private final List<Object> values = new ArrayList<>();
    private int position;

    private Parcel() {}

    public static Parcel obtain() {
        return new Parcel();
    }

    public void recycle() {
        values.clear();
    }

    public int dataPosition() {
        return position;
    }

    public void setDataPosition(int pos) {
        position = pos;
    }

    public int dataAvail() {
        return values.size() - position;
    }

    private Object next() {
        return position < values.size() ? values.get(position++) : null;
    }

    public void writeInt(int val) {
        values.add(val);
    }

    public int readInt() {
        Object value = next();
        return value instanceof Integer ? (Integer) value : 0;
    }

    public void writeLong(long val) {
        values.add(val);
    }

    public long readLong() {
        Object value = next();
        return value instanceof Long ? (Long) value : 0;
    }

    public void writeString(String val) {
        values.add(val);
    }

    public String readString() {
        Object value = next();
        return value instanceof String ? (String) value : null;
    }

    public void writeBundle(Bundle val) {
        values.add(val);
    }

    public Bundle readBundle() {
        Object value = next();
        return value instanceof Bundle ? (Bundle) value : null;
    }

    public void writeStrongBinder(IBinder val) {
        values.add(val);
    }

    public IBinder readStrongBinder() {
        Object value = next();
        return value instanceof IBinder ? (IBinder) value : null;
    }

    public void writeInterfaceToken(String interfaceName) {
        values.add(interfaceName);
    }

    public void enforceInterface(String interfaceName) {
        if (!interfaceName.equals(next())) {
            throw new SecurityException("Binder invocation to an incorrect interface");
        }
    }

    public void writeNoException() {
        values.add(0);
    }

    public void readException() {
        next();
    }
}
