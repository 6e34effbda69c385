/** What the agent knows about itself: hooks live, missing and failed, and its own faults. */

const FAULTS_KEPT = 20;
const FAULT_LENGTH = 400;

export interface Missing {
    api: string;
    method: string;
    reason: string;
}

export class Health {
    /** Hooked overloads, in order: a line's `hook` is a position in this list. */
    readonly hooks: { api: string; signature: string; dataType: string | null }[] = [];
    /** Absent on this Android. */
    readonly missing: Missing[] = [];
    /** Present, and could not be hooked. */
    readonly failed: Missing[] = [];
    /** The agent's own errors, each said once. */
    private readonly faults = new Map<string, number>();
    live = 0;

    fault(error: unknown): void {
        const text = (error instanceof Error ? `${error.message} ${error.stack ?? ""}` : String(error)).slice(0, FAULT_LENGTH);
        const count = this.faults.get(text);
        if (count !== undefined || this.faults.size < FAULTS_KEPT) {
            this.faults.set(text, (count ?? 0) + 1);
        }
    }

    report(): object {
        return {
            agent: AGENT_VERSION,
            frida: Frida.version,
            live: this.live,
            hooks: this.hooks,
            missing: this.missing,
            failed: this.failed,
            faults: [...this.faults].map(([text, count]) => `${text} (${count} times)`),
        };
    }
}

/** Put in by the build, from package.json. */
declare const AGENT_VERSION: string;
