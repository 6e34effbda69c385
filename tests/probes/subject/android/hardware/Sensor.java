package android.hardware;

public final class Sensor {
    private final int type;

    public Sensor(int type) {
        this.type = type;
    }

    public int getType() {
        return type;
    }

    public int getHandle() {
        return 100 + type;
    }
}
