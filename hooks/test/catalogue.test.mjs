import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { load } from "./load.mjs";

const { catalogue, natives, selfTests } = await load("catalogue/index.ts");
const { testsFor } = await load("match.ts");

const OWN = "com.example.app";
const source = (name) => readFile(fileURLToPath(new URL(`../src/${name}`, import.meta.url)), "utf8");
const conditionsOf = (entries) => entries.flatMap(({ when = [] }) => when);
/** The entry that names a call, as the agent chooses it; -1 is the object's text. */
const named = (owner, method, types, texts) =>
    catalogue.find((entry) => {
        const tests = entry.class === owner && entry.method === method && testsFor(entry, types, OWN);
        return tests && tests.every(({ position, holds }) => holds(texts[position] ?? null));
    })?.api;

test("a class that a filter looks for is one whose objects the agent can tell", async () => {
    const known = `${await source("describe.ts")} ${await source("describers.ts")}`;
    const wanted = new Set(conditionsOf(catalogue).map(({ argument }) => argument).filter((one) => typeof one === "string" && one !== "this"));

    assert.deepEqual([...wanted].filter((name) => !known.includes(`"${name}"`)), []);
});

test("every pattern can be met, and none is met by everything", () => {
    for (const { like = [], unlike = [] } of conditionsOf([...catalogue, ...natives])) {
        for (const pattern of [...like, ...unlike]) {
            assert.ok(!new RegExp(pattern).test("qqq=qqq"), pattern);
        }
    }
});

test("a native function's filter looks at an argument that it has", () => {
    for (const { method, parameters, when = [] } of natives) {
        for (const { argument } of when) {
            assert.ok(["text", "number"].includes(parameters[argument]), method);
        }
    }
});

test("a self-test makes a call that its entry sees", () => {
    for (const { family, api, class: owner, method, overload, arguments: values, on } of selfTests) {
        const texts = { ...values.map((value) => (value === null ? null : String(value))), [-1]: String(on?.arguments[0]) };
        const entry = catalogue.find((one) => one.api === api && one.class === owner && one.method === method);
        const tests = entry && testsFor(entry, overload, OWN);

        assert.equal(entry?.family, family, `${owner}.${method}`);
        assert.ok(tests?.every(({ position, holds }) => holds(texts[position] ?? null)), `${owner}.${method}`);
        assert.equal(values.length, overload.length, `${owner}.${method}`);
    }
});

test("each way to the same identifier has the same name", () => {
    const cases = [
        ["device.android_id", "android.provider.Settings$Secure", "getString", ["x", "java.lang.String"], [null, "android_id"]],
        ["device.android_id", "android.provider.Settings$NameValueCache", "getStringForUser", ["x", "java.lang.String", "int"], [null, "android_id"]],
        ["device.android_id", "android.content.ContentResolver", "call", ["x", "x", "x", "x"], ["content://settings/secure", "GET_secure", "android_id"]],
        ["device.android_id", "android.content.ContentProviderClient", "query", ["x"], ["content://settings/secure/android_id"]],
        ["network.mac_file", "libcore.io.Linux", "open", ["java.lang.String"], ["/sys/class/net/wlan0/address"]],
        ["network.mac_file", "libcore.io.IoBridge", "open", ["java.lang.String"], ["/sys/class/net/wlan0/address"]],
        ["packages.folders", "libcore.io.Linux", "access", ["java.lang.String"], ["/data/data/com.other.app"]],
        ["packages.folders", "libcore.io.Linux", "stat", ["java.lang.String"], ["/storage/emulated/0/Android/data/com.other.app/files"]],
        ["processes.files", "java.io.File", "listFiles", [], { [-1]: "/proc" }],
        ["processes.files", "libcore.io.IoBridge", "open", ["java.lang.String"], ["/proc/4711/cmdline"]],
        ["storage.list", "java.io.File", "listFiles", [], { [-1]: "/storage/emulated/0/DCIM" }],
        ["storage.hidden_file", "libcore.io.IoBridge", "open", ["java.lang.String"], ["/sdcard/.UTSystemConfig/Global/Alvin2.xml"]],
        ["exec.command", "java.lang.Runtime", "exec", ["java.lang.String"], ["getprop ro.serialno"]],
        ["exec.command", "java.lang.Runtime", "exec", ["[Ljava.lang.String;"], ["[sh, -c, cat /sys/class/net/wlan0/address]"]],
        ["exec.command", "java.lang.ProcessBuilder", "start", [], { [-1]: "[/system/bin/pm, list, packages]" }],
    ];
    for (const [api, owner, method, types, texts] of cases) {
        assert.equal(named(owner, method, types, texts), api, `${owner}.${method}(${JSON.stringify(texts)})`);
    }
});

test("what an app does with its own things is not seen", () => {
    const cases = [
        ["libcore.io.Linux", "access", ["java.lang.String"], [`/data/user/0/${OWN}/files/x`]],
        ["libcore.io.Linux", "stat", ["java.lang.String"], [`/storage/emulated/0/Android/data/${OWN}/cache`]],
        ["libcore.io.IoBridge", "open", ["java.lang.String"], ["/system/fonts/Roboto.ttf"]],
        ["libcore.io.IoBridge", "open", ["java.lang.String"], ["/proc/0/cmdline"]],
        ["libcore.io.IoBridge", "open", ["java.lang.String"], ["/proc/self/cmdline"]],
        ["android.content.ContentResolver", "query", ["x"], ["content://media/picker/0/com.android.providers.media.photopicker/media/7"]],
        ["java.io.File", "list", [], { [-1]: `/data/data/${OWN}/shared_prefs` }],
        ["java.io.File", "list", [], { [-1]: `/sdcard/Android/data/${OWN}/files` }],
        ["java.lang.ProcessBuilder", "start", [], { [-1]: `[/data/app/${OWN}/lib/arm64/libhelper.so]` }],
        ["android.app.ApplicationPackageManager", "getPackageInfo", ["java.lang.String", "int"], [OWN]],
        ["android.app.ApplicationPackageManager", "getPackageInfo", ["java.lang.String", "int"], ["com.google.android.webview"]],
        ["android.content.ContextWrapper", "bindService", ["android.content.Intent"], [`component=${OWN}/.Push`]],
        ["android.app.Activity", "startActivity", ["android.content.Intent"], [`component=${OWN}/.Main`]],
        ["android.app.Instrumentation", "execStartActivity", ["android.content.Intent"],
         ["action=android.content.pm.action.REQUEST_PERMISSIONS package=com.android.permissioncontroller"]],
        ["android.content.ContentResolver", "insert", ["x"], ["content://downloads/my_downloads"]],
        ["java.net.Socket", "connect", ["java.net.SocketAddress"], ["localhost/127.0.0.1:8080"]],
        ["java.net.Inet4Address", "getHostAddress", [], { [-1]: "example.com/93.184.216.34" }],
        ["android.telephony.TelephonyManager", "listen", ["x", "int"], [null, "256"]],
        ["android.view.WindowManagerImpl", "addView", ["x", "android.view.ViewGroup$LayoutParams"], [null, "type=2"]],
        ["android.app.ContextImpl", "registerReceiver", ["x", "android.content.IntentFilter"], [null, "actions=com.example.REFRESH"]],
    ];
    for (const [owner, method, types, texts] of cases) {
        assert.equal(named(owner, method, types, texts), undefined, `${owner}.${method}(${JSON.stringify(texts)})`);
    }
});

test("every vendor's way to the OAID is known by its intent or its provider", () => {
    const bind = (text) => named("android.app.ContextImpl", "bindService", ["android.content.Intent"], [text]);
    for (const intent of [
        "action=com.bun.msa.action.bindto.service package=com.mdid.msa",
        "action=com.uodis.opendevice.OPENIDS_SERVICE package=com.huawei.hwid",
        "package=com.hihonor.id",
        "component=com.hihonor.id/.HnOaIdService",
        "action=action.com.heytap.openid.OPEN_ID_SERVICE component=com.heytap.openid/.IdentifyService",
        "action=action.com.oplus.stdid.ID_SERVICE component=com.coloros.mcs/com.oplus.stdid.IdentifyService",
        "component=com.samsung.android.deviceidservice/.DeviceIdService",
        "component=com.zui.deviceidservice/.DeviceidService",
        "action=com.asus.msa.action.ACCESS_DID",
        "component=com.coolpad.deviceidsupport/.DeviceIdService",
        "action=android.service.action.msa package=com.android.creator",
        "action=qiku.service.action.id package=com.qiku.id",
    ]) {
        assert.equal(bind(intent), "oaid.bind", intent);
    }
    assert.equal(bind("action=com.google.android.gms.ads.identifier.service.START package=com.google.android.gms"), "gaid.bind");
    for (const uri of ["content://com.vivo.vms.IdProvider/IdentifierId/OAID", "content://com.meizu.flyme.openidsdk/",
                       "content://com.huawei.hwid.pps.apiprovider/oaid_scp/get"]) {
        assert.equal(named("android.content.ContentResolver", "query", ["x"], [uri]), "oaid.provider", uri);
    }
    assert.equal(named("android.content.ContentResolver", "acquireContentProviderClient", ["x"], ["cn.nubia.identity"]), "oaid.provider");
    assert.equal(bind("component=com.other.app/.Push"), "jump.service");
});

test("what a listener hears decides what it is", () => {
    const listen = (bits) => named("android.telephony.TelephonyManager", "listen", ["x", "int"], [null, String(bits)]);

    assert.equal(listen(0x20), "telephony.call_state");
    assert.equal(listen(0x10), "location.cells_watch");
    assert.equal(listen(0x20 | 0x100), "telephony.call_state");
});
