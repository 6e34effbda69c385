"""input, wm, screencap, uiautomator dump, ime."""

from __future__ import annotations

import io
import struct

from harness.virtualphone.hierarchy import dump as hierarchy
from harness.virtualphone.keys import NAMES
from harness.virtualphone.shell.call import Call, Command
from harness.virtualphone.shell.input_keys import KEY_CODES

_IME = "com.android.inputmethod.latin/.LatinIME"
_UIAUTOMATOR_DUMP = "/sdcard/window_dump.xml"


async def input_(call: Call) -> int:
    """`input` tap|swipe|text|keyevent ..."""
    words = call.args[1:]
    if words[:1] in (["touchscreen"], ["keyboard"]):
        words = words[1:]
    screen = call.phone.screen
    if not words:
        return await call.complain("Usage: input [<source>] <command> [<arg>...]", 255)
    try:
        match words:
            case ["tap", x, y]:
                await screen.tap(float(x), float(y))
            case ["swipe" | "draganddrop", x1, y1, x2, y2, *duration]:
                seconds = float(duration[0]) / 1000 if duration else 0.3
                points = [(float(x1), float(y1)), (float(x2), float(y2))]
                await screen.swipe(points, min(seconds, 60))
            case ["text", *text]:
                screen.type(" ".join(text).replace("%s", " "))
            case ["keyevent", *names]:
                for name in names:
                    if not name.startswith("--"):
                        await screen.key(_key(name))
            case _:
                return await call.complain(f"Error: Unknown command: {words[0]}", 255)
    except ValueError as error:
        return await call.complain(f"Error: Invalid arguments for command: {words[0]} {error}", 255)
    return 0


def _key(name: str) -> int:
    if name.isdecimal():
        return int(name)
    short = name.upper().removeprefix("KEYCODE_")
    code = KEY_CODES.get(short, NAMES.get(short.lower()))
    if code is None:
        raise ValueError(name)
    return code


async def wm(call: Call) -> int:
    """`wm` size|density [reset|VALUE]: the display, whose real size stays."""
    match call.args[1:]:
        case ["size"]:
            await call.say("Physical size: 1080x2340")
        case ["density"]:
            await call.say("Physical density: 440")
        case ["size" | "density", _]:
            return 0
        case ["dismiss-keyguard"]:
            return 0
        case _:
            return await call.complain("Unknown command: " + " ".join(call.args[1:]), 255)
    return 0


async def screencap(call: Call) -> int:
    """`screencap` [-p] [FILE]."""
    picture = call.phone.picture()
    names = [word for word in call.args[1:] if not word.startswith("-")]
    if "-p" in call.args or (names and names[0].endswith(".png")):
        file = io.BytesIO()
        picture.convert("RGB").save(file, "PNG", compress_level=1)
        content = file.getvalue()
    else:
        raw = picture.convert("RGBA").tobytes()
        content = struct.pack("<4I", picture.width, picture.height, 1, 0) + raw
    if not names:
        await call.write(content)
        return 0
    try:
        call.phone.check_writable(call.path(names[0]), call.uid)
        call.phone.files.write(call.path(names[0]), content, uid=call.uid)
    except OSError as error:
        return await call.complain(f"Error opening file: {names[0]} ({error.args[0]})")
    return 0


async def uiautomator(call: Call) -> int:
    """`uiautomator` dump [--compressed] [FILE]: fails while another UiAutomation runs."""
    if call.args[1:2] != ["dump"]:
        return await call.complain("Usage: uiautomator dump [--compressed] [file]")
    if call.phone.u2.running:
        await call.complain("Killed")
        return 137
    names = [word for word in call.args[2:] if not word.startswith("-")]
    path = names[0] if names else _UIAUTOMATOR_DUMP
    content = hierarchy(call.phone.screen.roots()[:1]).encode()
    if path == "/dev/tty":
        await call.write(content)
    else:
        call.phone.files.write(call.path(path), content, uid=call.uid)
    await call.say(f"UI hierchary dumped to: {path}")
    return 0


async def ime(call: Call) -> int:
    """`ime` list|set|enable|reset ..."""
    chosen = call.phone.settings.get("secure", "default_input_method") or _IME
    match call.args[1:]:
        case ["list", *options]:
            await call.say(_IME if "-s" in options else f"{_IME}:\n  mId={_IME}")
        case ["set", name]:
            call.phone.settings.put("secure", "default_input_method", name)
            await call.say(f"Input method {name} selected for user #0")
        case ["enable" | "disable" | "reset", *_]:
            await call.say(f"Input method {chosen}: now enabled for user #0")
        case _:
            return await call.complain("Unknown command: ime")
    return 0


COMMANDS: dict[str, Command] = {
    "input": input_,
    "wm": wm,
    "screencap": screencap,
    "uiautomator": uiautomator,
    "ime": ime,
}
