/** The few things done with bare JNI handles, so that an app's objects are never converted. */

import Java from "frida-java-bridge";

/** What is used of the bridge's JNI environment. */
export interface Env {
    handle: NativePointer;
    newGlobalRef(object: NativePointer): NativePointer;
    newLocalRef(object: NativePointer): NativePointer;
    deleteGlobalRef(object: NativePointer): void;
    deleteLocalRef(object: NativePointer): void;
    newStringUtf(text: string): NativePointer;
    getStringLength(text: NativePointer): number;
    getStringChars(text: NativePointer): NativePointer;
    releaseStringChars(text: NativePointer, chars: NativePointer): void;
    getArrayLength(array: NativePointer): number;
    getByteArrayRegion(array: NativePointer, start: number, length: number, values: NativePointer): void;
    setFloatArrayRegion(array: NativePointer, start: number, length: number, values: NativePointer): void;
    getObjectArrayElement(array: NativePointer, index: number): NativePointer;
    getObjectClassName(object: NativePointer): string;
    getObjectClass(object: NativePointer): NativePointer;
    getFieldId(klass: NativePointer, name: string, signature: string): NativePointer;
    getField(type: string): (env: NativePointer, object: NativePointer, field: NativePointer) => NativePointer;
    isInstanceOf(object: NativePointer, klass: NativePointer): boolean;
    getMethodId(klass: NativePointer, name: string, signature: string): NativePointer;
    getStaticMethodId(klass: NativePointer, name: string, signature: string): NativePointer;
    vaMethod(result: string, types: string[]): (env: NativePointer, ...values: (NativePointer | number)[]) => NativePointer;
    staticVaMethod(result: string, types: string[]): (env: NativePointer, ...values: (NativePointer | number)[]) => NativePointer;
    constructor(types: string[]): (env: NativePointer, ...values: (NativePointer | number)[]) => NativePointer;
    javaLangObject(): { handle: NativePointer };
    allocObject(klass: NativePointer): NativePointer;
    newByteArray(length: number): NativePointer;
    pushLocalFrame(capacity: number): number;
    popLocalFrame(result: NativePointer): NativePointer;
    exceptionOccurred(): NativePointer;
    /** Makes a pending Java exception one of JavaScript. */
    throwIfExceptionPending(): void;
    toReflectedMethod(klass: NativePointer, method: NativePointer, isStatic: number): NativePointer;
}

/** How the bridge converts one type between Java and JavaScript. */
export interface Type {
    className: string;
    type: string;
    /** What the caller gets from a call that throws, and does not look at. */
    defaultValue: unknown;
    fromJni(value: NativePointer, env: Env, owned: boolean): unknown;
    toJni(value: unknown, env: Env): unknown;
    isCompatible(value: unknown): boolean;
}

/** One overload; `_p` is the bridge's record of it: name, holder, kind, id, result, arguments, ... */
export interface Method {
    (...args: unknown[]): unknown;
    methodName: string;
    holder: ClassWrapper;
    handle: NativePointer;
    implementation: ((this: unknown, ...args: unknown[]) => unknown) | null;
    _p: [string, unknown, number, NativePointer, Type, Type[], unknown, unknown];
}

/** A class as the bridge wraps it. */
export interface ClassWrapper {
    $n: string;
    $borrowClassHandle(env: Env): { value: NativePointer; unref(env: Env): void };
}

export const STATIC = 2;
const CLASSES_KEPT = 4096;

export function environment(): Env {
    return Java.vm.getEnv() as unknown as Env;
}

/**
 * Looks these classes up now and keeps them, and every class used later.
 *
 * The bridge remembers ten classes and looks the others up again at each use. Inside a hook that is
 * slow, and resolves names as the hooked class would, which need not find what we need.
 */
export function keepClasses(names: readonly string[], factory: Java.ClassFactory = Java.classFactory): void {
    const handles = (factory as unknown as { _classHandles: { capacity: number } })._classHandles;
    handles.capacity = CLASSES_KEPT;
    for (const name of names) {
        try {
            (Java.use(name) as unknown as ClassWrapper).$borrowClassHandle(environment()).unref(environment());
        } catch {
            // Not on this Android: then no object of it will come either.
        }
    }
}

/** At most `limit` UTF-16 units of a java.lang.String. */
export function textOf(env: Env, text: NativePointer, limit: number): string {
    const length = Math.min(env.getStringLength(text), limit);
    const chars = env.getStringChars(text);
    if (chars.isNull()) {
        return "";
    }
    try {
        return chars.readUtf16String(length) ?? "";
    } finally {
        env.releaseStringChars(text, chars);
    }
}

/**
 * Makes the bridge pass objects through a hook as they are.
 *
 * Its own conversion would hand the app copies: strings with another identity, cut at NUL, and
 * with characters outside the basic plane damaged.
 */
export function passUntouched(method: Method): void {
    const record = method._p;
    if (!Array.isArray(record) || record.length !== 8 || !Array.isArray(record[5])) {
        throw new Error("the Java bridge keeps its methods in another form than expected");
    }
    record[4] = untouched(record[4]);
    record[5] = record[5].map(untouched);
}

function untouched(type: Type): Type {
    if (type.type !== "pointer") {
        // What a call that throws leaves behind has to be a number; the bridge says `false`.
        return type.defaultValue === false ? { ...type, defaultValue: 0 } : type;
    }
    return {
        ...type,
        isCompatible: () => true,
        // A result outlives the call's frame of local references, an argument does not need to.
        fromJni: (value, env, owned) => (owned && !value.isNull() ? new Held(env.newGlobalRef(value)) : value),
        toJni: (value, env) => (value instanceof Held ? value.release(env) : value),
    };
}

/** A result on its way back to the app. */
export class Held {
    constructor(readonly object: NativePointer) {}

    /** Gives the object back as a local reference. */
    release(env: Env): NativePointer {
        const local = env.newLocalRef(this.object);
        env.deleteGlobalRef(this.object);
        return local;
    }
}
