/** Calls without effect that show, after loading, that a family's hooks really fire. */

/** A literal argument, by the overload's type. */
export type Literal = string | number | boolean | null | readonly number[];

export interface SelfTest {
    family: string;
    /** The entry that must see the call. */
    api: string;
    class: string;
    method: string;
    /** Argument types of the overload. */
    overload: readonly string[];
    arguments: readonly Literal[];
    /** How to make the object: by its constructor or a static method. The call is static when not given. */
    on?: { factory?: string; overload: readonly string[]; arguments: readonly Literal[] };
    since?: number;
    until?: number;
}

const TEXT = "java.lang.String";
const NOTHING = { overload: [], arguments: [] } as const;

/**
 * None asks a service, needs a permission or a context, or leaves a trace; what one throws belongs
 * to the test. Families without one have no such call: theirs would go to a system service in the
 * app's name.
 */
export const selfTests: readonly SelfTest[] = [
    { family: "device", api: "device.property", class: "android.os.SystemProperties", method: "get", overload: [TEXT],
      arguments: ["ro.product.model"] },
    { family: "device", api: "device.storage_size", class: "android.os.StatFs", method: "getBlockCountLong", ...NOTHING,
      on: { overload: [TEXT], arguments: ["/system"] } },
    { family: "network", api: "network.interfaces", class: "java.net.NetworkInterface", method: "getByName", overload: [TEXT],
      arguments: ["lo"] },
    { family: "location", api: "location.use", class: "android.location.Location", method: "getLatitude", ...NOTHING,
      on: { overload: [TEXT], arguments: ["self-test"] } },
    { family: "location", api: "location.cell_id", class: "android.telephony.gsm.GsmCellLocation", method: "getCid", ...NOTHING, on: NOTHING },
    // Nobody is looked up: the method answers null to null.
    { family: "content", api: "contacts.read", class: "android.provider.ContactsContract$Contacts", method: "lookupContact",
      overload: ["android.content.ContentResolver", "android.net.Uri"], arguments: [null, null] },
    { family: "messages", api: "sms.read", class: "android.provider.Telephony$Sms$Intents", method: "getMessagesFromIntent",
      overload: ["android.content.Intent"], arguments: [null] },
    { family: "storage", api: "storage.shared", class: "android.os.Environment", method: "getExternalStoragePublicDirectory",
      overload: [TEXT], arguments: ["Download"] },
    { family: "storage", api: "storage.list", class: "java.io.File", method: "list", ...NOTHING,
      on: { overload: [TEXT], arguments: ["/sdcard/app-privacy-harness-self-test"] } },
    // A wrapper around nothing: the call ends in a NullPointerException, which belongs to the test.
    { family: "permissions", api: "permissions.check", class: "android.content.ContextWrapper", method: "checkSelfPermission",
      overload: [TEXT], arguments: ["android.permission.INTERNET"],
      on: { overload: ["android.content.Context"], arguments: [null] }, since: 23 },
    { family: "code", api: "code.load", class: "dalvik.system.PathClassLoader", method: "$init", overload: [TEXT, "java.lang.ClassLoader"],
      arguments: ["", null] },
    { family: "sinks", api: "crypto.digest", class: "java.security.MessageDigest", method: "digest", overload: ["[B"], arguments: [[0]],
      on: { factory: "getInstance", overload: [TEXT], arguments: ["MD5"] } },
];
