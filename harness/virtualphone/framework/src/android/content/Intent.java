package android.content;

import android.net.Uri;
import android.os.Bundle;
import android.os.Parcel;
import android.os.Parcelable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

public class Intent implements Parcelable, Cloneable {
    public static final String ACTION_MAIN = "android.intent.action.MAIN";
    public static final String ACTION_VIEW = "android.intent.action.VIEW";
    public static final String ACTION_DIAL = "android.intent.action.DIAL";
    public static final String ACTION_CALL = "android.intent.action.CALL";
    public static final String ACTION_SEND = "android.intent.action.SEND";
    public static final String ACTION_SENDTO = "android.intent.action.SENDTO";
    public static final String ACTION_PICK = "android.intent.action.PICK";
    public static final String ACTION_GET_CONTENT = "android.intent.action.GET_CONTENT";
    public static final String ACTION_CHOOSER = "android.intent.action.CHOOSER";
    public static final String ACTION_BOOT_COMPLETED = "android.intent.action.BOOT_COMPLETED";
    public static final String ACTION_SCREEN_ON = "android.intent.action.SCREEN_ON";
    public static final String ACTION_SCREEN_OFF = "android.intent.action.SCREEN_OFF";
    public static final String ACTION_USER_PRESENT = "android.intent.action.USER_PRESENT";
    public static final String ACTION_BATTERY_CHANGED = "android.intent.action.BATTERY_CHANGED";
    public static final String CATEGORY_LAUNCHER = "android.intent.category.LAUNCHER";
    public static final String CATEGORY_HOME = "android.intent.category.HOME";
    public static final String CATEGORY_DEFAULT = "android.intent.category.DEFAULT";
    public static final String CATEGORY_BROWSABLE = "android.intent.category.BROWSABLE";
    public static final String EXTRA_TEXT = "android.intent.extra.TEXT";
    public static final String EXTRA_INTENT = "android.intent.extra.INTENT";
    public static final int FLAG_ACTIVITY_NO_HISTORY = 0x40000000;
    public static final int FLAG_ACTIVITY_SINGLE_TOP = 0x20000000;
    public static final int FLAG_ACTIVITY_NEW_TASK = 0x10000000;
    public static final int FLAG_ACTIVITY_CLEAR_TOP = 0x04000000;
    public static final int FLAG_ACTIVITY_CLEAR_TASK = 0x00008000;
    public static final int FLAG_ACTIVITY_REORDER_TO_FRONT = 0x00020000;

    private String action;
    private Uri data;
    private String type;
    private String pkg;
    private ComponentName component;
    private int flags;
    private final Set<String> categories = new LinkedHashSet<>();
    private Bundle extras = new Bundle();

    public Intent() {}

    public Intent(Intent o) {
        action = o.action;
        data = o.data;
        type = o.type;
        pkg = o.pkg;
        component = o.component;
        flags = o.flags;
        categories.addAll(o.categories);
        extras = new Bundle(o.extras);
    }

    public Intent(String action) {
        this.action = action;
    }

    public Intent(String action, Uri uri) {
        this.action = action;
        data = uri;
    }

    public Intent(Context packageContext, Class<?> cls) {
        component = new ComponentName(packageContext, cls);
    }

    public Intent(String action, Uri uri, Context packageContext, Class<?> cls) {
        this(action, uri);
        component = new ComponentName(packageContext, cls);
    }

    public static Intent createChooser(Intent target, CharSequence title) {
        Intent chooser = new Intent(ACTION_CHOOSER);
        chooser.extras.putParcelable(EXTRA_INTENT, target);
        return chooser;
    }

    public static Intent parseUri(String uri, int flags) throws java.net.URISyntaxException {
        return new Intent(ACTION_VIEW, Uri.parse(uri));
    }

    /** The fields of this intent on the bridge: see docs, "Intents". */
    public List<String> toFields() {
        List<String> fields = new ArrayList<>();
        fields.add(action);
        fields.add(getDataString());
        fields.add(type);
        fields.add(pkg);
        fields.add(component == null ? null : component.flattenToString());
        fields.add(Integer.toString(flags));
        fields.add(String.join(" ", categories));
        for (String key : extras.keySet()) {
            String value = Extras.encode(extras.get(key));
            if (value != null) {
                fields.add(key);
                fields.add(value);
            }
        }
        return fields;
    }

    /** Reads (KEY VALUE)... of a pushed message, from the given field on. */
    public Intent withExtras(String[] fields, int from) {
        for (int i = from; i + 1 < fields.length; i += 2) {
            Extras.decode(extras, fields[i], fields[i + 1]);
        }
        return this;
    }

    public String getAction() {
        return action;
    }

    public Intent setAction(String action) {
        this.action = action;
        return this;
    }

    public Uri getData() {
        return data;
    }

    public String getDataString() {
        return data == null ? null : data.toString();
    }

    public String getScheme() {
        return data == null ? null : data.getScheme();
    }

    public Intent setData(Uri data) {
        this.data = data;
        type = null;
        return this;
    }

    public Intent setDataAndType(Uri data, String type) {
        this.data = data;
        this.type = type;
        return this;
    }

    public Intent setType(String type) {
        data = null;
        this.type = type;
        return this;
    }

    public String getType() {
        return type;
    }

    public String getPackage() {
        return pkg;
    }

    public Intent setPackage(String packageName) {
        pkg = packageName;
        return this;
    }

    public ComponentName getComponent() {
        return component;
    }

    public Intent setComponent(ComponentName component) {
        this.component = component;
        return this;
    }

    public Intent setClass(Context packageContext, Class<?> cls) {
        return setComponent(new ComponentName(packageContext, cls));
    }

    public Intent setClassName(Context packageContext, String className) {
        return setComponent(new ComponentName(packageContext, className));
    }

    public Intent setClassName(String packageName, String className) {
        return setComponent(new ComponentName(packageName, className));
    }

    public ComponentName resolveActivity(android.content.pm.PackageManager pm) {
        if (component != null) {
            return component;
        }
        android.content.pm.ResolveInfo found = pm.resolveActivity(this, 0);
        return found == null ? null : new ComponentName(found.activityInfo.packageName, found.activityInfo.name);
    }

    public int getFlags() {
        return flags;
    }

    public Intent setFlags(int flags) {
        this.flags = flags;
        return this;
    }

    public Intent addFlags(int flags) {
        this.flags |= flags;
        return this;
    }

    public Intent addCategory(String category) {
        categories.add(category);
        return this;
    }

    public boolean hasCategory(String category) {
        return categories.contains(category);
    }

    public Set<String> getCategories() {
        return categories.isEmpty() ? null : categories;
    }

    public Bundle getExtras() {
        return extras.isEmpty() ? null : new Bundle(extras);
    }

    public boolean hasExtra(String name) {
        return extras.containsKey(name);
    }

    public Intent putExtra(String name, String value) {
        extras.putString(name, value);
        return this;
    }

    public Intent putExtra(String name, CharSequence value) {
        extras.putCharSequence(name, value);
        return this;
    }

    public Intent putExtra(String name, int value) {
        extras.putInt(name, value);
        return this;
    }

    public Intent putExtra(String name, long value) {
        extras.putLong(name, value);
        return this;
    }

    public Intent putExtra(String name, boolean value) {
        extras.putBoolean(name, value);
        return this;
    }

    public Intent putExtra(String name, double value) {
        extras.putDouble(name, value);
        return this;
    }

    public Intent putExtra(String name, Bundle value) {
        extras.putBundle(name, value);
        return this;
    }

    public Intent putExtra(String name, Parcelable value) {
        extras.putParcelable(name, value);
        return this;
    }

    public Intent putExtras(Bundle more) {
        extras.putAll(more);
        return this;
    }

    public Intent putExtras(Intent src) {
        extras.putAll(src.extras);
        return this;
    }

    public void removeExtra(String name) {
        extras.remove(name);
    }

    public String getStringExtra(String name) {
        return extras.getString(name);
    }

    public CharSequence getCharSequenceExtra(String name) {
        return extras.getCharSequence(name);
    }

    public int getIntExtra(String name, int defaultValue) {
        return extras.getInt(name, defaultValue);
    }

    public long getLongExtra(String name, long defaultValue) {
        return extras.getLong(name, defaultValue);
    }

    public boolean getBooleanExtra(String name, boolean defaultValue) {
        return extras.getBoolean(name, defaultValue);
    }

    public double getDoubleExtra(String name, double defaultValue) {
        return extras.getDouble(name, defaultValue);
    }

    public Bundle getBundleExtra(String name) {
        return extras.getBundle(name);
    }

    public <T extends Parcelable> T getParcelableExtra(String name) {
        return extras.<T>getParcelable(name);
    }

    @Override
    public Object clone() {
        return new Intent(this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Intent {");
        if (action != null) {
            text.append(" act=").append(action);
        }
        if (!categories.isEmpty()) {
            text.append(" cat=[").append(String.join(",", categories)).append(']');
        }
        if (data != null) {
            text.append(" dat=").append(data);
        }
        if (flags != 0) {
            text.append(" flg=0x").append(Integer.toHexString(flags));
        }
        if (pkg != null) {
            text.append(" pkg=").append(pkg);
        }
        if (component != null) {
            text.append(" cmp=").append(component.flattenToShortString());
        }
        return text.append(extras.isEmpty() ? " }" : " (has extras) }").toString();
    }

    @Override
    public int describeContents() {
        return 0;
    }

    @Override
    public void writeToParcel(Parcel out, int flags) {
        out.writeString(toString());
    }
}
