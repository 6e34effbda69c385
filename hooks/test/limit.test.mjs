import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { ByteBudget, Limit } = await load("limit.ts");

const call = (changes = {}) => ({ hook: 1, at: 1000, arguments: ["x"], outcome: "value", ...changes });
const total = (groups) => groups.reduce((sum, { count }) => sum + count, 0);

test("each kind of call gets twenty lines a second", () => {
    const limit = new Limit();
    const allowed = (key, now) => Array.from({ length: 50 }, () => limit.allows(key, now)).filter(Boolean).length;

    assert.equal(allowed("a", 1000), 20);
    assert.equal(allowed("b", 1500), 20);
    assert.equal(allowed("a", 1999), 0);
    assert.equal(allowed("a", 2000), 20);
});

test("all kinds together get two hundred", () => {
    const limit = new Limit();
    const keys = Array.from({ length: 500 }, (_, index) => `key ${index}`);

    assert.equal(keys.filter((key) => limit.allows(key, 1000)).length, 200);
});

test("busy calls get few lines and leave the rest to others", () => {
    const limit = new Limit();
    const busy = Array.from({ length: 500 }, (_, index) => limit.allows(`key ${index % 100}`, 1000, true));
    const others = Array.from({ length: 500 }, (_, index) => limit.allows(`other ${index}`, 1000));

    assert.equal(busy.filter(Boolean).length, 40);
    assert.equal(others.filter(Boolean).length, 160);
    assert.equal(Array.from({ length: 5 }, () => limit.allows("a", 2000, true)).filter(Boolean).length, 2);
});

test("a clock that is set back does not silence anything", () => {
    const limit = new Limit();
    Array.from({ length: 30 }, () => limit.allows("a", 5000));

    assert.ok(limit.allows("a", 10));
});

test("the same call with the same ending is one group", () => {
    const limit = new Limit();
    limit.count(call());
    limit.count(call({ at: 1100 }));
    limit.count(call({ outcome: "denied" }));

    assert.deepEqual(limit.take(1200, true), [
        { ...call(), count: 2 },
        { ...call({ outcome: "denied" }), count: 1 },
    ]);
});

test("groups of the present second wait, unless all are asked for", () => {
    const limit = new Limit();
    limit.count(call());

    assert.equal(limit.take(1500, false).length, 0);
    assert.equal(limit.take(2000, false).length, 1);
    assert.equal(limit.take(2000, true).length, 0);
});

test("ever new arguments fill no memory and lose no call", () => {
    const limit = new Limit();
    for (let index = 0; index < 10_000; index++) {
        limit.count(call({ arguments: [`argument ${index}`] }));
    }
    const groups = limit.take(1000, true);

    assert.ok(groups.length <= 201);
    assert.equal(total(groups), 10_000);
});

test("bytes of ciphers pass until the budget is spent, and again as time goes on", () => {
    const budget = new ByteBudget();
    const kilobyte = 1024;
    const passed = (now) => Array.from({ length: 100 }, () => budget.allows(60 * kilobyte, now)).filter(Boolean).length;

    assert.equal(passed(5000), 16);
    assert.equal(passed(5000), 0);
    assert.equal(passed(6000), 4);
    assert.equal(passed(5500), 0);
    assert.equal(passed(60_000), 16);
});

test("many small operations cost more than their bytes", () => {
    const budget = new ByteBudget();
    const passed = Array.from({ length: 1000 }, () => budget.allows(0, 5000)).filter(Boolean).length;

    assert.equal(passed, 256);
});
