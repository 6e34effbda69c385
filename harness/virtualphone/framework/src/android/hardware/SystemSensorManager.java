package android.hardware;

import android.os.Handler;
import android.os.Looper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class SystemSensorManager extends SensorManager {
    /** One listener's stream of events. */
    abstract static class BaseEventQueue {
        protected abstract void dispatchSensorEvent(int handle, float[] values, int accuracy, long timestamp);
    }

    static final class SensorEventQueue extends BaseEventQueue {
        private final SensorEventListener listener;
        private final Sensor sensor;
        private final Handler handler;

        SensorEventQueue(SensorEventListener listener, Sensor sensor, Handler handler) {
            this.listener = listener;
            this.sensor = sensor;
            this.handler = handler;
        }

        @Override
        protected void dispatchSensorEvent(int handle, float[] values, int accuracy, long timestamp) {
            listener.onSensorChanged(new SensorEvent(sensor, accuracy, timestamp, values));
        }
    }

    private static final List<SensorEventQueue> QUEUES = new CopyOnWriteArrayList<>();

    public SystemSensorManager() {}

    /** Two fields each: type and name. */
    @Override
    protected List<Sensor> getFullSensorList() {
        String[] fields = vp.Bridge.call("sensors.list");
        List<Sensor> sensors = new ArrayList<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            sensors.add(new Sensor(Integer.parseInt(fields[i]), fields[i + 1]));
        }
        return sensors;
    }

    @Override
    protected boolean registerListenerImpl(SensorEventListener listener, Sensor sensor, int delayUs, Handler handler) {
        if (listener == null || sensor == null) {
            return false;
        }
        QUEUES.add(new SensorEventQueue(listener, sensor,
                handler == null ? new Handler(Looper.getMainLooper()) : handler));
        vp.Bridge.call("sensors.register", Integer.toString(sensor.getType()), Integer.toString(delayUs));
        return true;
    }

    @Override
    protected void unregisterListenerImpl(SensorEventListener listener, Sensor sensor) {
        for (SensorEventQueue queue : QUEUES) {
            if (queue.listener == listener && (sensor == null || sensor.getType() == queue.sensor.getType())) {
                QUEUES.remove(queue);
                vp.Bridge.call("sensors.unregister", Integer.toString(queue.sensor.getType()));
            }
        }
    }

    /** A pushed reading: type, accuracy, time in ns, values. */
    public static void dispatch(String[] message) {
        int type = Integer.parseInt(message[1]);
        float[] values = new float[message.length - 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(message[i + 4]);
        }
        for (SensorEventQueue queue : QUEUES) {
            if (queue.sensor.getType() == type) {
                queue.handler.post(() -> queue.dispatchSensorEvent(type, values.clone(),
                        Integer.parseInt(message[2]), Long.parseLong(message[3])));
            }
        }
    }
}
