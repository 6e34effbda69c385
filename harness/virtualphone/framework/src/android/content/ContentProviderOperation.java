package android.content;

/** One step of a batch; what it does is not modelled. */
public class ContentProviderOperation {
    ContentProviderOperation() {}
}
