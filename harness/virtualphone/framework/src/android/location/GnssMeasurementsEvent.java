package android.location;

public final class GnssMeasurementsEvent {
    GnssMeasurementsEvent() {}

    public abstract static class Callback {
        public Callback() {}

        public void onGnssMeasurementsReceived(GnssMeasurementsEvent event) {}
    }
}
