package android.hardware;

public class SystemSensorManager {
    protected boolean registerListenerImpl(Object listener, Sensor sensor, int delayUs) {
        return true;
    }

    public boolean registerListener(Object listener, Sensor sensor, int delayUs) {
        return registerListenerImpl(listener, sensor, delayUs);
    }
}
