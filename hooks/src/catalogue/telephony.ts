/** Telephony and SIM: the phone's and the subscriber's identifiers. */

import { type Entry, group } from "./entry.js";

const MANAGER = "android.telephony.TelephonyManager";
const DENIED_FROM_10 =
    "From Android 10 the call is denied or answers null without a privileged permission; the attempt counts";

export const telephony: Entry[] = [
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
    ...group({ class: "android.telephony.SubscriptionManager", sensitivity: "identifier", dataType: "ICCID",
               why: "The road of newer SDKs to ICCID and number" }, [
        { api: "telephony.subscriptions", method: "getActiveSubscriptionInfoList", since: 22 },
        { api: "telephony.subscriptions", method: "getActiveSubscriptionInfo", since: 22 },
        { api: "telephony.subscriptions", method: "getActiveSubscriptionInfoForSimSlotIndex", since: 22 },
        { api: "telephony.subscriptions", method: "getAccessibleSubscriptionInfoList", since: 28 },
        { api: "telephony.subscriptions", method: "getAllSubscriptionInfoList", since: 34 },
        { api: "telephony.phone_number", method: "getPhoneNumber", since: 33, dataType: "本机电话号码", sensitivity: "personal" },
    ]),
    ...group({ class: "android.telephony.SubscriptionInfo", sensitivity: "identifier",
               why: "Reads one value of a subscription" }, [
        { api: "telephony.iccid", method: "getIccId", dataType: "ICCID", since: 22 },
        { api: "telephony.phone_number", method: "getNumber", dataType: "本机电话号码", sensitivity: "personal", since: 22 },
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
    ]),
    ...group({ class: MANAGER, sensitivity: "info", dataType: "运营商", why: "Operator data; no identifier, noisy" }, [
        { api: "telephony.operator", method: "getSimOperator" },
        { api: "telephony.operator", method: "getSimOperatorName" },
        { api: "telephony.operator", method: "getNetworkOperator" },
        { api: "telephony.operator", method: "getNetworkOperatorName" },
        { api: "telephony.country", method: "getSimCountryIso" },
        { api: "telephony.country", method: "getNetworkCountryIso" },
        { api: "telephony.sim_state", method: "getSimState", dataType: "SIM卡状态" },
    ]),
    ...group({ class: MANAGER, sensitivity: "info", dataType: "网络类型", why: "Needs the phone permission on Android 11 and later" }, [
        { api: "telephony.network_type", method: "getNetworkType" },
        { api: "telephony.network_type", method: "getDataNetworkType", since: 24 },
    ]),
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "通话记录", why: "Learns when the user is in a call" }, [
        { api: "telephony.call_state", method: "listen" },
        { api: "telephony.call_state", method: "registerTelephonyCallback", since: 31 },
    ]),
];
