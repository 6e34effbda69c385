package android.location;

import android.os.Handler;
import android.os.Looper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class LocationManager {
    public static final String GPS_PROVIDER = "gps";
    public static final String NETWORK_PROVIDER = "network";
    public static final String PASSIVE_PROVIDER = "passive";
    public static final String FUSED_PROVIDER = "fused";

    private static final Map<LocationListener, String> LISTENERS = new ConcurrentHashMap<>();

    public LocationManager() {}

    public List<String> getAllProviders() {
        return new ArrayList<>(Arrays.asList(PASSIVE_PROVIDER, GPS_PROVIDER, NETWORK_PROVIDER, FUSED_PROVIDER));
    }

    public List<String> getProviders(boolean enabledOnly) {
        return new ArrayList<>(Arrays.asList(vp.Bridge.call("location.getProviders")));
    }

    public String getBestProvider(Criteria criteria, boolean enabledOnly) {
        List<String> providers = getProviders(enabledOnly);
        return providers.isEmpty() ? null : providers.get(providers.size() - 1);
    }

    public boolean isProviderEnabled(String provider) {
        return getProviders(true).contains(provider);
    }

    public boolean isLocationEnabled() {
        return isProviderEnabled(GPS_PROVIDER);
    }

    public Location getLastKnownLocation(String provider) {
        String[] answer = vp.Bridge.call("location.getLastKnownLocation", provider);
        return answer.length == 0 ? null : Location.of(answer, 0);
    }

    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM, LocationListener listener) {
        requestLocationUpdates(provider, minTimeMs, minDistanceM, listener, Looper.myLooper());
    }

    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM,
            LocationListener listener, Looper looper) {
        LISTENERS.put(listener, provider);
        String[] first = vp.Bridge.call("location.requestLocationUpdates", provider, Long.toString(minTimeMs));
        if (first.length > 0) {
            new Handler(Looper.getMainLooper()).post(() -> listener.onLocationChanged(Location.of(first, 0)));
        }
    }

    public void requestSingleUpdate(String provider, LocationListener listener, Looper looper) {
        requestLocationUpdates(provider, 0, 0, new LocationListener() {
            @Override
            public void onLocationChanged(Location location) {
                removeUpdates(this);
                listener.onLocationChanged(location);
            }
        }, looper);
    }

    public void removeUpdates(LocationListener listener) {
        if (LISTENERS.remove(listener) != null && LISTENERS.isEmpty()) {
            vp.Bridge.call("location.removeUpdates");
        }
    }

    /** A pushed location, on the main thread. */
    public static void dispatch(String[] message) {
        Location location = Location.of(message, 1);
        LISTENERS.forEach((listener, provider) -> {
            if (provider.equals(PASSIVE_PROVIDER) || provider.equals(location.getProvider())) {
                listener.onLocationChanged(location);
            }
        });
    }
}
