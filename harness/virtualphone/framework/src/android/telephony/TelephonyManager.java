package android.telephony;

import android.content.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

public class TelephonyManager {
    public static final int PHONE_TYPE_GSM = 1;
    public static final int SIM_STATE_ABSENT = 1;
    public static final int SIM_STATE_READY = 5;
    public static final int UNKNOWN_CARRIER_ID = -1;
    public static final int NETWORK_TYPE_LTE = 13;
    public static final int CALL_STATE_IDLE = 0;

    public abstract static class CellInfoCallback {
        public abstract void onCellInfo(List<CellInfo> cellInfo);

        public void onError(int errorCode, Throwable detail) {}
    }

    private final Context context;

    public TelephonyManager(Context context) {
        this.context = context;
    }

    public static TelephonyManager from(Context context) {
        return (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
    }

    public TelephonyManager createForSubscriptionId(int subId) {
        return new TelephonyManager(context);
    }

    private static String ask(String method, int slot) {
        return vp.Bridge.ask("telephony." + method, Integer.toString(slot));
    }

    private static String ask(String method) {
        return ask(method, 0);
    }

    public String getDeviceId() {
        return ask("getDeviceId");
    }

    public String getDeviceId(int slotIndex) {
        return ask("getDeviceId", slotIndex);
    }

    public String getImei() {
        return getImei(0);
    }

    public String getImei(int slotIndex) {
        return ask("getImei", slotIndex);
    }

    public String getMeid() {
        return getMeid(0);
    }

    public String getMeid(int slotIndex) {
        return ask("getMeid", slotIndex);
    }

    public String getSubscriberId() {
        return getSubscriberId(0);
    }

    public String getSubscriberId(int subId) {
        return ask("getSubscriberId", subId);
    }

    public String getSimSerialNumber() {
        return getSimSerialNumber(0);
    }

    public String getSimSerialNumber(int subId) {
        return ask("getSimSerialNumber", subId);
    }

    public String getLine1Number() {
        return getLine1Number(0);
    }

    public String getLine1Number(int subId) {
        return ask("getLine1Number", subId);
    }

    public String getPrimaryImei() {
        return ask("getPrimaryImei");
    }

    /** The first eight digits of the IMEI name the model, not the phone. */
    public String getTypeAllocationCode() {
        return getTypeAllocationCode(0);
    }

    public String getTypeAllocationCode(int slotIndex) {
        return ask("getTypeAllocationCode", slotIndex);
    }

    public String getManufacturerCode() {
        return getManufacturerCode(0);
    }

    public String getManufacturerCode(int slotIndex) {
        return ask("getManufacturerCode", slotIndex);
    }

    public String getNai() {
        return ask("getNai");
    }

    /** This SIM has none. */
    public String getGroupIdLevel1() {
        vp.Access.demand("getGroupIdLevel1ForSubscriber", "READ_PHONE_STATE");
        return null;
    }

    public List<?> getUiccCardsInfo() {
        vp.Access.refuse("getUiccCardsInfo", "READ_PRIVILEGED_PHONE_STATE");
        return new ArrayList<>();
    }

    public String getVoiceMailAlphaTag() {
        vp.Access.demand("getVoiceMailAlphaTagForSubscriber", "READ_PHONE_STATE");
        return null;
    }

    public String getDeviceSoftwareVersion() {
        return ask("getDeviceSoftwareVersion");
    }

    public String getVoiceMailNumber() {
        return ask("getVoiceMailNumber");
    }

    public String getNetworkOperator() {
        return ask("getNetworkOperator");
    }

    public String getNetworkOperatorName() {
        return ask("getNetworkOperatorName");
    }

    public String getNetworkCountryIso() {
        return "cn";
    }

    public String getNetworkCountryIso(int slotIndex) {
        return getNetworkCountryIso();
    }

    public String getSimOperator() {
        return ask("getSimOperator");
    }

    public String getSimOperatorName() {
        return ask("getSimOperatorName");
    }

    public String getSimCountryIso() {
        return "cn";
    }

    public int getSimState() {
        return SIM_STATE_READY;
    }

    public int getSimState(int slotIndex) {
        return slotIndex == 0 ? SIM_STATE_READY : SIM_STATE_ABSENT;
    }

    public int getSimCarrierId() {
        return UNKNOWN_CARRIER_ID;
    }

    public CharSequence getSimCarrierIdName() {
        return null;
    }

    public int getActiveModemCount() {
        return 1;
    }

    public int getPhoneType() {
        return PHONE_TYPE_GSM;
    }

    public int getPhoneCount() {
        return 1;
    }

    public int getCallState() {
        return CALL_STATE_IDLE;
    }

    public int getNetworkType() {
        return vp.Bridge.number("telephony.getNetworkType", 0, "0");
    }

    public int getDataNetworkType() {
        return getNetworkType();
    }

    /** The cell's identity and area code. */
    public CellLocation getCellLocation() {
        String[] answer = vp.Bridge.call("telephony.getCellLocation", "0");
        return answer.length < 2 ? null
                : new android.telephony.gsm.GsmCellLocation(Integer.parseInt(answer[0]), Integer.parseInt(answer[1]));
    }

    public List<CellInfo> getAllCellInfo() {
        return cells();
    }

    private static List<CellInfo> cells() {
        List<CellInfo> cells = new ArrayList<>();
        for (String identity : vp.Bridge.call("telephony.getAllCellInfo", "0")) {
            cells.add(new CellInfoLte(identity));
        }
        return cells;
    }

    public void requestCellInfoUpdate(Executor executor, CellInfoCallback callback) {
        List<CellInfo> cells = cells();
        executor.execute(() -> callback.onCellInfo(cells));
    }

    public ServiceState getServiceState() {
        return getServiceState(0);
    }

    public ServiceState getServiceState(int includeLocationData) {
        vp.Access.demand("getServiceStateForSlot", "READ_PHONE_STATE");
        return new ServiceState();
    }

    public SignalStrength getSignalStrength() {
        return new SignalStrength();
    }

    public void registerTelephonyCallback(Executor executor, TelephonyCallback callback) {
        registerTelephonyCallback(0, executor, callback);
    }

    public void registerTelephonyCallback(int includeLocationData, Executor executor, TelephonyCallback callback) {
        if (callback instanceof TelephonyCallback.CallStateListener) {
            vp.Access.demand("listen", "READ_PHONE_STATE");
        }
        if (callback instanceof TelephonyCallback.CellInfoListener) {
            List<CellInfo> cells = cells();
            executor.execute(() -> ((TelephonyCallback.CellInfoListener) callback).onCellInfoChanged(cells));
        }
    }

    public void unregisterTelephonyCallback(TelephonyCallback callback) {}

    public void listen(PhoneStateListener listener, int events) {
        vp.Bridge.call("telephony.listen", Integer.toString(events));
    }

    public boolean isNetworkRoaming() {
        return false;
    }
}
