package android.telecom;

import java.util.ArrayList;
import java.util.List;

public class TelecomManager {
    public TelecomManager() {}

    public String getLine1Number(PhoneAccountHandle accountHandle) {
        return vp.Bridge.ask("telephony.getLine1Number", "0");
    }

    public List<PhoneAccountHandle> getCallCapablePhoneAccounts() {
        vp.Access.demand("getCallCapablePhoneAccounts", "READ_PHONE_STATE");
        List<PhoneAccountHandle> accounts = new ArrayList<>();
        accounts.add(new PhoneAccountHandle(new android.content.ComponentName("com.android.phone",
                "com.android.services.telephony.TelephonyConnectionService"), "1"));
        return accounts;
    }

    public List<PhoneAccountHandle> getSelfManagedPhoneAccounts() {
        vp.Access.demand("getSelfManagedPhoneAccounts", "READ_PHONE_STATE");
        return new ArrayList<>();
    }

    public boolean isInCall() {
        vp.Access.demand("isInCall", "READ_PHONE_STATE");
        return false;
    }

    public String getDefaultDialerPackage() {
        return "com.android.dialer";
    }
}
