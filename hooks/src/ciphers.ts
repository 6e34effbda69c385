/** Keeps what ciphers are given and what they make of it, for the host to find in the traffic. */

import type Java from "frida-java-bridge";

import type { Installer } from "./install.js";
import { type Invoke, method, staticNumberMethod } from "./invoke.js";
import { Held, type Method, environment, textOf } from "./jni.js";
import { ByteBudget } from "./limit.js";

const CIPHER = "javax.crypto.Cipher";
const DECRYPT_MODE = 2;
const BYTES = "[B";
/** Bytes of one operation's input, and of its output, that are kept. */
const KEPT = 64 * 1024;
/** Ciphers that may be in the middle of an operation. */
const CIPHERS_KEPT = 64;
const NAME_READ = 100;

/** The beginning of a text, and how long all of it is. */
export interface Part {
    pieces: ArrayBuffer[];
    kept: number;
    size: number;
}

/** What one operation took and made. */
export interface Encryption {
    transformation: string;
    clear: Part;
    sealed: Part;
}

/** A cipher between `init` and `doFinal`. */
interface Operation {
    clear: Part;
    sealed: Part;
    decrypts: boolean;
}

/** Where the bytes stand among an overload's arguments; -1: nowhere, so that the result has them. */
interface Layout {
    input: number;
    output: number;
}

export class Ciphers {
    private readonly operations = new Map<number, Operation>();
    private readonly budget = new ByteBudget();
    private identity: ((object: NativePointer) => number) | null = null;
    private algorithm: Invoke | null = null;
    private dropped = 0;

    /** Has itself told of what comes before `doFinal`. To be said before hooks go in. */
    watch(installer: Installer): void {
        installer.listen(CIPHER, "init", {
            after: (_, self, values) => this.begin(this.keyOf(self), Number(values[0]) === DECRYPT_MODE),
        });
        installer.listen(CIPHER, "update", {
            before: (overload, self, values) => {
                const layout = layoutOf(overload);
                if (layout !== null) {
                    this.take(this.keyOf(self), layout, values);
                }
            },
            after: (overload, self, values, result) => {
                const layout = layoutOf(overload);
                if (layout !== null) {
                    this.give(this.keyOf(self), layout, values, result);
                }
            },
        });
    }

    /** Before `doFinal`: takes its input, and says whether there is room to tell the operation. */
    accepts(overload: Method, self: unknown, values: readonly unknown[], now: number): boolean {
        const layout = layoutOf(overload);
        if (layout === null) {
            return false;
        }
        const { decrypts, clear, sealed } = this.take(this.keyOf(self), layout, values);
        if (decrypts || clear.size === 0) {
            return false;
        }
        if (this.budget.allows(clear.kept + Math.max(clear.kept, sealed.kept), now)) {
            return true;
        }
        this.dropped++;
        return false;
    }

    /** After `doFinal` returned, or threw without a result: the cipher begins anew. */
    finish(overload: Method, self: unknown, values: readonly unknown[], result?: unknown): Encryption | null {
        const key = this.keyOf(self);
        const layout = layoutOf(overload);
        const operation = this.operations.get(key);
        if (layout === null || operation === undefined) {
            return null;
        }
        this.begin(key, operation.decrypts);
        if (result === undefined) {
            return null;
        }
        this.append(operation, layout, values, result);
        const { clear, sealed } = operation;
        return sealed.kept === 0 ? null : { transformation: this.transformation(self), clear, sealed };
    }

    /** How many operations were left out since the last time. */
    takeDropped(): number {
        const { dropped } = this;
        this.dropped = 0;
        return dropped;
    }

    /** A cipher keeps its direction until `init` gives it another one. */
    private begin(key: number, decrypts: boolean): Operation {
        const operation = { clear: nothing(), sealed: nothing(), decrypts };
        this.operations.delete(key);
        this.operations.set(key, operation);
        if (this.operations.size > CIPHERS_KEPT) {
            const [oldest] = this.operations.keys();
            this.operations.delete(oldest as number);
        }
        return operation;
    }

    private take(key: number, { input }: Layout, values: readonly unknown[]): Operation {
        const operation = this.operations.get(key) ?? this.begin(key, false);
        const array = values[input] as NativePointer | undefined;
        if (!operation.decrypts && array !== undefined && !array.isNull()) {
            const start = Number(values[input + 1] ?? 0);
            const length = values.length > 2 ? Number(values[input + 2]) : environment().getArrayLength(array);
            read(operation.clear, array, start, length);
        }
        return operation;
    }

    private give(key: number, layout: Layout, values: readonly unknown[], result: unknown): void {
        const operation = this.operations.get(key);
        if (operation !== undefined) {
            this.append(operation, layout, values, result);
        }
    }

    private append({ sealed, decrypts }: Operation, { output }: Layout, values: readonly unknown[], result: unknown): void {
        if (decrypts) {
            return;
        }
        if (output >= 0) {
            read(sealed, values[output] as NativePointer, Number(values[output + 1] ?? 0), Number(result));
        } else if (result instanceof Held) {
            read(sealed, result.object, 0, environment().getArrayLength(result.object));
        }
    }

    /** Java's own number of an object: two living ones rarely share it. */
    private keyOf(self: unknown): number {
        this.identity ??= staticNumberMethod("java.lang.System", "identityHashCode", "(Ljava/lang/Object;)I");
        return this.identity((self as Java.Wrapper).$h as NativePointer);
    }

    private transformation(self: unknown): string {
        this.algorithm ??= method(CIPHER, "getAlgorithm", "()Ljava/lang/String;");
        const env = environment();
        const name = this.algorithm((self as Java.Wrapper).$h as NativePointer);
        try {
            return name.isNull() ? "" : textOf(env, name, NAME_READ);
        } finally {
            env.deleteLocalRef(name);
        }
    }
}

function nothing(): Part {
    return { pieces: [], kept: 0, size: 0 };
}

/** Adds a range of the array, as far as there is room; what the call will refuse is left out. */
function read(part: Part, array: NativePointer, start: number, length: number): void {
    const env = environment();
    if (array.isNull() || start < 0 || length <= 0 || start + length > env.getArrayLength(array)) {
        return;
    }
    part.size += length;
    const room = Math.min(length, KEPT - part.kept);
    if (room > 0) {
        const buffer = Memory.alloc(room);
        env.getByteArrayRegion(array, start, room, buffer);
        part.pieces.push(buffer.readByteArray(room) as ArrayBuffer);
        part.kept += room;
    }
}

/** Null for buffers, whose bytes need not be in Java's memory. */
function layoutOf(overload: Method): Layout | null {
    const types = overload._p[5].map(({ className }) => className);
    if (types.length === 0) {
        return { input: -1, output: -1 };
    }
    if (types[0] !== BYTES) {
        return null;
    }
    if (types.length === 2) {
        return { input: -1, output: 0 };
    }
    return { input: 0, output: types.length > 3 ? 3 : -1 };
}
