package android.telephony;

import android.content.Context;
import java.util.List;

public class SubscriptionManager {
    public static final int DEFAULT_SUBSCRIPTION_ID = Integer.MAX_VALUE;

    public SubscriptionManager() {}

    public static SubscriptionManager from(Context context) {
        return (SubscriptionManager) context.getSystemService(Context.TELEPHONY_SUBSCRIPTION_SERVICE);
    }

    public static int getDefaultSubscriptionId() {
        return 1;
    }

    public List<SubscriptionInfo> getActiveSubscriptionInfoList() {
        return List.of(new SubscriptionInfo(vp.Bridge.call("telephony.getSubscription", "0")));
    }

    public SubscriptionInfo getActiveSubscriptionInfo(int subId) {
        return getActiveSubscriptionInfoList().get(0);
    }

    public SubscriptionInfo getActiveSubscriptionInfoForSimSlotIndex(int slotIndex) {
        return slotIndex == 0 ? getActiveSubscriptionInfo(1) : null;
    }

    public int getActiveSubscriptionInfoCount() {
        return 1;
    }

    public String getPhoneNumber(int subscriptionId) {
        return vp.Bridge.ask("telephony.getLine1Number", "0");
    }
}
