package android.bluetooth.le;

/** Which devices an app wants to hear of; none is near. */
public final class ScanFilter {
    ScanFilter() {}

    public static final class Builder {
        public Builder() {}

        public Builder setDeviceAddress(String deviceAddress) {
            return this;
        }

        public ScanFilter build() {
            return new ScanFilter();
        }
    }
}
