package android.net;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Uri implements android.os.Parcelable, Comparable<Uri> {
    /** RFC 3986, appendix B. */
    private static final Pattern PARTS =
            Pattern.compile("^(?:([^:/?#]+):)?(//([^/?#]*))?([^?#]*)(\\?([^#]*))?(#(.*))?", Pattern.DOTALL);

    public static final Uri EMPTY = new Uri("");

    private final String text;
    private final Matcher parts;

    private Uri(String text) {
        this.text = text;
        parts = PARTS.matcher(text);
        parts.matches();
    }

    public static Uri parse(String uriString) {
        return new Uri(java.util.Objects.requireNonNull(uriString, "uriString"));
    }

    public static Uri fromParts(String scheme, String ssp, String fragment) {
        return new Uri(scheme + ":" + encode(ssp) + (fragment == null ? "" : "#" + encode(fragment)));
    }

    public static Uri fromFile(java.io.File file) {
        return new Uri("file://" + file.getAbsolutePath());
    }

    public static Uri withAppendedPath(Uri baseUri, String pathSegment) {
        return new Uri(baseUri.text.replaceAll("/+$", "") + "/" + pathSegment);
    }

    public static String encode(String s) {
        return s == null ? null : URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String decode(String s) {
        return s == null ? null : URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public String getScheme() {
        return parts.group(1);
    }

    public String getAuthority() {
        return decode(parts.group(3));
    }

    public String getHost() {
        String authority = getAuthority();
        if (authority == null) {
            return null;
        }
        String host = authority.substring(authority.indexOf('@') + 1);
        return host.replaceAll(":\\d*$", "");
    }

    public int getPort() {
        Matcher port = Pattern.compile(":(\\d+)$").matcher(parts.group(3) == null ? "" : parts.group(3));
        return port.find() ? Integer.parseInt(port.group(1)) : -1;
    }

    public String getPath() {
        return decode(parts.group(4));
    }

    public String getEncodedPath() {
        return parts.group(4);
    }

    public String getQuery() {
        return decode(parts.group(6));
    }

    public String getEncodedQuery() {
        return parts.group(6);
    }

    public String getFragment() {
        return decode(parts.group(8));
    }

    public String getSchemeSpecificPart() {
        int colon = text.indexOf(':');
        int hash = text.indexOf('#');
        return decode(text.substring(colon + 1, hash < 0 ? text.length() : hash));
    }

    public List<String> getPathSegments() {
        List<String> segments = new ArrayList<>(Arrays.asList(getPath().split("/")));
        segments.removeIf(String::isEmpty);
        return Collections.unmodifiableList(segments);
    }

    public String getLastPathSegment() {
        List<String> segments = getPathSegments();
        return segments.isEmpty() ? null : segments.get(segments.size() - 1);
    }

    public String getQueryParameter(String key) {
        String query = getEncodedQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (decode(equals < 0 ? pair : pair.substring(0, equals)).equals(key)) {
                return equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    public boolean isHierarchical() {
        return getScheme() == null || text.startsWith(getScheme() + ":/");
    }

    public Builder buildUpon() {
        return new Builder(this);
    }

    @Override
    public int compareTo(Uri other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Uri && text.equals(((Uri) o).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public int describeContents() {
        return 0;
    }

    @Override
    public void writeToParcel(android.os.Parcel out, int flags) {
        out.writeString(text);
    }

    public static final class Builder {
        private String scheme;
        private String authority;
        private String path = "";
        private String query;

        public Builder() {}

        Builder(Uri uri) {
            scheme = uri.getScheme();
            authority = uri.parts.group(3);
            path = uri.getEncodedPath();
            query = uri.getEncodedQuery();
        }

        public Builder scheme(String scheme) {
            this.scheme = scheme;
            return this;
        }

        public Builder authority(String authority) {
            this.authority = encode(authority).replace("%3A", ":").replace("%40", "@");
            return this;
        }

        public Builder path(String path) {
            this.path = encode(path).replace("%2F", "/");
            return this;
        }

        public Builder appendPath(String newSegment) {
            path = path.replaceAll("/+$", "") + "/" + encode(newSegment);
            return this;
        }

        public Builder appendQueryParameter(String key, String value) {
            query = (query == null ? "" : query + "&") + encode(key) + "=" + encode(value);
            return this;
        }

        public Uri build() {
            String start = (scheme == null ? "" : scheme + ":") + (authority == null ? "" : "//" + authority);
            String slash = authority != null && !path.isEmpty() && !path.startsWith("/") ? "/" : "";
            return new Uri(start + slash + path + (query == null ? "" : "?" + query));
        }

        @Override
        public String toString() {
            return build().toString();
        }
    }
}
