package android.content.pm;

public class PackageItemInfo {
    public String name;
    public String packageName;
    public CharSequence nonLocalizedLabel;
    public int icon;
    public int labelRes;

    public CharSequence loadLabel(PackageManager pm) {
        return nonLocalizedLabel == null ? packageName : nonLocalizedLabel;
    }
}
