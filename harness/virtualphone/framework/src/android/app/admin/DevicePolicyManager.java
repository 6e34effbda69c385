package android.app.admin;

import android.content.ComponentName;
import android.os.Process;
import java.util.ArrayList;
import java.util.List;

/** Nobody owns or manages this phone. */
public class DevicePolicyManager {
    public DevicePolicyManager() {}

    public String getWifiMacAddress(ComponentName admin) {
        throw new SecurityException("No active admin " + admin + " for uid " + Process.myUid());
    }

    public String getEnrollmentSpecificId() {
        throw new SecurityException("Caller with uid " + Process.myUid() + " is not an owner of the device");
    }

    public List<ComponentName> getActiveAdmins() {
        return new ArrayList<>();
    }

    public boolean isDeviceOwnerApp(String packageName) {
        return false;
    }
}
