/** OAID and advertising ids, where every SDK must pass: bound services, providers and makers' own classes. */

import { type Condition, type Entry, authority, group } from "./entry.js";

const INTENT = "android.content.Intent";

interface Service {
    api: string;
    dataType: "OAID" | "GAID" | "用户标识";
    why: string;
    /** Parts of an intent's text: package, component or action. */
    names: readonly string[];
}

/** SDK classes are renamed; the services they bind to are not. */
const SERVICES: readonly Service[] = [
    { api: "oaid.bind", dataType: "OAID", why: "SDK classes for the OAID are renamed; the maker's service they bind to is not", names: [
        "com\\.mdid\\.msa", "com\\.bun\\.msa\\.action\\.",
        "com\\.uodis\\.opendevice\\.OPENIDS_SERVICE",
        "com\\.hihonor\\.id(/|$| )",
        "com\\.heytap\\.openid", "com\\.oplus\\.stdid", "com\\.coloros\\.mcs",
        "com\\.samsung\\.android\\.deviceidservice",
        "com\\.zui\\.deviceidservice",
        "com\\.asus\\.msa\\.",
        "com\\.coolpad\\.deviceidsupport",
        "android\\.service\\.action\\.msa",
        "qiku\\.service\\.action\\.id", "com\\.qiku\\.id",
    ] },
    { api: "gaid.bind", dataType: "GAID", why: "Google's advertising id comes from this service, whatever the SDK's classes are called", names: [
        "com\\.google\\.android\\.gms\\.ads\\.identifier\\.service\\.START"] },
    { api: "appset.bind", dataType: "用户标识", why: "Google's id that all apps of one developer share", names: [
        "com\\.google\\.android\\.gms\\.appset\\."] },
];

const CONTEXTS: readonly Pick<Entry, "class" | "home" | "face" | "source">[] = [
    { class: "android.content.ContextWrapper" },
    { class: "android.app.ContextImpl", home: "hidden", face: "android.content.Context", source: "core/java/android/app/ContextImpl.java" },
];

const bound: Entry[] = SERVICES.flatMap(({ names, ...service }) => {
    const when: Condition[] = [{ argument: INTENT, like: names }];
    return [
        ...CONTEXTS.flatMap((context) => group({ ...service, ...context, when, sensitivity: "identifier", result: "none" }, [
            { method: "bindService", ...(service.api === "oaid.bind" && context.home ? { required: true as const } : {}) },
            { method: "startService" },
        ])),
        { ...service, class: "android.app.ContextImpl", method: "bindServiceCommon", when, sensitivity: "identifier" as const,
          result: "none" as const, home: "hidden" as const, source: "core/java/android/app/ContextImpl.java, private" },
    ];
});

const PROVIDERS = authority(0, "com.vivo.vms.IdProvider", "com.meizu.flyme.openidsdk", "cn.nubia.identity", "com.huawei.hwid.pps.apiprovider");

const provided: Entry[] = [
    ...["query", "call", "acquireContentProviderClient", "acquireUnstableContentProviderClient"].map((method): Entry => ({
        api: "oaid.provider", class: "android.content.ContentResolver", method, when: [PROVIDERS], dataType: "OAID",
        sensitivity: "identifier", result: "none", why: "Makers hand out the OAID by a content provider",
    })),
    ...group({ api: "oaid.provider", class: "android.content.ContentProviderClient", dataType: "OAID", sensitivity: "identifier",
               result: "none", why: "The same by way of a provider client" }, [
        { method: "query", when: [PROVIDERS] },
        { method: "call", overloads: [["java.lang.String", "java.lang.String", "android.os.Bundle"]],
          when: [{ argument: 0, like: ["^get(OAID|VAID|AAID)$"] }] },
        { method: "call", since: 29, when: [PROVIDERS],
          overloads: [["java.lang.String", "java.lang.String", "java.lang.String", "android.os.Bundle"]] },
    ]),
];

const makers: Entry[] = [
    ...group({ class: "com.android.id.impl.IdProviderImpl", sensitivity: "identifier", dataType: "OAID", home: "maker",
               source: "Xiaomi's system, loaded by reflection", why: "Xiaomi's class for the open anonymous id and its companions" }, [
        { api: "oaid.xiaomi", method: "getOAID" },
        { api: "oaid.xiaomi", method: "getVAID", dataType: "VAID" },
        { api: "oaid.xiaomi", method: "getAAID", dataType: "AAID" },
        { api: "oaid.xiaomi", method: "getUDID", dataType: "序列号" },
    ]),
    { api: "oaid.coosea", class: "android.app.KeyguardManager", method: "obtainOaid", dataType: "OAID", home: "maker",
      source: "Coosea's system, called by reflection", sensitivity: "identifier", why: "A maker's method that only exists on its own phones" },
];

const PROXIES = ["com.samsung.android.deviceidservice", "repeackage.com.samsung.android.deviceidservice"];

const inApps: Entry[] = [
    ...PROXIES.flatMap((prefix) => group({ class: `${prefix}.IDeviceIdService$Stub$Proxy`, sensitivity: "identifier", dataType: "OAID",
        home: "app", source: "interface file of Samsung's service, compiled into the app", why: "Samsung's ids, where the app kept the names" }, [
        { api: "oaid.samsung", method: "getOAID" },
        { api: "oaid.samsung", method: "getVAID", dataType: "VAID" },
        { api: "oaid.samsung", method: "getAAID", dataType: "AAID" },
    ])),
    ...group({ class: "com.bun.miitmdid.core.MdidSdkHelper", sensitivity: "identifier", dataType: "OAID", home: "app",
               source: "SDK of the Mobile Security Alliance, Huawei, Honor", why: "An SDK's own call for the OAID, where the app kept the names" }, [
        { api: "oaid.sdk", method: "InitSdk" },
        { api: "oaid.sdk", class: "com.huawei.hms.ads.identifier.AdvertisingIdClient", method: "getAdvertisingIdInfo" },
        { api: "oaid.sdk", class: "com.hihonor.ads.identifier.AdvertisingIdClient", method: "getAdvertisingIdInfo" },
    ]),
    ...group({ class: "com.google.android.gms.ads.identifier.AdvertisingIdClient", sensitivity: "identifier", dataType: "GAID", home: "app",
               source: "Google Play services, client library", why: "Google's own call for the id, where the app kept the names" }, [
        { api: "gaid.sdk", method: "getAdvertisingIdInfo" },
        { api: "gaid.sdk", class: "com.google.android.gms.ads.identifier.AdvertisingIdClient$Info", method: "getId" },
        { api: "appset.sdk", class: "com.google.android.gms.appset.AppSetIdInfo", method: "getId", dataType: "用户标识" },
    ]),
];

export const advertising: Entry[] = [...bound, ...provided, ...makers, ...inApps];
