/** What the app does to others: commands, jumps, starts, permission requests, downloads, new code. */

import { type Condition, type Entry, group } from "./entry.js";

const INTENT = "android.content.Intent";
const OTHERS: Condition[] = [{ argument: INTENT, foreign: true }];
const TELLING_COMMANDS: Condition[] = [{
    argument: "this",
    like: ["^\\[(\\S*/)?(sh, -c, )?(\\S*/)?(getprop|pm|cmd|dumpsys|settings|content|ip|ifconfig|netcfg|arp|ps|top|su|which|id|service)\\b",
           "/(sys/class/net|proc/net|proc/cpuinfo|sys/devices|data/app|data/data|sdcard)"],
}];

export const behaviour: Entry[] = [
    { api: "exec.command", class: "java.lang.ProcessBuilder", method: "start", sensitivity: "behaviour", when: TELLING_COMMANDS,
      required: true, why: "Commands give identifiers and app lists past the Java interfaces; Runtime.exec ends here" },
    ...group({ class: "android.app.Activity", sensitivity: "behaviour", why: "Asks the user for permissions" }, [
        { api: "permissions.request", method: "requestPermissions", since: 23, required: true },
        { api: "permissions.request", class: "android.app.Fragment", method: "requestPermissions", since: 23 },
    ]),
    ...group({ class: "android.app.Instrumentation", sensitivity: "behaviour", when: OTHERS, result: "none",
               why: "Every start of another app's page passes here: forced jumps" }, [
        { api: "jump.activity", method: "execStartActivity", required: true },
        { api: "jump.activity", class: "android.app.ContextImpl", method: "startActivity" },
    ]),
    ...group({ class: "android.app.ContextImpl", sensitivity: "behaviour", when: OTHERS, result: "none",
               why: "Wakes another app: associated start" }, [
        { api: "jump.service", method: "startService" },
        { api: "jump.service", method: "startForegroundService", since: 26 },
        { api: "jump.service", method: "bindService" },
        { api: "jump.broadcast", method: "sendBroadcast", when: [{ argument: INTENT, like: ["(package|component)="] }, ...OTHERS] },
    ]),
    ...group({ class: "android.app.PendingIntent", sensitivity: "behaviour", result: "none", why: "A start in another's name" }, [
        { api: "jump.pending", method: "send" },
    ]),
    ...group({ class: "android.app.AlarmManager", sensitivity: "behaviour", result: "none", arguments: "none",
               why: "Wakes the app itself again: self start" }, [
        { api: "start.alarm", method: "setRepeating" },
        { api: "start.alarm", method: "setInexactRepeating" },
        { api: "start.alarm", method: "setExactAndAllowWhileIdle", since: 23 },
        { api: "start.job", class: "android.app.JobSchedulerImpl", method: "schedule" },
        { api: "start.sync", class: "android.content.ContentResolver", method: "addPeriodicSync" },
    ]),
    { api: "download.enqueue", class: "android.app.DownloadManager", method: "enqueue", sensitivity: "behaviour",
      why: "Downloads, perhaps unasked" },
    { api: "install.session", class: "android.content.pm.PackageInstaller", method: "createSession", sensitivity: "behaviour",
      why: "Installs an app" },
    { api: "code.load", class: "dalvik.system.BaseDexClassLoader", method: "$init", sensitivity: "behaviour",
      why: "Code that came after installation" },
    { api: "web.load", class: "android.webkit.WebView", method: "loadUrl", sensitivity: "behaviour",
      when: [{ argument: 0, like: ["^(https?|market|[a-z][a-z0-9+.-]*)://"] }], why: "Shows a page, such as the privacy policy" },
    ...group({ class: "android.os.Environment", sensitivity: "info", dataType: "存储", why: "Way to the shared storage" }, [
        { api: "storage.shared", method: "getExternalStorageDirectory" },
        { api: "storage.shared", method: "getExternalStoragePublicDirectory" },
    ]),
];
