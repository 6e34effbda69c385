/** Sends what was seen to the host, in numbered batches, and never waits for it. */

import type { Health } from "./health.js";
import { type Group, Limit } from "./limit.js";
import { Stacks } from "./stack.js";

const BATCH = 64;
const TICK_MS = 100;
const KINDS_REMEMBERED = 4000;

export type Outcome = "value" | "null" | "denied" | "threw";

export interface Ending {
    outcome: Outcome;
    result?: string;
    exception?: string;
}

/** One call: told when it begins, and its ending after it. */
export interface Line extends Partial<Ending> {
    id: number;
    hook: number;
    at: number;
    thread: string;
    arguments: readonly string[];
    stack: number;
}

export class Emitter {
    readonly stacks = new Stacks();
    readonly limit = new Limit();
    /** Calls seen since the agent came; the host compares. */
    calls = 0;
    private lines: Line[] = [];
    private endings: (Ending & { id: number })[] = [];
    private waiting = new Set<Line>();
    private readonly kinds = new Set<string>();
    private sequence = 0;
    private nextId = 1;

    constructor(private readonly health: Health) {
        setInterval(() => this.flush(false), TICK_MS);
    }

    /** Tells that a call begins. The first of a kind leaves at once: the process may be about to end. */
    begin(line: Omit<Line, "id">): Line {
        const numbered = { id: this.nextId++, ...line };
        this.lines.push(numbered);
        this.waiting.add(numbered);
        this.calls++;
        if (this.isFirst(`${line.hook}/${line.stack}`) || this.lines.length >= BATCH) {
            this.flush(false);
        }
        return numbered;
    }

    /** Tells how it ended; a beginning that has not left yet takes its ending along. */
    end(line: Line, ending: Ending): void {
        if (this.waiting.delete(line)) {
            Object.assign(line, ending);
        } else {
            this.endings.push({ id: line.id, ...ending });
        }
    }

    /** Counts a call above the rate limit. */
    count(call: Omit<Group, "count">): void {
        this.calls++;
        this.limit.count(call);
    }

    /** Sends what waits; `all` includes counts of the present second. */
    flush(all: boolean): { sequence: number; calls: number } {
        const groups = this.limit.take(Date.now(), all);
        const hooks = this.health.takeFresh();
        if (hooks.length + this.lines.length + this.endings.length + groups.length > 0) {
            const batch = {
                type: "batch",
                sequence: ++this.sequence,
                hooks,
                lines: this.lines,
                endings: this.endings,
                groups,
                stacks: this.stacks.takeFresh(),
            };
            this.lines = [];
            this.endings = [];
            this.waiting = new Set();
            send(batch);
        }
        return { sequence: this.sequence, calls: this.calls };
    }

    private isFirst(kind: string): boolean {
        if (this.kinds.has(kind) || this.kinds.size >= KINDS_REMEMBERED) {
            return false;
        }
        this.kinds.add(kind);
        return true;
    }
}
