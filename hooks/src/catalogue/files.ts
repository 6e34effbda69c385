/** Files that hold identifiers: read past every Java interface for them. */

import { type Condition, type Entry, group } from "./entry.js";

const path = (...patterns: readonly string[]): Condition[] => [{ argument: "java.lang.String", like: patterns }];

/** Where every Java stream and channel opens its file; the second is `android.system.Os`'s as well. */
const SINKS = ["libcore.io.IoBridge", "libcore.io.Linux"];

export const files: Entry[] = SINKS.flatMap((sink) => [
    ...group({ class: sink, sensitivity: "identifier", result: "none",
               why: "The system's files give identifiers that its interfaces deny" }, [
        { api: "network.mac_file", method: "open", dataType: "MAC地址",
          when: path("^/sys/class/net/[^/]+/address$", "^/proc/net/(arp|if_inet6)$") },
        { api: "device.serial_file", method: "open", dataType: "序列号",
          when: path("^/sys/devices/soc0/serial_number$", "^/proc/cmdline$") },
        { api: "device.boot_file", method: "open", dataType: "设备信息", sensitivity: "info",
          when: path("^/proc/sys/kernel/random/(boot_id|uuid)$", "^/proc/(cpuinfo|meminfo|version)$", "^/system/build\\.prop$") },
    ]),
    ...group({ class: sink, sensitivity: "personal", dataType: "存储", result: "none",
               why: "A hidden file on shared storage recognises the phone across apps and installations" }, [
        { api: "storage.hidden_file", method: "open",
          when: path("^/(sdcard|storage/emulated/\\d+|mnt/sdcard)/(.*/)?\\.[^/]+") },
    ]),
]);
