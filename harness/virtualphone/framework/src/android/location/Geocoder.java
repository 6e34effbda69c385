package android.location;

import android.content.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Places as addresses: this phone has no service that knows them. */
public final class Geocoder {
    public interface GeocodeListener {
        void onGeocode(List<Address> addresses);

        default void onError(String errorMessage) {}
    }

    public Geocoder(Context context) {}

    public Geocoder(Context context, Locale locale) {}

    public static boolean isPresent() {
        return false;
    }

    public List<Address> getFromLocation(double latitude, double longitude, int maxResults) throws IOException {
        return none();
    }

    public void getFromLocation(double latitude, double longitude, int maxResults, GeocodeListener listener) {
        listener.onError("Service not Available");
    }

    public List<Address> getFromLocationName(String locationName, int maxResults) throws IOException {
        return none();
    }

    public void getFromLocationName(String locationName, int maxResults, GeocodeListener listener) {
        listener.onError("Service not Available");
    }

    private static ArrayList<Address> none() throws IOException {
        throw new IOException("Service not Available");
    }
}
