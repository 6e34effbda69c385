package android.app;

import android.hardware.SystemSensorManager;

public class Application {
    public Object getSystemService(String name) {
        return new SystemSensorManager();
    }
}
