"""android.hardware.SensorManager: what sensors there are, who listens, and what they measure."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler
from harness.virtualphone.fusion import Attitude
from harness.virtualphone.services.access import Access, denied

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

ACCELEROMETER, GYROSCOPE = "1", "4"
GRAVITY, LINEAR_ACCELERATION, ROTATION_VECTOR = "9", "10", "11"
SENSORS = {
    ACCELEROMETER: "Virtual Accelerometer",
    "2": "Virtual Magnetometer",
    "4": "Virtual Gyroscope",
    "5": "Virtual Light",
    "8": "Virtual Proximity",
    "9": "Virtual Gravity",
    "10": "Virtual Linear Acceleration",
    "11": "Virtual Rotation Vector",
    "19": "Virtual Step Counter",
}
"""Names by Android's type numbers."""
_AT_REST = {
    ACCELEROMETER: ("0.0", "0.0", "9.80665"),
    "2": ("22.0", "5.9", "43.1"),
    "4": ("0.0", "0.0", "0.0"),
    "5": ("120.0",),
    "8": ("5.0",),
    "9": ("0.0", "0.0", "9.80665"),
    "10": ("0.0", "0.0", "0.0"),
    "11": ("0.0", "0.0", "0.0"),
    "19": ("1024.0",),
}
_FUSED = (GRAVITY, LINEAR_ACCELERATION, ROTATION_VECTOR)
"""What follows from the others; Android begins anew with it when the first listener comes."""
_ON_CHANGE = ("5", "8", "19")
"""These speak when something changes, and nothing does; the others speak all the time."""
_RATES_US = (0, 20_000, 66_667, 200_000)
"""What SENSOR_DELAY_FASTEST, GAME, UI and NORMAL stand for."""
_FASTEST_S = 0.02
_SLOWEST_S = 1.0
_HIGH_ACCURACY = "3"
_STEP_COUNTER = "19"
_MOST_LISTENERS = 200
_REMEMBERED = 10
"""Events of a sensor that the system keeps for its dump."""


@dataclass(frozen=True)
class Event:
    """What a sensor told its listeners."""

    at_ns: int
    """By the clock that events carry: since boot."""
    values: tuple[str, ...]


class SensorService:
    """The sensors of a phone that lies on a table, until something else is measured."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access
        self._listeners: dict[int, list[str]] = {}
        self._speaking: set[tuple[int, str]] = set()
        self._measured: dict[str, tuple[float, ...]] = {}
        self._attitude = Attitude()
        self._attitude_at = 0.0
        self.recent: dict[str, deque[Event]] = {}
        """The last events, by sensor."""

    def measure(self, kind: str, values: tuple[float, ...]) -> None:
        """From now on the sensor measures this; gravity, rotation and the like follow."""
        self._fuse()
        self._measured[kind] = values
        if kind in _ON_CHANGE:
            for pid, kinds in self._listeners.items():
                process = self._phone.zygote.processes.get(pid)
                if process is not None and kind in kinds:
                    self._push(process, kind)

    def values(self, kind: str) -> tuple[str, ...]:
        """What the sensor measures now."""
        if self._measured and kind in _FUSED:
            self._fuse()
            fused: dict[str, tuple[float, ...]] = {
                GRAVITY: self._attitude.gravity,
                LINEAR_ACCELERATION: self._attitude.linear(self._vector(ACCELEROMETER)),
                ROTATION_VECTOR: self._attitude.rotation_vector,
            }
            return tuple(f"{value:.6f}" for value in fused[kind])
        told = self._measured.get(kind)
        return _AT_REST[kind] if told is None else tuple(str(value) for value in told)

    def listening(self) -> dict[int, list[str]]:
        """Who listens to what: kinds by process."""
        return {pid: list(kinds) for pid, kinds in self._listeners.items() if kinds}

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "sensors.list": self._list,
            "sensors.register": self._register,
            "sensors.unregister": self._unregister,
        }

    async def _list(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return [field for pair in SENSORS.items() for field in pair]

    async def _register(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        kind = str(arguments[0])
        if kind == _STEP_COUNTER and not self._access.may(process, "ACTIVITY_RECOGNITION"):
            raise denied("Need android.permission.ACTIVITY_RECOGNITION to listen to steps")
        listening = self._listeners.setdefault(process.pid, [])
        if kind in SENSORS and len(listening) < _MOST_LISTENERS:
            listening.append(kind)
            self._begin(process, kind, _period_s(str(arguments[1])))
        return []

    async def _unregister(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        kind = str(arguments[0])
        if kind in (listening := self._listeners.get(process.pid, [])):
            listening.remove(kind)
        return []

    def _begin(self, process: AppProcess, kind: str, period_s: float) -> None:
        if kind in _ON_CHANGE:
            self._push(process, kind)
        elif (process.pid, kind) not in self._speaking:
            if kind in _FUSED and not any(spoken in _FUSED for _, spoken in self._speaking):
                self._attitude = Attitude.resting(self._vector(ACCELEROMETER))
                self._attitude_at = self._phone.clock.uptime()
            self._speaking.add((process.pid, kind))
            self._go_on(process, kind, period_s)

    def _go_on(self, process: AppProcess, kind: str, period_s: float) -> None:
        if process.is_dead or kind not in self._listeners[process.pid]:
            self._speaking.discard((process.pid, kind))
            return
        self._push(process, kind)
        asyncio.get_running_loop().call_later(period_s, self._go_on, process, kind, period_s)

    def _push(self, process: AppProcess, kind: str) -> None:
        now_ns = int(self._phone.clock.uptime() * 1e9)
        values = self.values(kind)
        self.recent.setdefault(kind, deque(maxlen=_REMEMBERED)).append(Event(now_ns, values))
        process.send("sensor", kind, _HIGH_ACCURACY, str(now_ns), *values)

    def _fuse(self) -> None:
        """Bring the attitude up to now, with what was measured since the last time."""
        now = self._phone.clock.uptime()
        if self._measured:
            rate = self._vector(GYROSCOPE)
            passed = max(now - self._attitude_at, 0.0)  # a reboot turns the clock back
            self._attitude.advance(passed, self._vector(ACCELEROMETER), rate)
        self._attitude_at = now

    def _vector(self, kind: str) -> tuple[float, float, float]:
        x, y, z = (float(value) for value in self._measured.get(kind, _AT_REST[kind]))
        return (x, y, z)


def _period_s(delay: str) -> float:
    """One of the four rates, or a period in µs; as fast as a phone gives apps, or less."""
    wanted = int(delay) if delay.isdigit() else 0
    period_us = _RATES_US[wanted] if wanted < len(_RATES_US) else wanted
    return min(max(period_us / 1e6, _FASTEST_S), _SLOWEST_S)
