package android.app;

import android.content.SharedPreferences;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One file of the app's folder: a line for each key, with a letter for its type. */
final class SharedPreferencesImpl implements SharedPreferences {
    private final File file;
    private final Map<String, Object> values = new HashMap<>();
    private final List<OnSharedPreferenceChangeListener> listeners = new CopyOnWriteArrayList<>();

    SharedPreferencesImpl(File file) {
        this.file = file;
        if (file.exists()) {
            try {
                Files.readAllLines(file.toPath(), StandardCharsets.UTF_8).forEach(this::read);
            } catch (IOException unreadable) {
                android.util.Log.w("SharedPreferencesImpl", "cannot read " + file, unreadable);
            }
        }
    }

    private void read(String line) {
        String[] fields = vp.Fields.split(line);
        switch (fields[1]) {
            case "i": values.put(fields[0], Integer.valueOf(fields[2])); break;
            case "l": values.put(fields[0], Long.valueOf(fields[2])); break;
            case "f": values.put(fields[0], Float.valueOf(fields[2])); break;
            case "z": values.put(fields[0], Boolean.valueOf(fields[2])); break;
            case "set":
                values.put(fields[0], new HashSet<>(Arrays.asList(Arrays.copyOfRange(fields, 2, fields.length))));
                break;
            default: values.put(fields[0], fields[2]);
        }
    }

    private static String written(String key, Object value) {
        if (value instanceof Set) {
            List<String> fields = new ArrayList<>(List.of(key, "set"));
            ((Set<?>) value).forEach(item -> fields.add((String) item));
            return vp.Fields.join(fields.toArray(new String[0]));
        }
        String type = value instanceof Integer ? "i" : value instanceof Long ? "l" : value instanceof Float ? "f"
                : value instanceof Boolean ? "z" : "s";
        return vp.Fields.join(key, type, value.toString());
    }

    private synchronized boolean write() {
        List<String> lines = new ArrayList<>();
        values.forEach((key, value) -> lines.add(written(key, value)));
        File fresh = new File(file.getPath() + ".new");
        try {
            Files.write(fresh.toPath(), lines, StandardCharsets.UTF_8);
            Files.move(fresh.toPath(), file.toPath(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException unwritable) {
            android.util.Log.w("SharedPreferencesImpl", "cannot write " + file, unwritable);
            return false;
        }
    }

    private synchronized <T> T get(String key, Class<T> type, T defValue) {
        Object value = values.get(key);
        return value == null ? defValue : type.cast(value);
    }

    @Override
    public synchronized Map<String, ?> getAll() {
        return new HashMap<>(values);
    }

    @Override
    public String getString(String key, String defValue) {
        return get(key, String.class, defValue);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Set<String> getStringSet(String key, Set<String> defValues) {
        return (Set<String>) get(key, Set.class, defValues);
    }

    @Override
    public int getInt(String key, int defValue) {
        return get(key, Integer.class, defValue);
    }

    @Override
    public long getLong(String key, long defValue) {
        return get(key, Long.class, defValue);
    }

    @Override
    public float getFloat(String key, float defValue) {
        return get(key, Float.class, defValue);
    }

    @Override
    public boolean getBoolean(String key, boolean defValue) {
        return get(key, Boolean.class, defValue);
    }

    @Override
    public synchronized boolean contains(String key) {
        return values.containsKey(key);
    }

    @Override
    public Editor edit() {
        return new EditorImpl();
    }

    @Override
    public void registerOnSharedPreferenceChangeListener(OnSharedPreferenceChangeListener listener) {
        listeners.add(listener);
    }

    @Override
    public void unregisterOnSharedPreferenceChangeListener(OnSharedPreferenceChangeListener listener) {
        listeners.remove(listener);
    }

    public final class EditorImpl implements Editor {
        private final Map<String, Object> changes = new HashMap<>();
        private boolean clear;

        private Editor put(String key, Object value) {
            changes.put(key, value);
            return this;
        }

        @Override
        public Editor putString(String key, String value) {
            return put(key, value);
        }

        @Override
        public Editor putStringSet(String key, Set<String> value) {
            return put(key, value == null ? null : new HashSet<>(value));
        }

        @Override
        public Editor putInt(String key, int value) {
            return put(key, value);
        }

        @Override
        public Editor putLong(String key, long value) {
            return put(key, value);
        }

        @Override
        public Editor putFloat(String key, float value) {
            return put(key, value);
        }

        @Override
        public Editor putBoolean(String key, boolean value) {
            return put(key, value);
        }

        @Override
        public Editor remove(String key) {
            return put(key, null);
        }

        @Override
        public Editor clear() {
            clear = true;
            return this;
        }

        @Override
        public boolean commit() {
            synchronized (SharedPreferencesImpl.this) {
                if (clear) {
                    values.clear();
                }
                changes.forEach((key, value) -> {
                    if (value == null) {
                        values.remove(key);
                    } else {
                        values.put(key, value);
                    }
                });
            }
            for (OnSharedPreferenceChangeListener listener : listeners) {
                changes.keySet().forEach(key ->
                        listener.onSharedPreferenceChanged(SharedPreferencesImpl.this, key));
            }
            return write();
        }

        @Override
        public void apply() {
            commit();
        }
    }
}
