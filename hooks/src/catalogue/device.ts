/** Identifiers that belong to the device or its installation of Android, and what describes it. */

import { type Condition, type Entry, authority, group } from "./entry.js";

const KEY = "java.lang.String";
const ANDROID_ID: Condition[] = [{ argument: KEY, is: ["android_id"] }];
const BLUETOOTH_ADDRESS: Condition[] = [{ argument: KEY, is: ["bluetooth_address"] }];
const OAID: Condition[] = [{ argument: KEY, like: ["(^|_)(oaid|vaid|udid)(_|$)", "^pps_oaid$", "^pps_track_limit$", "^GUID_uuid$"] }];
const NAME: Condition[] = [{ argument: KEY, is: ["device_name", "bluetooth_name"] }];
const STATE: Condition[] = [{
    argument: KEY,
    is: ["default_input_method", "enabled_input_methods", "enabled_accessibility_services", "location_providers_allowed",
         "location_mode", "adb_enabled", "development_settings_enabled", "boot_count"],
}];

const SETTINGS = "android.provider.Settings$";
const PROVIDER_SOURCE = "core/java/android/provider/Settings.java";

interface Table {
    class: string;
    methods: readonly string[];
    hidden: readonly string[];
}

/** Tables of settings, each with all kinds of keys: an identifier can be asked of any of them. */
const TABLES: readonly Table[] = [
    { class: `${SETTINGS}Secure`, methods: ["getString"], hidden: ["getStringForUser"] },
    { class: `${SETTINGS}System`, methods: ["getString"], hidden: ["getStringForUser"] },
    { class: `${SETTINGS}Global`, methods: ["getString"], hidden: ["getStringForUser"] },
    { class: `${SETTINGS}NameValueCache`, methods: [], hidden: ["getStringForUser"] },
];

const readsOf = (table: Table, method: string): Entry[] =>
    group({ class: table.class, result: "masked", sensitivity: "identifier",
            ...(table.hidden.includes(method) ? { home: "hidden" as const, source: PROVIDER_SOURCE } : {}),
            why: "Settings hold the Android ID and makers' identifiers; only telling keys are watched" }, [
        { method, api: "device.android_id", dataType: "Android ID", when: ANDROID_ID,
          ...(table.class.endsWith("Secure") && method === "getString" ? { required: true as const } : {}) },
        { method, api: "bluetooth.address", dataType: "蓝牙地址", when: BLUETOOTH_ADDRESS },
        { method, api: "oaid.settings", dataType: "OAID", when: OAID },
        { method, api: "device.name", dataType: "设备名称", when: NAME, sensitivity: "personal" },
        { method, api: "device.settings", dataType: "设备信息", when: STATE, sensitivity: "info" },
    ]);

const settings: Entry[] = [
    ...TABLES.flatMap((table) => [...table.methods, ...table.hidden].flatMap((method) => readsOf(table, method))),
    ...group({ api: "device.settings", class: `${SETTINGS}Secure`, dataType: "设备信息", sensitivity: "info", when: STATE,
               why: "Switches that tell how the phone is used, such as debugging" }, [
        { method: "getInt" },
        { method: "getLong" },
        { class: `${SETTINGS}System`, method: "getInt" },
        { class: `${SETTINGS}Global`, method: "getInt" },
    ]),
    ...group({ api: "device.settings_write", class: `${SETTINGS}Secure`, sensitivity: "behaviour", when: OAID, arguments: "masked",
               why: "Leaves an identifier of its own where other apps and a later installation find it" }, [
        { method: "putString" },
        { class: `${SETTINGS}System`, method: "putString" },
    ]),
];

const TEXT = "java.lang.String";
const BUNDLE = "android.os.Bundle";
const ANY_TABLE = ["^GET_(secure|system|global)$"];

const byProvider: Entry[] = [
    ...group({ api: "device.android_id", class: "android.content.ContentResolver", dataType: "Android ID",
               sensitivity: "identifier", result: "none",
               why: "Asking the settings provider directly goes around every Settings class" }, [
        { method: "call", when: [{ argument: 1, like: ANY_TABLE }, { argument: 2, is: ["android_id"] }] },
        { method: "query", when: [authority(0, "settings"), { argument: 0, like: ["/android_id$"] }] },
    ]),
    ...group({ api: "device.android_id", class: "android.content.ContentProviderClient", dataType: "Android ID",
               sensitivity: "identifier", result: "none", why: "The same by way of a provider client" }, [
        { method: "call", overloads: [[TEXT, TEXT, BUNDLE]],
          when: [{ argument: 0, like: ANY_TABLE }, { argument: 1, is: ["android_id"] }] },
        { method: "call", overloads: [[TEXT, TEXT, TEXT, BUNDLE]], since: 29,
          when: [{ argument: 1, like: ANY_TABLE }, { argument: 2, is: ["android_id"] }] },
        { method: "query", when: [authority(0, "settings"), { argument: 0, like: ["/android_id$"] }] },
    ]),
    ...["android.content.ContentResolver", "android.content.ContentProviderClient"].map((owner): Entry => ({
        api: "device.gsf_id", class: owner, method: "query", dataType: "用户标识", sensitivity: "identifier", result: "none",
        when: [authority(0, "com.google.android.gsf.gservices")],
        why: "The id of Google's services framework, which names the installation of Android",
    })),
];

const SERIALS: Condition[] = [{ argument: 0, like: ["serialno$", "^ril\\.serialnumber$", "imei", "meid"] }];
const PROPERTIES: Condition[] = [{ argument: 0, like: ["^ro\\.(product|build)\\.", "^ro\\.boot\\.(hardware|bootloader)", "^net\\.hostname$", "^dhcp\\."],
                                   unlike: ["serialno$"] }];
const OPERATOR: Condition[] = [{ argument: 0, like: ["^gsm\\.(operator|sim|version)", "^persist\\.radio\\."], unlike: ["imei", "meid"] }];

const properties: Entry[] = ["get", "getInt", "getLong", "getBoolean"].flatMap((method) =>
    group({ class: "android.os.SystemProperties", sensitivity: "identifier", home: "hidden", source: "core/java/android/os/SystemProperties.java",
            why: "Hidden class, reached by reflection: system properties hold serial numbers and models" }, [
        { method, api: "device.serial_property", dataType: "序列号", when: SERIALS },
        { method, api: "device.property", dataType: "设备信息", when: PROPERTIES, sensitivity: "info" },
        { method, api: "telephony.property", dataType: "运营商", when: OPERATOR, sensitivity: "info" },
    ]),
);

const PROTECTED_VIDEO: Condition[] = [{ argument: "java.util.UUID", is: [
    "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed", "9a04f079-9840-4286-ab92-e65be0885f95"] }];

const drm: Entry[] = [
    ...group({ class: "android.media.MediaDrm", sensitivity: "identifier", dataType: "DRM设备标识",
               why: "Widevine's device id survives a factory reset" }, [
        { api: "device.drm_id", method: "getPropertyByteArray", when: [{ argument: 0, is: ["deviceUniqueId", "provisioningUniqueId"] }] },
    ]),
    ...group({ class: "android.media.MediaDrm", sensitivity: "info", dataType: "设备信息",
               why: "Opens the protection of video, as players do, and as readers of its device id do" }, [
        { api: "device.drm_open", method: "$init", when: PROTECTED_VIDEO },
        { api: "device.drm_property", method: "getPropertyString" },
    ]),
];

const description: Entry[] = [
    ...group({ class: "android.os.StatFs", sensitivity: "info", dataType: "设备信息", busy: true,
               why: "Sizes of storage and memory help to tell phones apart" }, [
        { api: "device.storage_size", method: "getBlockCountLong" },
        { api: "device.storage_size", method: "getAvailableBlocksLong" },
        { api: "device.memory", class: "android.app.ActivityManager", method: "getMemoryInfo" },
        { api: "device.graphics", class: "android.app.ActivityManager", method: "getDeviceConfigurationInfo" },
    ]),
    ...group({ class: "android.view.inputmethod.InputMethodManager", sensitivity: "info", dataType: "设备信息",
               why: "Keyboards and accessibility services are apps, and the choice of them is the user's own" }, [
        { api: "device.input_methods", method: "getEnabledInputMethodList" },
        { api: "device.input_methods", method: "getInputMethodList" },
        { api: "device.accessibility", class: "android.view.accessibility.AccessibilityManager", method: "getEnabledAccessibilityServiceList" },
        { api: "device.accessibility", class: "android.view.accessibility.AccessibilityManager", method: "getInstalledAccessibilityServiceList" },
    ]),
    { api: "web.user_agent", class: "android.webkit.WebSettings", method: "getDefaultUserAgent", dataType: "设备信息",
      sensitivity: "info", why: "Names the model, the build and the browser engine" },
];

export const device: Entry[] = [
    ...settings,
    ...byProvider,
    { api: "device.serial", class: "android.os.Build", method: "getSerial", dataType: "序列号", since: 26,
      sensitivity: "identifier", why: "Hardware serial number; denied on Android 10 and later, the attempt counts" },
    ...properties,
    ...drm,
    { api: "device.enrollment", class: "android.app.admin.DevicePolicyManager", method: "getEnrollmentSpecificId", since: 31,
      dataType: "用户标识", sensitivity: "identifier", why: "Names the phone to its employer, and stays over a reset" },
    { api: "device.utdid", class: "com.ta.utdid2.device.UTDevice", method: "getUtdid", dataType: "用户标识", sensitivity: "identifier",
      home: "app", source: "Alibaba's UTDID library", why: "An identifier that Alibaba's SDKs share across apps" },
    ...description,
];
