/** Shows that hooks see: calls of the agent's own, of which the app's evidence never hears. */

import Java from "frida-java-bridge";

import type { Literal, SelfTest } from "./catalogue/selftests.js";
import type { Missing } from "./health.js";
import type { Candidate, Watcher } from "./hook.js";
import type { Installer } from "./install.js";
import { type Env, type Method, STATIC, environment } from "./jni.js";
import type { Natives } from "./native.js";

const REFERENCES = 16;
export const REASON = "the hook is in, and did not see the agent's own call";

export interface Proof {
    /** Names whose hooks saw a call. */
    proven: string[];
    /** Hooks that are in and saw none. */
    blind: Missing[];
}

/** Gives the call to make, once all that it needs is there; what cannot be prepared is not tried. */
type Prepare = () => () => void;

/** To be asked in a later turn than the one that installed hooks: some runtimes put them in after it. */
export function selfTest(
    tests: readonly SelfTest[], installer: Installer, watcher: Watcher, natives: Natives | null,
): Proof {
    const thread = Process.getCurrentThreadId();
    const proof: Proof = { proven: [], blind: [] };
    const trying = (api: string, method: string, isHollow: boolean, prepare: Prepare) => {
        const seen = new Set<string>();
        const isMade = attempt(prepare, (work) => {
            watcher.trial = { thread, seen, isHollow };
            try {
                work();
            } finally {
                watcher.trial = null;
            }
        });
        if (seen.has(api)) {
            proof.proven.push(api);
        } else if (isMade) {
            proof.blind.push({ api, method, reason: REASON });
        }
    };
    for (const test of tests.filter((one) => installer.suits(one))) {
        const method = overload(test.class, test.method, test.overload);
        if (method !== null && installer.hooked.has(method)) {
            trying(test.api, `${test.class}.${test.method}`, false, () => declared(test, method));
        }
    }
    for (const [method, { entry }] of required(installer.hooked)) {
        trying(entry.api, `${entry.class}.${entry.method}`, true, () => hollow(method));
    }
    natives?.prove(proof);
    return proof;
}

/** One must-have hook of each name, whose method can be called on an object that was never made. */
function required(hooked: ReadonlyMap<Method, Candidate[]>): [Method, Candidate][] {
    const env = environment();
    const unused = finalizer(env, env.javaLangObject().handle);
    const tried = new Set<string>();
    return [...hooked].flatMap(([method, candidates]): [Method, Candidate][] => {
        const candidate = candidates.find(({ entry }) => entry.required);
        if (candidate === undefined || tried.has(candidate.entry.api)) {
            return [];
        }
        // An empty object is forgotten at once; its class must not mind when the garbage collector takes it.
        if (method._p[2] !== STATIC && !withClass(method, env, (klass) => finalizer(env, klass)).equals(unused)) {
            return [];
        }
        tried.add(candidate.entry.api);
        return [[method, candidate]];
    });
}

function finalizer(env: Env, klass: NativePointer): NativePointer {
    return env.getMethodId(klass, "finalize", "()V");
}

/** A call with its arguments; what it answers or throws is of no interest. */
function declared({ class: owner, on, arguments: values }: SelfTest, method: Method): () => void {
    const env = environment();
    const object = on === undefined ? emptyObject(env, method) : made(env, owner, on);
    const given = literals(env, values);
    return () => invoke(env, method, object, given);
}

function made(env: Env, owner: string, on: NonNullable<SelfTest["on"]>): NativePointer {
    const maker = overload(owner, on.factory ?? "$init", on.overload);
    if (maker === null) {
        throw new Error(`${owner} cannot be made`);
    }
    const object = emptyObject(env, maker);
    const result = invoke(env, maker, object, literals(env, on.arguments));
    env.throwIfExceptionPending();
    return on.factory === undefined ? object : result;
}

/** A call of an empty object with empty arguments; the hook answers it, so that the method never runs. */
function hollow(method: Method): () => void {
    const env = environment();
    const object = emptyObject(env, method);
    const nothing = method._p[5].map(({ type }) => (type === "pointer" ? NULL : 0));
    return () => invoke(env, method, object, nothing);
}

/** An object whose constructor has not run; null where the method needs none. */
function emptyObject(env: Env, method: Method): NativePointer {
    const object = method._p[2] === STATIC ? NULL : withClass(method, env, (klass) => env.allocObject(klass));
    env.throwIfExceptionPending();
    return object;
}

/** What it gives is no pointer where the method gives a number or nothing. */
function invoke(env: Env, method: Method, object: NativePointer, values: (NativePointer | number)[]): NativePointer {
    const types = method._p[5].map(({ type }) => type);
    const result = method._p[4].type;
    if (method._p[2] === STATIC) {
        return withClass(method, env, (klass) => env.staticVaMethod(result, types)(env.handle, klass, method.handle, ...values));
    }
    return env.vaMethod(result, types)(env.handle, object, method.handle, ...values);
}

function literals(env: Env, values: readonly Literal[]): (NativePointer | number)[] {
    return values.map((value) => literal(env, value));
}

function withClass<T>(method: Method, env: Env, work: (klass: NativePointer) => T): T {
    const klass = method.holder.$borrowClassHandle(env);
    try {
        return work(klass.value);
    } finally {
        klass.unref(env);
    }
}

function literal(env: Env, value: Literal): NativePointer | number {
    switch (typeof value) {
        case "string": return env.newStringUtf(value);
        case "boolean": return value ? 1 : 0;
        case "number": return value;
        default: return value === null ? NULL : env.newByteArray(value.length);
    }
}

/** Prepares a call and makes it by `making`; whether it was made. An exception of Java's ends here. */
function attempt(prepare: Prepare, making: (work: () => void) => void): boolean {
    const env = environment();
    let isMade = false;
    env.pushLocalFrame(REFERENCES);
    try {
        const work = prepare();
        isMade = true;
        making(work);
        env.throwIfExceptionPending();
    } catch {
        // Of no interest: the hook has seen the call by now, or it never will.
    } finally {
        env.popLocalFrame(NULL);
    }
    return isMade;
}

function overload(owner: string, name: string, types: readonly string[]): Method | null {
    try {
        const { overloads } = Java.use(owner)[name] as { overloads: Method[] };
        return overloads.find((one) => one._p[5].map(({ className }) => className).join() === types.join()) ?? null;
    } catch {
        return null;
    }
}
