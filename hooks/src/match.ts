/** Decides, inside the app, whether a call is worth telling. */

import type { Condition, Entry } from "./catalogue/entry.js";

/** A condition whose argument was found in one overload; position -1 is the object itself. */
export interface Test {
    position: number;
    holds(text: string | null): boolean;
}

/** The entry's conditions for one overload, or null when the overload has no such argument. */
export function testsFor(entry: Entry, argumentTypes: readonly string[], ownPackage: string): Test[] | null {
    const tests = (entry.when ?? []).map((condition) => {
        const position = positionOf(condition, argumentTypes);
        return position === null ? null : { position, holds: predicate(condition, ownPackage) };
    });
    return tests.some((test) => test === null) ? null : (tests as Test[]);
}

function positionOf({ argument }: Condition, argumentTypes: readonly string[]): number | null {
    if (argument === "this") {
        return -1;
    }
    const position = typeof argument === "number" ? argument : argumentTypes.indexOf(argument);
    return position >= 0 && position < argumentTypes.length ? position : null;
}

function predicate(condition: Condition, ownPackage: string): (text: string | null) => boolean {
    const is = condition.is && new Set(condition.is);
    const like = condition.like?.map((pattern) => new RegExp(pattern));
    const unlike = condition.unlike?.map((pattern) => new RegExp(pattern));
    return (text) =>
        text !== null &&
        (is === undefined || is.has(text)) &&
        (like === undefined || like.some((pattern) => pattern.test(text))) &&
        (unlike === undefined || !unlike.some((pattern) => pattern.test(text))) &&
        (condition.bits === undefined || (Number(text) & condition.bits) !== 0) &&
        (condition.foreign === undefined || isForeign(text, ownPackage));
}

/** An intent's receiver, the app that a folder belongs to, and a process. */
const TARGETS = [
    /(?:^| )(?:package|component)=([^ /]+)/,
    /^\/data\/(?:data|user\/\d+)\/([^/]+)/,
    /^\/(?:sdcard|storage|mnt)\/.*?Android\/(?:data|obb|media)\/([^/]+)/,
    /^\/proc\/(\d+)\//,
];
/** There is none where the filters are tested. */
const OWN_PROCESS = typeof Process === "undefined" ? "0" : String(Process.id);

/** Whom the text names, else the text itself, is not our own. */
export function isForeign(text: string, ownPackage: string): boolean {
    for (const target of TARGETS) {
        const named = target.exec(text)?.[1];
        if (named !== undefined) {
            return named !== ownPackage && named !== OWN_PROCESS;
        }
    }
    return text !== ownPackage;
}
