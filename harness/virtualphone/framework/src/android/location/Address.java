package android.location;

import java.util.Locale;

public class Address {
    private final Locale locale;

    public Address(Locale locale) {
        this.locale = locale;
    }

    public Locale getLocale() {
        return locale;
    }
}
