"""How apps write a value before anything else is done to it: case, separators, prefixes, digits."""

from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal

from tests.matching.corpus.values import Seeded


def spelled(seeded: Seeded) -> dict[str, str]:
    """Name of the spelling -> text; none twice."""
    value = seeded.value
    written = {"plain": value, "upper": value.upper(), "lower": value.lower()}
    if by_kind := BY_KIND.get(seeded.kind):
        written |= by_kind(value)
    match seeded.item:
        case "imsi":
            written |= {"by operator": f"{value[:3]}-{value[3:5]}-{value[5:]}"}
        case "ssid":
            written |= {"quoted": f'"{value}"'}
        case "meid":
            written |= {"decimal": f"{int(value[:8], 16):010}{int(value[8:], 16):08}"}
        case "email":
            written |= {"mailto": f"mailto:{value}", "with a name": f"Some One <{value}>"}
    unique: dict[str, str] = {}
    for name, text in written.items():
        if text not in unique.values():
            unique[name] = text
    return unique


def numbers(seeded: Seeded) -> dict[str, str]:
    """Decimal and hexadecimal text of values that are numbers underneath."""
    if seeded.kind in {"imei", "digits", "mobile"}:
        number = int(seeded.value)
        written = {"number": str(number), "hex number": f"{number:x}", "HEX": f"{number:X}"}
        if 10_000_000 < number < 1 << 53:  # no other number has this double
            digits = f"{Decimal(repr(float(number))):f}".removesuffix(".0").rstrip("0")
            written["java double"] = f"{digits[0]}.{digits[1:]}E{len(str(number)) - 1}"
        return written | {"0x": f"0x{number:x}"}
    if seeded.kind in {"mac", "hex"}:
        number = int(seeded.value.replace(":", ""), 16)
        signed = number - (1 << 64) if number >> 63 else number
        return {"long": str(signed), "unsigned": str(number)}
    return {}


def degrees(seeded: Seeded) -> dict[str, tuple[str, str]]:
    """Both halves of a place, this value first, as text at several precisions."""
    if seeded.kind != "degrees":
        return {}
    halves = (seeded.value, seeded.beside)
    made = {
        f"{places} decimals": (f"{float(halves[0]):.{places}f}", f"{float(halves[1]):.{places}f}")
        for places in (3, 4, 5, 6)
    }
    for places in (3, 4, 5):
        first, second = (half[: half.index(".") + 1 + places] for half in halves)
        made[f"cut to {places}"] = (first, second)
    as_float = [struct.unpack("<f", struct.pack("<f", float(half)))[0] for half in halves]
    made["float as double"] = (repr(as_float[0]), repr(as_float[1]))
    made["millionths"] = (str(round(float(halves[0]) * 1e6)), str(round(float(halves[1]) * 1e6)))
    made["ten-millionths"] = (
        str(round(float(halves[0]) * 1e7)),
        str(round(float(halves[1]) * 1e7)),
    )
    made["noise"] = (f"{halves[0]}000000003", f"{halves[1]}000000001")
    return made


def _mac(value: str) -> dict[str, str]:
    digits = value.replace(":", "")
    dashed = value.replace(":", "-")
    return {
        "dashes": dashed,
        "bare": digits,
        "upper dashes": dashed.upper(),
        "bare upper": digits.upper(),
        "dots": f"{digits[:4]}.{digits[4:8]}.{digits[8:]}",
        "spaces": value.replace(":", " "),
        "dots between pairs": value.replace(":", "."),
        "underscores": value.replace(":", "_").upper(),
    }


def _mobile(value: str) -> dict[str, str]:
    spaced = f"{value[:3]} {value[3:7]} {value[7:]}"
    dashed = spaced.replace(" ", "-")
    return {
        "+86": f"+86{value}",
        "86": f"86{value}",
        "0086": f"0086{value}",
        "+86 ": f"+86 {value}",
        "+86-": f"+86-{value}",
        "spaces": spaced,
        "dashes": dashed,
        "+86 spaces": f"+86 {spaced}",
        "+86 dashes": f"+86-{dashed}",
        "(+86)": f"(+86) {spaced}",
        "(+86) dashes": f"(+86){dashed}",
        "tel": f"tel:+86{value}",
        "dots": spaced.replace(" ", "."),
        "4-4-3": f"{value[:4]} {value[4:8]} {value[8:]}",
        "0": f"0{value}",
    }


def _imei(value: str) -> dict[str, str]:
    return {
        "spaces": f"{value[:2]} {value[2:8]} {value[8:14]} {value[14:]}",
        "dashes": f"{value[:2]}-{value[2:8]}-{value[8:14]}-{value[14:]}",
        "6-2-6-1": f"{value[:6]}-{value[6:8]}-{value[8:14]}-{value[14:]}",
        "8-6-1": f"{value[:8]} {value[8:14]} {value[14:]}",
        "threes": " ".join(value[at : at + 3] for at in range(0, 15, 3)),
        "fours": " ".join(value[at : at + 4] for at in range(0, 15, 4)),
        "slashes": f"{value[:6]}/{value[6:8]}/{value[8:14]}/{value[14:]}",
    }


def _uuid(value: str) -> dict[str, str]:
    bare = value.replace("-", "")
    return {"bare": bare, "bare upper": bare.upper(), "braced": f"{{{value.upper()}}}"}


def _digits(value: str) -> dict[str, str]:
    return {"fours": " ".join(value[at : at + 4] for at in range(0, len(value), 4))}


def _card(value: str) -> dict[str, str]:
    return {"6-8-4": f"{value[:6]} {value[6:14]} {value[14:]}", **_digits(value)}


BY_KIND: dict[str, Callable[[str], dict[str, str]]] = {
    "mac": _mac,
    "uuid": _uuid,
    "mobile": _mobile,
    "imei": _imei,
    "digits": _digits,
    "card": _card,
}
