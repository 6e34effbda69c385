// What ours is compared with: a hook that does nothing, and one event per call with a string per frame.

import Java from "frida-java-bridge";

function hook(name, before) {
    const method = Java.use("Bare")[name];
    method.implementation = function (slot) {
        before(slot);
        return method.call(this, slot);
    };
}

function frames() {
    const trace = Java.use("java.lang.Exception").$new().getStackTrace();
    return trace.map((frame) => frame.toString()).join("\n");
}

rpc.exports = {
    install() {
        Java.performNow(() => {
            hook("empty", () => {});
            hook("frames", (slot) => send({ time: Date.now(), api: "Bare.frames", arguments: [slot], stack: frames() }));
        });
    },
    settle() {
        Java.performNow(() => Java.vm.getEnv().deleteLocalRef(Java.vm.getEnv().newStringUtf("settle")));
    },
};
