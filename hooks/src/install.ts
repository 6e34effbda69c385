/** Puts the catalogue's hooks into this process. */

import Java from "frida-java-bridge";

import type { Entry } from "./catalogue/entry.js";
import { DESCRIBED } from "./describe.js";
import type { Health } from "./health.js";
import type { Candidate, Watcher } from "./hook.js";
import { type Method, STATIC, environment, keepClasses, passUntouched } from "./jni.js";
import { testsFor } from "./match.js";

const ABSTRACT = 0x400;
const CONSTRUCTOR = "$init";
/** What the agent itself calls during a hook. */
const OWN_CLASSES = [
    "java.lang.Object", "java.lang.Exception", "java.lang.SecurityException", "java.lang.Thread", "java.lang.Class",
    "java.util.Collection", "java.util.List", "android.util.Log",
];

/** Overloads of the running Android, each with the entries that watch it. */
type Plan = Map<Method, Candidate[]>;

/** Hooks every entry that this Android has; what it lacks or refuses goes to `health`. */
export function install(entries: readonly Entry[], ownPackage: string, watcher: Watcher, health: Health): void {
    keepClasses([...OWN_CLASSES, ...DESCRIBED]);
    const android = androidLevel();
    const plan: Plan = new Map();
    for (const entry of entries) {
        if (android === null || (android >= (entry.since ?? 0) && android <= (entry.until ?? Infinity))) {
            try {
                addToPlan(plan, entry, ownPackage, health);
            } catch (error) {
                health.missing.push({ api: entry.api, method: nameOf(entry), reason: reasonOf(error) });
            }
        }
    }
    for (const [method, candidates] of plan) {
        try {
            passUntouched(method);
            method.implementation = watcher.replacement(method, candidates);
            health.live++;
        } catch (error) {
            for (const { entry } of candidates) {
                health.failed.push({ api: entry.api, method: nameOf(entry), reason: reasonOf(error) });
            }
        }
    }
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

function addToPlan(plan: Plan, entry: Entry, ownPackage: string, health: Health): void {
    const overloads = overloadsOf(entry);
    if (overloads.length === 0) {
        throw new Error("no such method");
    }
    for (const method of overloads) {
        const signature = signatureOf(entry, method);
        if (entry.method !== CONSTRUCTOR && isAbstract(method)) {
            throw new Error(`${signature} is abstract here`);
        }
        const tests = testsFor(entry, method._p[5].map(({ className }) => className), ownPackage);
        if (tests !== null) {
            const hook = health.hooks.push({ api: entry.api, signature, dataType: entry.dataType ?? null }) - 1;
            plan.set(method, [...(plan.get(method) ?? []), { hook, entry, tests }]);
        }
    }
}

function overloadsOf(entry: Entry): Method[] {
    const dispatcher = Java.use(entry.class)[entry.method] as { overloads: Method[] } | undefined;
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
    const klass = method.holder.$borrowClassHandle(env);
    try {
        const reflected = env.toReflectedMethod(klass.value, method.handle, method._p[2] === STATIC ? 1 : 0);
        const wrapper = Java.cast(reflected, Java.use("java.lang.reflect.Method"));
        const modifiers = Number(wrapper.getModifiers());
        wrapper.$dispose();
        env.deleteLocalRef(reflected);
        return (modifiers & ABSTRACT) !== 0;
    } finally {
        klass.unref(env);
    }
}

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
