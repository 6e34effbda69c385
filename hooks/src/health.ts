/** What the agent knows about itself: hooks live, missing and failed, and its own faults. */

const FAULTS_KEPT = 20;
const FAULT_LENGTH = 400;

export interface Missing {
    api: string;
    method: string;
    reason: string;
}

/** One entry at one overload. */
export interface Hook {
    api: string;
    signature: string;
    dataType: string | null;
}

export class Health {
    /** Hooked overloads, in order: a line's `hook` is a position in this list. */
    readonly hooks: Hook[] = [];
    private told = 0;
    /** Absent on this Android. */
    readonly missing: Missing[] = [];
    /** Present, and could not be hooked. */
    readonly failed: Missing[] = [];
    /** The agent's own errors, each said once. */
    private readonly faults = new Map<string, number>();
    live = 0;

    /** Hooks that came since the last time; the host must know them before their calls. */
    takeFresh(): Hook[] {
        const fresh = this.hooks.slice(this.told);
        this.told = this.hooks.length;
        return fresh;
    }

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
