/** The user's own data behind content providers: told apart by authority. */

import { type Condition, type DataType, type Entry, type Sensitivity, authority, group } from "./entry.js";

interface Store {
    name: string;
    dataType?: DataType;
    when: readonly Condition[];
    sensitivity?: Sensitivity;
}

/** What the user chose in the system's own picker. */
const PICKED = "^content://([^/@]*@)?media/picker\\w*/";
/** What the app itself had downloaded. */
const OWN_DOWNLOADS = "^content://([^/@]*@)?downloads/my_downloads(/|\\?|$)";
const MEDIA = ["media", "com.android.providers.media.documents", "com.android.externalstorage.documents"];

const STORES: readonly Store[] = [
    { name: "contacts", dataType: "联系人", when: [authority(0, "com.android.contacts", "contacts", "icc")] },
    { name: "call_log", dataType: "通话记录", when: [authority(0, "call_log", "com.android.voicemail")] },
    { name: "sms", dataType: "短信", when: [authority(0, "sms", "mms", "mms-sms", "rcs")] },
    { name: "operator", dataType: "运营商", when: [authority(0, "telephony")], sensitivity: "info" },
    { name: "calendar", dataType: "日历", when: [authority(0, "com.android.calendar")] },
    { name: "images", dataType: "图片", when: [authority(0, ...MEDIA), { argument: 0, unlike: ["/(audio|video)(/|$)", PICKED] }] },
    { name: "media", dataType: "音视频",
      when: [authority(0, "media"), { argument: 0, like: ["/(audio|video)(/|$)"], unlike: [PICKED] }] },
    { name: "downloads", dataType: "存储",
      when: [authority(0, "downloads", "com.android.providers.downloads.documents"), { argument: 0, unlike: [OWN_DOWNLOADS] }] },
    { name: "browser", dataType: "浏览记录", when: [authority(0, "browser", "com.android.chrome.browser")] },
    { name: "words", when: [authority(0, "user_dictionary")], sensitivity: "info" },
    { name: "shortcuts", dataType: "软件安装列表",
      when: [{ argument: 0, like: ["^content://([^/@]*@)?[\\w.]*launcher\\w*(\\.\\w+)*\\.settings(/|\\?|$)"] }] },
];

const RESOLVER = "android.content.ContentResolver";
const CLIENT = "android.content.ContentProviderClient";
/** In every store; those below only where whole files lie. */
const READS = ["query"];
const WRITES = ["insert", "update", "delete", "bulkInsert"];
const FILES = ["openInputStream", "openTypedAssetFileDescriptor"];
/** Their second argument says what for; opening a stream to write ends in one of them. */
const FILES_BY_MODE = [{ method: "openFileDescriptor" }, { method: "openAssetFileDescriptor" }, { method: "openFile", since: 29 }];
const TO_WRITE: Condition = { argument: 1, like: ["w"] };
const TO_READ: Condition = { argument: 1, unlike: ["w"] };
const WITH_FILES = ["contacts", "sms", "images", "media", "downloads"];

const stores: Entry[] = STORES.flatMap(({ name, sensitivity = "personal", ...store }) => {
    const shared = { ...store, sensitivity, result: "none" } as const;
    const hasFiles = WITH_FILES.includes(name);
    const byMode = (condition: Condition) =>
        hasFiles ? FILES_BY_MODE.map((method) => ({ ...method, when: [...store.when, condition] })) : [];
    return [
        ...group({ ...shared, api: `${name}.read`, class: RESOLVER, why: "Reads the user's own data" }, [
            ...[...READS, ...(hasFiles ? FILES : [])].map((method) =>
                ({ method, ...(method === "query" && name === "contacts" ? { required: true as const } : {}) })),
            ...byMode(TO_READ),
            ...(hasFiles ? [{ method: "loadThumbnail", since: 29 }] : []),
        ]),
        ...group({ ...shared, api: `${name}.read`, class: CLIENT, why: "The same by way of a provider client" },
            [...READS, ...(hasFiles ? ["openFile", "openAssetFile"] : [])].map((method) => ({ method }))),
        ...group({ ...shared, api: `${name}.write`, class: RESOLVER, why: "Changes the user's own data" },
            [...[...WRITES, "applyBatch", ...(hasFiles ? ["openOutputStream"] : [])].map((method) => ({ method })),
             ...byMode(TO_WRITE)]),
        ...group({ ...shared, api: `${name}.write`, class: CLIENT, why: "The same by way of a provider client" },
            WRITES.map((method) => ({ method }))),
        ...group({ ...shared, api: `${name}.watch`, class: RESOLVER, why: "Is told of every change, such as a new message or a screenshot" },
            [{ method: "registerContentObserver" }]),
    ];
});

const ANY_STORE = STORES.flatMap(({ when: [first] }) => first?.like ?? []);

const clients: Entry[] = group({ api: "content.client", class: RESOLVER, sensitivity: "info", result: "none",
    when: [{ argument: 0, like: ANY_STORE }], why: "Way to a store of personal data; what is read there is told by itself" }, [
    { method: "acquireContentProviderClient" },
    { method: "acquireUnstableContentProviderClient" },
]);

const PEOPLE = "android.provider.ContactsContract$Contacts";
const IMAGES = "android.provider.MediaStore$Images$Media";
const CONTENT = "android.content.ContentResolver";
const URI = "android.net.Uri";

/** The platform's own short ways to the stores; each ends in the resolver and is one event with it. */
const shortcuts: Entry[] = [
    ...group({ class: PEOPLE, sensitivity: "personal", dataType: "联系人", result: "none", why: "Looks a person up" }, [
        { api: "contacts.read", method: "lookupContact" },
        { api: "contacts.read", method: "openContactPhotoInputStream" },
        { api: "contacts.read", method: "getLookupUri", overloads: [[CONTENT, URI]] },
    ]),
    { api: "call_log.read", class: "android.provider.CallLog$Calls", method: "getLastOutgoingCall", dataType: "通话记录",
      sensitivity: "personal", why: "The number that was called last" },
    { api: "calendar.read", class: "android.provider.CalendarContract$Instances", method: "query", dataType: "日历",
      sensitivity: "personal", result: "none", why: "Appointments of a span of time" },
    ...group({ class: IMAGES, sensitivity: "personal", dataType: "图片", result: "none", why: "The user's pictures" }, [
        { api: "images.read", method: "query" },
        { api: "images.read", method: "getBitmap" },
        { api: "images.write", method: "insertImage", why: "Puts a picture among the user's" },
    ]),
    ...group({ class: "android.provider.MediaStore", sensitivity: "info", result: "none", why: "Asks for more of a picture than its pixels" }, [
        { api: "images.original", method: "setRequireOriginal", since: 29, why: "Asks for the place where a picture was taken as well" },
        { api: "images.change", method: "createDeleteRequest", since: 30, why: "Asks the user to let pictures be deleted" },
        { api: "images.change", method: "createWriteRequest", since: 30, why: "Asks the user to let pictures be changed" },
    ]),
];

export const content: Entry[] = [...stores, ...clients, ...shortcuts];
