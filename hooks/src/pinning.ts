/**
 * Makes the app accept the proxy where a certificate check refuses it: only where the host says so.
 *
 * Each check runs as it would. When it refuses, the refusal is told to the host, with its stack, and
 * the app goes on as if it had accepted.
 */

import Java from "frida-java-bridge";

import type { Emitter } from "./emit.js";
import type { Health } from "./health.js";
import type { Find } from "./install.js";
import { type Invoke, staticMethod } from "./invoke.js";
import { type ClassWrapper, type Method, environment, keepClasses, passUntouched } from "./jni.js";
import { cut } from "./mask.js";

/** Android's own, by the class that checks. */
const PLATFORM = [
    ["com.android.org.conscrypt.TrustManagerImpl", "checkTrustedRecursive"],
    ["com.android.org.conscrypt.TrustManagerImpl", "verifyChain"],
    ["com.android.org.conscrypt.CertPinManager", "checkChainPinning"],
    ["android.security.net.config.NetworkSecurityTrustManager", "checkPins"],
    ["android.net.http.X509TrustManagerExtensions", "checkServerTrusted"],
    ["com.android.okhttp.CertificatePinner", "check"],
] as const;
/** Those that come with apps. */
const BUNDLED = [
    ["okhttp3.CertificatePinner", "check"],
    ["okhttp3.CertificatePinner", "check$okhttp"],
    ["com.squareup.okhttp.CertificatePinner", "check"],
    ["com.datatheorem.android.trustkit.pinning.PinningTrustManager", "checkServerTrusted"],
    ["com.datatheorem.android.trustkit.pinning.OkHostnameVerifier", "verify"],
] as const;
const REFUSALS = ["java.security.cert.CertificateException", "javax.net.ssl.SSLException"];
/** How every OkHttp begins the words of a pin that does not fit, whatever its classes are called. */
const PIN_FAILURE = "Certificate pinning failure";
const FRAMES_LOOKED_AT = 4;

/** A check that refused, and was made to accept. */
export interface Passed {
    check: string;
    reason: string;
    stack: number;
}

export class PinningBypass {
    private readonly guarded = new Set<string>();
    private readonly factories = new Map<number, Java.ClassFactory>();
    private asList: Invoke | null = null;

    constructor(private readonly emitter: Emitter, private readonly health: Health) {}

    /** Guards what this Android has, and the doors by which the app brings checks of its own. */
    install(): void {
        keepClasses([...REFUSALS, "java.util.Arrays", "java.lang.Class"]);
        this.lookIn((name) => Java.use(name), PLATFORM);
        this.door("javax.net.ssl.SSLContext", "init", (values) => this.guardManagers(values[1] as NativePointer));
        this.door("android.webkit.WebView", "setWebViewClient", (values) => this.guardClient(values[0] as NativePointer));
        this.door("javax.net.ssl.SSLPeerUnverifiedException", "$init", (values) => this.guardThrower(values[0] as NativePointer));
    }

    /** Guards what a class loader has brought. */
    look(find: Find): void {
        this.lookIn(find, BUNDLED);
    }

    private lookIn(find: Find, checks: readonly (readonly [string, string])[]): void {
        for (const [owner, name] of checks) {
            try {
                this.guardAll(find(owner), name);
            } catch {
                // Not here.
            }
        }
    }

    /** Has `came` told of the arguments before each call. */
    private door(owner: string, name: string, came: (values: readonly unknown[]) => void): void {
        for (const method of present(owner, name)) {
            this.safely(() => {
                const bypass = this;
                passUntouched(method);
                method.implementation = function (...values) {
                    bypass.safely(() => came(values));
                    return method.apply(this, values);
                };
            });
        }
    }

    private guardManagers(array: NativePointer): void {
        if (array.isNull()) {
            return; // the platform's own
        }
        const env = environment();
        for (let index = 0; index < env.getArrayLength(array); index++) {
            const manager = env.getObjectArrayElement(array, index);
            if (!manager.isNull()) {
                this.safely(() => this.guardAll(this.classOf(manager), "checkServerTrusted"));
                env.deleteLocalRef(manager);
            }
        }
    }

    /** A page's client is not asked whether it trusts: it goes on. */
    private guardClient(client: NativePointer): void {
        for (const method of client.isNull() ? [] : overloads(this.classOf(client), "onReceivedSslError")) {
            if (this.isNew(method)) {
                const bypass = this;
                passUntouched(method);
                method.implementation = function (...values) {
                    bypass.safely(() => bypass.tell(method, "the page's certificate was refused"));
                    const handler = Java.cast(values[1] as NativePointer, Java.use("android.webkit.SslErrorHandler"));
                    return (handler.proceed as () => void)();
                };
            }
        }
    }

    /** Renamed OkHttps throw what they cannot rename; the next try meets a guard. */
    private guardThrower(message: NativePointer): void {
        const text = message === undefined || message.isNull() ? "" : String(Java.cast(message, Java.use("java.lang.String")));
        if (!text.startsWith(PIN_FAILURE)) {
            return;
        }
        const trace = Java.use("java.lang.Exception").$new().getStackTrace() as Java.Wrapper[];
        const frames = trace.map((frame) => [String(frame.getClassName()), String(frame.getMethodName())] as const);
        const thrower = frames.slice(0, FRAMES_LOOKED_AT).find(([owner, name]) => name !== "<init>" && !owner.startsWith("javax."));
        if (thrower !== undefined) {
            const loader = (Java.use("java.lang.Thread").currentThread() as Java.Wrapper).getContextClassLoader() as Java.Wrapper;
            this.guardAll(this.factoryOf(loader).use(thrower[0]), thrower[1]);
        }
    }

    private guardAll(owner: Java.Wrapper, name: string): void {
        overloads(owner, name).filter((method) => this.isNew(method)).forEach((method) => this.guard(method));
    }

    private guard(method: Method): void {
        const bypass = this;
        passUntouched(method);
        method.implementation = function (...values) {
            try {
                return method.apply(this, values);
            } catch (error) {
                if (!isRefusal(error)) {
                    throw error;
                }
                bypass.safely(() => bypass.tell(method, String((error as Error).message)));
                return bypass.acceptance(method, values);
            }
        };
    }

    /** What the check would have answered: nothing, yes, or the chain that it was given. */
    private acceptance(method: Method, values: readonly unknown[]): unknown {
        const [, , , , returns, parameters] = method._p;
        if (returns.type === "void") {
            return undefined;
        }
        if (returns.type !== "pointer") {
            return 1;
        }
        if (parameters[0]?.className.startsWith("[") === true) {
            this.asList ??= staticMethod("java.util.Arrays", "asList", "([Ljava/lang/Object;)Ljava/util/List;", 1);
            return this.asList(values[0] as NativePointer);
        }
        return values[0];
    }

    private tell(method: Method, reason: string): void {
        const check = `${method.holder.$n}.${method.methodName}`;
        this.emitter.passed({ check: cut(check), reason: cut(reason), stack: this.emitter.stacks.capture() });
    }

    private isNew(method: Method): boolean {
        const key = method.handle.toString();
        const isNew = !this.guarded.has(key);
        this.guarded.add(key);
        return isNew;
    }

    /** The class of an object, as its own loader has it. */
    private classOf(object: NativePointer): Java.Wrapper {
        const klass = Java.cast(object, Java.use("java.lang.Object")).getClass() as Java.Wrapper;
        const loader = klass.getClassLoader() as Java.Wrapper | null;
        const name = String(klass.getName());
        return loader === null ? Java.use(name) : this.factoryOf(loader).use(name);
    }

    private factoryOf(loader: Java.Wrapper): Java.ClassFactory {
        const key = Number(Java.use("java.lang.System").identityHashCode(loader));
        const known = this.factories.get(key);
        if (known !== undefined) {
            return known;
        }
        const factory = new (Java.ClassFactory as unknown as new () => Java.ClassFactory)();
        (factory as { loader: Java.Wrapper | null }).loader = Java.retain(loader);
        keepClasses([], factory);
        this.factories.set(key, factory);
        return factory;
    }

    private safely(work: () => void): void {
        try {
            work();
        } catch (error) {
            this.health.fault(error);
        }
    }
}

function overloads(owner: Java.Wrapper, name: string): Method[] {
    return (owner[name] as { overloads: Method[] } | undefined)?.overloads ?? [];
}

function present(owner: string, name: string): Method[] {
    try {
        return overloads(Java.use(owner), name);
    } catch {
        return []; // not on this Android
    }
}

function isRefusal(error: unknown): boolean {
    const { $h: thrown } = error as { $h?: NativePointer };
    const env = environment();
    return thrown !== undefined && REFUSALS.some((name) => {
        const klass = (Java.use(name) as unknown as ClassWrapper).$borrowClassHandle(env);
        try {
            return env.isInstanceOf(thrown, klass.value);
        } finally {
            klass.unref(env);
        }
    });
}
