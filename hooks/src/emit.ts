/** Sends what was seen to the host, in numbered batches, and never waits for it. */

import type { Ciphers, Encryption, Part } from "./ciphers.js";
import type { Health } from "./health.js";
import { type Group, Limit } from "./limit.js";
import type { Passed } from "./pinning.js";
import { Stacks } from "./stack.js";

const BATCH = 64;
const TICK_MS = 100;
const KINDS_REMEMBERED = 4000;
/** Bytes of ciphers that wait for the next batch. */
const BYTES_WAITING = 1024 * 1024;
/** Altered certificate checks of one batch. */
const PASSED_WAITING = 100;

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
    private encryptions: (Encryption & { id: number })[] = [];
    private bytesWaiting = 0;
    private checks: Passed[] = [];
    private readonly kinds = new Set<string>();
    private sequence = 0;
    private nextId = 1;

    constructor(private readonly health: Health, private readonly ciphers: Ciphers) {
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

    /** Tells what a call encrypted, after its ending. */
    encrypted(line: Line, encryption: Encryption): void {
        this.encryptions.push({ id: line.id, ...encryption });
        this.bytesWaiting += encryption.clear.kept + encryption.sealed.kept;
        if (this.bytesWaiting >= BYTES_WAITING) {
            this.flush(false);
        }
    }

    /** Tells of a certificate check that was made to accept. */
    passed(check: Passed): void {
        if (this.checks.length < PASSED_WAITING) {
            this.checks.push(check);
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
        const unkept = this.ciphers.takeDropped();
        const calls = this.lines.length + this.endings.length + groups.length;
        if (hooks.length + calls + this.encryptions.length + unkept + this.checks.length > 0) {
            const batch = {
                type: "batch",
                sequence: ++this.sequence,
                hooks,
                lines: this.lines,
                endings: this.endings,
                groups,
                stacks: this.stacks.takeFresh(),
                encryptions: this.encryptions.map(({ id, transformation, clear, sealed }) =>
                    ({ id, transformation, clear: extent(clear), sealed: extent(sealed) })),
                unkept,
                passed: this.checks,
            };
            const bytes = joined(this.encryptions);
            this.lines = [];
            this.endings = [];
            this.waiting = new Set();
            this.encryptions = [];
            this.bytesWaiting = 0;
            this.checks = [];
            send(batch, bytes);
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

/** How much of a text comes with the batch, and how long all of it is. */
function extent({ kept, size }: Part): [number, number] {
    return [kept, size];
}

/** The clear and the sealed bytes of each operation, one after the other. */
function joined(encryptions: readonly Encryption[]): ArrayBuffer | null {
    if (encryptions.length === 0) {
        return null;
    }
    const parts = encryptions.flatMap(({ clear, sealed }) => [clear, sealed]);
    const bytes = new Uint8Array(parts.reduce((sum, { kept }) => sum + kept, 0));
    let at = 0;
    for (const piece of parts.flatMap(({ pieces }) => pieces)) {
        bytes.set(new Uint8Array(piece), at);
        at += piece.byteLength;
    }
    return bytes.buffer;
}
