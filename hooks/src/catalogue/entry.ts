/** What the catalogue says about one method that is worth watching. */

/** The specifications' words for data (T/TAF 078.1, 078.5, 078.6, and what peers watch). */
export type DataType =
    | "IMEI"
    | "MEID"
    | "IMSI"
    | "ICCID"
    | "序列号"
    | "MAC地址"
    | "蓝牙地址"
    | "Android ID"
    | "OAID"
    | "VAID"
    | "AAID"
    | "GAID"
    | "DRM设备标识"
    | "SSID"
    | "BSSID"
    | "Wi-Fi列表"
    | "软件安装列表"
    | "运行进程"
    | "位置"
    | "基站"
    | "联系人"
    | "通话记录"
    | "日历"
    | "短信"
    | "本机电话号码"
    | "图片"
    | "音视频"
    | "录音"
    | "相机"
    | "屏幕内容"
    | "剪切板"
    | "传感器"
    | "运动健康"
    | "账户"
    | "浏览记录"
    | "人脸"
    | "蓝牙设备"
    | "NFC"
    | "IP地址"
    | "存储"
    | "通知"
    | "设备名称"
    | "用户标识"
    | "网络类型"
    | "运营商"
    | "SIM卡状态"
    | "设备信息";

/**
 * identifier: names the phone or its user. personal: the user's own data. info: what the
 * specifications do not assess. behaviour: something done (a jump, a command), not data read.
 */
export type Sensitivity = "identifier" | "personal" | "info" | "behaviour";

/** An argument by position, the first one of a class by its name, or the object itself. */
export type Selector = number | string;

/** A test of an argument's text; several conditions must all hold. */
export interface Condition {
    argument: Selector;
    /** The text is one of these. */
    is?: readonly string[];
    /** One of these regular expressions is found in the text. */
    like?: readonly string[];
    /** None of these regular expressions is found in the text. */
    unlike?: readonly string[];
    /** The text names no package, or another one than the app's own: an intent, a folder of an app, a name. */
    foreign?: true;
    /** The number has one of these bits set. */
    bits?: number;
}

/**
 * Where a name is from that the public SDK does not have. hidden: every Android's own code. maker:
 * the code of one maker's phones. app: comes with the app, so its class may appear late or never.
 */
export type Home = "hidden" | "maker" | "app";

/** How a native function's argument is read: a C string, a list of them up to a null, a number. */
export type Parameter = "text" | "texts" | "number" | "address";

export interface Entry {
    /** What rules call it; several methods may share one name and then count as one call. */
    api: string;
    /** Concrete class: a hook on an abstract method does not catch the one that overrides it. */
    class: string;
    /** Method name; `$init` is the constructor. */
    method: string;
    /** Argument types of the overloads to watch; all when not given. */
    overloads?: readonly (readonly string[])[];
    /** The specification's word; none when the call is watched for another reason. */
    dataType?: DataType;
    sensitivity: Sensitivity;
    /** First Android API level that has it. */
    since?: number;
    /** Last Android API level that has it. */
    until?: number;
    /** Calls that do not meet this are not seen at all. */
    when?: readonly Condition[];
    /** How arguments are shown; `plain` when not given. */
    arguments?: "plain" | "masked" | "none";
    /** How the result is shown; identifiers and personal data are masked when not given. */
    result?: "plain" | "masked" | "none";
    /** Without it on a phone that has the class, the probe cannot be believed. */
    required?: true;
    /** Called often for reasons of no interest: gets fewer lines of its own than others. */
    busy?: true;
    /** What it encrypts, and into what, is told as well, to be found in the traffic. */
    encrypts?: true;
    /** Given when the public SDK does not have the name; `harness hooks check` compares. */
    home?: Home;
    /** Where a name is known from that the public SDK does not have. */
    source?: string;
    /** The public class whose methods this hidden class has; `harness hooks check` compares with it. */
    face?: string;
    /** A function of a native library, by its arguments: `class` is the library, `method` the symbol. */
    parameters?: readonly Parameter[];
    /** Why it is watched. */
    why: string;
}

/** What the entries of one group share, so that a family reads as a list. */
export function group(
    shared: Omit<Entry, "method" | "api"> & Partial<Entry>,
    methods: readonly (Partial<Entry> & { method: string })[],
): Entry[] {
    return methods.map((method) => {
        const entry = { ...shared, ...method };
        if (entry.api === undefined) {
            throw new Error(`${entry.class}.${entry.method} has no api name`);
        }
        return { ...entry, api: entry.api };
    });
}

/** A condition on the authority of a content address or of an authority's plain name. */
export function authority(argument: Selector, ...names: readonly string[]): Condition {
    const escaped = names.map((name) => name.replace(/[.]/g, "\\."));
    return { argument, like: [`^(content://)?([^/@]*@)?(${escaped.join("|")})(/|\\?|$)`] };
}
