/** Sends what waits before the process ends itself. */

import Java from "frida-java-bridge";

import type { Emitter } from "./emit.js";
import type { Health } from "./health.js";
import { type Method, passUntouched } from "./jni.js";

const EXITS = [
    ["java.lang.Runtime", "exit"],
    ["java.lang.Runtime", "halt"],
    ["android.os.Process", "killProcess"],
] as const;

/** Time for the last batch to leave the process. */
const GRACE_S = 0.05;

/** Watches the ways in which a process ends by its own hand; none of them is evidence. */
export function watchExits(emitter: Emitter, health: Health): void {
    for (const [className, name] of EXITS) {
        const method = find(className, name);
        if (method === null) {
            continue;
        }
        try {
            passUntouched(method);
            method.implementation = function (...values) {
                emitter.flush(true);
                Thread.sleep(GRACE_S);
                return method.apply(this, values);
            };
        } catch (error) {
            health.fault(error);
        }
    }
}

function find(className: string, name: string): Method | null {
    try {
        return (Java.use(className)[name] as { overloads: [Method] }).overloads[0];
    } catch {
        return null;
    }
}
