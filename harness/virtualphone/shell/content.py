"""content query|insert|delete|update --uri ...: the tables of personal data."""

from __future__ import annotations

import re

from harness.virtualphone.device import DeviceState
from harness.virtualphone.shell.call import Call, Command

_TABLES = (
    ("content://com.android.contacts", "contacts"),
    ("content://contacts", "contacts"),
    ("content://sms", "sms"),
    ("content://call_log", "call_log"),
    ("content://com.android.calendar", "calendar"),
    ("content://media/external/images", "media_images"),
)
_WHERE = re.compile(r"\s*(\w+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\"|(\S+))\s*")


async def content(call: Call) -> int:
    """Query or change a table."""
    verb = call.args[1] if len(call.args) > 1 else ""
    uri = call.option("--uri") or ""
    table = next((name for start, name in _TABLES if uri.startswith(start)), None)
    if verb not in ("query", "insert", "delete", "update"):
        return await call.complain(f"[ERROR] Unsupported operation: {verb}")
    if uri == "content://telephony/siminfo" and verb == "query":
        await _print(call, [_sim(call.phone.device)])
        return 0
    if table is None:
        await call.complain(f"Error while accessing provider:{uri.partition('//')[2]}")
        return await call.complain(
            f"java.lang.IllegalStateException: Could not find provider: {uri}"
        )
    rows = call.phone.device.tables.setdefault(table, [])
    try:
        condition = _condition(call.option("--where"))
    except ValueError as error:
        return await call.complain(f"[ERROR] Unsupported --where: {error}")
    number = uri.rpartition("/")[2]
    chosen = [
        row
        for row in rows
        if (not number.isdecimal() or row.get("_id") == number)
        and (condition is None or row.get(condition[0]) == condition[1])
    ]
    match verb:
        case "query":
            await _print(call, chosen)
        case "insert":
            ids = [int(row["_id"]) for row in rows if row.get("_id", "").isdecimal()]
            rows.append({"_id": str(max(ids, default=0) + 1), **_bound(call)})
        case "update":
            for row in chosen:
                row.update(_bound(call))
        case "delete":
            call.phone.device.tables[table] = [row for row in rows if row not in chosen]
    return 0


def _sim(device: DeviceState) -> dict[str, str]:
    """What the telephony provider tells the shell about the SIM."""
    return {
        "_id": "1",
        "icc_id": device.iccid,
        "sim_id": "0",
        "display_name": device.operator_name,
        "carrier_name": device.operator_name,
        "number": device.phone_number,
        "mcc": device.operator[:3],
        "mnc": device.operator[3:],
        "imsi": device.imsi,
    }


def _condition(text: str | None) -> tuple[str, str] | None:
    """Column and value of `column='value'`; None without. ValueError for any other condition."""
    if text is None:
        return None
    found = _WHERE.fullmatch(text)
    if not found:
        raise ValueError(text)
    return found[1], next(value for value in found.groups()[1:] if value is not None)


def _bound(call: Call) -> dict[str, str]:
    """The `--bind name:type:value` arguments."""
    values = {}
    for place, word in enumerate(call.args[:-1]):
        if word == "--bind":
            name, _, rest = call.args[place + 1].partition(":")
            values[name] = rest.partition(":")[2]
    return values


async def _print(call: Call, rows: list[dict[str, str]]) -> None:
    projection = call.option("--projection")
    if not rows:
        await call.say("No result found.")
    for number, row in enumerate(rows):
        names = projection.split(":") if projection else list(row)
        shown = ", ".join(f"{name}={row.get(name, 'NULL')}" for name in names)
        await call.say(f"Row: {number} {shown}")


COMMANDS: dict[str, Command] = {"content": content}
