"""appops, cmd appops, dumpsys appops: what apps used of what permissions guard, as Android 14."""

from __future__ import annotations

from collections.abc import Iterator

from harness.virtualphone.appops import MODES, STATES, Op, Use, span
from harness.virtualphone.installed import InstalledPackage
from harness.virtualphone.permissions import OP_OF
from harness.virtualphone.shell.call import Call

_NO_PACKAGE = "Error: No UID for {} in user 0"


async def appops(call: Call) -> int:
    """`appops` get|set|reset|start|stop PACKAGE [OP] [MODE]."""
    words = [word for word in call.args[1:] if word not in ("--user", "--uid")]
    if words[1:2] == ["0"]:
        del words[1]
    ops = call.phone.packages.ops
    match words:
        case ["get", name, *which] if call.phone.packages.get(name):
            await _print_ops(call, name, _op_name(which[0]) if which else None)
        case ["set", name, op, mode] if call.phone.packages.get(name):
            if mode not in MODES:
                return await call.complain(f"Error: Mode {mode} is not valid", 255)
            ops.get(name, _op_name(op)).mode = mode
        case ["reset", *names]:
            for name in names or [each.package for each in call.phone.packages.all()]:
                ops.forget(name)
        case ["start" | "stop" as what, name, op] if call.phone.packages.get(name):
            op = _op_name(op)
            if what == "start":
                allowed = ops.mode(name, op) in ("allow", "foreground")
                call.phone.packages.note_op(name, op, allowed=allowed)
        case ["get" | "set" | "start" | "stop", name, *_]:
            return await call.complain(_NO_PACKAGE.format(name), 255)
        case _:
            return await call.complain("AppOps service (appops) commands:\n  help", 255)
    return 0


async def dump(call: Call) -> int:
    """`dumpsys` appops [--package PACKAGE]."""
    match call.args[1:]:
        case [] | ["-a"]:
            wanted = None
        case ["--package", name]:
            wanted = name
        case ["--package"]:
            await call.say("No argument for --package option")
            return 0
        case [word, *_]:
            kind = "option" if word.startswith("-") else "command"
            await call.say(f"Unknown {kind}: {word}")
            return 0
    if wanted is not None and call.phone.packages.get(wanted) is None:
        await call.say(f"Unknown package: {wanted}")
        return 0
    shown = [each for each in call.phone.packages.all() if wanted in (None, each.package)]
    lines = [
        "Current AppOps Service state:",
        "  Settings:",
        "    top_state_settle_time=+5s0ms",
        "    fg_service_state_settle_time=+5s0ms",
        "    bg_state_settle_time=+1s0ms",
        "",
        *(line for package in shown for line in _package(call, package)),
        "",
        "  AppOps policy not set.",
    ]
    await call.say("\n".join(lines))
    return 0


def _package(call: Call, package: InstalledPackage) -> Iterator[str]:
    ops = call.phone.packages.ops.of(package.package)
    if not ops:
        return
    uid = package.uid
    yield f"  Uid {f'u0a{uid - 10_000}' if uid >= 10_000 else uid}:"
    yield f"    state={call.phone.activities.app_state(package.package)}"
    yield "    capability=--------"
    yield "    appWidgetVisible=false"
    yield f"    Package {package.package}:"
    for op in ops:
        yield f"      {op.name} ({op.mode}): "
        if op.accessed or op.rejected:
            yield "        null=["
            yield from (f"          {line}" for line in _uses(call, op))
            yield "        ]"


def _uses(call: Call, op: Op) -> Iterator[str]:
    """A line for each state, accesses with a blank after the state and rejections without."""
    for state in STATES:
        if use := op.accessed.get(state):
            yield f"Access: [{state}-s] {_when(call, use)}"
        if use := op.rejected.get(state):
            yield f"Reject: [{state}-s]{_when(call, use)}"


def _when(call: Call, use: Use) -> str:
    clock = call.phone.clock
    at = clock.local(use.at).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
    return f"{at} ({span(use.at - clock.now())})"


async def _print_ops(call: Call, package: str, wanted: str | None) -> None:
    found = [op for op in call.phone.packages.ops.of(package) if wanted in (None, op.name)]
    if not found:
        await call.say("No operations.")
        if wanted:
            await call.say("Default mode: allow")
    for op in found:
        await call.say(op.short(call.phone.clock.now()))


def _op_name(name: str) -> str:
    """An op by its name, `android:` name or permission."""
    name = OP_OF.get(name, name)
    return name.removeprefix("android:").upper()
