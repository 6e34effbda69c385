package android.location;

import android.os.Bundle;

public class Location implements android.os.Parcelable {
    private final String provider;
    private double latitude;
    private double longitude;
    private float accuracy;
    private long time;

    public Location(String provider) {
        this.provider = provider;
    }

    /** Fields of the bridge: provider, latitude, longitude, accuracy in metres, time in ms. */
    static Location of(String[] fields, int from) {
        Location location = new Location(fields[from]);
        location.latitude = Double.parseDouble(fields[from + 1]);
        location.longitude = Double.parseDouble(fields[from + 2]);
        location.accuracy = Float.parseFloat(fields[from + 3]);
        location.time = Long.parseLong(fields[from + 4]);
        return location;
    }

    public String getProvider() {
        return provider;
    }

    public double getLatitude() {
        return latitude;
    }

    public void setLatitude(double latitude) {
        this.latitude = latitude;
    }

    public double getLongitude() {
        return longitude;
    }

    public void setLongitude(double longitude) {
        this.longitude = longitude;
    }

    public float getAccuracy() {
        return accuracy;
    }

    public boolean hasAccuracy() {
        return true;
    }

    public long getTime() {
        return time;
    }

    public double getAltitude() {
        return 0;
    }

    public float getBearing() {
        return 0;
    }

    public Bundle getExtras() {
        return null;
    }

    public float getSpeed() {
        return 0;
    }

    public boolean isFromMockProvider() {
        return false;
    }

    @Override
    public String toString() {
        return String.format("Location[%s %.6f,%.6f hAcc=%.1f]", provider, latitude, longitude, accuracy);
    }

    @Override
    public int describeContents() {
        return 0;
    }

    @Override
    public void writeToParcel(android.os.Parcel parcel, int flags) {
        parcel.writeString(toString());
    }
}
