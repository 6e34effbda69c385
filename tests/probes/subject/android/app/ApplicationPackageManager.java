package android.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class ApplicationPackageManager {
    public List<String> getInstalledPackages(int flags) {
        return new ArrayList<>(Arrays.asList("a", "b", "c"));
    }

    public Object getPackageInfo(String name, int flags) {
        return name;
    }
}
