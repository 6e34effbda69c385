package android.location;

public final class GnssStatus {
    GnssStatus() {}

    public int getSatelliteCount() {
        return 0;
    }

    public abstract static class Callback {
        public Callback() {}

        public void onStarted() {}

        public void onStopped() {}

        public void onFirstFix(int ttffMillis) {}

        public void onSatelliteStatusChanged(GnssStatus status) {}
    }
}
