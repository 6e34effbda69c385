/** Decides in C, without JavaScript's lock, whether a native call may be worth telling. */

import type { Entry } from "./catalogue/entry.js";

/** How an argument is looked at: a text's beginning, a part of a text, a number. */
export type Kind = "begins" | "holds" | "number";

export interface Needle {
    kind: Kind;
    argument: number;
    value: string;
}

const META = /[\\^$.*+?()[\]{}|]/;

/**
 * What a call must have to meet the entry, so that most calls are passed by; null when any may.
 *
 * Never stricter than the entry's own conditions, which are tested after it.
 */
export function needlesOf(entry: Entry): Needle[] | null {
    for (const { argument, is, like } of entry.when ?? []) {
        if (typeof argument !== "number") {
            continue;
        }
        const isNumber = entry.parameters?.[argument] === "number";
        const parts = is?.map((value): [Kind, string] => [isNumber ? "number" : "begins", value])
            ?? like?.flatMap(literals);
        if (parts !== undefined && parts.every(([kind, value]) => kind === "number" || value.length > 1)) {
            return parts.map(([kind, value]) => ({ kind, argument, value }));
        }
    }
    return null;
}

/** The plain text that whatever matches the regular expression begins with, or holds. */
export function literals(pattern: string): [Kind, string][] {
    if (pattern.startsWith("^")) {
        return beginnings(pattern.slice(1)).map((text) => ["begins", text]);
    }
    return [["holds", plain(pattern).text]];
}

/** The plain beginning, or one for each alternative of the group that follows it. */
function beginnings(pattern: string): string[] {
    const { text, rest } = plain(pattern);
    const alternatives = /^\((?!\?)/.test(rest) ? group(rest) : null;
    return alternatives === null ? [text] : alternatives.flatMap(beginnings).map((one) => text + one);
}

/** The alternatives of the group that a pattern begins with; null when it may be left out or repeated. */
function group(pattern: string): string[] | null {
    const alternatives = [""];
    let depth = 0;
    for (let at = 0; at < pattern.length; at++) {
        const character = pattern.charAt(at);
        const length = character === "\\" ? 2 : 1;
        depth += character === "(" ? 1 : character === ")" ? -1 : 0;
        if (depth === 0) {
            return /^[?*{]/.test(pattern.slice(at + 1)) ? null : alternatives;
        }
        if (depth === 1 && character === "|") {
            alternatives.push("");
        } else if (at > 0) {
            alternatives.push(alternatives.pop() + pattern.slice(at, at + length));
        }
        at += length - 1;
    }
    return null;
}

/** Characters that stand for themselves, up to the first that does not. */
function plain(pattern: string): { text: string; rest: string } {
    let text = "";
    let at = 0;
    while (at < pattern.length) {
        const escaped = /^\\([^A-Za-z0-9])/.exec(pattern.slice(at));
        const character = escaped?.[1] ?? pattern.charAt(at);
        const length = escaped === null ? 1 : 2;
        if ((escaped === null && META.test(character)) || /^[?*{]/.test(pattern.slice(at + length))) {
            break;
        }
        text += character;
        at += length;
    }
    return { text, rest: pattern.slice(at) };
}

/**
 * The gate: `entered` and `left` are only called for calls that pass.
 *
 * `state` holds our process id, because after a fork the child must not wait for JavaScript's lock,
 * whose owner it may not have; and whether anybody watches.
 */
export const GATE = `
#include <gum/guminterceptor.h>

typedef struct { gint kind; gint argument; gpointer value; } Needle;
typedef struct { gint function; gint count; Needle * needles; } Gate;

extern gint state[2];
extern gint getpid (void);
extern void entered (gint function, gpointer * arguments, gpointer caller, gint * call);
extern void left (gint call, gpointer result, gint error);

static gint begins (const char * text, const char * part)
{
    while (*part != 0)
        if (*text++ != *part++)
            return 0;
    return 1;
}

static gint holds (const char * text, const char * part)
{
    for (; *text != 0; text++)
        if (begins (text, part))
            return 1;
    return 0;
}

static gint meets (GumInvocationContext * ic, const Needle * needle)
{
    gpointer argument = gum_invocation_context_get_nth_argument (ic, needle->argument);
    if (needle->kind == 3)
        return (gint) (gsize) argument == (gint) (gsize) needle->value;
    if (argument == NULL)
        return 0;
    return needle->kind == 1 ? begins (argument, needle->value) : holds (argument, needle->value);
}

void onEnter (GumInvocationContext * ic)
{
    const Gate * gate = GUM_IC_GET_FUNC_DATA (ic, Gate *);
    gint * call = GUM_IC_GET_INVOCATION_DATA (ic, gint);
    gpointer arguments[4];
    gint i, passes = gate->count == 0;

    *call = 0;
    if (!state[1] || getpid () != state[0])
        return;
    for (i = 0; i < gate->count && !passes; i++)
        passes = meets (ic, &gate->needles[i]);
    if (!passes)
        return;
    for (i = 0; i < 4; i++)
        arguments[i] = gum_invocation_context_get_nth_argument (ic, i);
    entered (gate->function, arguments, gum_invocation_context_get_return_address (ic), call);
}

void onLeave (GumInvocationContext * ic)
{
    gint * call = GUM_IC_GET_INVOCATION_DATA (ic, gint);
    if (*call != 0 && getpid () == state[0])
        left (*call, gum_invocation_context_get_return_value (ic), ic->system_error);
}
`;
