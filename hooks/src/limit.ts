/** Keeps a busy app from flooding the host, without losing count of a single call. */

const WINDOW_MS = 1000;
const LINES_PER_KEY = 20;
const LINES_IN_ALL = 200;
/** Calls that are made often for reasons of no interest get a part of that. */
const LINES_PER_BUSY_KEY = 2;
const BUSY_LINES_IN_ALL = 40;
const GROUPS = 200;

/** Calls that are told together: the same method, arguments and outcome within one window. */
export interface Group {
    hook: number;
    at: number;
    arguments: readonly string[];
    outcome: string;
    count: number;
}

export class Limit {
    private began = 0;
    private inAll = 0;
    private busyInAll = 0;
    private readonly perKey = new Map<string, number>();
    private readonly groups = new Map<string, Group>();

    /** Whether one more call of this kind gets a line of its own now. */
    allows(key: string, now: number, busy = false): boolean {
        if (now - this.began >= WINDOW_MS || now < this.began) {
            this.began = now;
            this.inAll = 0;
            this.busyInAll = 0;
            this.perKey.clear();
        }
        const lines = this.perKey.get(key) ?? 0;
        if (lines >= (busy ? LINES_PER_BUSY_KEY : LINES_PER_KEY) || this.inAll >= LINES_IN_ALL) {
            return false;
        }
        if (busy && this.busyInAll++ >= BUSY_LINES_IN_ALL) {
            return false;
        }
        this.perKey.set(key, lines + 1);
        this.inAll++;
        return true;
    }

    /** Counts a call that got no line of its own. */
    count(call: Omit<Group, "count">): void {
        const full = this.groups.size >= GROUPS;
        const shown = full ? { ...call, arguments: [] } : call;
        const key = `${shown.hook}\0${shown.outcome}\0${shown.arguments.join("\0")}`;
        const group = this.groups.get(key);
        if (group === undefined) {
            this.groups.set(key, { ...shown, count: 1 });
        } else {
            group.count++;
        }
    }

    /** The counted calls that are due: those of windows that have passed, or all. */
    take(now: number, all: boolean): Group[] {
        const due = [...this.groups.entries()].filter(([, group]) => all || now - group.at >= WINDOW_MS);
        for (const [key] of due) {
            this.groups.delete(key);
        }
        return due.map(([, group]) => group);
    }
}

const BYTES_PER_S = 256 * 1024;
const BYTES_AT_ONCE = 1024 * 1024;
/** What telling one operation costs besides its bytes. */
const OVERHEAD = 4096;

/** Lets so many bytes of ciphers pass, and as many again as time goes on. */
export class ByteBudget {
    private left = BYTES_AT_ONCE;
    private at = 0;

    /** Takes the bytes, where there is room for all of them. */
    allows(bytes: number, now: number): boolean {
        const passed = Math.max(0, now - this.at) / 1000;
        this.left = Math.min(BYTES_AT_ONCE, this.left + passed * BYTES_PER_S);
        this.at = now;
        if (bytes + OVERHEAD > this.left) {
            return false;
        }
        this.left -= bytes + OVERHEAD;
        return true;
    }
}
