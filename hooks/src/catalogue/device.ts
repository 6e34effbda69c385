/** Identifiers that belong to the device or its installation of Android. */

import { type Condition, type Entry, authority, group } from "./entry.js";

const KEY = "java.lang.String";
const ANDROID_ID: Condition[] = [{ argument: KEY, is: ["android_id"] }];
const BLUETOOTH_ADDRESS: Condition[] = [{ argument: KEY, is: ["bluetooth_address"] }];
const OAID: Condition[] = [{ argument: KEY, like: ["(^|_)(oaid|vaid|udid)(_|$)", "^pps_oaid$", "^GUID_uuid$"] }];
const NAME: Condition[] = [{ argument: KEY, is: ["device_name", "bluetooth_name"] }];
const STATE: Condition[] = [{
    argument: KEY,
    is: ["default_input_method", "enabled_input_methods", "enabled_accessibility_services",
         "location_providers_allowed", "location_mode", "adb_enabled", "development_settings_enabled"],
}];

/** Tables of settings, each with all kinds of keys: an identifier can be asked of any of them. */
const TABLES = ["android.provider.Settings$Secure", "android.provider.Settings$System", "android.provider.Settings$Global"];

const settings: Entry[] = TABLES.flatMap((table) =>
    ["getString", "getStringForUser"].flatMap((method) =>
        group({ class: table, result: "masked", sensitivity: "identifier",
                why: "Settings hold the Android ID and makers' identifiers; only telling keys are watched" }, [
            { method, api: "device.android_id", dataType: "Android ID", when: ANDROID_ID,
              ...(table.endsWith("Secure") && method === "getString" ? { required: true as const } : {}) },
            { method, api: "bluetooth.address", dataType: "蓝牙地址", when: BLUETOOTH_ADDRESS },
            { method, api: "oaid.settings", dataType: "OAID", when: OAID },
            { method, api: "device.name", dataType: "设备名称", when: NAME, sensitivity: "personal" },
            { method, api: "device.settings", dataType: "设备信息", when: STATE, sensitivity: "info" },
        ]),
    ),
);

const TEXT = "java.lang.String";
const BUNDLE = "android.os.Bundle";
const ANY_TABLE = ["^GET_(secure|system|global)$"];

const byProvider: Entry[] = [
    ...group({ api: "device.android_id", class: "android.content.ContentResolver", dataType: "Android ID",
               sensitivity: "identifier", result: "none",
               why: "Asking the settings provider directly goes around every Settings class" }, [
        { method: "call", when: [{ argument: 1, like: ANY_TABLE }, { argument: 2, is: ["android_id"] }] },
        { method: "query", when: [authority("android.net.Uri", "settings"),
                                  { argument: "android.net.Uri", like: ["/android_id$"] }] },
    ]),
    ...group({ api: "device.android_id", class: "android.content.ContentProviderClient", dataType: "Android ID",
               sensitivity: "identifier", result: "none", why: "The same by way of a provider client" }, [
        { method: "call", overloads: [[TEXT, TEXT, BUNDLE]],
          when: [{ argument: 0, like: ANY_TABLE }, { argument: 1, is: ["android_id"] }] },
        { method: "call", overloads: [[TEXT, TEXT, TEXT, BUNDLE]], since: 29,
          when: [{ argument: 1, like: ANY_TABLE }, { argument: 2, is: ["android_id"] }] },
    ]),
];

const SERIALS: Condition[] = [{ argument: 0, like: ["serialno$", "^ril\\.serialnumber$", "imei", "meid"] }];
const PROPERTIES: Condition[] = [{ argument: 0, like: ["^ro\\.(product|build)\\.", "^ro\\.boot\\.(hardware|bootloader)"],
                                   unlike: ["serialno$"] }];
const OPERATOR: Condition[] = [{ argument: 0, like: ["^gsm\\.(operator|sim|version)", "^persist\\.radio\\."], unlike: ["imei", "meid"] }];

export const device: Entry[] = [
    ...settings,
    ...byProvider,
    { api: "device.serial", class: "android.os.Build", method: "getSerial", dataType: "序列号", since: 26,
      sensitivity: "identifier", why: "Hardware serial number; denied on Android 10 and later, the attempt counts" },
    ...["get", "getInt", "getLong", "getBoolean"].flatMap((method) =>
        group({ class: "android.os.SystemProperties", sensitivity: "identifier",
                why: "Hidden class, reached by reflection: system properties hold serial numbers and models" }, [
            { method, api: "device.serial_property", dataType: "序列号", when: SERIALS },
            { method, api: "device.property", dataType: "设备信息", when: PROPERTIES, sensitivity: "info" },
            { method, api: "telephony.property", dataType: "运营商", when: OPERATOR, sensitivity: "info" },
        ]),
    ),
    ...group({ class: "android.media.MediaDrm", sensitivity: "identifier", dataType: "DRM设备标识",
               why: "Widevine's device id survives a factory reset" }, [
        { api: "device.drm_id", method: "getPropertyByteArray", when: [{ argument: 0, is: ["deviceUniqueId", "provisioningUniqueId"] }] },
    ]),
    ...group({ class: "com.android.id.impl.IdProviderImpl", sensitivity: "identifier", dataType: "OAID",
               why: "Xiaomi's class for the open anonymous id and its companions, loaded by reflection" }, [
        { api: "oaid.xiaomi", method: "getOAID" },
        { api: "oaid.xiaomi", method: "getVAID", dataType: "VAID" },
        { api: "oaid.xiaomi", method: "getAAID", dataType: "AAID" },
        { api: "oaid.xiaomi", method: "getUDID", dataType: "序列号" },
    ]),
    { api: "oaid.coosea", class: "android.app.KeyguardManager", method: "obtainOaid", dataType: "OAID",
      sensitivity: "identifier", why: "A maker's method that only exists on its own phones" },
    ...group({ class: "android.app.ContextImpl", sensitivity: "identifier", dataType: "OAID", arguments: "plain",
               why: "SDK classes for the OAID are renamed; the service they bind to is not" }, [
        { api: "oaid.bind", method: "bindService", when: [{ argument: "android.content.Intent", like: [
            "com\\.mdid\\.msa", "com\\.bun\\.msa\\.", "com\\.uodis\\.opendevice\\.OPENIDS_SERVICE", "com\\.hihonor\\.id",
            "com\\.heytap\\.openid", "com\\.oplus\\.stdid", "com\\.coloros\\.mcs", "com\\.samsung\\.android\\.deviceidservice",
            "com\\.zui\\.deviceidservice", "com\\.asus\\.msa\\.", "com\\.coolpad\\.deviceidsupport",
            "android\\.service\\.action\\.msa", "qiku\\.service\\.action\\.id"] }] },
        { api: "gaid.bind", method: "bindService", dataType: "GAID", when: [{ argument: "android.content.Intent", like: [
            "com\\.google\\.android\\.gms\\.ads\\.identifier\\.service\\.START"] }] },
        { api: "oaid.bind", method: "startService", when: [{ argument: "android.content.Intent", like: ["com\\.mdid\\.msa"] }] },
    ]),
    ...["query", "call", "acquireContentProviderClient", "acquireUnstableContentProviderClient"].flatMap((method) =>
        group({ class: "android.content.ContentResolver", sensitivity: "identifier", dataType: "OAID", result: "none",
                why: "Makers hand out the OAID by a content provider" }, [
            { api: "oaid.provider", method, when: [authority(0, "com.vivo.vms.IdProvider", "com.meizu.flyme.openidsdk",
                "cn.nubia.identity", "com.huawei.hwid.pps.apiprovider")] },
        ]),
    ),
    ...group({ class: "android.hardware.fingerprint.FingerprintManager", sensitivity: "personal", dataType: "人脸",
               why: "Checks the face or finger of the user" }, [
        { api: "biometrics.authenticate", method: "authenticate", since: 23 },
        { api: "biometrics.authenticate", class: "android.hardware.biometrics.BiometricPrompt", method: "authenticate", since: 28 },
    ]),
];
