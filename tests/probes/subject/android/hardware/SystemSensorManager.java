package android.hardware;

public class SystemSensorManager extends SensorManager {
    /** A listener that remembers what it was told last. */
    public static final class SensorEventQueue {
        public float[] values;
        public long timestamp;

        public void event(int handle, float[] values, int accuracy, long timestamp) {
            dispatchSensorEvent(handle, values, accuracy, timestamp);
        }

        protected void dispatchSensorEvent(int handle, float[] values, int accuracy, long timestamp) {
            this.values = values;
            this.timestamp = timestamp;
        }
    }

    protected boolean registerListenerImpl(Object listener, Sensor sensor, int delayUs) {
        return true;
    }

    public boolean registerListener(Object listener, Sensor sensor, int delayUs) {
        return registerListenerImpl(listener, sensor, delayUs);
    }
}
