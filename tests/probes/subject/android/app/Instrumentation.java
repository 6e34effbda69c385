package android.app;

import android.content.Intent;

public class Instrumentation {
    public Object execStartActivity(Object who, Intent intent, int requestCode) {
        return null;
    }

    public void callApplicationOnCreate(Application application) {}
}
