package android.content;

public class Intent {
    private final String action;
    private final String packageName;
    private final ComponentName component;
    private final String data;

    public Intent(String action, String packageName, ComponentName component, String data) {
        this.action = action;
        this.packageName = packageName;
        this.component = component;
        this.data = data;
    }

    public String getAction() {
        return action;
    }

    public String getPackage() {
        return packageName;
    }

    public ComponentName getComponent() {
        return component;
    }

    public String getDataString() {
        return data;
    }
}
