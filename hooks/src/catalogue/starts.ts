/** Starts of other apps: forced jumps and associated start. */

import { type Condition, type Entry, group } from "./entry.js";

const INTENT = "android.content.Intent";
const INTENTS = "[Landroid.content.Intent;";
const OTHERS: Condition[] = [{ argument: INTENT, foreign: true }];
/** A permission request is an activity of the system's; it is told as what it is. */
const PAGES: Condition[] = [{ argument: INTENT, foreign: true, unlike: ["action=android\\.content\\.pm\\.action\\.REQUEST_PERMISSIONS"] }];
const ANY_OTHERS: Condition[] = [{ argument: INTENTS, foreign: true }];
/** A broadcast to everybody wakes nobody in particular. */
const NAMED: Condition[] = [{ argument: INTENT, like: ["(package|component)="] }, ...OTHERS];

const WRAPPER = { class: "android.content.ContextWrapper" } as const;
const CONTEXT = { class: "android.app.ContextImpl", home: "hidden", face: "android.content.Context",
                  source: "core/java/android/app/ContextImpl.java" } as const;

const jumps: Entry[] = [
    ...group({ class: "android.app.Instrumentation", sensitivity: "behaviour", when: PAGES, result: "none",
               why: "Every start of another app's page passes here: forced jumps" }, [
        { api: "jump.activity", method: "execStartActivity", required: true, home: "hidden",
          source: "core/java/android/app/Instrumentation.java" },
        { api: "jump.activity", class: "android.app.Activity", method: "startActivity" },
        { api: "jump.activity", class: "android.app.Activity", method: "startActivityForResult" },
        { api: "jump.activity", ...WRAPPER, method: "startActivity" },
        { api: "jump.activity", ...WRAPPER, method: "startActivities", when: ANY_OTHERS },
        { api: "jump.activity", ...CONTEXT, method: "startActivity" },
        { api: "jump.activity", ...CONTEXT, method: "startActivities", when: ANY_OTHERS },
    ]),
    ...group({ class: "android.app.PendingIntent", sensitivity: "behaviour", result: "none", why: "A start in another's name" }, [
        { api: "jump.pending", method: "send" },
    ]),
    ...group({ class: "android.app.PendingIntent", sensitivity: "behaviour", result: "none", when: OTHERS,
               why: "Makes a start ready that somebody else will carry out" }, [
        { api: "jump.prepare", method: "getActivity" },
        { api: "jump.prepare", method: "getService" },
        { api: "jump.prepare", method: "getBroadcast" },
        { api: "jump.prepare", method: "getActivities", when: ANY_OTHERS },
    ]),
    { api: "jump.back", class: "android.app.Activity", method: "moveTaskToBack", sensitivity: "behaviour",
      why: "Hides the app and lets it run on" },
];

const wakes: Entry[] = [WRAPPER, CONTEXT].flatMap((context) =>
    group({ ...context, sensitivity: "behaviour", when: OTHERS, result: "none", why: "Wakes another app: associated start" }, [
        { api: "jump.service", method: "startService", ...(context === CONTEXT ? { required: true as const } : {}) },
        { api: "jump.service", method: "startForegroundService", since: 26 },
        { api: "jump.service", method: "bindService" },
        { api: "jump.broadcast", method: "sendBroadcast", when: NAMED },
        { api: "jump.broadcast", method: "sendOrderedBroadcast", when: NAMED },
    ]),
);

export const starts: Entry[] = [...jumps, ...wakes];
