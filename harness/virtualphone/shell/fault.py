"""vphone: the one command that no Android has; it breaks or changes the phone on purpose."""

from __future__ import annotations

import asyncio
import time

from harness.virtualphone.dialog_forms import FORMS
from harness.virtualphone.shell.call import Call, Command

_DROPPED_S = 0.3
_ANSWER_S = 0.05
"""The command itself is answered before the cable is cut."""
_USAGE = (
    "usage: vphone fault drop-adb [--for S] | hang S | kill PROCESS|u2|frida | fill-storage |\n"
    "       refuse-install CODE [--times N] | low-battery | clear\n"
    f"       vphone dialogs {' | '.join(FORMS)}"
)


async def vphone(call: Call) -> int:
    """`vphone` fault or dialogs ..."""
    faults = call.phone.faults
    match call.args[1:]:
        case ["fault", "drop-adb", *_]:
            faults.adb_gone_until = (
                time.monotonic() + _ANSWER_S + _seconds(call.option("--for"), _DROPPED_S)
            )
            asyncio.get_running_loop().call_later(_ANSWER_S, call.phone.drop_adb)
        case ["fault", "hang", seconds]:
            faults.hang_until = time.monotonic() + _seconds(seconds, 0)
        case ["fault", "kill", name]:
            return await _kill(call, name)
        case ["fault", "fill-storage"]:
            faults.storage_full = True
        case ["fault", "refuse-install", code, *_]:
            faults.refuse_install = code
            faults.refuse_times = int(_seconds(call.option("--times"), 1))
        case ["fault", "low-battery"]:
            faults.battery_low = True
        case ["dialogs", form] if form in FORMS:
            call.phone.screen.dialogs = form
        case ["fault", "clear"]:
            faults.clear()
            call.phone.frida.running = True
        case _:
            return await call.complain(_USAGE, 2)
    return 0


def _seconds(text: str | None, otherwise: float) -> float:
    try:
        return max(0.0, float(text)) if text else otherwise
    except ValueError:
        return otherwise


async def _kill(call: Call, name: str) -> int:
    if name == "u2":
        call.phone.kill_u2()
        return 0
    if name == "frida":
        call.phone.kill_frida()
        return 0
    killed = [call.phone.processes.kill(pid) for pid in call.phone.processes.named(name)]
    return 0 if any(killed) else await call.complain(f"vphone: no process {name}")


COMMANDS: dict[str, Command] = {"vphone": vphone}
