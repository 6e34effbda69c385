/** Functions of native libraries that give what the Java interfaces deny, or give it unseen. */

import { type Condition, type Entry, group } from "./entry.js";

const SHARED = "(sdcard|storage/(emulated/\\d+|self/primary)|mnt/sdcard)";
const MAC_FILES = ["^/sys/class/net/[^/]+/address$", "^/proc/net/(arp|if_inet6)$"];
const SERIAL_FILES = ["^/sys/devices/soc0/serial_number$", "^/proc/cmdline$"];
const BOOT_FILES = ["^/proc/sys/kernel/random/(boot_id|uuid)$", "^/proc/(cpuinfo|version)$", "^/system/build\\.prop$"];
const PROCESS_FILES = ["^/proc/?$", "^/proc/\\d+/(cmdline|stat|status|comm)$"];
const HIDDEN_FILES = [`^/${SHARED}/(.*/)?\\.[^/]+`];

const SERIALS: Condition[] = [{ argument: 0, like: ["serialno$", "^ril\\.serialnumber$", "imei", "meid"] }];
const PROPERTIES: Condition[] = [{ argument: 0, like: ["^ro\\.product\\.", "^ro\\.build\\.fingerprint$"] }];

/** SIOCGIFHWADDR: the hardware address of one network card. */
const HARDWARE_ADDRESS = "35111";
const AF_NETLINK = "16";

const C = { class: "libc.so", result: "none" } as const;

const opens: Entry[] = ([
    ["open", 0, ["text", "number"]],
    ["openat", 1, ["number", "text", "number"]],
    ["fopen", 0, ["text", "text"]],
    ["opendir", 0, ["text"]],
] as const).flatMap(([method, path, parameters]) =>
    group({ ...C, parameters, sensitivity: "identifier", why: "Native code reads the system's files past every Java class" }, [
        { api: "network.mac_file", method, dataType: "MAC地址", when: [{ argument: path, like: MAC_FILES }] },
        { api: "device.serial_file", method, dataType: "序列号", when: [{ argument: path, like: SERIAL_FILES }] },
        { api: "device.boot_file", method, dataType: "设备信息", sensitivity: "info", when: [{ argument: path, like: BOOT_FILES }] },
        { api: "processes.files", method, dataType: "运行进程", sensitivity: "personal", when: [{ argument: path, like: PROCESS_FILES, foreign: true }] },
        { api: "storage.hidden_file", method, dataType: "存储", sensitivity: "personal",
          when: [{ argument: path, like: HIDDEN_FILES, unlike: ["/\\.(nomedia|thumbnails)(/|$)"] }] },
    ]),
);

const properties: Entry[] = ([
    ["__system_property_get", ["text", "address"]],
    ["__system_property_find", ["text"]],
] as const).flatMap(([method, parameters]) =>
    group({ ...C, parameters, sensitivity: "identifier", why: "System properties hold serial numbers and models" }, [
        { api: "device.serial_property", method, dataType: "序列号", when: SERIALS },
        { api: "device.property", method, dataType: "设备信息", sensitivity: "info", when: PROPERTIES },
    ]),
);

export const natives: Entry[] = [
    ...opens,
    ...properties,
    { ...C, api: "network.interfaces", method: "getifaddrs", parameters: ["address"], dataType: "IP地址", sensitivity: "info",
      why: "Walks through the network cards and their addresses" },
    { ...C, api: "network.mac", method: "ioctl", parameters: ["number", "number", "address"], dataType: "MAC地址", sensitivity: "identifier",
      when: [{ argument: 1, is: [HARDWARE_ADDRESS] }], why: "Asks the kernel for a network card's address" },
    { ...C, api: "network.netlink", method: "socket", parameters: ["number", "number", "number"], dataType: "IP地址", sensitivity: "info",
      when: [{ argument: 0, is: [AF_NETLINK] }], why: "The kernel's own way to network cards and routes" },
    ...group({ ...C, sensitivity: "behaviour", why: "Commands give identifiers and app lists past the Java interfaces" }, [
        { api: "exec.command", method: "execve", parameters: ["text", "texts", "address"] },
        { api: "exec.command", method: "popen", parameters: ["text", "text"] },
        { api: "exec.command", method: "system", parameters: ["text"] },
    ]),
    { class: "libmediandk.so", api: "device.drm_id", method: "AMediaDrm_getPropertyByteArray", parameters: ["address", "text", "address"],
      dataType: "DRM设备标识", sensitivity: "identifier", result: "none",
      when: [{ argument: 1, is: ["deviceUniqueId", "provisioningUniqueId"] }], why: "Widevine's device id survives a factory reset" },
    { class: "libcamera2ndk.so", api: "camera.open", method: "ACameraManager_openCamera", parameters: ["address", "text", "address", "address"],
      dataType: "相机", sensitivity: "personal", result: "none", since: 24, why: "Sees what is in front of the phone" },
];
