"""`harness screen`: what is recognised on a screen, what would be tapped, and why."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from harness.errors import UsageError
from harness.model.evidence import Bounds, Button, ConsentDialog
from harness.terminal import console, plain
from harness.ui.picture import read_picture
from harness.ui.recognise import recognise
from harness.ui.recognised import ACT_FROM, NOTHING, Recognised, Target
from harness.ui.screen import Screen, read_screen

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes of a tree or a picture that are read; of a `.jsonl` file, of each line."""
_SIZE = re.compile(r"\s*(\d{2,5})\s*[x×,]\s*(\d{2,5})\s*", re.IGNORECASE)
_DUMP_TIP = "A tree comes from `adb shell uiautomator dump`, or from a recording's blobs folder."


@dataclass(frozen=True)
class Asked:
    """One screen to recognise, as the person gave it."""

    xml: str
    size: tuple[int, int] = (0, 0)
    """Pixels; (0, 0) takes the largest window for the screen."""
    package: str = ""
    """The app under test; empty asks for whatever is in front."""
    picture: bytes | None = None


class _Unreadable(Exception):
    """Why one screen cannot be answered, as a sentence, and what to do."""

    def __init__(self, sentence: str, tip: str = _DUMP_TIP) -> None:
        super().__init__(sentence)
        self.tip = tip


def read_size(text: str) -> tuple[int, int]:
    """`1080x2340` as numbers; UsageError for anything else."""
    found = _SIZE.fullmatch(text)
    if found is None or min(int(found[1]), int(found[2])) < 16:
        raise UsageError(
            f"--size {text}: is no size", tip="Give width and height in pixels: 1080x2340."
        )
    return int(found[1]), int(found[2])


def tell_file(path: Path, asked: Asked, *, as_json: bool) -> None:
    """Answer one tree. UsageError when there is no tree in the file."""
    try:
        screen, answer = _answer(asked)
    except _Unreadable as fault:
        raise UsageError(f"{path}: {fault}", tip=fault.tip) from fault
    if as_json:
        sys.stdout.write(f"{json.dumps(_as_json(answer), ensure_ascii=False)}\n")
    else:
        _print(screen, answer)


def tell_lines(path: Path, package: str) -> None:
    """Answer a `.jsonl` file of {"id", "xml", "size"} line by line; a bad line says what is wrong.

    UsageError at the end when a line was bad.
    """
    bad = count = 0
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        count += 1
        answer = _answer_line(line, package)
        if "error" in answer:
            bad += 1
            answer["error"] = f"line {number}: {answer['error']}"
        sys.stdout.write(f"{json.dumps(answer, ensure_ascii=False)}\n")
        sys.stdout.flush()
    if bad or not count:
        said = f"{bad} of {count} lines are no screens" if count else "holds no line"
        raise UsageError(f"{path}: {said}", tip='Each line is {"id": …, "xml": …, "size": [w, h]}.')


def read_file(path: Path, what: str) -> bytes:
    """A file's bytes; UsageError when it cannot be read or is too large."""
    try:
        if path.is_dir():
            raise UsageError(f"{path}: is a folder, no {what}", tip=_DUMP_TIP)
        with path.open("rb") as file:
            content = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    if len(content) > FILE_LIMIT:
        raise UsageError(f"{path}: is larger than {FILE_LIMIT >> 20} MiB, which is no {what}")
    return content


def _answer(asked: Asked) -> tuple[Screen, Recognised]:
    screen = read_screen(asked.xml, size=asked.size, focused=asked.package)
    if not screen.nodes:
        why = "is broken, or" if not screen.complete else "is empty, or"
        raise _Unreadable(f"the tree {why} nothing of it is on the screen")
    if asked.picture is not None and read_picture(asked.picture) is None:
        raise _Unreadable(
            "the screenshot is no PNG or JPEG picture that can be read",
            "A picture comes from `adb exec-out screencap -p > screen.png`.",
        )
    answer = recognise(screen, asked.picture)
    if asked.package and answer.permission is None and screen.package != asked.package:
        reason = f"{screen.package or 'nothing'} is in front, not {asked.package}"
        return screen, Recognised(NOTHING.kind, NOTHING.confidence, reason)
    return screen, answer


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            while line := file.readline(FILE_LIMIT):
                yield line.decode("utf-8", "replace")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error


def _answer_line(line: str, package: str) -> dict[str, Any]:
    """One line's answer, or its fault; it has the line's id where that could be read."""
    identity: dict[str, Any] = {}
    try:
        said = json.loads(line)
        identity = {"id": said.get("id")} if isinstance(said, dict) else {}
        _, answer = _answer(_asked(said, package))
    except (ValueError, RecursionError):
        return identity | _as_json(NOTHING) | {"error": "is no JSON"}
    except _Unreadable as fault:
        return identity | _as_json(NOTHING) | {"error": str(fault)}
    return identity | _as_json(answer)


def _asked(said: object, package: str) -> Asked:
    if not isinstance(said, dict):
        raise _Unreadable("is no JSON object")
    xml = said.get("xml")
    if not isinstance(xml, str):
        raise _Unreadable("has no xml")
    return Asked(xml, _size_of(said.get("size")), str(said.get("package") or package))


def _size_of(value: object) -> tuple[int, int]:
    """A size as a list, as `{"width", "height"}` or as `1080x2340`; without one, (0, 0)."""
    if value is None:
        return 0, 0
    if isinstance(value, str) and (found := _SIZE.fullmatch(value)):
        return int(found[1]), int(found[2])
    if isinstance(value, dict):
        value = [value.get("width"), value.get("height")]
    if isinstance(value, list) and len(value) == 2:
        width, height = value
        if all(isinstance(side, int | float) and 16 <= side < 100_000 for side in value):
            return int(width), int(height)
    raise _Unreadable("its size is no [width, height] in pixels")


def _as_json(answer: Recognised) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": answer.kind,
        "target": _target_json(answer.target) if answer.target else None,
        "candidates": [_target_json(target) for target in answer.candidates],
        "confidence": answer.confidence,
        "reason": answer.reason,
    }
    if answer.consent is not None:
        told["consent"] = answer.consent.model_dump(mode="json", exclude={"confidence", "reason"})
    if answer.permission is not None:
        dialog = answer.permission
        told["permission"] = {
            "group": dialog.group,
            "purpose": dialog.purpose,
            "allow": dialog.allow.model_dump(mode="json") if dialog.allow else None,
            "deny": dialog.deny.model_dump(mode="json") if dialog.deny else None,
        }
    return told


def _target_json(target: Target) -> dict[str, Any]:
    bounds = target.bounds
    return {
        "bounds": [bounds.left, bounds.top, bounds.right, bounds.bottom],
        "action": target.action,
        "reason": target.reason,
        "confidence": target.confidence,
        "label": target.label,
    }


def _print(screen: Screen, answer: Recognised) -> None:
    console.print(
        Text.assemble((answer.kind, "bold"), f"  {answer.confidence:.0%}  ", plain(answer.reason)),
        soft_wrap=True,
    )
    notes = [f"{screen.width}×{screen.height} px, {len(screen.nodes)} elements, {screen.package}"]
    if not screen.complete:
        notes.append("the tree was broken or cut; this is what could be read of it")
    for note in notes:
        console.print(plain(note, "dim"), soft_wrap=True)
    if answer.consent is not None:
        _print_rows(_consent_rows(answer.consent))
    if answer.permission is not None:
        dialog = answer.permission
        _print_rows(
            [
                ("permission", dialog.group or "not named"),
                ("purpose", dialog.purpose or "none told"),
                ("allow", _button(dialog.allow)),
                ("deny", _button(dialog.deny)),
            ]
        )
    _print_target(answer)
    if answer.candidates:
        _print_candidates(answer)


def _print_target(answer: Recognised) -> None:
    target = answer.target
    if target is None:
        why = "nothing leads out"
        if answer.candidates:
            sure = answer.candidates[0].confidence >= ACT_FROM
            why = "no candidate stands out" if sure else "no candidate is sure enough"
        console.print(plain(f"Nothing would be tapped: {why}.", "yellow"), soft_wrap=True)
        return
    bounds = target.bounds
    middle = f"{(bounds.left + bounds.right) // 2}, {(bounds.top + bounds.bottom) // 2}"
    said = plain(f"Would tap {target.label} at {middle} to {target.action}: ", "green")
    console.print(said.append(plain(target.reason)), soft_wrap=True)


def _print_candidates(answer: Recognised) -> None:
    table = Table(header_style="dim")
    for heading in ("", "candidate", "action", "bounds", "sure", "why"):
        table.add_column(heading, overflow="fold")
    for target in answer.candidates:
        tapped = target == answer.target
        table.add_row(
            plain("→" if tapped else "", "green"),
            plain(target.label),
            target.action,
            _bounds(target.bounds),
            Text(f"{target.confidence:.0%}", "" if target.confidence >= ACT_FROM else "dim"),
            plain(target.reason),
        )
    console.print(table)


def _consent_rows(dialog: ConsentDialog) -> list[tuple[str, str]]:
    rows = [
        ("agree", _button(dialog.agree)),
        ("refuse", _button(dialog.refuse)),
        ("policy", ", ".join(dialog.policy_links) or "no link"),
    ]
    if dialog.vague:
        rows.append(("wording", "the button that goes on says no explicit consent"))
    if dialog.preticked:
        rows.append(("box", "ticked before anybody touched it"))
    if dialog.area_ratio is not None:
        rows.append(("sizes", f"the agree button is {dialog.area_ratio:g} times the refuse button"))
    if dialog.colour_difference is not None:
        rows.append(("colours", f"the buttons differ by ΔE {dialog.colour_difference:g}"))
    return rows


def _print_rows(rows: list[tuple[str, str]]) -> None:
    grid = Table.grid(padding=(0, 2))
    for name, value in rows:
        grid.add_row(plain(name, "dim"), plain(value))
    console.print(grid)


def _button(button: Button | None) -> str:
    return f"{button.text}  {_bounds(button.bounds)}" if button else "none"


def _bounds(bounds: Bounds) -> str:
    return f"[{bounds.left},{bounds.top}][{bounds.right},{bounds.bottom}]"
