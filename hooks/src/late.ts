/** Hooks classes that come with the app when a class loader brings them, packed and plugged-in code too. */

import Java from "frida-java-bridge";

import type { Entry } from "./catalogue/entry.js";
import type { Health } from "./health.js";
import type { Find, Installer } from "./install.js";
import { keepClasses } from "./jni.js";

/** Where a loader of the app's has got code: it was made, or was given more. */
const ARRIVALS = [
    ["dalvik.system.BaseDexClassLoader", "$init"],
    ["dalvik.system.BaseDexClassLoader", "addDexPath"],
] as const;
/** By when packers, which change a loader's insides by reflection, have put the app's own classes there. */
const BEGINNINGS = [
    ["android.app.Instrumentation", "callApplicationOnCreate"],
    ["android.app.Instrumentation", "newActivity"],
] as const;
/** Each costs the thread that made it some failed look-ups. */
const LOADERS_KEPT = 100;
/** The bridge takes a desktop's class for garbage until it is linked; this links it and runs nothing. */
const IS_HOTSPOT = Process.findModuleByName("libjvm.so") !== null;

export class LateClasses {
    private readonly loaders: Find[] = [];

    /** `also` is told of every loader, whenever it may have got more. */
    constructor(
        private pending: Entry[], private readonly installer: Installer, private readonly health: Health,
        private readonly also?: (find: Find) => void,
    ) {
        this.pending = pending.filter((entry) => installer.suits(entry));
    }

    /** To be said before hooks go in. */
    watch(): void {
        for (const [owner, method] of ARRIVALS) {
            this.installer.listen(owner, method, { after: (_, loader) => this.came(loader as Java.Wrapper) });
        }
        for (const [owner, method] of BEGINNINGS) {
            this.installer.listen(owner, method, { after: () => this.lookAgain() });
        }
    }

    /** Looks into the loaders that are there: the system's, in a process that runs already all of them. */
    begin(isEarly: boolean): void {
        for (const entry of this.pending) {
            this.installer.miss(entry, new Error("comes with apps; no class loader has brought it"));
        }
        this.came(Java.use("java.lang.ClassLoader").getSystemClassLoader() as Java.Wrapper);
        if (!isEarly) {
            try {
                Java.enumerateClassLoadersSync().forEach((loader) => this.came(loader));
            } catch (error) {
                this.health.fault(error);
            }
        }
    }

    private came(loader: Java.Wrapper): void {
        if ((this.pending.length === 0 && this.also === undefined) || this.loaders.length >= LOADERS_KEPT) {
            return;
        }
        const factory = new (Java.ClassFactory as unknown as new () => Java.ClassFactory)();
        const kept = Java.retain(loader);
        (factory as { loader: Java.Wrapper | null }).loader = kept;
        keepClasses([], factory);
        const find: Find = (name) => {
            const found = (kept.loadClass as Java.MethodDispatcher).overload("java.lang.String").call(kept, name) as Java.Wrapper;
            if (IS_HOTSPOT) {
                found.getDeclaredMethods();
            }
            return factory.use(name);
        };
        this.loaders.push(find);
        this.look(find);
    }

    private lookAgain(): void {
        this.loaders.forEach((find) => this.look(find));
    }

    private look(find: Find): void {
        this.also?.(find);
        if (this.pending.length === 0) {
            return;
        }
        const absent = new Set(this.installer.installLate(this.pending, find));
        for (const { class: owner, method } of this.pending.filter((entry) => !absent.has(entry))) {
            const place = this.health.missing.findIndex((missing) => missing.method === `${owner}.${method}`);
            this.health.missing.splice(place, place < 0 ? 0 : 1);
        }
        this.pending = [...absent];
    }
}
