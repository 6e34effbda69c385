/** What is on the screen, and acting on it in the user's place. */

import { type Entry, group } from "./entry.js";

const PROJECTION = "android.media.projection.MediaProjectionManager";
const SERVICE = "android.accessibilityservice.AccessibilityService";
/** Windows over other apps, by their type; the newest is 2038. */
const OVERLAY = ["^type=(2002|2003|2006|2007|2010|2038)\\b"];

export const screen: Entry[] = [
    ...group({ class: PROJECTION, sensitivity: "personal", dataType: "屏幕内容", why: "Sees everything on the screen" }, [
        { api: "screen.capture", method: "getMediaProjection" },
        { api: "screen.capture", method: "createScreenCaptureIntent" },
        { api: "screen.capture", class: "android.media.projection.MediaProjection", method: "createVirtualDisplay" },
        { api: "screen.capture", class: SERVICE, method: "takeScreenshot", since: 30 },
        { api: "screen.read", class: SERVICE, method: "getRootInActiveWindow" },
    ]),
    { api: "screen.captures_watch", class: "android.app.Activity", method: "registerScreenCaptureCallback", since: 34,
      sensitivity: "info", why: "Is told when the user takes a screenshot" },
    { api: "screen.act", class: SERVICE, method: "performGlobalAction", sensitivity: "behaviour", why: "Presses the system's buttons for the user" },
    { api: "window.overlay", class: "android.view.WindowManagerImpl", method: "addView", sensitivity: "behaviour",
      home: "hidden", face: "android.view.WindowManager", source: "core/java/android/view/WindowManagerImpl.java",
      when: [{ argument: "android.view.ViewGroup$LayoutParams", like: OVERLAY }], why: "Draws over other apps" },
];
