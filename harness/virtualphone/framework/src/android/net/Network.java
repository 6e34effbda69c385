package android.net;

public class Network {
    private final int id;

    Network(int id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return Integer.toString(id);
    }
}
