package android.telecom;

import android.content.ComponentName;

public final class PhoneAccountHandle {
    private final ComponentName componentName;
    private final String id;

    public PhoneAccountHandle(ComponentName componentName, String id) {
        this.componentName = componentName;
        this.id = id;
    }

    public ComponentName getComponentName() {
        return componentName;
    }

    public String getId() {
        return id;
    }
}
