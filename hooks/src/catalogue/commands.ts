/** Commands: what they print goes past every Java interface. */

import { type Condition, type Entry, group } from "./entry.js";

const PROGRAMS = "(getprop|pm|cmd|dumpsys|settings|content|ip|ifconfig|netcfg|netstat|arp|ps|top|su|which|id|service|logcat)";
/** Of folders with apps only the folder of all of them: an app runs helpers from its own. */
const FILES = "[ =]/(sys/(class/net|devices)|proc/(net|cpuinfo|version|cmdline|\\d+)|data/(app|data)/?([,\\] ]|$)|sdcard|storage|system/build\\.prop)";
const told = (argument: Condition["argument"]): Condition[] => [{
    argument,
    // A list as the agent writes it, `[sh, -c, ps]`, or a line.
    like: [`^\\[?(\\S*/)?((ba)?sh,? -c,? )?(\\S*/)?${PROGRAMS}\\b`, FILES],
}];

export const commands: Entry[] = group({ api: "exec.command", class: "java.lang.Runtime", sensitivity: "behaviour", result: "none",
    why: "Commands give identifiers and app lists past the Java interfaces" }, [
    { method: "exec", when: told(0) },
    { class: "java.lang.ProcessBuilder", method: "start", when: told("this"), required: true,
      why: "Every command ends here, Runtime.exec as well" },
]);
