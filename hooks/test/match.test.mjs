import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { isForeign, testsFor } = await load("match.ts");
const { catalogue } = await load("catalogue/index.ts");

const OWN = "com.example.app";
const entry = (when) => ({ when });
const holds = (condition, text, types = ["java.lang.String"]) => {
    const tests = testsFor(entry([condition]), types, OWN);
    return tests.every((one) => one.holds(text));
};

test("conditions find their argument by position or by class", () => {
    const types = ["android.content.ContentResolver", "java.lang.String", "int"];

    assert.equal(testsFor(entry([{ argument: "java.lang.String" }]), types, OWN)[0].position, 1);
    assert.equal(testsFor(entry([{ argument: 2 }]), types, OWN)[0].position, 2);
    assert.equal(testsFor(entry([{ argument: "this" }]), types, OWN)[0].position, -1);
});

test("an overload without the argument is not watched", () => {
    assert.equal(testsFor(entry([{ argument: "android.net.Uri" }]), ["int"], OWN), null);
    assert.equal(testsFor(entry([{ argument: 3 }]), ["int"], OWN), null);
});

test("null meets no condition", () => {
    assert.ok(!holds({ argument: 0, unlike: ["x"] }, null));
});

test("like, unlike and is", () => {
    assert.ok(holds({ argument: 0, is: ["a", "b"] }, "b"));
    assert.ok(!holds({ argument: 0, is: ["a", "b"] }, "ab"));
    assert.ok(holds({ argument: 0, like: ["^a", "z$"] }, "xyz"));
    assert.ok(!holds({ argument: 0, like: ["^a"], unlike: ["b"] }, "ab"));
});

test("an intent is foreign when it names no package or another one", () => {
    assert.ok(isForeign("action=android.intent.action.VIEW data=https://x/", OWN));
    assert.ok(isForeign("component=com.other/.Main", OWN));
    assert.ok(!isForeign("action=x package=com.example.app", OWN));
    assert.ok(!isForeign("component=com.example.app/.Main", OWN));
});

test("authorities are told apart from others that begin or end alike", () => {
    const contacts = catalogue.find(({ api }) => api === "contacts.read").when[0];
    const met = (uri) => holds(contacts, uri, ["android.net.Uri"]);

    for (const uri of ["content://contacts/people", "content://10@com.android.contacts/data", "content://icc/adn"]) {
        assert.ok(met(uri), uri);
    }
    for (const uri of ["content://com.android.contacts.evil/x", "content://my.contacts/x", "content://x/contacts", "contactsx"]) {
        assert.ok(!met(uri), uri);
    }
});
