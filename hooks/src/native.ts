/** Watches functions of native libraries, where only the app's own native code calls them. */

import Java from "frida-java-bridge";

import { Callers } from "./callers.js";
import type { Entry, Parameter } from "./catalogue/entry.js";
import type { Emitter, Ending, Line } from "./emit.js";
import { GATE, type Kind, type Needle, needlesOf } from "./filter.js";
import type { Health } from "./health.js";
import type { Candidate, Watcher } from "./hook.js";
import { environment } from "./jni.js";
import { cut } from "./mask.js";
import { testsFor } from "./match.js";
import { type Proof, REASON } from "./selftest.js";
import { threadName } from "./stack.js";
import type { Threads } from "./threads.js";

const KINDS: Record<Kind, number> = { begins: 1, holds: 2, number: 3 };
const PERMISSION_ERRORS = [1, 13];
/** Functions that answer null, not a negative number, when they fail. */
const GIVE_POINTERS = new Set(["fopen", "opendir", "popen", "__system_property_find"]);
/** Gives the length of what was found. */
const GIVE_LENGTHS = new Set(["__system_property_get"]);
/** Does not return when it succeeds; trapping its return would leave the trap behind. */
const NEVER_RETURN = new Set(["execve"]);
/** What may be called with a text that names nothing. */
const HARMLESS = ["open", "openat"];
const TEXTS_READ = 20;
const ARGUMENTS = 4;

interface Function {
    name: string;
    library: string;
    parameters: readonly Parameter[];
    candidates: Candidate[];
}

/** A call on its way. */
interface Call {
    candidate: Candidate;
    function: Function;
    shown: string[];
    at: number;
    line: Line | null;
}

export class Natives {
    private readonly functions: Function[] = [];
    private readonly calls = new Map<number, Call>();
    private readonly kept: unknown[] = [];
    private readonly state = Memory.alloc(8);
    private readonly gate: CModule;
    private readonly callers: Callers;
    private nextCall = 1;

    constructor(
        private readonly emitter: Emitter,
        private readonly threads: Threads,
        private readonly watcher: Watcher,
        private readonly health: Health,
    ) {
        this.state.writeInt(Process.id).add(4).writeInt(1);
        const entered = new NativeCallback((index, values, caller, call) => this.entered(index, values, caller, call),
            "void", ["int", "pointer", "pointer", "pointer"]);
        const left = new NativeCallback((call, result, error) => this.left(call, result, error), "void", ["int", "pointer", "int"]);
        const inside = new CModule("#include <gum/guminterceptor.h>\ngpointer where (void) { return gum_invocation_context_get_nth_argument; }");
        this.gate = new CModule(GATE, { state: this.state, getpid: Module.getGlobalExportByName("getpid"), entered, left });
        this.callers = new Callers(new NativeFunction(inside.where as NativePointer, "pointer", [])());
        this.kept.push(entered, left, inside);
    }

    /** Hooks every function that this process has; what it lacks or refuses goes to the health. */
    install(entries: readonly Entry[], ownPackage: string): void {
        const byName = new Map<string, Entry[]>();
        for (const entry of entries) {
            const name = `${entry.class}!${entry.method}`;
            byName.set(name, [...(byName.get(name) ?? []), entry]);
        }
        for (const [name, group] of byName) {
            try {
                this.hook(group, ownPackage);
            } catch (error) {
                const reason = error instanceof Error ? error.message : String(error);
                group.forEach(({ api }) => this.health.missing.push({ api, method: name, reason }));
            }
        }
    }

    /** Calls what can be called with a name that nothing has, to see whether its hooks see it. */
    prove(proof: Proof): void {
        for (const { name, library, candidates, parameters } of this.functions.filter(({ name }) => HARMLESS.includes(name))) {
            const needle = candidates.flatMap(({ entry }) => needlesOf(entry) ?? [])[0];
            const api = candidates[0]?.entry.api;
            if (needle === undefined || api === undefined) {
                continue;
            }
            const seen = new Set<string>();
            const path = Memory.allocUtf8String(`${needle.value}-self-test`);
            const types = parameters.map((one) => (one === "text" ? "pointer" : "int"));
            const open = new NativeFunction(exported(library, name), "int", types) as (...values: (NativePointer | number)[]) => number;
            this.watcher.trial = { thread: Process.getCurrentThreadId(), seen, isHollow: false };
            try {
                open(...parameters.map((one) => (one === "text" ? path : 0)));
            } finally {
                this.watcher.trial = null;
            }
            if (seen.has(api)) {
                proof.proven.push(api);
            } else {
                proof.blind.push({ api, method: `${library}!${name}`, reason: REASON });
            }
        }
    }

    private hook(entries: readonly Entry[], ownPackage: string): void {
        const [{ class: library, method: name, parameters = [] }] = entries as [Entry];
        const target = exported(library, name);
        const candidates = entries.flatMap((entry): Candidate[] => {
            const tests = testsFor(entry, parameters, ownPackage);
            if (tests === null) {
                return [];
            }
            const hook = this.health.hooks.push({ api: entry.api, signature: `${library}!${name}`, dataType: entry.dataType ?? null }) - 1;
            return [{ hook, entry, tests }];
        });
        const index = this.functions.push({ name, library, parameters, candidates }) - 1;
        const all = entries.map(needlesOf);
        const needles = all.includes(null) ? [] : (all as Needle[][]).flat();
        const callbacks = { onEnter: this.gate.onEnter as NativePointer };
        Interceptor.attach(
            target,
            (NEVER_RETURN.has(name) ? callbacks : { ...callbacks, onLeave: this.gate.onLeave }) as NativeInvocationListenerCallbacks,
            this.gateData(index, needles),
        );
        this.health.live++;
    }

    /** `Gate` of filter.ts. */
    private gateData(index: number, needles: readonly Needle[]): NativePointer {
        const size = 8 + Process.pointerSize;
        const list = Memory.alloc(Math.max(1, needles.length) * size);
        needles.forEach(({ kind, argument, value }, position) => {
            const text = Memory.allocUtf8String(value);
            this.kept.push(text);
            list.add(position * size).writeInt(KINDS[kind]).add(4).writeInt(argument).add(4)
                .writePointer(kind === "number" ? ptr(value) : text);
        });
        const gate = Memory.alloc(size);
        gate.writeInt(index).add(4).writeInt(needles.length).add(4).writePointer(list);
        this.kept.push(list, gate);
        return gate;
    }

    // Called by the gate, on the app's thread.

    private entered(index: number, values: NativePointer, caller: NativePointer, call: NativePointer): void {
        const thread = Process.getCurrentThreadId();
        const known = this.functions[index];
        if (known === undefined || !this.watcher.watching || this.threads.isOurs(thread)) {
            return;
        }
        if (this.watcher.trial?.thread === thread) {
            known.candidates.forEach(({ entry }) => this.watcher.trial?.seen.add(entry.api));
            return;
        }
        try {
            const library = this.callers.at(caller);
            const begun = library === null ? null : this.threads.apart(thread, () => this.begin(known, values, library, thread));
            if (begun !== null) {
                this.calls.set(this.nextCall, begun);
                call.writeInt(this.nextCall++);
                this.threads.enter(thread, begun.candidate.entry.api);
            }
        } catch (error) {
            this.health.fault(error);
        }
    }

    private left(number: number, result: NativePointer, error: number): void {
        const call = this.calls.get(number);
        if (call === undefined) {
            return;
        }
        this.calls.delete(number);
        this.threads.leave(Process.getCurrentThreadId());
        const ending = endingOf(call.function, result, error);
        if (call.line !== null) {
            this.emitter.end(call.line, ending);
        } else {
            this.emitter.count({ hook: call.candidate.hook, at: call.at, arguments: call.shown, outcome: ending.outcome });
        }
    }

    private begin(known: Function, values: NativePointer, library: string, thread: number): Call | null {
        const textAt = (position: number) => argumentText(known.parameters[position], values.add(position * Process.pointerSize).readPointer());
        const candidate = known.candidates.find(({ tests }) => tests.every((test) => test.holds(textAt(test.position))));
        if (candidate === undefined || this.threads.isPart(thread, candidate.entry.api)) {
            return null;
        }
        const texts = known.parameters.slice(0, ARGUMENTS).map((parameter, index) => (parameter === "address" ? null : textAt(index)));
        const shown = [...texts.filter((text) => text !== null).map(cut), `called by ${library}`];
        const at = Date.now();
        const call: Call = { candidate, function: known, shown, at, line: null };
        if (this.emitter.limit.allows(`${candidate.hook}\0${shown.join("\0")}`, at, candidate.entry.busy)) {
            const isJava = canRunJava();
            call.line = this.emitter.begin({
                hook: candidate.hook, at, thread: isJava ? threadName() : `native thread ${thread}`, arguments: shown,
                stack: isJava ? this.emitter.stacks.capture(`${known.library.replace(/\.so$/, "")}.${known.name}`) : 0,
            });
        }
        return call;
    }
}

/** Whether this thread is one of Java's, and in a state in which it may call Java. */
function canRunJava(): boolean {
    if (!Java.available || Java.vm.tryGetEnv() === null) {
        return false;
    }
    const env = environment();
    const pending = env.exceptionOccurred();
    if (pending.isNull()) {
        return true;
    }
    env.deleteLocalRef(pending);
    return false;
}

function exported(library: string, name: string): NativePointer {
    // On a desktop the C library has a number.
    const module = Process.findModuleByName(library) ?? Process.findModuleByName(`${library}.6`);
    if (module === null) {
        throw new Error("no such library is loaded");
    }
    const address = module.findExportByName(name);
    if (address === null) {
        throw new Error("no such function");
    }
    return address;
}

function argumentText(parameter: Parameter | undefined, value: NativePointer): string | null {
    switch (parameter) {
        case "number": return value.toInt32().toString();
        case "text": return value.isNull() ? null : value.readUtf8String();
        case "texts": return value.isNull() ? null : textsAt(value);
        default: return value.toString();
    }
}

function textsAt(list: NativePointer): string {
    const shown: string[] = [];
    for (let index = 0; index < TEXTS_READ; index++) {
        const text = list.add(index * Process.pointerSize).readPointer();
        if (text.isNull()) {
            break;
        }
        shown.push(text.readUtf8String() ?? "");
    }
    return `[${shown.join(", ")}]`;
}

function endingOf({ name }: Function, result: NativePointer, error: number): Ending {
    const number = result.toInt32();
    const failed = GIVE_POINTERS.has(name) ? result.isNull() : GIVE_LENGTHS.has(name) ? number <= 0 : number < 0;
    if (!failed) {
        return { outcome: "value" };
    }
    return { outcome: PERMISSION_ERRORS.includes(error) && !GIVE_LENGTHS.has(name) ? "denied" : "null" };
}
