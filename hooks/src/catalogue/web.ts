/** Pages inside the app: what they show, and what they may ask of it. */

import { type Condition, type Entry, group } from "./entry.js";

const VIEW = "android.webkit.WebView";
const ADDRESS: Condition[] = [{ argument: 0, like: ["^[a-z][a-z0-9+.-]*://"] }];
const SCRIPT: Condition[] = [{ argument: 0, like: ["^javascript:"] }];

export const web: Entry[] = [
    ...group({ class: VIEW, sensitivity: "behaviour", why: "Shows a page, such as the privacy policy" }, [
        { api: "web.load", method: "loadUrl", when: ADDRESS },
        { api: "web.post", method: "postUrl", when: ADDRESS },
        { api: "web.data", method: "loadData", arguments: "none" },
        { api: "web.data", method: "loadDataWithBaseURL", arguments: "none" },
    ]),
    ...group({ class: VIEW, sensitivity: "behaviour", arguments: "none", why: "A way from the page's code to the app's, or back" }, [
        { api: "web.script", method: "evaluateJavascript" },
        { api: "web.script", method: "loadUrl", when: SCRIPT },
        { api: "web.bridge", method: "addJavascriptInterface", arguments: "plain" },
    ]),
    { api: "web.cookies", class: "android.webkit.CookieManager", method: "getInstance", sensitivity: "info", why: "Way to the cookies of all pages in the app" },
];
