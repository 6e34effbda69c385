/** Telephony and SIM: the phone's and the subscriber's identifiers, and the operator. */

import { type Entry, group } from "./entry.js";

const MANAGER = "android.telephony.TelephonyManager";
const SUBSCRIPTION = "android.telephony.SubscriptionInfo";
const DENIED_FROM_10 =
    "From Android 10 the call is denied or answers null without a privileged permission; the attempt counts";

/** Bits of what a PhoneStateListener listens to. */
const CALL_STATE = 0x20;
const CELLS = 0x10 | 0x400;

const identifiers: Entry[] = [
    ...group({ class: MANAGER, sensitivity: "identifier", why: DENIED_FROM_10 }, [
        { api: "telephony.imei", method: "getDeviceId", dataType: "IMEI", required: true },
        { api: "telephony.imei", method: "getImei", dataType: "IMEI", since: 26 },
        { api: "telephony.imei", method: "getPrimaryImei", dataType: "IMEI", since: 34 },
        { api: "telephony.meid", method: "getMeid", dataType: "MEID", since: 26 },
        { api: "telephony.imsi", method: "getSubscriberId", dataType: "IMSI", required: true },
        { api: "telephony.iccid", method: "getSimSerialNumber", dataType: "ICCID" },
    ]),
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "本机电话号码", why: "The subscriber's own number" }, [
        { api: "telephony.phone_number", method: "getLine1Number" },
        { api: "telephony.phone_number", method: "getVoiceMailNumber" },
    ]),
    ...group({ class: MANAGER, sensitivity: "identifier", why: "Part of the IMEI, MEID or subscription" }, [
        { api: "telephony.imei_part", method: "getTypeAllocationCode", dataType: "IMEI", since: 29 },
        { api: "telephony.imei_part", method: "getDeviceSoftwareVersion", dataType: "IMEI" },
        { api: "telephony.meid_part", method: "getManufacturerCode", dataType: "MEID", since: 29 },
        { api: "telephony.nai", method: "getNai", dataType: "IMSI", since: 28 },
        { api: "telephony.group_id", method: "getGroupIdLevel1", dataType: "IMSI" },
        { api: "telephony.cards", method: "getUiccCardsInfo", dataType: "ICCID", since: 29 },
    ]),
    ...group({ class: "android.telephony.UiccCardInfo", sensitivity: "identifier", dataType: "ICCID", since: 29,
               why: "Identifier of a SIM card or embedded SIM" }, [
        { api: "telephony.iccid", method: "getIccId" },
        { api: "telephony.eid", method: "getEid" },
    ]),
    ...group({ class: "android.telecom.TelecomManager", sensitivity: "personal", dataType: "本机电话号码", since: 23,
               why: "The number by way of the calling service" }, [
        { api: "telephony.phone_number", method: "getLine1Number" },
        { api: "telephony.phone_accounts", method: "getCallCapablePhoneAccounts" },
        { api: "telephony.phone_accounts", method: "getSelfManagedPhoneAccounts", since: 26 },
    ]),
];

const subscriptions: Entry[] = [
    ...group({ class: "android.telephony.SubscriptionManager", sensitivity: "identifier", dataType: "ICCID", since: 22,
               why: "The road of newer SDKs to ICCID and number" }, [
        { api: "telephony.subscriptions", method: "getActiveSubscriptionInfoList" },
        { api: "telephony.subscriptions", method: "getActiveSubscriptionInfo" },
        { api: "telephony.subscriptions", method: "getActiveSubscriptionInfoForSimSlotIndex" },
        { api: "telephony.subscriptions", method: "getAccessibleSubscriptionInfoList", since: 28 },
        { api: "telephony.subscriptions", method: "getAllSubscriptionInfoList", since: 34 },
        { api: "telephony.phone_number", method: "getPhoneNumber", since: 33, dataType: "本机电话号码", sensitivity: "personal" },
        { api: "telephony.subscription_watch", method: "addOnSubscriptionsChangedListener", dataType: "SIM卡状态",
          sensitivity: "info", why: "Is told when a SIM card is changed" },
    ]),
    ...group({ class: SUBSCRIPTION, sensitivity: "identifier", since: 22, why: "Reads one value of a subscription" }, [
        { api: "telephony.iccid", method: "getIccId", dataType: "ICCID" },
        { api: "telephony.phone_number", method: "getNumber", dataType: "本机电话号码", sensitivity: "personal" },
    ]),
    ...group({ class: SUBSCRIPTION, sensitivity: "info", dataType: "运营商", since: 22,
               why: "Operator data of a subscription; no identifier" }, [
        { api: "telephony.operator", method: "getCarrierName" },
        { api: "telephony.operator", method: "getDisplayName" },
        { api: "telephony.operator", method: "getMccString", since: 29 },
        { api: "telephony.operator", method: "getMncString", since: 29 },
        { api: "telephony.country", method: "getCountryIso" },
        { api: "telephony.sim_state", method: "getCardId", dataType: "SIM卡状态", since: 29 },
        { api: "telephony.sim_state", method: "getSubscriptionId", dataType: "SIM卡状态" },
    ]),
];

const operator: Entry[] = [
    ...group({ class: MANAGER, sensitivity: "info", dataType: "运营商", why: "Operator data; no identifier, noisy" }, [
        { api: "telephony.operator", method: "getSimOperator" },
        { api: "telephony.operator", method: "getSimOperatorName" },
        { api: "telephony.operator", method: "getNetworkOperator" },
        { api: "telephony.operator", method: "getNetworkOperatorName" },
        { api: "telephony.operator", method: "getSimCarrierId", since: 28 },
        { api: "telephony.operator", method: "getSimCarrierIdName", since: 28 },
        { api: "telephony.operator", method: "getVoiceMailAlphaTag" },
        { api: "telephony.country", method: "getSimCountryIso" },
        { api: "telephony.country", method: "getNetworkCountryIso" },
    ]),
    ...group({ class: MANAGER, sensitivity: "info", dataType: "SIM卡状态", why: "How many cards and modems, and whether they are ready" }, [
        { api: "telephony.sim_state", method: "getSimState" },
        { api: "telephony.modems", method: "getPhoneType" },
        { api: "telephony.modems", method: "getPhoneCount", since: 23 },
        { api: "telephony.modems", method: "getActiveModemCount", since: 30 },
    ]),
    ...group({ class: MANAGER, sensitivity: "info", dataType: "网络类型", why: "State of the mobile network; partly needs the phone permission" }, [
        { api: "telephony.network_type", method: "getNetworkType" },
        { api: "telephony.network_type", method: "getDataNetworkType", since: 24 },
        { api: "telephony.service_state", method: "getServiceState", since: 26 },
        { api: "telephony.signal", method: "getSignalStrength", since: 28 },
        { api: "telephony.call_now", method: "getCallState", why: "Whether a call goes on now; players ask it to fall silent" },
    ]),
];

const listeners: Entry[] = [
    ...group({ class: MANAGER, sensitivity: "personal", why: "Learns when the user is in a call, or near which cell" }, [
        { api: "telephony.call_state", method: "listen", dataType: "通话记录", when: [{ argument: 1, bits: CALL_STATE }] },
        { api: "location.cells_watch", method: "listen", dataType: "基站", when: [{ argument: 1, bits: CELLS }] },
    ]),
    ...group({ class: MANAGER, since: 31, sensitivity: "personal", why: "Learns when the user is in a call, or near which cell" }, [
        { api: "telephony.call_state", method: "registerTelephonyCallback", dataType: "通话记录",
          when: [{ argument: "android.telephony.TelephonyCallback", like: ["CallState"] }] },
        { api: "location.cells_watch", method: "registerTelephonyCallback", dataType: "基站",
          when: [{ argument: "android.telephony.TelephonyCallback", like: ["Cell"] }] },
    ]),
];

export const telephony: Entry[] = [...identifiers, ...subscriptions, ...operator, ...listeners];
