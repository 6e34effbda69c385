package android.os;

public final class UserHandle {
    private final int id;

    UserHandle(int id) {
        this.id = id;
    }

    public static int myUserId() {
        return 0;
    }

    public int getIdentifier() {
        return id;
    }

    @Override
    public String toString() {
        return "UserHandle{" + id + "}";
    }
}
