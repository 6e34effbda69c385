import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { literals, needlesOf } = await load("filter.ts");
const { natives } = await load("catalogue/index.ts");

const begins = (...texts) => texts.map((text) => ["begins", text]);

test("a pattern's plain beginning is what a call must begin with", () => {
    assert.deepEqual(literals("^/sys/class/net/[^/]+/address$"), begins("/sys/class/net/"));
    assert.deepEqual(literals("^/system/build\\.prop$"), begins("/system/build.prop"));
    assert.deepEqual(literals("^/proc/?$"), begins("/proc"));
    assert.deepEqual(literals("^/proc/\\d+/stat"), begins("/proc/"));
});

test("each alternative is a beginning, in groups within groups too", () => {
    assert.deepEqual(literals("^/proc/net/(arp|if_inet6)$"), begins("/proc/net/arp", "/proc/net/if_inet6"));
    assert.deepEqual(
        literals("^/(sdcard|storage/(emulated/\\d+|self/primary)|mnt/sdcard)/(.*/)?\\.[^/]+"),
        begins("/sdcard", "/storage/emulated/", "/storage/self/primary", "/mnt/sdcard"),
    );
});

test("a group that may be left out or repeated says nothing", () => {
    assert.deepEqual(literals("^/a/(b|c)?d"), begins("/a/"));
    assert.deepEqual(literals("^/a/(?:b|c)d"), begins("/a/"));
});

test("a pattern without a beginning is a part of the text", () => {
    assert.deepEqual(literals("serialno$"), [["holds", "serialno"]]);
    assert.deepEqual(literals(".*x"), [["holds", ""]]);
});

test("a gate is never stricter than the conditions behind it", () => {
    const entry = (when, parameters) => ({ when, parameters });

    assert.deepEqual(needlesOf(entry([{ argument: 1, is: ["35111"] }], ["number", "number"])),
        [{ kind: "number", argument: 1, value: "35111" }]);
    assert.equal(needlesOf(entry(undefined, ["text"])), null);
    assert.equal(needlesOf(entry([{ argument: 0, unlike: ["x"] }], ["text"])), null);
    assert.equal(needlesOf(entry([{ argument: 0, like: ["^/abc", ".*"] }], ["text"])), null);
});

test("the functions that every process calls all the time have a gate", () => {
    for (const entry of natives.filter(({ method }) => ["open", "openat", "fopen", "ioctl", "socket"].includes(method))) {
        assert.notEqual(needlesOf(entry), null, `${entry.method} ${entry.api}`);
    }
});
