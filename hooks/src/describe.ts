/** Arguments and results as text, without running any code of the app. */

import Java from "frida-java-bridge";

import { ABSTRACTIONS, DESCRIBERS as OBJECTS, OF_APPS, type Describer, call } from "./describers.js";
import { type Env, Held, type Type, environment, textOf } from "./jni.js";
import { withoutNumbers } from "./mask.js";

const TEXT_READ = 4096;
const ELEMENTS_READ = 20;

/** Android's own classes whose methods may be called: an app cannot put code of its own in them. */
const DESCRIBERS: Record<string, Describer> = {
    ...OBJECTS,
    "java.lang.String": (text, env) => textOf(env, text, TEXT_READ),
    "[Ljava.lang.String;": (array, env) => strings(array, env),
    "[B": (array, env) => `byte[${env.getArrayLength(array)}]`,
    "android.net.Uri": (uri) => withoutNumbers(String(call(uri, "android.net.Uri", "toString"))),
    "android.content.Intent": (intent) => intentText(intent),
    "[Landroid.content.Intent;": (array, env) => elements(array, env, intentText).join("; "),
    "android.hardware.Sensor": (sensor) => `type=${call(sensor, "android.hardware.Sensor", "getType")}`,
    "android.content.ComponentName": (name) => String(call(name, "android.content.ComponentName", "flattenToShortString")),
    "java.util.UUID": (uuid) => String(call(uuid, "java.util.UUID", "toString")),
    "java.lang.ProcessBuilder": (builder, env) => {
        const words = call(builder, "java.lang.ProcessBuilder", "command") as Java.Wrapper;
        const list = Java.cast(words, Java.use("java.util.List"));
        const count = Math.min(Number(list.size()), ELEMENTS_READ);
        const shown = Array.from({ length: count }, (_, index) => list.get(index) as Java.Wrapper | null);
        return `[${shown.map((word) => (word === null ? "null" : textOf(env, word.$h as NativePointer, TEXT_READ))).join(", ")}]`;
    },
};

/** Classes that the describers use. */
export const DESCRIBED = Object.keys(DESCRIBERS).filter((name) => !name.startsWith("["));

/** A value of a method as text; null for Java's null. */
export function describe(value: unknown, type: Type): string | null {
    if (type.type !== "pointer") {
        return value === undefined ? "" : String(value);
    }
    const object = value instanceof Held ? value.object : (value as NativePointer);
    if (object.isNull()) {
        return null;
    }
    return describeObject(object, type.className);
}

/** An object as text: its value for well-known classes, else its class. */
export function describeObject(object: NativePointer, declared: string): string {
    const env = environment();
    const known = DESCRIBERS[declared] ?? OF_APPS[declared];
    if (known !== undefined) {
        return known(object, env);
    }
    const actual = env.getObjectClassName(object);
    if (ABSTRACTIONS.has(declared) && DESCRIBERS[actual] !== undefined) {
        return DESCRIBERS[actual](object, env);
    }
    return collectionText(object, actual) ?? `<${actual}>`;
}

/** How many elements a list of the platform has; its elements stay unread. */
function collectionText(object: NativePointer, actual: string): string | null {
    if (!/^(java\.util|android\.content\.pm)\.\w*(List|Set|Slice)$/.test(actual)) {
        return null;
    }
    const collection = actual.endsWith("Slice") ? "getList" : null;
    const elements = collection === null ? object : (call(object, actual, collection) as Java.Wrapper).$h as NativePointer;
    return `${call(elements, "java.util.Collection", "size")} elements`;
}

function strings(array: NativePointer, env: Env): string {
    const shown = elements(array, env, (text) => textOf(env, text, TEXT_READ));
    return `[${shown.join(", ")}${env.getArrayLength(array) > ELEMENTS_READ ? ", …" : ""}]`;
}

function elements(array: NativePointer, env: Env, told: Describer): string[] {
    const count = Math.min(env.getArrayLength(array), ELEMENTS_READ);
    return Array.from({ length: count }, (_, index) => {
        const element = env.getObjectArrayElement(array, index);
        const text = element.isNull() ? "null" : told(element, env);
        env.deleteLocalRef(element);
        return text;
    });
}

function intentText(object: NativePointer): string {
    const intent = Java.cast(object, Java.use("android.content.Intent"));
    try {
        const component = intent.getComponent() as Java.Wrapper | null;
        const parts: [string, unknown][] = [
            ["action", intent.getAction()],
            ["package", intent.getPackage()],
            ["component", component === null ? null : component.flattenToShortString()],
            ["data", intent.getDataString()],
        ];
        const text = parts.filter(([, value]) => value !== null).map(([name, value]) => `${name}=${value}`).join(" ");
        return withoutNumbers(text);
    } finally {
        intent.$dispose();
    }
}
