/** The Java stack of a hooked call: one crossing into Java, and each text is sent once. */

import Java from "frida-java-bridge";

const LONGEST = 16_000;
const REMEMBERED = 500;

export class Stacks {
    private readonly known = new Map<string, number>();
    private fresh: Record<string, string> = {};
    private next = 1;

    /** Number of the present thread's stack; new texts wait in `takeFresh`. */
    capture(): number {
        const text = stackText();
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

function stackText(): string {
    const trace = Java.use("java.lang.Exception").$new();
    try {
        const text = Java.use("android.util.Log").getStackTraceString(trace) as string;
        return text.length <= LONGEST ? text : text.slice(0, LONGEST);
    } finally {
        trace.$dispose();
    }
}
