package android.location;

import android.app.PendingIntent;
import android.os.CancellationSignal;
import android.os.Handler;
import android.os.Looper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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
        return enabled();
    }

    public List<String> getProviders(Criteria criteria, boolean enabledOnly) {
        return enabled();
    }

    public String getBestProvider(Criteria criteria, boolean enabledOnly) {
        return best();
    }

    public boolean isProviderEnabled(String provider) {
        return enabled().contains(provider);
    }

    public boolean isLocationEnabled() {
        return enabled().contains(GPS_PROVIDER);
    }

    private static List<String> enabled() {
        return new ArrayList<>(Arrays.asList(vp.Bridge.call("location.getProviders")));
    }

    private static String best() {
        List<String> providers = enabled();
        return providers.isEmpty() ? null : providers.get(providers.size() - 1);
    }

    public Location getLastKnownLocation(String provider) {
        String[] answer = vp.Bridge.call("location.getLastKnownLocation", provider);
        return answer.length == 0 ? null : Location.of(answer, 0);
    }

    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM, LocationListener listener) {
        request(provider, minTimeMs, listener, LocationManager::onMainThread);
    }

    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM,
            LocationListener listener, Looper looper) {
        request(provider, minTimeMs, listener, LocationManager::onMainThread);
    }

    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM, Executor executor,
            LocationListener listener) {
        request(provider, minTimeMs, listener, executor);
    }

    public void requestLocationUpdates(long minTimeMs, float minDistanceM, Criteria criteria,
            LocationListener listener, Looper looper) {
        request(best(), minTimeMs, listener, LocationManager::onMainThread);
    }

    public void requestLocationUpdates(long minTimeMs, float minDistanceM, Criteria criteria, Executor executor,
            LocationListener listener) {
        request(best(), minTimeMs, listener, executor);
    }

    public void requestLocationUpdates(String provider, LocationRequest locationRequest, Executor executor,
            LocationListener listener) {
        request(provider, locationRequest.getIntervalMillis(), listener, executor);
    }

    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM,
            PendingIntent pendingIntent) {
        ask(provider, minTimeMs);
    }

    public void requestLocationUpdates(long minTimeMs, float minDistanceM, Criteria criteria,
            PendingIntent pendingIntent) {
        ask(best(), minTimeMs);
    }

    public void requestLocationUpdates(String provider, LocationRequest locationRequest, PendingIntent pendingIntent) {
        ask(provider, locationRequest.getIntervalMillis());
    }

    public void requestSingleUpdate(String provider, LocationListener listener, Looper looper) {
        Location now = ask(provider, 0);
        if (now != null) {
            onMainThread(() -> listener.onLocationChanged(now));
        }
    }

    public void requestSingleUpdate(Criteria criteria, LocationListener listener, Looper looper) {
        requestSingleUpdate(best(), listener, looper);
    }

    public void requestSingleUpdate(String provider, PendingIntent pendingIntent) {
        ask(provider, 0);
    }

    public void requestSingleUpdate(Criteria criteria, PendingIntent pendingIntent) {
        ask(best(), 0);
    }

    public void getCurrentLocation(String provider, CancellationSignal cancellationSignal, Executor executor,
            Consumer<Location> consumer) {
        Location now = ask(provider, 0);
        executor.execute(() -> consumer.accept(now));
    }

    public void getCurrentLocation(String provider, LocationRequest locationRequest,
            CancellationSignal cancellationSignal, Executor executor, Consumer<Location> consumer) {
        getCurrentLocation(provider, cancellationSignal, executor, consumer);
    }

    private static void request(String provider, long minTimeMs, LocationListener listener, Executor executor) {
        LISTENERS.put(listener, provider);
        Location first = ask(provider, minTimeMs);
        if (first != null) {
            executor.execute(() -> listener.onLocationChanged(first));
        }
    }

    /** Where the phone is now, for an app that may know; null for one that may not now. */
    private static Location ask(String provider, long minTimeMs) {
        String[] answer = vp.Bridge.call("location.requestLocationUpdates", provider, Long.toString(minTimeMs));
        return answer.length == 0 ? null : Location.of(answer, 0);
    }

    private static void onMainThread(Runnable work) {
        new Handler(Looper.getMainLooper()).post(work);
    }

    public void removeUpdates(LocationListener listener) {
        if (LISTENERS.remove(listener) != null && LISTENERS.isEmpty()) {
            vp.Bridge.call("location.removeUpdates");
        }
    }

    public void removeUpdates(PendingIntent pendingIntent) {}

    public void addProximityAlert(double latitude, double longitude, float radius, long expiration,
            PendingIntent pendingIntent) {
        vp.Access.demand("addProximityAlert", "ACCESS_FINE_LOCATION");
    }

    public boolean addNmeaListener(OnNmeaMessageListener listener) {
        return satellites("addNmeaListener");
    }

    public boolean addNmeaListener(OnNmeaMessageListener listener, Handler handler) {
        return satellites("addNmeaListener");
    }

    public boolean addNmeaListener(Executor executor, OnNmeaMessageListener listener) {
        return satellites("addNmeaListener");
    }

    public boolean registerGnssStatusCallback(GnssStatus.Callback callback) {
        return satellites("registerGnssStatusCallback");
    }

    public boolean registerGnssStatusCallback(GnssStatus.Callback callback, Handler handler) {
        return satellites("registerGnssStatusCallback");
    }

    public boolean registerGnssStatusCallback(Executor executor, GnssStatus.Callback callback) {
        return satellites("registerGnssStatusCallback");
    }

    public boolean registerGnssMeasurementsCallback(Executor executor, GnssMeasurementsEvent.Callback callback) {
        return satellites("registerGnssMeasurementsCallback");
    }

    public boolean registerGnssNavigationMessageCallback(Executor executor, GnssNavigationMessage.Callback callback) {
        return satellites("registerGnssNavigationMessageCallback");
    }

    /** Indoors, where no satellite is seen: listeners are taken, and hear nothing. */
    private static boolean satellites(String method) {
        vp.Access.demand(method, "ACCESS_FINE_LOCATION");
        return true;
    }

    public String getGnssHardwareModelName() {
        return null;
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
