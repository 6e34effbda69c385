/** The Java stack of a hooked call: one crossing into Java, and each text is sent once. */

import { type Invoke, constructor, method, staticMethod } from "./invoke.js";
import { environment, textOf } from "./jni.js";
import { cut } from "./mask.js";

const LONGEST = 16_000;
const REMEMBERED = 500;

export class Stacks {
    private readonly known = new Map<string, number>();
    private fresh: Record<string, string> = {};
    private next = 1;

    /**
     * Number of the present thread's stack; new texts wait in `takeFresh`.
     *
     * `callee` stands in front of it where what was called is no method of Java's.
     */
    capture(callee?: string): number {
        const trace = stackText();
        const text = callee === undefined ? trace : trace.replace("\n", `\n\tat ${callee}(Native Method)\n`);
        const known = this.known.get(text);
        if (known !== undefined) {
            return known;
        }
        if (this.known.size >= REMEMBERED) {
            this.known.clear();
        }
        const number = this.next++;
        this.known.set(text, number);
        this.fresh[number] = text;
        return number;
    }

    /** Whether texts wait that were never sent. */
    get hasFresh(): boolean {
        return Object.keys(this.fresh).length > 0;
    }

    /** Texts that were never sent, by number. */
    takeFresh(): Record<string, string> {
        const fresh = this.fresh;
        this.fresh = {};
        return fresh;
    }
}

/** What the thread that runs now is, looked up once. */
interface Present {
    newTrace: Invoke;
    traceText: Invoke;
    thread: Invoke;
    threadName: Invoke;
}

let present: Present | null = null;

function lookedUp(): Present {
    return (present ??= {
        newTrace: constructor("java.lang.Exception"),
        traceText: staticMethod("android.util.Log", "getStackTraceString", "(Ljava/lang/Throwable;)Ljava/lang/String;", 1),
        thread: staticMethod("java.lang.Thread", "currentThread", "()Ljava/lang/Thread;", 0),
        threadName: method("java.lang.Thread", "getName", "()Ljava/lang/String;"),
    });
}

function stackText(): string {
    const { newTrace, traceText } = lookedUp();
    const env = environment();
    const trace = newTrace();
    const text = traceText(trace);
    const shown = textOf(env, text, LONGEST);
    env.deleteLocalRef(text);
    env.deleteLocalRef(trace);
    return shown;
}

/** Name of the present thread, as the app gave it. */
export function threadName(): string {
    const { thread, threadName: name } = lookedUp();
    const env = environment();
    const current = thread();
    const text = name(current);
    const shown = cut(textOf(env, text, LONGEST));
    env.deleteLocalRef(text);
    env.deleteLocalRef(current);
    return shown;
}
