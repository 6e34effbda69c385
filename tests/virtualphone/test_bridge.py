from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.virtualphone.bridge import BridgeServer, Field, Throw, decode, encode


@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_every_message_survives_the_line(fields: list[str | None]) -> None:
    line = encode(fields)

    assert decode(line) == fields
    assert line.count(b"\n") == 1


def test_broken_utf8_is_replaced() -> None:
    assert decode(b"log\tI\t\xff\n") == ["log", "I", "\N{REPLACEMENT CHARACTER}"]


@dataclass
class Recorder:
    """Both ends of a process that remembers what came."""

    messages: list[list[Field]] = field(default_factory=list)
    is_connected: bool = False
    is_over: bool = False

    def connected(self, send: Callable[[bytes], None]) -> None:
        self.is_connected = True
        send(encode(["bind", "a.App", "a", "a"]))

    def disconnected(self) -> None:
        self.is_over = True

    async def call(self, method: str, arguments: list[Field]) -> list[Field]:
        if method == "a.denied":
            raise Throw("java.lang.SecurityException", "no\tpermission")
        if method == "a.broken":
            raise KeyError(method)
        return [method, *arguments]

    def message(self, fields: list[Field]) -> None:
        if fields[0] == "bad":
            raise ValueError("bad")
        self.messages.append(fields)


async def talk(
    *lines: bytes, answers: int, pid: bytes = b"7"
) -> tuple[Recorder, list[list[Field]]]:
    app = Recorder()
    server = BridgeServer(lambda number: (app, app) if number == 7 else None)
    port = await server.listen()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"hello\t" + pid + b"\n" + b"".join(lines))
    answered = [decode(await reader.readline()) for _ in range(answers)]
    writer.close()
    await server.close()
    return app, answered


def test_calls_are_answered_and_exceptions_travel() -> None:
    lines = (encode(["call", "1", "a.echo", None, "x"]), encode(["call", "2", "a.denied"]))

    _, answered = asyncio.run(talk(*lines, answers=3))

    assert answered[0] == ["bind", "a.App", "a", "a"]
    assert ["answer", "1", "ok", "a.echo", None, "x"] in answered
    assert ["answer", "2", "throw", "java.lang.SecurityException", "no\tpermission"] in answered


def test_a_fault_of_a_service_is_an_exception_in_the_app_only() -> None:
    _, answered = asyncio.run(talk(encode(["call", "1", "a.broken"]), answers=2))

    assert answered[1][:4] == ["answer", "1", "throw", "java.lang.RuntimeException"]


def test_a_message_that_makes_no_sense_is_dropped_and_the_next_is_read() -> None:
    lines = (b"bad\n", b"call\t1\n", encode(["log", "I", "a", "b"]), encode(["call", "1", "a.x"]))

    app, answered = asyncio.run(talk(*lines, answers=2))

    assert app.messages == [["log", "I", "a", "b"]]
    assert answered[1] == ["answer", "1", "ok", "a.x"]


@pytest.mark.parametrize("pid", [b"8", b"-7", b"x", b"", b"99999999999999999999"])
def test_only_a_process_that_was_started_may_say_hello(pid: bytes) -> None:
    app, answered = asyncio.run(talk(answers=1, pid=pid))

    assert answered == [[""]]
    assert not app.is_connected


def test_a_line_beyond_the_limit_ends_the_connection() -> None:
    async def flood() -> Recorder:
        app = Recorder()
        server = BridgeServer(lambda _: (app, app))
        reader, writer = await asyncio.open_connection("127.0.0.1", await server.listen())
        writer.write(b"hello\t7\nlog\t" + b"x" * (9 << 20))
        with suppress(ConnectionResetError):
            await reader.read()
        writer.close()
        await server.close()
        return app

    app = asyncio.run(flood())

    assert app.is_over
    assert app.messages == []
