package android.hardware;

public final class TriggerEvent {
    public final float[] values;
    public Sensor sensor;

    TriggerEvent(float[] values) {
        this.values = values;
    }
}
