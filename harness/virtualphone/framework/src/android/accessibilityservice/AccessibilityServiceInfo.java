package android.accessibilityservice;

public class AccessibilityServiceInfo {
    public int eventTypes;

    public AccessibilityServiceInfo() {}
}
