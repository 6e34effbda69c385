package android.bluetooth.le;

/** How an app wants to scan. */
public final class ScanSettings {
    ScanSettings() {}

    public static final class Builder {
        public Builder() {}

        public Builder setScanMode(int scanMode) {
            return this;
        }

        public ScanSettings build() {
            return new ScanSettings();
        }
    }
}
