/** Code that came after installation. */

import { type Entry, group } from "./entry.js";

const LOADERS = ["DexClassLoader", "PathClassLoader"];

export const code: Entry[] = [
    ...group({ api: "code.load", class: "dalvik.system.BaseDexClassLoader", sensitivity: "behaviour", why: "Code that came after installation" }, [
        { method: "$init", required: true },
        ...LOADERS.map((name) => ({ class: `dalvik.system.${name}`, method: "$init" })),
        { class: "dalvik.system.InMemoryDexClassLoader", method: "$init", since: 26 },
        { class: "dalvik.system.DelegateLastClassLoader", method: "$init", since: 27 },
    ]),
    // The public methods look at who calls them, and would find the agent; these are told.
    ...group({ api: "code.library", class: "java.lang.Runtime", sensitivity: "behaviour", since: 24, home: "hidden", source: "ojluni/src/main/java/java/lang/Runtime.java",
               why: "Native code; System.load and System.loadLibrary end here" }, [
        { method: "loadLibrary0" },
        { method: "load0" },
    ]),
];
