import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { cut, masked, withoutNumbers } = await load("mask.ts");

test("an identifier shows its first three and last two characters", () => {
    assert.equal(masked("861234567890123"), "861**********23");
});

test("a short value hides more than it shows", () => {
    assert.deepEqual(["", "a", "ab", "abc", "abcdefg"].map(masked), ["", "*", "**", "a*c", "a*****g"]);
});

test("the length of a long value is not told", () => {
    assert.equal(masked("x".repeat(10_000)).length, 45);
});

test("only long numbers are hidden in an address", () => {
    assert.equal(withoutNumbers("content://x/13812345678/42"), "content://x/138******78/42");
});

test("a long text is cut and says so", () => {
    assert.equal(cut("x".repeat(201)), `${"x".repeat(200)}…`);
});
