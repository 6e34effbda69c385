/** Whose native code made a call, by the address that it returns to. */

import Java from "frida-java-bridge";

/** Where only the phone's maker can put code, and on a desktop its system. */
const PLATFORM = /^\/(system|system_ext|apex|vendor|product|odm|usr|lib\w*)\//;
/** Parts of the platform that are brought up to date as apps. */
const UPDATED = /^\/data\/app\/.*com\.(google\.)?android\.(webview|trichromelibrary|chrome)/;
const PLACES_KEPT = 4096;
const PAGE = 12;

export class Callers {
    private readonly known = new Map<string, string | null>();
    private readonly runtime = folderOf(["libart.so", "libjvm.so"]);
    private readonly agent: Module | null;

    /** `inside` is an address in frida's own library. */
    constructor(inside: NativePointer) {
        this.agent = Process.findModuleByAddress(inside);
    }

    /** Name of the app's library whose code is at this address; null when it is the platform's or ours. */
    at(address: NativePointer): string | null {
        const page = address.shr(PAGE).toString();
        let name = this.known.get(page);
        if (name === undefined) {
            name = this.look(address);
            if (this.known.size >= PLACES_KEPT) {
                this.known.clear();
            }
            this.known.set(page, name);
        }
        return name;
    }

    private look(address: NativePointer): string | null {
        const found = Process.findModuleByAddress(address);
        if (found === null) {
            return "code without a file";
        }
        const isOurs = this.agent !== null && found.base.equals(this.agent.base);
        const isRuntime = this.runtime !== null && found.path.startsWith(this.runtime);
        return isOurs || isRuntime || PLATFORM.test(found.path) || UPDATED.test(found.path) ? null : found.name;
    }
}

/** The folder that the Java runtime was installed in; null where it has none of its own. */
function folderOf(names: readonly string[]): string | null {
    if (!Java.available) {
        return null;
    }
    const path = names.map((name) => Process.findModuleByName(name)?.path).find((one) => one !== undefined);
    return path === undefined ? null : path.replace(/lib\w*\/(server\/)?[^/]+$/, "");
}
