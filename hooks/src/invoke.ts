/** Calls Android's own methods by bare handles: what every event needs must cost little. */

import Java from "frida-java-bridge";

import { type ClassWrapper, type Env, environment } from "./jni.js";

/** Calls the method; what it returns is a local reference, null where it gave null. */
export type Invoke = (...values: NativePointer[]) => NativePointer;

/** A method without arguments; its first and only value is the object. */
export function method(owner: string, name: string, signature: string): Invoke {
    const env = environment();
    const id = env.getMethodId(classNamed(owner), name, signature);
    env.throwIfExceptionPending();
    const call = env.vaMethod("pointer", []);
    return (object) => settled((present) => call(present.handle, object as NativePointer, id));
}

/** A method without arguments that gives an int. */
export function numberMethod(owner: string, name: string): (object: NativePointer) => number {
    const env = environment();
    const id = env.getMethodId(classNamed(owner), name, "()I");
    env.throwIfExceptionPending();
    const call = env.vaMethod("int32", []);
    return (object) => Number(call(environment().handle, object, id));
}

/** A static method of one object that gives an int. */
export function staticNumberMethod(owner: string, name: string, signature: string): (object: NativePointer) => number {
    const env = environment();
    const klass = classNamed(owner);
    const id = env.getStaticMethodId(klass, name, signature);
    env.throwIfExceptionPending();
    const call = env.staticVaMethod("int32", ["pointer"]);
    return (object) => Number(call(environment().handle, klass, id, object));
}

/** A static method whose arguments are objects. */
export function staticMethod(owner: string, name: string, signature: string, count: number): Invoke {
    const env = environment();
    const klass = classNamed(owner);
    const id = env.getStaticMethodId(klass, name, signature);
    env.throwIfExceptionPending();
    const call = env.staticVaMethod("pointer", Array(count).fill("pointer"));
    return (...values) => settled((present) => call(present.handle, klass, id, ...values));
}

/** The constructor without arguments. */
export function constructor(owner: string): Invoke {
    const env = environment();
    const klass = classNamed(owner);
    const id = env.getMethodId(klass, "<init>", "()V");
    env.throwIfExceptionPending();
    const call = env.constructor([]);
    return () => settled((present) => call(present.handle, klass, id));
}

function settled(call: (env: Env) => NativePointer): NativePointer {
    const env = environment();
    const result = call(env);
    env.throwIfExceptionPending();
    return result;
}

/** A reference for the life of the agent. */
function classNamed(name: string): NativePointer {
    const env = environment();
    const borrowed = (Java.use(name) as unknown as ClassWrapper).$borrowClassHandle(env);
    try {
        return env.newGlobalRef(borrowed.value);
    } finally {
        borrowed.unref(env);
    }
}
