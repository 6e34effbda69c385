package android.net;

/** Which networks an app wants to hear of; here it hears of the one there is. */
public class NetworkRequest {
    NetworkRequest() {}

    public static class Builder {
        public Builder() {}

        public Builder addCapability(int capability) {
            return this;
        }

        public Builder addTransportType(int transportType) {
            return this;
        }

        public NetworkRequest build() {
            return new NetworkRequest();
        }
    }
}
