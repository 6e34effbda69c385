/** How objects of Android's own classes are told, beyond texts and intents. */

import Java from "frida-java-bridge";

import { type ClassWrapper, type Env, textOf } from "./jni.js";
import { withoutNumbers } from "./mask.js";

export type Describer = (object: NativePointer, env: Env) => string;

const FILTER = "android.content.IntentFilter";
const ACTIONS_READ = 20;
const TEXT_READ = 4096;
/** Interfaces of a telephony callback that tell about the user. */
const LISTENERS = ["CallStateListener", "CellInfoListener", "CellLocationListener"];

/** By the class of the object; none of them runs code that an app could have put in a class of its own. */
export const DESCRIBERS: Record<string, Describer> = {
    "java.io.File": (file) => String(field(file, "java.io.File", "path")),
    "java.net.URL": (url) => addressText(String(call(url, "java.net.URL", "toString"))),
    "java.net.Inet4Address": (address) => String(call(address, "java.net.InetAddress", "toString")),
    "java.net.Inet6Address": (address) => String(call(address, "java.net.InetAddress", "toString")),
    "java.net.InetSocketAddress": (address) => String(call(address, "java.net.InetSocketAddress", "toString")),
    "android.app.ActivityThread$ReceiverData": (data) => String(call(data, "java.lang.Object", "toString")),
    "android.app.ActivityThread$CreateServiceData": (data) => String(call(data, "java.lang.Object", "toString")),
    "android.telephony.TelephonyCallback": listeners,
    "android.view.WindowManager$LayoutParams": (layout) => `type=${field(layout, "android.view.WindowManager$LayoutParams", "type")}`,
    [FILTER]: actions,
};

/** Classes that come with apps: their fields are read, so that no code of the app's runs. */
export const OF_APPS: Record<string, Describer> = {
    "okhttp3.Request": (request, env) => {
        try {
            const url = held(env, request, "url", "Lokhttp3/HttpUrl;");
            const text = held(env, url, "url", "Ljava/lang/String;");
            const shown = textOf(env, text, TEXT_READ);
            env.deleteLocalRef(text);
            env.deleteLocalRef(url);
            return addressText(shown);
        } catch {
            return "<okhttp3.Request>"; // a version whose fields have other names
        }
    },
};

/** Declared types that say nothing; the object's own class decides. */
export const ABSTRACTIONS: ReadonlySet<string> = new Set([
    "java.lang.Object", "java.lang.CharSequence", "java.net.SocketAddress", "java.net.InetAddress",
    "android.view.ViewGroup$LayoutParams",
]);

/** The answer of a method without arguments. */
export function call(object: NativePointer, className: string, method: string): unknown {
    const wrapper = Java.cast(object, Java.use(className));
    try {
        return (wrapper[method] as () => unknown).call(wrapper);
    } finally {
        wrapper.$dispose();
    }
}

/** A web address without what its query says. */
function addressText(address: string): string {
    return withoutNumbers(address.replace(/\?.*/, "?…"));
}

/** The object in a field, as a local reference; an error where its class has no such field. */
function held(env: Env, object: NativePointer, name: string, signature: string): NativePointer {
    const klass = env.getObjectClass(object);
    const id = env.getFieldId(klass, name, signature);
    env.deleteLocalRef(klass);
    env.throwIfExceptionPending();
    return env.getField("pointer")(env.handle, object, id);
}

function field(object: NativePointer, className: string, name: string): unknown {
    const wrapper = Java.cast(object, Java.use(className));
    try {
        return (wrapper[name] as { value: unknown }).value;
    } finally {
        wrapper.$dispose();
    }
}

/** The methods of a filter that are used here are final. */
function actions(object: NativePointer): string {
    const filter = Java.cast(object, Java.use(FILTER));
    try {
        const count = Number(filter.countActions());
        const shown = Array.from({ length: Math.min(count, ACTIONS_READ) }, (_, index) => String(filter.getAction(index)));
        return `actions=${shown.join(",")}${count > ACTIONS_READ ? ",…" : ""}`;
    } finally {
        filter.$dispose();
    }
}

function listeners(object: NativePointer, env: Env): string {
    const heard = LISTENERS.filter((name) => {
        const wrapper = Java.use(`android.telephony.TelephonyCallback$${name}`) as unknown as ClassWrapper;
        const handle = wrapper.$borrowClassHandle(env);
        try {
            return env.isInstanceOf(object, handle.value);
        } finally {
            handle.unref(env);
        }
    });
    return `hears=${heard.map((name) => name.replace("Listener", "")).join(",")}`;
}
