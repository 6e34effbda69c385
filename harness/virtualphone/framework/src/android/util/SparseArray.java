package android.util;

import java.util.ArrayList;
import java.util.TreeMap;

public class SparseArray<E> {
    private final TreeMap<Integer, E> values = new TreeMap<>();

    public SparseArray() {}

    public SparseArray(int initialCapacity) {}

    public E get(int key) {
        return values.get(key);
    }

    public E get(int key, E valueIfKeyNotFound) {
        return values.getOrDefault(key, valueIfKeyNotFound);
    }

    public void put(int key, E value) {
        values.put(key, value);
    }

    public void append(int key, E value) {
        values.put(key, value);
    }

    public void remove(int key) {
        values.remove(key);
    }

    public void delete(int key) {
        values.remove(key);
    }

    public void clear() {
        values.clear();
    }

    public int size() {
        return values.size();
    }

    public int keyAt(int index) {
        return new ArrayList<>(values.keySet()).get(index);
    }

    public E valueAt(int index) {
        return new ArrayList<>(values.values()).get(index);
    }

    public int indexOfKey(int key) {
        return values.containsKey(key) ? values.headMap(key).size() : -values.headMap(key).size() - 1;
    }
}
