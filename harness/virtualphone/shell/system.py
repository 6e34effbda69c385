"""id, su, sh, date, ps, kill, uname, ip and what else a phone's shell is asked."""

from __future__ import annotations

import posixpath
import re
from datetime import datetime

from harness.virtualphone.clock import ZONE
from harness.virtualphone.shell.call import Call, Command
from harness.virtualphone.shell.language import NOT_FOUND

_USERS = {0: "root", 1000: "system", 2000: "shell"}


async def identity(call: Call) -> int:
    """Who runs this."""
    name = _USERS.get(call.uid, f"u0_a{call.uid - 10000}")
    if posixpath.basename(call.args[0]) == "whoami" or "-un" in call.args:
        await call.say(name)
    elif "-u" in call.args:
        await call.say(str(call.uid))
    else:
        context = "u:r:su:s0" if call.uid == 0 else "u:r:shell:s0"
        await call.say(f"uid={call.uid}({name}) gid={call.uid}({name}) context={context}")
    return 0


async def su(call: Call) -> int:
    """`su` [-mm] [USER] [-c TEXT | COMMAND...]: run as another user, root unless named."""
    words = [word for word in call.args[1:] if word not in ("-mm", "--mount-master", "-M", "-")]
    uid = 0
    if words and (words[0].isdecimal() or words[0] in ("root", "shell", "system")):
        uid = {"root": 0, "shell": 2000, "system": 1000}.get(words[0]) or (
            int(words[0]) if words[0].isdecimal() else 0
        )
        words = words[1:]
    if call.phone.rooted is False and call.uid != 0:
        return await call.complain("su: permission denied")
    child = call.shell.child(uid=uid)
    if words[:1] == ["-c"]:
        return await child.run(" ".join(words[1:]), call.streams)
    if not words:
        return await _script(call.with_args("sh"), child)
    if len(words) == 1 and " " in words[0]:
        return await child.run(words[0], call.streams)
    return await child.call(words, call.streams)


async def sh(call: Call) -> int:
    """`sh` [-c TEXT | FILE]; without either it runs what comes in."""
    return await _script(call, call.shell.child())


async def _script(call: Call, child) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001
    words = [word for word in call.args[1:] if word not in ("-e", "-x", "-l", "-")]
    if words[:1] == ["-c"]:
        return int(await child.run(words[1] if len(words) > 1 else "", call.streams))
    if words:
        file = call.phone.files.get(call.path(words[0]), call.shell.namespace)
        if file is None:
            text = f"/system/bin/sh: {words[0]}: No such file or directory"
            return await call.complain(text, NOT_FOUND)
        return int(await child.run(file.content.decode("utf-8", "replace"), call.streams))
    source = b""
    while data := await call.stdin.read():
        source += data
    return int(await child.run(source.decode("utf-8", "replace"), call.streams))


async def rest(call: Call) -> int:
    """`nohup`, setsid, env, time, nice, exec, command, timeout, toybox: run what follows."""
    words = call.args[1:]
    name = posixpath.basename(call.args[0])
    while words and (words[0].startswith("-") or (name == "timeout" and words[0][:1].isdigit())):
        words = words[1:]
    while name == "env" and words and "=" in words[0]:
        key, _, value = words[0].partition("=")
        call.shell.variables[key] = value
        words = words[1:]
    return await call.shell.call(words, call.streams) if words else 0


async def toybox(call: Call) -> int:
    """`toybox` COMMAND ..."""
    if len(call.args) < 2:
        await call.say(" ".join(sorted(call.shell.commands)))
        return 0
    if call.args[1] not in call.shell.commands:
        return await call.complain(f"toybox: Unknown command {call.args[1]}", NOT_FOUND)
    return await call.shell.call(call.args[1:], call.streams)


async def date(call: Call) -> int:
    """Print the phone's time, or set it as root (@SECONDS or MMDDhhmm[[CC]YY][.ss])."""
    clock = call.phone.clock
    words = [word for word in call.args[1:] if word not in ("-u", "-s")]
    if words and not words[0].startswith("+"):
        if call.uid != 0:
            return await call.complain("date: cannot set date: Operation not permitted")
        moment = _set_time(words[0], clock.local())
        if moment is None:
            return await call.complain(f"date: bad date '{words[0]}'")
        clock.set(moment)
    now = clock.now()
    if not words or not words[0].startswith("+"):
        await call.say(clock.local(now).strftime("%a %b %e %H:%M:%S CST %Y"))
        return 0
    nanoseconds = f"{int(now % 1 * 1_000_000_000):09}"
    form = words[0][1:]
    form = re.sub(r"%(\d?)N", lambda found: nanoseconds[: int(found[1] or 9)], form)
    form = form.replace("%s", str(int(now)))
    await call.say(clock.local(now).strftime(form))
    return 0


def _set_time(text: str, now: datetime) -> float | None:
    if text.startswith("@"):
        try:
            return float(text[1:])
        except ValueError:
            return None
    for form in ("%m%d%H%M%Y.%S", "%m%d%H%M%Y", "%m%d%H%M", "%Y-%m-%d %H:%M:%S"):
        try:
            moment = datetime.strptime(text, form).replace(tzinfo=ZONE)
        except ValueError:
            continue
        return moment.replace(year=now.year if form == "%m%d%H%M" else moment.year).timestamp()
    return None


async def ps(call: Call) -> int:
    """Processes; -A for all, -o for columns, -p for some."""
    form = call.option("-o")
    columns = form.upper().split(",") if form else []
    chosen = call.option("-p")
    everything = bool(form or chosen) or any("A" in word or "e" in word for word in call.args[1:])
    head = f"{'USER':<12} {'PID':>6} {'PPID':>6} {'VSZ':>8} {'RSS':>6} WCHAN            ADDR S NAME"
    await call.say(" ".join(columns) if columns else head)
    for process in call.phone.processes.all():
        if (chosen and str(process.pid) not in chosen.split(",")) or (
            not everything and process.uid != call.uid
        ):
            continue
        facts = {
            "USER": process.user,
            "UID": str(process.uid),
            "PID": str(process.pid),
            "PPID": str(process.parent),
            "NAME": process.name,
            "CMD": process.name,
            "ARGS": process.name,
            "CMDLINE": process.name,
        }
        if columns:
            await call.say(" ".join(facts.get(column.strip(), "0") for column in columns))
        else:
            await call.say(
                f"{process.user:<12} {process.pid:6} {process.parent:6} {1_400_000:8} {96_000:6} "
                f"{'0':<16} {'0':>4} S {process.name}"
            )
    return 0


async def pidof(call: Call) -> int:
    """The ids of processes by name."""
    pids = [str(pid) for name in call.args[1:] for pid in call.phone.processes.named(name)]
    if not pids:
        return 1
    await call.say(" ".join(pids))
    return 0


async def kill(call: Call) -> int:
    """Send a signal to processes by id (kill) or name (pkill, killall)."""
    words = call.args[1:]
    if "-l" in words:
        await call.say("HUP INT QUIT KILL TERM STOP CONT")
        return 0
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] == "-s" else words[1:]
    code = 0
    by_name = posixpath.basename(call.args[0]) != "kill"
    for word in words:
        pids = call.phone.processes.named(word) if by_name else []
        if not by_name and word.isdecimal():
            pids = [int(word)]
        code |= await _kill(call, word, pids)
    return code


async def _kill(call: Call, word: str, pids: list[int]) -> int:
    found = [pid for pid in pids if call.phone.processes.exists(pid)]
    if not found:
        return await call.complain(f"{call.args[0]}: {word}: No such process")
    if call.uid not in (0, 1000):
        return await call.complain(f"{call.args[0]}: {word}: Operation not permitted")
    if "-0" in call.args:
        return 0
    if any(call.phone.processes.is_zygote(pid) for pid in found):
        await call.phone.restart_zygote()
        return 0
    results = [call.phone.processes.kill(pid) for pid in found]
    return 0 if all(results) else await call.complain(f"{call.args[0]}: {word}: cannot be killed")


async def which(call: Call) -> int:
    """Where a command lives."""
    code = 0
    for name in [word for word in call.args[1:] if not word.startswith("-")]:
        if name in call.shell.commands:
            await call.say(f"/system/bin/{name}")
        else:
            code = 1
    return code


async def uname(call: Call) -> int:
    """The kernel."""
    if "-m" in call.args:
        await call.say("x86_64")
    elif "-r" in call.args:
        await call.say("6.1.68-android14-11")
    elif "-a" in call.args:
        await call.say("Linux localhost 6.1.68-android14-11 #1 SMP PREEMPT x86_64 Toybox")
    else:
        await call.say("Linux")
    return 0


async def uptime(call: Call) -> int:
    """How long the phone has been up."""
    minutes = int(call.phone.clock.uptime() // 60)
    now = call.phone.clock.local().strftime("%H:%M:%S")
    await call.say(f" {now} up {minutes} min,  0 users,  load average: 0.10, 0.20, 0.15")
    return 0


async def svc(call: Call) -> int:
    """`svc` wifi|data|bluetooth enable|disable, svc power stayon ..."""
    values = call.phone.settings
    match call.args[1:]:
        case ["wifi" | "data" | "bluetooth" | "nfc" as radio, "enable" | "disable" as verb]:
            values.put("global", f"{radio}_on", str(int(verb == "enable")))
        case ["power", "stayon", value]:
            values.put("global", "stay_on_while_plugged_in", "0" if value == "false" else "7")
        case ["power", "reboot" | "shutdown", *_]:
            call.phone.in_background(call.phone.reboot())
        case [] | [_, *_]:
            return await call.complain("Available commands:\n    power\n    data\n    wifi", 1)
    return 0


async def ip(call: Call) -> int:
    """`ip` addr, ip route."""
    device = call.phone.device
    if "route" in call.args or "r" in call.args:
        await call.say("192.168.232.0/21 dev wlan0 proto kernel scope link src 192.168.232.2")
        return 0
    await call.say(
        "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default\n"
        "    inet 127.0.0.1/8 scope host lo\n"
        "2: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default\n"
        f"    link/ether {device.wifi_mac} brd ff:ff:ff:ff:ff:ff\n"
        "    inet 192.168.232.2/21 brd 192.168.239.255 scope global wlan0"
    )
    return 0


async def ss(call: Call) -> int:
    """Ports that somebody listens on."""
    await call.say("State   Recv-Q  Send-Q  Local Address:Port  Peer Address:Port")
    for port in sorted(call.phone.ports):
        if port.startswith("tcp:"):
            number = port.removeprefix("tcp:")
            await call.say(f"LISTEN  0       128         127.0.0.1:{number:<8} 0.0.0.0:*")
    return 0


async def reboot(call: Call) -> int:
    """Restart the phone."""
    call.phone.in_background(call.phone.reboot())
    return 0


async def iptables(call: Call) -> int:
    """No packet of an app passes a kernel of this phone's, so there is no table of rules."""
    if call.uid != 0:
        return await call.complain(f"{call.args[0]}: Permission denied (you must be root)", 4)
    text = f"{call.args[0]} v1.8.7: can't initialize table `filter': Table does not exist"
    return await call.complain(text, 3)


COMMANDS: dict[str, Command] = {
    "id": identity,
    "whoami": identity,
    "su": su,
    "sh": sh,
    "nohup": rest,
    "setsid": rest,
    "env": rest,
    "time": rest,
    "exec": rest,
    "command": rest,
    "timeout": rest,
    "toybox": toybox,
    "date": date,
    "ps": ps,
    "pidof": pidof,
    "kill": kill,
    "pkill": kill,
    "killall": kill,
    "which": which,
    "uname": uname,
    "uptime": uptime,
    "svc": svc,
    "ip": ip,
    "ss": ss,
    "reboot": reboot,
    "iptables": iptables,
    "ip6tables": iptables,
}
