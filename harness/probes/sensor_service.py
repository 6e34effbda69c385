"""Reads `dumpsys sensorservice`: who listens to which sensor, and its last events; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harness.probes.motion import Sensor, Values

LISTING = "dumpsys sensorservice"
LONGEST = 2_000_000
"""Characters that are read."""

_SENSOR = re.compile(
    r"^(?:0x)?([0-9a-f]{8,10})\)\s+(.+?)\s+\|.*?\btype:\s+[\w.]+\((\d+)\)", re.MULTILINE
)
_EVENTS = re.compile(r"^(.+?): last \d+ events\s*$")
_EVENT = re.compile(r"^\s*\d+ \(ts=(\d+\.\d+), wall=[\d:.]+\) (.*)$")
_OWNER = re.compile(r"\|\s*uid (\d+)\b")
_HEARD = re.compile(r"\s0x([0-9a-f]{8}) \| status: active\b")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


@dataclass(frozen=True)
class Reading:
    """One event of a sensor."""

    at: float
    """Seconds since boot."""
    values: Values


@dataclass(frozen=True)
class SensorReport:
    """What the phone's sensor service tells."""

    listening: dict[int, frozenset[Sensor]]
    """By uid, the motion sensors that it is given events of."""
    events: dict[Sensor, tuple[Reading, ...]]
    """The last events; a phone that masks them has none."""

    def hears(self, uid: int) -> frozenset[Sensor]:
        """Which motion sensors this app listens to."""
        return self.listening.get(uid, frozenset())


def read_report(text: str) -> SensorReport:
    """Read the listing as far as it can be read."""
    text = text[:LONGEST]
    kinds, names = {}, {}
    for handle, name, number in _SENSOR.findall(text):
        if int(number) in set(Sensor):
            kinds[int(handle, 16)] = names[name.strip()] = Sensor(int(number))
    return SensorReport(_listening(text, kinds), dict(_events(text, names)))


def _listening(text: str, kinds: dict[int, Sensor]) -> dict[int, frozenset[Sensor]]:
    found: dict[int, set[Sensor]] = {}
    uid: int | None = None
    for line in text.splitlines():
        if line.startswith("Connection Number"):
            uid = None
        elif owner := _OWNER.search(line):
            uid = int(owner[1])
        elif uid is not None and (heard := _HEARD.search(line)):
            kind = kinds.get(int(heard[1], 16))
            found.setdefault(uid, set()).update([kind] if kind is not None else [])
    return {uid: frozenset(sensors) for uid, sensors in found.items()}


def _events(text: str, names: dict[str, Sensor]) -> Iterator[tuple[Sensor, tuple[Reading, ...]]]:
    kind: Sensor | None = None
    readings: list[Reading] = []
    for line in (*text.splitlines(), ""):
        if kind is not None and (event := _EVENT.match(line)):
            values = tuple(float(value) for value in _NUMBER.findall(event[2])[:5])
            if values:
                readings.append(Reading(float(event[1]), values))
            continue
        if kind is not None and readings:
            yield kind, tuple(readings)
        title = _EVENTS.match(line)
        kind, readings = (names.get(title[1].strip()) if title else None), []
