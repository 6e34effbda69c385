package android.content;

import android.os.Parcel;
import android.os.Parcelable;

public final class ComponentName implements Parcelable, Cloneable, Comparable<ComponentName> {
    private final String pkg;
    private final String cls;

    public ComponentName(String pkg, String cls) {
        this.pkg = java.util.Objects.requireNonNull(pkg, "package name is null");
        this.cls = java.util.Objects.requireNonNull(cls, "class name is null");
    }

    public ComponentName(Context pkg, Class<?> cls) {
        this(pkg.getPackageName(), cls.getName());
    }

    public ComponentName(Context pkg, String cls) {
        this(pkg.getPackageName(), cls);
    }

    public String getPackageName() {
        return pkg;
    }

    public String getClassName() {
        return cls;
    }

    public String getShortClassName() {
        return cls.startsWith(pkg + ".") ? cls.substring(pkg.length()) : cls;
    }

    public String flattenToString() {
        return pkg + "/" + cls;
    }

    public String flattenToShortString() {
        return pkg + "/" + getShortClassName();
    }

    public static ComponentName unflattenFromString(String str) {
        int slash = str.indexOf('/');
        if (slash < 0 || slash + 1 >= str.length()) {
            return null;
        }
        String pkg = str.substring(0, slash);
        String cls = str.substring(slash + 1);
        return new ComponentName(pkg, cls.startsWith(".") ? pkg + cls : cls);
    }

    @Override
    public ComponentName clone() {
        return new ComponentName(pkg, cls);
    }

    @Override
    public int compareTo(ComponentName that) {
        return flattenToString().compareTo(that.flattenToString());
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof ComponentName && compareTo((ComponentName) obj) == 0;
    }

    @Override
    public int hashCode() {
        return flattenToString().hashCode();
    }

    @Override
    public String toString() {
        return "ComponentInfo{" + flattenToString() + "}";
    }

    @Override
    public int describeContents() {
        return 0;
    }

    @Override
    public void writeToParcel(Parcel out, int flags) {
        out.writeString(flattenToString());
    }
}
