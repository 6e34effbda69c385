package android.location;

public final class GnssNavigationMessage {
    GnssNavigationMessage() {}

    public abstract static class Callback {
        public Callback() {}

        public void onGnssNavigationMessageReceived(GnssNavigationMessage event) {}
    }
}
