"""An emulator's console: sets what its sensors measure, over a line protocol on this host."""

from __future__ import annotations

import re
import socket
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from harness.errors import ProbeError

ANSWER_S = 5.0
LONGEST = 64 * 1024
"""Bytes of one answer."""
TOKEN_FILE = ".emulator_console_auth_token"  # noqa: S105 - a file's name
_LONGEST_TOKEN = 256
_TOKEN_PATH = re.compile(r"^'(.+)'\s*$", re.MULTILINE)
_END = re.compile(rb"(?:^|\n)(OK|KO[^\r\n]*)\r?\n\Z")


class EmulatorConsole:
    """One connection, authenticated; a context manager. Every method may raise ProbeError."""

    def __init__(self, port: int) -> None:
        """Connect and authenticate."""
        self._port = port
        try:
            self._wire = socket.create_connection(("127.0.0.1", port), timeout=ANSWER_S)
        except OSError as error:
            raise self._failed(f"does not answer ({error})") from error
        self._wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            greeting = self._answer()
            if "Authentication required" in greeting:
                self.ask(f"auth {_token(greeting, port)}")
        except ProbeError:
            self._wire.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._wire.close()

    def ask(self, command: str) -> str:
        """Send a command; what it answers before its OK."""
        try:
            self._wire.sendall(f"{command}\r\n".encode())
        except OSError as error:
            raise self._failed(f"was lost ({error})") from error
        return self._answer()

    def set_sensor(self, name: str, values: Sequence[float]) -> None:
        """Let a sensor measure these values from now on."""
        self.ask(f"sensor set {name} {':'.join(f'{value:.5f}' for value in values)}")

    def sensor(self, name: str) -> tuple[float, ...]:
        """What a sensor measures now."""
        told = self.ask(f"sensor get {name}").partition("=")[2].strip()
        try:
            return tuple(float(part) for part in told.split(":"))
        except ValueError as error:
            raise self._failed(f"says {told[:60]!r} of {name}") from error

    def _answer(self) -> str:
        """Everything up to the line that ends an answer, without that line."""
        content = b""
        while (end := _END.search(content)) is None:
            try:
                chunk = self._wire.recv(4096)
            except OSError as error:
                raise self._failed(f"gave no answer ({error})") from error
            content += chunk
            if not chunk or len(content) > LONGEST:
                raise self._failed("ended the connection, or says too much")
        if not end[1].startswith(b"OK"):
            raise self._failed(f"refused: {end[1].decode('utf-8', 'replace')[:120]}")
        return content[: end.start()].decode("utf-8", "replace")

    def _failed(self, what: str) -> ProbeError:
        return ProbeError(f"the emulator's console on port {self._port} {what}")


def _token(greeting: str, port: int) -> str:
    """From the file that the greeting names, if it is one for tokens, or from the home folder."""
    named = _TOKEN_PATH.search(greeting)
    path = Path(named[1]) if named else Path.home() / TOKEN_FILE
    if path.name != TOKEN_FILE:
        path = Path.home() / TOKEN_FILE
    try:
        with path.open(encoding="ascii") as file:
            return file.read(_LONGEST_TOKEN).strip()
    except (OSError, ValueError) as error:
        raise ProbeError(
            f"the token for the emulator's console on port {port} cannot be read ({error})",
            tip=f"It stands in {path} of whoever started the emulator.",
        ) from error
