"""A frida-server that cannot be reached is one sentence that says why."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.config import Lab
from harness.devices.pool import Pool
from harness.errors import ProbeError
from harness.probes.agent import FridaServer

from .conftest import ScriptedPhone

Answer = Callable[[socket.socket], None]


class ForwardedPhone(ScriptedPhone):
    """A phone whose forward ends at a port of this computer."""

    frida_port = 27052

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def forward(self, remote_port: int) -> int:
        assert remote_port == self.frida_port
        return self.port


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        yield listener


def serve(listener: socket.socket, answer: Answer) -> None:
    listener.listen()

    def run() -> None:
        connection, _ = listener.accept()
        with connection:
            answer(connection)

    threading.Thread(target=run, daemon=True).start()


def hang_up(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def answer_as_another_server(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 404 Not Found\r\n\r\n")


def test_phones_are_found_when_another_adb_server_takes_the_place_of_one(tmp_path: Path) -> None:
    for _ in range(2):
        with (
            Pool(Lab(virtual=1), tmp_path) as pool,
            pool.lease(prepare=lambda _phone: None) as phone,
        ):
            FridaServer.of(phone).close()


def test_nothing_listens(listener: socket.socket) -> None:
    with pytest.raises(
        ProbeError, match=r"^desk-1: .* no frida-server runs on the phone"
    ) as caught:
        FridaServer.of(ForwardedPhone(listener.getsockname()[1]))

    assert "root" in caught.value.tip


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (hang_up, "^desk-1: .* no frida-server listens there$"),
        (answer_as_another_server, "^desk-1: .* speaks another protocol$"),
    ],
)
def test_something_else_listens(listener: socket.socket, answer: Answer, sentence: str) -> None:
    serve(listener, answer)

    with pytest.raises(ProbeError, match=sentence):
        FridaServer.of(ForwardedPhone(listener.getsockname()[1]))
