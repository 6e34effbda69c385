/** Which apps are installed, which run, and which are used. */

import { type Condition, type Entry, group } from "./entry.js";

const MANAGER = "android.app.ApplicationPackageManager";
const ACTIVITIES = "android.app.ActivityManager";
const LAUNCHER = "android.content.pm.LauncherApps";
const BINDER = "android.content.pm.IPackageManager$Stub$Proxy";
const INTENT = "android.content.Intent";
/** WebView asks for the package of its own engine, in every app. */
const OTHERS: Condition[] = [{ argument: "java.lang.String", foreign: true,
                               unlike: ["^(com\\.google\\.android\\.(webview|trichromelibrary)|com\\.android\\.(webview|chrome)|com\\.huawei\\.webview)"] }];
const LAUNCHABLE: Condition[] = [
    { argument: INTENT, like: ["action=android\\.intent\\.action\\.(MAIN|VIEW|SEND)\\b"] },
    { argument: INTENT, foreign: true },
];
/** The public class is abstract: a hook there never fires. */
const CONCRETE = { class: MANAGER, home: "hidden", face: "android.content.pm.PackageManager",
                   source: "core/java/android/app/ApplicationPackageManager.java" } as const;
const UNLISTED = { class: MANAGER, home: "hidden", source: "core/java/android/app/ApplicationPackageManager.java, system API" } as const;

const installed: Entry[] = [
    ...group({ ...CONCRETE, sensitivity: "personal", dataType: "软件安装列表", why: "The list of installed apps" }, [
        { api: "packages.installed", method: "getInstalledPackages", required: true },
        { api: "packages.installed", method: "getInstalledApplications", required: true },
        { api: "packages.installed", method: "getPackagesHoldingPermissions" },
        { api: "packages.installed", method: "queryContentProviders" },
        { api: "packages.changed", method: "getChangedPackages", since: 26 },
    ]),
    ...group({ ...UNLISTED, sensitivity: "personal", dataType: "软件安装列表", why: "The list of installed apps, of one user" }, [
        { api: "packages.installed", method: "getInstalledPackagesAsUser", since: 24 },
        { api: "packages.installed", method: "getInstalledApplicationsAsUser", since: 24 },
    ]),
    ...group({ ...CONCRETE, sensitivity: "personal", dataType: "软件安装列表", when: LAUNCHABLE,
               why: "Asking who answers a launcher's intent lists the installed apps" }, [
        { api: "packages.query", method: "queryIntentActivities" },
        { api: "packages.query", method: "queryIntentActivityOptions" },
        { api: "packages.query", method: "queryIntentServices" },
        { api: "packages.query", method: "queryIntentContentProviders" },
        { api: "packages.query", method: "queryBroadcastReceivers" },
        { api: "packages.query", method: "resolveActivity" },
    ]),
    ...group({ ...UNLISTED, sensitivity: "personal", dataType: "软件安装列表", when: LAUNCHABLE,
               why: "Asking who answers a launcher's intent lists the installed apps" }, [
        { api: "packages.query", method: "queryIntentActivitiesAsUser" },
    ]),
    ...group({ class: BINDER, home: "hidden", source: "core/java/android/content/pm/IPackageManager.aidl", sensitivity: "personal",
               dataType: "软件安装列表", why: "The same past the manager, as hardened SDKs ask" }, [
        { api: "packages.installed", method: "getInstalledPackages" },
        { api: "packages.installed", method: "getInstalledApplications" },
        { api: "packages.query", method: "queryIntentActivities", when: LAUNCHABLE },
        { api: "packages.probe", method: "getPackageInfo", when: OTHERS },
    ]),
    ...group({ class: LAUNCHER, sensitivity: "personal", dataType: "软件安装列表", why: "The launcher's list of apps" }, [
        { api: "packages.installed", method: "getActivityList" },
        { api: "packages.probe", method: "getApplicationInfo", since: 26, when: OTHERS },
    ]),
];

const probed: Entry[] = [
    ...group({ ...CONCRETE, sensitivity: "personal", dataType: "软件安装列表", when: OTHERS,
               why: "Probing for one other app; many of them make a list" }, [
        { api: "packages.probe", method: "getPackageInfo" },
        { api: "packages.probe", method: "getApplicationInfo" },
        { api: "packages.probe", method: "getPackageUid", since: 24 },
        { api: "packages.query", method: "getLaunchIntentForPackage" },
        { api: "packages.installer", method: "getInstallerPackageName" },
        { api: "packages.installer", method: "getInstallSourceInfo", since: 30 },
    ]),
    ...group({ ...UNLISTED, sensitivity: "personal", dataType: "软件安装列表", when: OTHERS,
               why: "Probing for one other app; many of them make a list" }, [
        { api: "packages.probe", method: "getPackageInfoAsUser", since: 24 },
        { api: "packages.probe", method: "getApplicationInfoAsUser", since: 24 },
    ]),
    ...group({ ...CONCRETE, sensitivity: "info", why: "Tells little by itself; asked in a loop it lists apps" }, [
        { api: "packages.uid", method: "getPackagesForUid", busy: true },
        { api: "packages.preferred", method: "getPreferredPackages" },
        { api: "packages.modules", method: "getInstalledModules", since: 29, dataType: "设备信息" },
    ]),
    { ...CONCRETE, api: "packages.component", method: "setComponentEnabledSetting", sensitivity: "behaviour",
      why: "Hides or shows an icon, or lets the app be started by others" },
];

const running: Entry[] = [
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
        { api: "processes.usage", method: "queryEventStats", since: 28 },
    ]),
    ...group({ class: "android.app.usage.NetworkStatsManager", sensitivity: "personal", dataType: "运行进程", since: 23,
               why: "Which apps used the network, when and how much" }, [
        { api: "processes.traffic", method: "querySummary" },
        { api: "processes.traffic", method: "queryDetails" },
        { api: "processes.traffic_total", method: "querySummaryForDevice", dataType: "网络类型", sensitivity: "info",
          why: "How much the whole phone used the network" },
    ]),
    ...group({ class: ACTIVITIES, sensitivity: "info", why: "About the app's own processes only" }, [
        { api: "processes.own", method: "getAppTasks" },
        { api: "processes.own", method: "getProcessMemoryInfo" },
        { api: "processes.own", method: "getHistoricalProcessExitReasons", since: 30 },
    ]),
    { api: "processes.kill", class: ACTIVITIES, method: "killBackgroundProcesses", sensitivity: "behaviour", why: "Ends other apps" },
];

export const packages: Entry[] = [...installed, ...probed, ...running];
