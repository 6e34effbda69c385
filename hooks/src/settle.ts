/** Leaves this thread in a state in which Java can collect garbage. */

import Java from "frida-java-bridge";

import { environment } from "./jni.js";

/**
 * To be called in a later turn than the one that installed hooks.
 *
 * After hooking, HotSpot keeps the agent's thread marked as inside the VM until its next JNI call,
 * and the next garbage collection waits for it for ever. Harmless on Android's runtime.
 */
export function settle(): void {
    Java.performNow(() => {
        const env = environment();
        env.deleteLocalRef(env.newStringUtf("settle"));
    });
}
