/** Files: shared storage, other apps' folders, and the system's files that hold identifiers. */

import { type Condition, type DataType, type Entry, type Sensitivity, group } from "./entry.js";

const SHARED = "(sdcard|storage/(emulated/\\d+|self/primary)|mnt/sdcard)";

interface Place {
    api: string;
    dataType: DataType;
    sensitivity: Sensitivity;
    paths: readonly string[];
    unlike?: readonly string[];
    /** Only what is of other apps or processes. */
    foreign?: true;
    why: string;
}

/** The narrower place first. */
const PLACES: readonly Place[] = [
    { api: "network.mac_file", dataType: "MAC地址", sensitivity: "identifier",
      paths: ["^/sys/class/net/[^/]+/address$", "^/proc/net/(arp|if_inet6)$"], why: "The system's files give identifiers that its interfaces deny" },
    { api: "network.route_file", dataType: "IP地址", sensitivity: "info",
      paths: ["^/proc/net/(route|tcp6?|udp6?|dev)$", "^/sys/class/net/?$"], why: "Connections and network cards, past the interfaces" },
    { api: "device.serial_file", dataType: "序列号", sensitivity: "identifier",
      paths: ["^/sys/devices/soc0/serial_number$", "^/proc/cmdline$"], why: "The system's files give identifiers that its interfaces deny" },
    { api: "device.boot_file", dataType: "设备信息", sensitivity: "info",
      paths: ["^/proc/sys/kernel/random/(boot_id|uuid)$", "^/proc/(cpuinfo|meminfo|version)$", "^/system/build\\.prop$",
              "^/sys/devices/system/cpu/.*(max_freq|present|possible)$"], why: "Describes the phone; the boot id stays until the next start" },
    { api: "processes.files", dataType: "运行进程", sensitivity: "personal", foreign: true,
      paths: ["^/proc/?$", "^/proc/\\d+/(cmdline|stat|status|comm)$"], why: "Walks through the running processes" },
    { api: "storage.hidden_file", dataType: "存储", sensitivity: "personal",
      paths: [`^/${SHARED}/(.*/)?\\.[^/]+`], unlike: ["/\\.(nomedia|thumbnails)(/|$)"],
      why: "A hidden file on shared storage recognises the phone across apps and installations" },
    { api: "packages.folders", dataType: "软件安装列表", sensitivity: "personal", foreign: true,
      paths: [`^/data/(data|user/\\d+)/[^/]+`, `^/${SHARED}/Android/(data|obb|media)/[^/]+`, "^/data/(app|data|user/\\d+)/?$"],
      unlike: ["^/data/(data|user/\\d+)/com\\.google\\.android\\.(gms|webview|trichromelibrary)"],
      why: "Whether another app's folder exists tells whether the app does" },
];

const conditions = (argument: Condition["argument"], { paths, unlike, foreign }: Place): Condition[] => [
    { argument, like: paths, ...(unlike ? { unlike } : {}), ...(foreign ? { foreign } : {}) },
];

const watched = (where: Omit<Partial<Entry>, "class"> & { class: string }, method: string, argument: Condition["argument"]): Entry[] =>
    PLACES.flatMap((place) => {
        const { api, dataType, sensitivity, why } = place;
        return group({ ...where, result: "none", sensitivity, why }, [{ api, dataType, method, when: conditions(argument, place) }]);
    });

const PATH = "java.lang.String";
const LIBCORE = { home: "hidden", source: "luni/src/main/java/libcore/io" } as const;

/** Where every Java stream, channel and `android.system.Os` opens its file or looks for one. */
const sinks: Entry[] = [
    ...watched({ class: "libcore.io.IoBridge", ...LIBCORE }, "open", PATH),
    ...["open", "access", "stat"].flatMap((method) => [
        ...watched({ class: "libcore.io.Linux", since: 26, ...LIBCORE }, method, PATH),
        ...watched({ class: "libcore.io.Posix", until: 25, ...LIBCORE }, method, PATH),
    ]),
    ...watched({ class: "android.system.Os" }, "open", PATH),
    ...["list", "listFiles"].flatMap((method) => watched({ class: "java.io.File" }, method, "this")),
];

const FILE: Condition[] = [{ argument: "this", like: [`^/${SHARED}(/(?!Android/)[^.]|/?$)`] }];

export const storage: Entry[] = [
    ...sinks,
    ...group({ api: "storage.list", class: "java.io.File", sensitivity: "personal", dataType: "存储", result: "none", when: FILE,
               why: "Walks through the user's own files" }, [
        { method: "list" },
        { method: "listFiles" },
    ]),
    ...group({ class: "android.os.Environment", sensitivity: "info", dataType: "存储", why: "Way to the shared storage" }, [
        { api: "storage.shared", method: "getExternalStorageDirectory" },
        { api: "storage.shared", method: "getExternalStoragePublicDirectory" },
    ]),
    ...group({ class: "android.os.storage.StorageManager", sensitivity: "info", why: "Which storage there is, and whether all of it is open" }, [
        { api: "storage.volumes", method: "getStorageVolumes", since: 24 },
        { api: "storage.volumes", method: "getPrimaryStorageVolume", since: 24 },
        { api: "storage.all_files", class: "android.os.Environment", method: "isExternalStorageManager", since: 30 },
    ]),
];
