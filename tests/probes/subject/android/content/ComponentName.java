package android.content;

public final class ComponentName {
    private final String shortName;

    public ComponentName(String packageName, String className) {
        shortName = packageName + "/" + className;
    }

    public String flattenToShortString() {
        return shortName;
    }
}
