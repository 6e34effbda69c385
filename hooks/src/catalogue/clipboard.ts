/** What the user copied. */

import { type Entry, group } from "./entry.js";

const CLIPBOARD = "android.content.ClipboardManager";

export const clipboard: Entry[] = [
    ...group({ class: CLIPBOARD, sensitivity: "personal", dataType: "剪切板", why: "What the user copied, in any app" }, [
        { api: "clipboard.read", method: "getPrimaryClip", required: true, result: "none" },
        { api: "clipboard.read", method: "getText", result: "none" },
        { api: "clipboard.look", method: "getPrimaryClipDescription", result: "none" },
        { api: "clipboard.look", method: "hasPrimaryClip" },
        { api: "clipboard.look", method: "hasText" },
        { api: "clipboard.watch", method: "addPrimaryClipChangedListener" },
    ]),
    ...group({ class: CLIPBOARD, sensitivity: "behaviour", arguments: "none", why: "Puts text there for other apps" }, [
        { api: "clipboard.write", method: "setPrimaryClip" },
        { api: "clipboard.write", method: "setText" },
        { api: "clipboard.write", method: "clearPrimaryClip", since: 28 },
    ]),
];
