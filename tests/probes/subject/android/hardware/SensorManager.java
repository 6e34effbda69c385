package android.hardware;

import java.util.List;

public abstract class SensorManager {
    public List<Sensor> getSensorList(int type) {
        return List.of(new Sensor(1), new Sensor(4), new Sensor(5));
    }
}
