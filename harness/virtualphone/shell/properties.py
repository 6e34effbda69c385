"""getprop, setprop and settings."""

from __future__ import annotations

import re

from harness.virtualphone.settings import SPACES
from harness.virtualphone.shell.call import Call, Command


async def getprop(call: Call) -> int:
    """Print one property, or all."""
    properties = call.phone.properties
    match call.args[1:]:
        case []:
            for key in sorted(properties):
                await call.say(f"[{key}]: [{properties[key]}]")
        case [key, *default]:
            await call.say(properties.get(key) or (default[0] if default else ""))
    return 0


async def setprop(call: Call) -> int:
    """Set a property; read-only ones stay, as for everybody but init."""
    if len(call.args) != 3:
        return await call.complain("usage: setprop NAME VALUE")
    key, value = call.args[1:]
    properties = call.phone.properties
    read_only = key.startswith("ro.") and key in properties
    if read_only or len(value) > 91 or not re.fullmatch(r"[\w.:@-]+", key):
        return await call.complain(f"Failed to set property '{key}' to '{value}'.")
    properties[key] = value
    if key == "ctl.restart" and value == "zygote":
        await call.phone.restart_zygote()
    return 0


async def settings(call: Call) -> int:
    """`settings` get|put|delete|list SPACE ..."""
    words = call.args[1:]
    if words[:1] == ["--user"]:
        words = words[2:]
    if len(words) < 2 or words[0] not in ("get", "put", "delete", "list", "reset"):
        return await call.complain("Bad arguments", 255)
    verb, space, *rest = words
    if space not in SPACES:
        return await call.complain(f"Invalid namespace '{space}'", 255)
    values = call.phone.settings
    match verb, rest:
        case "get", [key]:
            value = values.get(space, key)
            await call.say("null" if value is None else value)
        case "put", [key, value, *_]:
            values.put(space, key, value)
        case "delete", [key]:
            await call.say(f"Deleted {int(values.delete(space, key))} rows")
        case "list", []:
            for key, value in values.items(space):
                await call.say(f"{key}={value}")
        case _:
            return await call.complain("Bad arguments", 255)
    return 0


COMMANDS: dict[str, Command] = {"getprop": getprop, "setprop": setprop, "settings": settings}
