package android.content.res;

import android.util.DisplayMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Names and strings of the package's resource table, read from the list that the phone made of it. */
public class Resources {
    public static class NotFoundException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NotFoundException(String name) {
            super(name);
        }
    }

    /** Where the phone put the list beside the app's code. */
    private static final String LIST = "META-INF/resources.list";
    private static final Resources SYSTEM = new Resources(null);

    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, String> values = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();

    /** Reads the package's list: a line for each resource with number, package:type/name, value. */
    public Resources(ClassLoader app) {
        name(android.R.id.content, "android:id/content", null);
        name(android.R.id.button1, "android:id/button1", null);
        name(android.R.id.button2, "android:id/button2", null);
        name(android.R.id.button3, "android:id/button3", null);
        name(android.R.id.message, "android:id/message", null);
        name(android.R.id.title, "android:id/alertTitle", null);
        try (InputStream list = app == null ? null : app.getResourceAsStream(LIST)) {
            if (list != null) {
                new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8)).lines().forEach(this::read);
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("the list of resources cannot be read", unreadable);
        }
    }

    private void read(String line) {
        String[] fields = vp.Fields.split(line);
        name((int) Long.parseLong(fields[0]), fields[1], fields[2]);
    }

    private void name(int id, String name, String value) {
        names.put(id, name);
        ids.put(name, id);
        if (value != null) {
            values.put(id, value);
        }
    }

    public static Resources getSystem() {
        return SYSTEM;
    }

    public String getResourceName(int resid) {
        String name = names.get(resid);
        if (name == null) {
            throw missing(resid);
        }
        return name;
    }

    public String getResourceEntryName(int resid) {
        String name = getResourceName(resid);
        return name.substring(name.indexOf('/') + 1);
    }

    public String getResourcePackageName(int resid) {
        String name = getResourceName(resid);
        return name.substring(0, name.indexOf(':'));
    }

    public int getIdentifier(String name, String defType, String defPackage) {
        String full = name.contains("/") ? name : defType + "/" + name;
        return ids.getOrDefault(full.contains(":") ? full : defPackage + ":" + full, 0);
    }

    public String getString(int id) {
        String value = values.get(id);
        if (value == null) {
            throw missing(id);
        }
        return value;
    }

    public String getString(int id, Object... formatArgs) {
        return String.format(getString(id), formatArgs);
    }

    public CharSequence getText(int id) {
        return getString(id);
    }

    public int getColor(int id) {
        return android.graphics.Color.parseColor(getString(id));
    }

    public int getColor(int id, Theme theme) {
        return getColor(id);
    }

    public float getDimension(int id) {
        return Float.parseFloat(getString(id));
    }

    public int getInteger(int id) {
        return Integer.decode(getString(id));
    }

    public boolean getBoolean(int id) {
        return Boolean.parseBoolean(getString(id));
    }

    public DisplayMetrics getDisplayMetrics() {
        return DisplayMetrics.ofScreen();
    }

    public Configuration getConfiguration() {
        return new Configuration();
    }

    public final Theme newTheme() {
        return new Theme();
    }

    public final class Theme {
        public void applyStyle(int resId, boolean force) {}
    }

    private static NotFoundException missing(int id) {
        return new NotFoundException("Resource ID #0x" + Integer.toHexString(id));
    }
}
