package android.net;

public class NetworkInfo {
    private final int type;
    private final String name;

    NetworkInfo(int type, String name) {
        this.type = type;
        this.name = name;
    }

    public int getType() {
        return type;
    }

    public String getTypeName() {
        return name;
    }

    public int getSubtype() {
        return 0;
    }

    public String getSubtypeName() {
        return "";
    }

    public String getExtraInfo() {
        return null;
    }

    public boolean isConnected() {
        return true;
    }

    public boolean isAvailable() {
        return true;
    }

    public boolean isConnectedOrConnecting() {
        return true;
    }
}
