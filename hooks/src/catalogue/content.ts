/** The user's own data behind content providers: told apart by authority. */

import { type Condition, type DataType, type Entry, authority, group } from "./entry.js";

interface Store {
    name: string;
    dataType: DataType;
    when: Condition[];
}

const URI = "android.net.Uri";

const STORES: readonly Store[] = [
    { name: "contacts", dataType: "联系人", when: [authority(URI, "com.android.contacts", "contacts", "icc")] },
    { name: "call_log", dataType: "通话记录", when: [authority(URI, "call_log", "com.android.voicemail")] },
    { name: "sms", dataType: "短信", when: [authority(URI, "sms", "mms", "mms-sms", "rcs")] },
    { name: "calendar", dataType: "日历", when: [authority(URI, "com.android.calendar")] },
    { name: "images", dataType: "图片",
      when: [authority(URI, "media", "com.android.providers.media.documents"), { argument: URI, unlike: ["/(audio|video)(/|$)"] }] },
    { name: "media", dataType: "音视频", when: [authority(URI, "media"), { argument: URI, like: ["/(audio|video)(/|$)"] }] },
    { name: "browser", dataType: "浏览记录", when: [authority(URI, "browser", "com.android.chrome.browser")] },
];

const RESOLVER = "android.content.ContentResolver";
const READS = ["query", "openInputStream", "openFileDescriptor", "openAssetFileDescriptor", "loadThumbnail"];
const WRITES = ["insert", "update", "delete", "bulkInsert"];

export const content: Entry[] = STORES.flatMap(({ name, dataType, when }) => [
    ...group({ api: `${name}.read`, class: RESOLVER, sensitivity: "personal", dataType, when, result: "none",
               why: "Reads the user's own data" },
        READS.map((method) => ({ method, ...(method === "query" && name === "contacts" ? { required: true as const } : {}) }))),
    ...group({ api: `${name}.read`, class: "android.content.ContentProviderClient", sensitivity: "personal", dataType, when,
               result: "none", why: "The same by way of a provider client" },
        [{ method: "query" }]),
    ...group({ api: `${name}.write`, class: RESOLVER, sensitivity: "personal", dataType, when, result: "none",
               why: "Changes the user's own data" },
        WRITES.map((method) => ({ method }))),
    ...group({ api: `${name}.watch`, class: RESOLVER, sensitivity: "personal", dataType, when, result: "none",
               why: "Is told of every change, such as a new message or a screenshot" },
        [{ method: "registerContentObserver" }]),
]);

export const messages: Entry[] = [
    ...group({ class: "android.telephony.SmsManager", sensitivity: "personal", dataType: "短信", arguments: "masked",
               why: "Sends messages in the user's name" }, [
        { api: "sms.send", method: "sendTextMessage" },
        { api: "sms.send", method: "sendMultipartTextMessage" },
        { api: "sms.send", method: "sendDataMessage" },
        { api: "sms.send", method: "sendMultimediaMessage" },
    ]),
    { api: "sms.read", class: "android.provider.Telephony$Sms$Intents", method: "getMessagesFromIntent", dataType: "短信",
      sensitivity: "personal", result: "none", why: "Reads a message that just came" },
    ...group({ class: "android.accounts.AccountManager", sensitivity: "personal", dataType: "账户",
               why: "Accounts name their owner" }, [
        { api: "accounts.read", method: "getAccounts" },
        { api: "accounts.read", method: "getAccountsByType" },
        { api: "accounts.read", method: "getAccountsByTypeAndFeatures" },
        { api: "accounts.read", method: "getUserData", result: "none" },
        { api: "accounts.read", method: "getPassword", result: "none" },
        { api: "accounts.token", method: "getAuthToken", result: "none" },
    ]),
];
