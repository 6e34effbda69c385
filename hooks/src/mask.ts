/** Shows enough of a value to recognise it, and hides the rest. */

const LONGEST = 200;
const HIDDEN_AT_MOST = 40;

/** The first three and last two characters; short values show less, so that some stays hidden. */
export function masked(text: string): string {
    const length = text.length;
    if (length <= 2) {
        return "*".repeat(length);
    }
    const [head, tail] = length >= 8 ? [3, 2] : [1, 1];
    const hidden = "*".repeat(Math.min(length - head - tail, HIDDEN_AT_MOST));
    return text.slice(0, head) + hidden + text.slice(length - tail);
}

/** Hides runs of seven or more digits, such as phone numbers inside an address. */
export function withoutNumbers(text: string): string {
    return text.replace(/\d{7,}/g, masked);
}

/** The text, or its beginning with an ellipsis. */
export function cut(text: string): string {
    return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
