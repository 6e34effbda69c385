/** The agent's doorway: what the host may ask of it. */

import Java from "frida-java-bridge";

import { catalogue } from "./catalogue/index.js";
import { Emitter } from "./emit.js";
import { watchExits } from "./exits.js";
import { Health } from "./health.js";
import { Watcher } from "./hook.js";
import { install } from "./install.js";
import { Motion, type Trace } from "./motion.js";
import { settle } from "./settle.js";
import { Threads } from "./threads.js";

const emitter = new Emitter();
const health = new Health();
const threads = new Threads();
const watcher = new Watcher(emitter, threads, health);
const motion = new Motion(threads, health);
let installed = false;

rpc.exports = {
    /** Puts all hooks in, before the process runs on, and says how that went. */
    install(ownPackage: string): object {
        if (!Java.available) {
            throw new Error("this process has no Java runtime");
        }
        if (!installed) {
            installed = true;
            // performNow: perform would wait for the app's class loader, and calls would be missed.
            Java.performNow(() => {
                install(catalogue, ownPackage, watcher, health);
                watchExits(emitter, health);
            });
        }
        return health.report();
    },

    /** See settle.ts: a turn of its own, after `install`. */
    settle,

    ping(): string {
        return "pong";
    },

    health(): object {
        return health.report();
    },

    /** Plays a motion to the app's sensor listeners; whether one of them got it in time. */
    move(trace: Trace, patienceMs: number): Promise<boolean> {
        return motion.play(trace, patienceMs);
    },

    /** How many samples of the last motion listeners got, by sensor type. */
    moved(): Record<string, number> {
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
