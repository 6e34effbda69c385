/** Which apps are installed or running. */

import { type Condition, type Entry, group } from "./entry.js";

const MANAGER = "android.app.ApplicationPackageManager";
const ACTIVITIES = "android.app.ActivityManager";
const OTHERS: Condition[] = [{ argument: "java.lang.String", foreign: true }];

export const packages: Entry[] = [
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "软件安装列表", why: "The list of installed apps" }, [
        { api: "packages.installed", method: "getInstalledPackages", required: true },
        { api: "packages.installed", method: "getInstalledApplications", required: true },
        { api: "packages.installed", method: "getInstalledPackagesAsUser" },
        { api: "packages.installed", method: "getInstalledApplicationsAsUser" },
        { api: "packages.installed", method: "getPackagesHoldingPermissions" },
    ]),
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "软件安装列表", when: [
        { argument: "android.content.Intent", like: ["action=android\\.intent\\.action\\.(MAIN|VIEW|SEND)\\b"] },
        { argument: "android.content.Intent", foreign: true },
    ], why: "Asking who answers a launcher's intent lists the installed apps" }, [
        { api: "packages.query", method: "queryIntentActivities" },
        { api: "packages.query", method: "queryIntentActivitiesAsUser" },
        { api: "packages.query", method: "queryIntentServices" },
        { api: "packages.query", method: "queryBroadcastReceivers" },
        { api: "packages.query", method: "resolveActivity" },
    ]),
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "软件安装列表", when: OTHERS,
               why: "Probing for one other app; many of them make a list" }, [
        { api: "packages.probe", method: "getPackageInfo" },
        { api: "packages.probe", method: "getApplicationInfo" },
        { api: "packages.probe", method: "getPackageUid", since: 24 },
        { api: "packages.probe", method: "getLaunchIntentForPackage" },
        { api: "packages.probe", method: "getPackageInfoAsUser" },
        { api: "packages.probe", method: "getApplicationInfoAsUser" },
    ]),
    { api: "packages.installed", class: "android.content.pm.LauncherApps", method: "getActivityList",
      dataType: "软件安装列表", sensitivity: "personal", why: "The launcher's list of apps" },
    ...group({ class: ACTIVITIES, sensitivity: "personal", dataType: "运行进程", why: "Which apps run or ran" }, [
        { api: "processes.running", method: "getRunningAppProcesses" },
        { api: "processes.running", method: "getRunningTasks" },
        { api: "processes.running", method: "getRunningServices" },
        { api: "processes.running", method: "getRecentTasks" },
    ]),
    ...group({ class: "android.app.usage.UsageStatsManager", sensitivity: "personal", dataType: "运行进程",
               why: "Which apps are used, when and how long" }, [
        { api: "processes.usage", method: "queryUsageStats" },
        { api: "processes.usage", method: "queryEvents" },
        { api: "processes.usage", method: "queryAndAggregateUsageStats" },
    ]),
];
