package android.view;

public abstract class InputEvent {
    public abstract long getEventTime();

    public final int getSource() {
        return 0x1002;
    }
}
