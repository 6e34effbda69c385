/** Self start: what wakes the app itself again, and who woke it now. */

import { type Condition, type Entry, group } from "./entry.js";

const ALARMS = "android.app.AlarmManager";
const RESOLVER = "android.content.ContentResolver";
const FILTER = "android.content.IntentFilter";
const SMS: Condition[] = [{ argument: FILTER, like: ["android\\.provider\\.Telephony\\.(SMS|WAP_PUSH)_"] }];
const WAKING: Condition[] = [{ argument: FILTER, like: [
    "BOOT_COMPLETED", "CONNECTIVITY_CHANGE", "USER_PRESENT", "SCREEN_O(N|FF)", "POWER_(DIS)?CONNECTED", "BATTERY_", "TIME_TICK",
    "PACKAGE_(ADDED|REMOVED|REPLACED)", "WIFI_STATE_CHANGED", "MEDIA_MOUNTED", "PHONE_STATE", "NEW_OUTGOING_CALL"] }];

const JOBS = { class: "android.app.JobSchedulerImpl", home: "hidden", source: "core/java/android/app/JobSchedulerImpl.java" } as const;
const THREAD = { class: "android.app.ActivityThread", home: "hidden", source: "core/java/android/app/ActivityThread.java" } as const;

const receivers: Entry[] = [
    { class: "android.content.ContextWrapper" } as const,
    { class: "android.app.ContextImpl", home: "hidden", face: "android.content.Context", source: "core/java/android/app/ContextImpl.java" } as const,
].flatMap((context) => group({ ...context, sensitivity: "behaviour", result: "none", why: "Is woken by what happens on the phone" }, [
    { api: "sms.watch", method: "registerReceiver", when: SMS, sensitivity: "personal", dataType: "短信", why: "Is handed every message that comes" },
    { api: "start.receiver", method: "registerReceiver", when: WAKING },
]));

export const background: Entry[] = [
    ...group({ class: ALARMS, sensitivity: "behaviour", result: "none", why: "Wakes the app itself again: self start" }, [
        { api: "start.alarm", method: "set" },
        { api: "start.alarm", method: "setExact" },
        { api: "start.alarm", method: "setRepeating" },
        { api: "start.alarm", method: "setInexactRepeating" },
        { api: "start.alarm", method: "setExactAndAllowWhileIdle", since: 23, overloads: [["int", "long", "android.app.PendingIntent"]] },
        { api: "start.alarm", method: "setAlarmClock" },
        { api: "start.job", ...JOBS, method: "schedule" },
        { api: "start.job", ...JOBS, method: "enqueue", since: 26 },
        { api: "start.sync", class: RESOLVER, method: "addPeriodicSync" },
        { api: "start.sync", class: RESOLVER, method: "setSyncAutomatically" },
        { api: "start.sync", class: RESOLVER, method: "requestSync" },
        { api: "start.foreground", class: "android.app.Service", method: "startForeground", why: "Runs on while the user does something else" },
        { api: "start.notification", class: "android.app.NotificationManager", method: "notify", overloads: [
            ["int", "android.app.Notification"], ["java.lang.String", "int", "android.app.Notification"]], why: "Calls the user back" },
    ]),
    ...receivers,
    ...group({ ...THREAD, sensitivity: "behaviour", result: "none", why: "Why the app runs: what it was started for" }, [
        { api: "start.woken", method: "handleReceiver" },
        { api: "start.woken", method: "handleCreateService" },
        { api: "start.process", method: "handleBindApplication" },
        { api: "start.page", method: "handleLaunchActivity" },
    ]),
];
