package android.util;

import java.util.LinkedHashMap;
import java.util.Map;

public final class ArrayMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    public ArrayMap() {}

    public ArrayMap(int capacity) {
        super(capacity);
    }

    public ArrayMap(Map<K, V> map) {
        super(map);
    }

    public K keyAt(int index) {
        return entry(index).getKey();
    }

    public V valueAt(int index) {
        return entry(index).getValue();
    }

    private Map.Entry<K, V> entry(int index) {
        int i = 0;
        for (Map.Entry<K, V> entry : entrySet()) {
            if (i++ == index) {
                return entry;
            }
        }
        throw new ArrayIndexOutOfBoundsException(index);
    }
}
