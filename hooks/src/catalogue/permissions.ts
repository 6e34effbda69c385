/** Permissions: asked for, explained, looked at. */

import { type Entry, group } from "./entry.js";

const ACTIVITY = "android.app.Activity";

export const permissions: Entry[] = [
    ...group({ class: ACTIVITY, sensitivity: "behaviour", why: "Asks the user for permissions" }, [
        { api: "permissions.request", method: "requestPermissions", since: 23, required: true },
        { api: "permissions.request", class: "android.app.Fragment", method: "requestPermissions", since: 23 },
        { api: "permissions.request", class: "android.content.pm.PackageManager", method: "buildRequestPermissionsIntent", since: 23,
          home: "hidden", source: "core/java/android/content/pm/PackageManager.java, system API, not overridden" },
        { api: "permissions.request", class: "androidx.core.app.ActivityCompat", method: "requestPermissions", home: "app",
          source: "AndroidX core" },
        { api: "permissions.request", class: "android.support.v4.app.ActivityCompat", method: "requestPermissions", home: "app",
          source: "the support library before AndroidX" },
    ]),
    ...group({ class: ACTIVITY, sensitivity: "info", since: 23, why: "Whether a permission was refused before, or is held" }, [
        { api: "permissions.rationale", method: "shouldShowRequestPermissionRationale" },
        { api: "permissions.check", class: "android.content.ContextWrapper", method: "checkSelfPermission", busy: true },
        { api: "permissions.check", class: "android.app.ContextImpl", method: "checkSelfPermission", busy: true,
          home: "hidden", face: "android.content.Context", source: "core/java/android/app/ContextImpl.java" },
    ]),
];
