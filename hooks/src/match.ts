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
        (condition.foreign === undefined || isForeign(text, ownPackage));
}

/** For an intent's text the package it is meant for, else the text itself, is not our own. */
export function isForeign(text: string, ownPackage: string): boolean {
    const target = /(?:^| )(?:package|component)=([^ /]+)/.exec(text)?.[1];
    return (target ?? text) !== ownPackage;
}
