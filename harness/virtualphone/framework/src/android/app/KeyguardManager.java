package android.app;

/** The lock screen, of which there is none. */
public class KeyguardManager {
    KeyguardManager() {}

    public boolean isKeyguardLocked() {
        return false;
    }

    public boolean isKeyguardSecure() {
        return false;
    }

    public boolean isDeviceSecure() {
        return false;
    }
}
