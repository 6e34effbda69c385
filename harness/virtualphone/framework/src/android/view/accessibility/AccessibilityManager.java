package android.view.accessibility;

import android.accessibilityservice.AccessibilityServiceInfo;
import java.util.ArrayList;
import java.util.List;

/** No accessibility service is installed. */
public final class AccessibilityManager {
    public AccessibilityManager() {}

    public boolean isEnabled() {
        return false;
    }

    public List<AccessibilityServiceInfo> getEnabledAccessibilityServiceList(int feedbackTypeFlags) {
        return new ArrayList<>();
    }

    public List<AccessibilityServiceInfo> getInstalledAccessibilityServiceList() {
        return new ArrayList<>();
    }
}
