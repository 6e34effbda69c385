"""A phone's motion sensors speak to who listens, as long as they listen."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.virtualphone.app_process import AppProcess
from harness.virtualphone.phone import Phone
from harness.virtualphone.services.access import Access
from harness.virtualphone.services.sensors import ACCELEROMETER, SensorService

LIGHT = "5"


class Listener:
    """A process that counts what it is told."""

    def __init__(self) -> None:
        self.pid = 100
        self.is_dead = False
        self.heard: list[tuple[Any, ...]] = []
        self.told = asyncio.Event()

    def send(self, *fields: Any) -> None:
        self.heard.append(fields)
        self.told.set()

    async def next(self) -> tuple[Any, ...]:
        self.told.clear()
        await self.told.wait()
        return self.heard[-1]


def service() -> SensorService:
    loop = asyncio.get_running_loop()
    phone = SimpleNamespace(clock=SimpleNamespace(uptime=loop.time))
    return SensorService(cast("Phone", phone), cast("Access", None))


async def ask(of: SensorService, what: str, listener: Listener, *arguments: str) -> None:
    await of.handlers()[f"sensors.{what}"](cast("AppProcess", listener), list(arguments))


def test_an_accelerometer_goes_on_until_nobody_listens() -> None:
    async def run() -> None:
        sensors, listener = service(), Listener()
        await ask(sensors, "register", listener, ACCELEROMETER, "1")
        (first,) = listener.heard
        second = await listener.next()
        assert first[4:] == second[4:] == ("0.0", "0.0", "9.80665")
        assert int(second[3]) > int(first[3])

        await ask(sensors, "unregister", listener, ACCELEROMETER)
        heard = len(listener.heard)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(listener.next(), 0.1)
        assert len(listener.heard) == heard

    asyncio.run(run())


def test_one_sensor_speaks_once_to_a_process_however_many_listen() -> None:
    async def run() -> None:
        sensors, listener = service(), Listener()
        for _ in range(3):
            await ask(sensors, "register", listener, ACCELEROMETER, "3")

        assert len(listener.heard) == 1

    asyncio.run(run())


def test_it_falls_silent_when_the_process_is_dead() -> None:
    async def run() -> None:
        sensors, listener = service(), Listener()
        await ask(sensors, "register", listener, ACCELEROMETER, "0")
        listener.is_dead = True
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(listener.next(), 0.1)

    asyncio.run(run())


def test_light_speaks_once_because_nothing_changes() -> None:
    async def run() -> None:
        sensors, listener = service(), Listener()
        await ask(sensors, "register", listener, LIGHT, "0")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(listener.next(), 0.1)

        assert len(listener.heard) == 1

    asyncio.run(run())
