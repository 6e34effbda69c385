/** Puts the catalogue's hooks into this process. */

import Java from "frida-java-bridge";

import type { Entry } from "./catalogue/entry.js";
import { DESCRIBED } from "./describe.js";
import type { Health } from "./health.js";
import type { Candidate, Listener, Watcher } from "./hook.js";
import { numberMethod } from "./invoke.js";
import { type Method, STATIC, environment, keepClasses, passUntouched } from "./jni.js";
import { testsFor } from "./match.js";

const ABSTRACT = 0x400;
const CONSTRUCTOR = "$init";
/** What the agent itself calls during a hook. */
const OWN_CLASSES = [
    "java.lang.Object", "java.lang.Exception", "java.lang.SecurityException", "java.lang.Thread", "java.lang.Class",
    "java.util.Collection", "java.util.List", "android.util.Log",
];

/** Finds a class by its name, in one class loader. */
export type Find = (className: string) => Java.Wrapper;

export class Installer {
    /** Hooked overloads, each with the entries that watch it, in the catalogue's order. */
    readonly hooked = new Map<Method, Candidate[]>();
    /** API level of this Android; null where there is none to ask. */
    readonly android: number | null;
    private readonly listeners = new Map<Method, Listener>();

    constructor(private readonly ownPackage: string, private readonly watcher: Watcher, private readonly health: Health) {
        keepClasses([...OWN_CLASSES, ...DESCRIBED]);
        this.android = androidLevel();
    }

    /** Hooks every entry that this Android has; what it lacks or refuses goes to the health. */
    install(entries: readonly Entry[]): void {
        const plan = new Map<Method, Candidate[]>();
        const find = remembering((name) => Java.use(name));
        for (const entry of entries) {
            if (this.suits(entry)) {
                try {
                    this.addToPlan(plan, entry, find);
                } catch (error) {
                    this.miss(entry, error);
                }
            }
        }
        this.hook(plan);
    }

    /** Hooks entries of classes that have just come; those whose classes are not there are given back. */
    installLate(entries: readonly Entry[], find: Find): Entry[] {
        const plan = new Map<Method, Candidate[]>();
        const absent = entries.filter((entry) => {
            try {
                this.addToPlan(plan, entry, find);
                return false;
            } catch {
                return true;
            }
        });
        this.hook(plan);
        return absent;
    }

    /** Has `listener` told of every call. To be said before `install`. */
    listen(className: string, name: string, listener: Listener): void {
        try {
            for (const method of (Java.use(className)[name] as { overloads: Method[] }).overloads) {
                this.listeners.set(method, listener);
            }
        } catch {
            // Not on this Android.
        }
    }

    suits({ since, until }: { since?: number; until?: number }): boolean {
        return this.android === null || (this.android >= (since ?? 0) && this.android <= (until ?? Infinity));
    }

    miss(entry: Entry, error: unknown): void {
        this.health.missing.push({ api: entry.api, method: nameOf(entry), reason: reasonOf(error) });
    }

    private hook(plan: Map<Method, Candidate[]>): void {
        for (const method of this.listeners.keys()) {
            if (!plan.has(method) && !this.hooked.has(method)) {
                plan.set(method, []);
            }
        }
        for (const [method, candidates] of plan) {
            try {
                passUntouched(method);
                method.implementation = this.watcher.replacement(method, candidates, this.listeners.get(method));
                this.hooked.set(method, candidates);
                this.health.live += Math.min(candidates.length, 1);
            } catch (error) {
                for (const { entry } of candidates) {
                    this.health.failed.push({ api: entry.api, method: nameOf(entry), reason: reasonOf(error) });
                }
            }
        }
    }

    private addToPlan(plan: Map<Method, Candidate[]>, entry: Entry, find: Find): void {
        const overloads = overloadsOf(entry, find);
        if (overloads.length === 0) {
            throw new Error("no such method");
        }
        for (const method of overloads) {
            const signature = signatureOf(entry, method);
            if (entry.method !== CONSTRUCTOR && !plan.has(method) && isAbstract(method)) {
                throw new Error(`${signature} is abstract here`);
            }
            const tests = testsFor(entry, method._p[5].map(({ className }) => className), this.ownPackage);
            if (tests !== null) {
                const hook = this.health.hooks.push({ api: entry.api, signature, dataType: entry.dataType ?? null }) - 1;
                plan.set(method, [...(plan.get(method) ?? []), { hook, entry, tests }]);
            }
        }
    }
}

/** Looks each class up once: many entries are of one class, and looking for an absent one is slow. */
function remembering(find: Find): Find {
    const absent = new Map<string, unknown>();
    return (name) => {
        if (absent.has(name)) {
            throw absent.get(name);
        }
        try {
            return find(name);
        } catch (error) {
            absent.set(name, error);
            throw error;
        }
    };
}

/** API level of this Android; null where there is none to ask. */
function androidLevel(): number | null {
    try {
        const level = Number(Java.use("android.os.Build$VERSION").SDK_INT.value);
        return Number.isInteger(level) && level > 0 ? level : null;
    } catch {
        return null;
    }
}

function overloadsOf(entry: Entry, find: Find): Method[] {
    const dispatcher = find(entry.class)[entry.method] as { overloads: Method[] } | undefined;
    const overloads = dispatcher?.overloads ?? [];
    const wanted = entry.overloads;
    if (wanted === undefined) {
        return overloads;
    }
    const typesOf = (method: Method) => method._p[5].map(({ className }) => className).join();
    return overloads.filter((method) => wanted.some((types) => types.join() === typesOf(method)));
}

/** A hook on an abstract method is accepted and never fires. */
function isAbstract(method: Method): boolean {
    const env = environment();
    modifiers ??= numberMethod("java.lang.reflect.Method", "getModifiers");
    const klass = method.holder.$borrowClassHandle(env);
    try {
        const reflected = env.toReflectedMethod(klass.value, method.handle, method._p[2] === STATIC ? 1 : 0);
        const isSo = (modifiers(reflected) & ABSTRACT) !== 0;
        env.deleteLocalRef(reflected);
        return isSo;
    } finally {
        klass.unref(env);
    }
}

let modifiers: ((object: NativePointer) => number) | null = null;

function signatureOf(entry: Entry, method: Method): string {
    const types = method._p[5].map(({ className }) => readable(className));
    return `${method.holder.$n}.${entry.method === CONSTRUCTOR ? "<init>" : entry.method}(${types.join(", ")})`;
}

/** `[Ljava.lang.String;` as people write it. */
function readable(type: string): string {
    const array = /^(\[+)(?:L(.+);|([ZBCSIJFD]))$/.exec(type);
    if (array === null) {
        return type;
    }
    const [, depth = "", className, primitive] = array;
    const names: Record<string, string> = { Z: "boolean", B: "byte", C: "char", S: "short", I: "int", J: "long", F: "float", D: "double" };
    return (className ?? names[primitive ?? ""] ?? type) + "[]".repeat(depth.length);
}

function nameOf(entry: Entry): string {
    return `${entry.class}.${entry.method}`;
}

function reasonOf(error: unknown): string {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
