package android.telephony;

import android.content.Context;
import android.os.Handler;
import android.os.Looper;
import java.util.List;
import java.util.concurrent.Executor;

public class SubscriptionManager {
    public static final int DEFAULT_SUBSCRIPTION_ID = Integer.MAX_VALUE;

    public static class OnSubscriptionsChangedListener {
        public OnSubscriptionsChangedListener() {}

        public void onSubscriptionsChanged() {}
    }

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

    public String getPhoneNumber(int subscriptionId, int source) {
        return getPhoneNumber(subscriptionId);
    }

    /** Of embedded SIMs, of which there are none. */
    public List<SubscriptionInfo> getAccessibleSubscriptionInfoList() {
        return null;
    }

    public List<SubscriptionInfo> getAllSubscriptionInfoList() {
        return getActiveSubscriptionInfoList();
    }

    public void addOnSubscriptionsChangedListener(OnSubscriptionsChangedListener listener) {
        addOnSubscriptionsChangedListener(new Handler(Looper.getMainLooper())::post, listener);
    }

    /** Tells the present state at once, and nothing later: SIMs stay. */
    public void addOnSubscriptionsChangedListener(Executor executor, OnSubscriptionsChangedListener listener) {
        executor.execute(listener::onSubscriptionsChanged);
    }

    public void removeOnSubscriptionsChangedListener(OnSubscriptionsChangedListener listener) {}
}
