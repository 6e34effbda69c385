package android.hardware;

import android.os.Handler;
import java.util.ArrayList;
import java.util.List;

public abstract class SensorManager {
    public static final int SENSOR_DELAY_FASTEST = 0;
    public static final int SENSOR_DELAY_GAME = 1;
    public static final int SENSOR_DELAY_UI = 2;
    public static final int SENSOR_DELAY_NORMAL = 3;
    public static final int SENSOR_STATUS_ACCURACY_HIGH = 3;
    public static final float GRAVITY_EARTH = 9.80665f;
    public static final float STANDARD_GRAVITY = 9.80665f;

    protected abstract List<Sensor> getFullSensorList();

    public List<Sensor> getSensorList(int type) {
        return ofType(type);
    }

    public Sensor getDefaultSensor(int type) {
        List<Sensor> sensors = ofType(type);
        return sensors.isEmpty() ? null : sensors.get(0);
    }

    private List<Sensor> ofType(int type) {
        List<Sensor> sensors = new ArrayList<>(getFullSensorList());
        sensors.removeIf(sensor -> type != Sensor.TYPE_ALL && type != sensor.getType());
        return sensors;
    }

    public boolean registerListener(SensorEventListener listener, Sensor sensor, int samplingPeriodUs) {
        return registerListener(listener, sensor, samplingPeriodUs, null);
    }

    public boolean registerListener(SensorEventListener listener, Sensor sensor, int samplingPeriodUs,
            int maxReportLatencyUs) {
        return registerListener(listener, sensor, samplingPeriodUs, null);
    }

    public boolean registerListener(SensorEventListener listener, Sensor sensor, int samplingPeriodUs,
            Handler handler) {
        return registerListenerImpl(listener, sensor, samplingPeriodUs, handler);
    }

    public void unregisterListener(SensorEventListener listener) {
        unregisterListenerImpl(listener, null);
    }

    public void unregisterListener(SensorEventListener listener, Sensor sensor) {
        unregisterListenerImpl(listener, sensor);
    }

    protected abstract boolean registerListenerImpl(SensorEventListener listener, Sensor sensor,
            int delayUs, Handler handler);

    protected abstract void unregisterListenerImpl(SensorEventListener listener, Sensor sensor);

    public boolean registerListener(SensorEventListener listener, Sensor sensor, int samplingPeriodUs,
            int maxReportLatencyUs, Handler handler) {
        return registerListenerImpl(listener, sensor, samplingPeriodUs, handler);
    }

    /** Only wake-up sensors, or only others; of the former there is none. */
    public Sensor getDefaultSensor(int type, boolean wakeUp) {
        return wakeUp ? null : getDefaultSensor(type);
    }

    /** One event, then no more: no sensor of this phone works that way. */
    public boolean requestTriggerSensor(TriggerEventListener listener, Sensor sensor) {
        return false;
    }
}
