package android.nfc;

/** Abstract, as no real one is: a hook here would be accepted and never fire. */
public abstract class NfcAdapter {
    public abstract void enableReaderMode(Object activity);
}
