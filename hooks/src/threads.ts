/** What each thread is in the middle of: one call is one event, and our own calls are none. */

export class Threads {
    private readonly inside = new Map<number, string[]>();
    private readonly ours = new Set<number>();

    /** Runs our own code: what it calls is not the app's doing. */
    apart<T>(thread: number, work: () => T): T {
        this.ours.add(thread);
        try {
            return work();
        } finally {
            this.ours.delete(thread);
        }
    }

    /** Whether a call of this name is part of one that was already told, or is our own. */
    isPart(thread: number, api: string): boolean {
        return this.inside.get(thread)?.includes(api) ?? false;
    }

    isOurs(thread: number): boolean {
        return this.ours.has(thread);
    }

    enter(thread: number, api: string): void {
        const apis = this.inside.get(thread);
        if (apis === undefined) {
            this.inside.set(thread, [api]);
        } else {
            apis.push(api);
        }
    }

    leave(thread: number): void {
        const apis = this.inside.get(thread);
        apis?.pop();
        if (apis?.length === 0) {
            this.inside.delete(thread);
        }
    }
}
