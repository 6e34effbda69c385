/** Short messages, and the notifications of other apps. */

import { type Entry, group } from "./entry.js";

const MANAGER = "android.telephony.SmsManager";
const MESSAGE = "android.telephony.SmsMessage";
const LISTENER = "android.service.notification.NotificationListenerService";
const NOTIFICATION = "android.service.notification.StatusBarNotification";

export const messages: Entry[] = [
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "短信", arguments: "masked", why: "Sends messages in the user's name" }, [
        { api: "sms.send", method: "sendTextMessage", required: true },
        { api: "sms.send", method: "sendMultipartTextMessage" },
        { api: "sms.send", method: "sendDataMessage" },
        { api: "sms.send", method: "sendMultimediaMessage" },
        { api: "sms.send", method: "sendTextMessageWithoutPersisting", since: 28 },
        { api: "sms.fetch", method: "downloadMultimediaMessage", why: "Fetches a multimedia message" },
    ]),
    ...group({ class: MESSAGE, sensitivity: "personal", dataType: "短信", result: "none", why: "Reads a message that just came" }, [
        { api: "sms.read", class: "android.provider.Telephony$Sms$Intents", method: "getMessagesFromIntent" },
        { api: "sms.read", method: "createFromPdu" },
        { api: "sms.read", method: "getMessageBody" },
        { api: "sms.read", method: "getDisplayMessageBody" },
        { api: "sms.read", method: "getOriginatingAddress" },
    ]),
    ...group({ class: MANAGER, sensitivity: "info", why: "Way to messages; reads none" }, [
        { api: "sms.manager", method: "getDefault" },
        { api: "sms.app", class: "android.provider.Telephony$Sms", method: "getDefaultSmsPackage", dataType: "设备信息" },
    ]),
    ...group({ class: LISTENER, sensitivity: "personal", dataType: "通知", result: "none",
               why: "Other apps' notifications hold messages and one-time codes" }, [
        { api: "notifications.read", method: "getActiveNotifications" },
        { api: "notifications.read", method: "getSnoozedNotifications", since: 26 },
        { api: "notifications.read", class: NOTIFICATION, method: "getNotification" },
        { api: "notifications.read", class: NOTIFICATION, method: "getPackageName" },
        { api: "notifications.read", class: NOTIFICATION, method: "getKey" },
    ]),
];
