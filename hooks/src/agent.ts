/** The agent's doorway: what the host may ask of it. */

import Java from "frida-java-bridge";

import { catalogue, natives as functions, selfTests } from "./catalogue/index.js";
import { Ciphers } from "./ciphers.js";
import { Emitter } from "./emit.js";
import { watchExits } from "./exits.js";
import { Health } from "./health.js";
import { Watcher } from "./hook.js";
import { type Find, Installer } from "./install.js";
import { LateClasses } from "./late.js";
import { Motion, type Trace } from "./motion.js";
import { Natives } from "./native.js";
import { PinningBypass } from "./pinning.js";
import { type Proof, selfTest } from "./selftest.js";
import { settle } from "./settle.js";
import { Threads } from "./threads.js";

const health = new Health();
const ciphers = new Ciphers();
const emitter = new Emitter(health, ciphers);
const threads = new Threads();
const watcher = new Watcher(emitter, threads, health, ciphers);
const motion = new Motion(threads, health);
let installer: Installer | null = null;
let natives: Natives | null = null;

rpc.exports = {
    /**
     * Puts all hooks in, before the process runs on where it is early, and says how that went.
     *
     * With `altersChecks` the app also accepts certificates that it refuses: see pinning.ts.
     */
    install(ownPackage: string, isEarly = true, altersChecks = false): object {
        if (!Java.available) {
            throw new Error("this process has no Java runtime");
        }
        if (installer === null) {
            // performNow: perform would wait for the app's class loader, and calls would be missed.
            Java.performNow(() => {
                installer = new Installer(ownPackage, watcher, health);
                const bypass = altersChecks ? new PinningBypass(emitter, health) : null;
                bypass?.install();
                const look = bypass === null ? undefined : (find: Find) => bypass.look(find);
                const late = new LateClasses(catalogue.filter(({ home }) => home === "app"), installer, health, look);
                late.watch();
                ciphers.watch(installer);
                installer.install(catalogue.filter(({ home }) => home !== "app"));
                late.begin(isEarly);
                watchExits(emitter, health);
            });
            natives = withNatives(ownPackage);
        }
        health.takeFresh(); // the answer holds them
        return health.report();
    },

    /** Calls what is harmless, to see whether its hooks see it; a turn of its own, after `install`. */
    prove(): Proof {
        let proof: Proof = { proven: [], blind: [] };
        Java.performNow(() => {
            if (installer !== null) {
                proof = selfTest(selfTests, installer, watcher, natives);
            }
        });
        return proof;
    },

    /** See settle.ts: a turn of its own, after `install`. */
    settle,

    ping(): string {
        return "pong";
    },

    health(): object {
        return health.report();
    },

    /** Plays a motion to the app's sensor listeners; when the first of them got it, or 0. */
    move(trace: Trace, patienceMs: number): Promise<number> {
        return motion.play(trace, patienceMs);
    },

    /** Which steps of the last motion listeners got, by sensor type. */
    moved(): Record<string, number[]> {
        return motion.received();
    },

    /** Sends everything that waits, and says how much there ever was. */
    flush(): object {
        return emitter.flush(true);
    },

    /** Sees nothing from now on; hooks stay in, because taking them out can hang a runtime. */
    rest(): object {
        watcher.watching = false;
        return emitter.flush(true);
    },
};

/** Native hooks, where this phone's frida can make them; Java's are as good without. */
function withNatives(ownPackage: string): Natives | null {
    try {
        const made = new Natives(emitter, threads, watcher, health);
        made.install(functions, ownPackage);
        return made;
    } catch (error) {
        health.fault(error);
        return null;
    }
}
