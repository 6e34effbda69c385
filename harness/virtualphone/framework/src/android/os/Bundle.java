package android.os;

import java.util.ArrayList;

public final class Bundle extends BaseBundle implements Cloneable, Parcelable {
    public static final Bundle EMPTY = new Bundle();

    public Bundle() {}

    public Bundle(int capacity) {}

    public Bundle(Bundle b) {
        map.putAll(b.map);
    }

    @Override
    public Object clone() {
        return new Bundle(this);
    }

    public void putAll(Bundle bundle) {
        map.putAll(bundle.map);
    }

    public void putFloat(String key, float value) {
        map.put(key, value);
    }

    public float getFloat(String key) {
        return getFloat(key, 0);
    }

    public float getFloat(String key, float defaultValue) {
        Object value = map.get(key);
        return value instanceof Float ? (Float) value : defaultValue;
    }

    public void putCharSequence(String key, CharSequence value) {
        map.put(key, value);
    }

    public CharSequence getCharSequence(String key) {
        Object value = map.get(key);
        return value instanceof CharSequence ? (CharSequence) value : null;
    }

    public void putByteArray(String key, byte[] value) {
        map.put(key, value);
    }

    public byte[] getByteArray(String key) {
        Object value = map.get(key);
        return value instanceof byte[] ? (byte[]) value : null;
    }

    public void putBundle(String key, Bundle value) {
        map.put(key, value);
    }

    public Bundle getBundle(String key) {
        Object value = map.get(key);
        return value instanceof Bundle ? (Bundle) value : null;
    }

    public void putParcelable(String key, Parcelable value) {
        map.put(key, value);
    }

    @SuppressWarnings("unchecked")
    public <T extends Parcelable> T getParcelable(String key) {
        Object value = map.get(key);
        return value instanceof Parcelable ? (T) value : null;
    }

    public void putSerializable(String key, java.io.Serializable value) {
        map.put(key, value);
    }

    public java.io.Serializable getSerializable(String key) {
        Object value = map.get(key);
        return value instanceof java.io.Serializable ? (java.io.Serializable) value : null;
    }

    public void putStringArrayList(String key, ArrayList<String> value) {
        map.put(key, value);
    }

    @SuppressWarnings("unchecked")
    public ArrayList<String> getStringArrayList(String key) {
        Object value = map.get(key);
        return value instanceof ArrayList ? (ArrayList<String>) value : null;
    }

    @Override
    public int describeContents() {
        return 0;
    }

    @Override
    public void writeToParcel(Parcel parcel, int flags) {
        parcel.writeBundle(this);
    }
}
