package android.webkit;

public class SslErrorHandler {
    String said = "nothing";

    public void proceed() {
        said = "accepted";
    }

    public void cancel() {
        said = "refused";
    }
}
