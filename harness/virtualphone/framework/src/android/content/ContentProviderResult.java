package android.content;

public class ContentProviderResult {
    public final Integer count;

    public ContentProviderResult(int count) {
        this.count = count;
    }
}
