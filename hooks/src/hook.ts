/** Watches one overload: tells the attempt, lets the call run, tells how it ended. */

import Java from "frida-java-bridge";

import type { Entry } from "./catalogue/entry.js";
import type { Ciphers } from "./ciphers.js";
import { describe, describeObject } from "./describe.js";
import type { Emitter, Ending, Line } from "./emit.js";
import type { Health } from "./health.js";
import { type ClassWrapper, type Method, type Type, environment } from "./jni.js";
import { cut, masked } from "./mask.js";
import type { Test } from "./match.js";
import { threadName } from "./stack.js";
import type { Threads } from "./threads.js";

const ARGUMENTS_SHOWN = 8;

/** An entry at one overload. */
export interface Candidate {
    /** Number in the health report's list of hooks. */
    hook: number;
    entry: Entry;
    tests: readonly Test[];
}

/** A call on its way, with or without a line of its own. */
interface Call {
    candidate: Candidate;
    arguments: readonly string[];
    at: number;
    line: Line | null;
    /** Whether what it encrypts is told as well. */
    isKept: boolean;
}

/** Who else is told of a method's calls: before one, and after one that returned. */
export interface Listener {
    before?(method: Method, self: unknown, values: readonly unknown[]): void;
    after(method: Method, self: unknown, values: readonly unknown[], result: unknown): void;
}

/** The agent's own calls on one thread, to see whether hooks see them. */
export interface Trial {
    thread: number;
    /** Names whose hooks saw a call. */
    seen: Set<string>;
    /** The call goes no further: its values mean nothing, and its object is an empty one. */
    isHollow: boolean;
}

export class Watcher {
    /** Off: hooks stay in, and see nothing. */
    watching = true;
    /** While it lasts, what this thread calls is no event. */
    trial: Trial | null = null;

    constructor(
        private readonly emitter: Emitter,
        private readonly threads: Threads,
        private readonly health: Health,
        private readonly ciphers: Ciphers,
    ) {}

    /** What replaces the method; whatever goes wrong in here, the app's call still happens. */
    replacement(
        method: Method, candidates: readonly Candidate[], listener?: Listener,
    ): (this: unknown, ...values: unknown[]) => unknown {
        const call = this.watched(method, candidates);
        if (listener === undefined) {
            return call;
        }
        const watcher = this;
        return function (...values) {
            const thread = Process.getCurrentThreadId();
            if (watcher.trial?.thread === thread || !watcher.watching || watcher.threads.isOurs(thread)) {
                return call.apply(this, values);
            }
            if (listener.before !== undefined) {
                watcher.safely(thread, () => listener.before?.(method, this, values));
            }
            const result = call.apply(this, values);
            watcher.safely(thread, () => listener.after(method, this, values, result));
            return result;
        };
    }

    private watched(method: Method, candidates: readonly Candidate[]): (this: unknown, ...values: unknown[]) => unknown {
        const watcher = this;
        return function (...values) {
            const thread = Process.getCurrentThreadId();
            if (watcher.trial?.thread === thread) {
                return watcher.tried(watcher.trial, method, candidates, this, values);
            }
            if (!watcher.watching || watcher.threads.isOurs(thread)) {
                return method.apply(this, values);
            }
            const call = watcher.safely(thread, () => watcher.begin(method, candidates, this, values, thread));
            if (call === null) {
                return method.apply(this, values);
            }
            return watcher.watch(method, call, this, values, thread);
        };
    }

    private watch(method: Method, call: Call, self: unknown, values: unknown[], thread: number): unknown {
        let result: unknown;
        this.threads.enter(thread, call.candidate.entry.api);
        try {
            result = method.apply(self, values);
        } catch (error) {
            this.threads.leave(thread);
            this.safely(thread, () => {
                this.end(call, failure(error));
                this.keep(method, call, self, values);
            });
            throw error;
        }
        this.threads.leave(thread);
        this.safely(thread, () => {
            this.end(call, this.success(method, call, result));
            this.keep(method, call, self, values, result);
        });
        return result;
    }

    /** A call of our own: a real one is met as an app's would be, a hollow one is answered here. */
    private tried(trial: Trial, method: Method, candidates: readonly Candidate[], self: unknown, values: unknown[]): unknown {
        if (trial.isHollow) {
            candidates.forEach(({ entry }) => trial.seen.add(entry.api));
            return nothing(method._p[4]);
        }
        const candidate = this.safely(trial.thread, () => chosen(candidates, texts(method, self, values)));
        if (candidate != null) {
            trial.seen.add(candidate.entry.api);
        }
        return method.apply(self, values);
    }

    private begin(
        method: Method, candidates: readonly Candidate[], self: unknown, values: unknown[], thread: number,
    ): Call | null {
        const textAt = texts(method, self, values);
        const candidate = chosen(candidates, textAt);
        if (candidate === undefined || this.threads.isPart(thread, candidate.entry.api)) {
            return null;
        }
        const shown = shownArguments(candidate, values.length, textAt);
        const at = Date.now();
        const isKept = candidate.entry.encrypts === true && this.ciphers.accepts(method, self, values, at);
        const call: Call = { candidate, arguments: shown, at, line: null, isKept };
        const key = `${candidate.hook}\0${shown.join("\0")}`;
        if (isKept || this.emitter.limit.allows(key, at, candidate.entry.busy)) {
            call.line = this.emitter.begin({
                hook: candidate.hook, at, thread: threadName(), arguments: shown, stack: this.emitter.stacks.capture(),
            });
        }
        return call;
    }

    private end(call: Call, ending: Ending): void {
        if (call.line !== null) {
            this.emitter.end(call.line, ending);
        } else {
            const { candidate, at } = call;
            this.emitter.count({ hook: candidate.hook, at, arguments: call.arguments, outcome: ending.outcome });
        }
    }

    /** Tells what the call encrypted; a call that threw has no result. */
    private keep(method: Method, call: Call, self: unknown, values: unknown[], result?: unknown): void {
        if (call.candidate.entry.encrypts === true) {
            const encryption = this.ciphers.finish(method, self, values, result);
            if (encryption !== null && call.isKept && call.line !== null) {
                this.emitter.encrypted(call.line, encryption);
            }
        }
    }

    private success(method: Method, call: Call, result: unknown): Ending {
        const { entry } = call.candidate;
        const type = method._p[4];
        const isNull = type.type === "pointer" && describeNothing(result);
        if (isNull || call.line === null || entry.result === "none" || type.type === "void") {
            return { outcome: isNull ? "null" : "value" };
        }
        const text = describe(result, type) ?? "";
        const hides = entry.result === undefined
            ? entry.sensitivity === "identifier" || entry.sensitivity === "personal"
            : entry.result === "masked";
        return { outcome: "value", result: hides && isValue(text) ? masked(text) : cut(text) };
    }

    private safely<T>(thread: number, work: () => T): T | null {
        try {
            return this.threads.apart(thread, work);
        } catch (error) {
            this.health.fault(error);
            return null;
        }
    }
}

/** Each argument as text, described when it is first asked for; -1 is the object. */
function texts(method: Method, self: unknown, values: unknown[]): (position: number) => string | null {
    const known = new Map<number, string | null>();
    return (position) => {
        if (!known.has(position)) {
            known.set(position, position < 0 ? selfText(self) : describe(values[position], typeAt(method, position)));
        }
        return known.get(position) ?? null;
    };
}

function chosen(candidates: readonly Candidate[], textAt: (position: number) => string | null): Candidate | undefined {
    return candidates.find(({ tests }) => tests.every((test) => test.holds(textAt(test.position))));
}

/** A result that says nothing, in the form that the bridge expects of this type. */
function nothing({ type }: Type): unknown {
    switch (type) {
        case "void": return undefined;
        case "pointer": return NULL;
        case "uint8": return false;
        case "uint16": return "\0";
        default: return 0;
    }
}

function typeAt(method: Method, position: number) {
    const type = method._p[5][position];
    if (type === undefined) {
        throw new Error(`${method.methodName} has no argument ${position}`);
    }
    return type;
}

function shownArguments(
    { entry }: Candidate, count: number, textAt: (position: number) => string | null,
): readonly string[] {
    if (entry.arguments === "none") {
        return [];
    }
    const positions = [
        ...(entry.when?.some(({ argument }) => argument === "this") ? [-1] : []),
        ...Array.from({ length: Math.min(count, ARGUMENTS_SHOWN) }, (_, index) => index),
    ];
    return positions.map((position) => {
        const text = textAt(position);
        if (text === null) {
            return "null";
        }
        return entry.arguments === "masked" && isValue(text) ? masked(text) : cut(text);
    });
}

/** A description such as `<class>` or `3 elements` holds nothing to hide. */
function isValue(text: string): boolean {
    return !/^(<.*>|\d+ elements|true|false)$/.test(text);
}

function describeNothing(result: unknown): boolean {
    return result instanceof NativePointer && result.isNull();
}

function selfText(self: unknown): string | null {
    const wrapper = self as Java.Wrapper;
    return wrapper.$h instanceof NativePointer ? describeObject(wrapper.$h, wrapper.$className) : null;
}

function failure(error: unknown): Ending {
    const { $h: thrown, message } = error as { $h?: NativePointer; message: string };
    if (thrown === undefined) {
        return { outcome: "threw", exception: cut(String(message)) };
    }
    const env = environment();
    const security = (Java.use("java.lang.SecurityException") as unknown as ClassWrapper).$borrowClassHandle(env);
    try {
        return {
            outcome: env.isInstanceOf(thrown, security.value) ? "denied" : "threw",
            exception: cut(message),
        };
    } finally {
        security.unref(env);
    }
}
