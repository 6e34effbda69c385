"""An emulator's console: a line protocol on loopback that sets what the sensors measure.

Greeting, `auth` with the token of a file that the greeting names, then a command a line; an answer
ends with `OK` or `KO: reason`. Of the commands there are those about sensors, `ping` and `quit`.
"""

from __future__ import annotations

import asyncio
import hmac
import math
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from harness.virtualphone.services.sensors import SensorService

TOKEN_FILE = ".emulator_console_auth_token"  # noqa: S105 - a file's name
NAMES = {
    "acceleration": "1",
    "gyroscope": "4",
    "magnetic-field": "2",
    "proximity": "8",
    "light": "5",
}
"""The console's names of the sensors, and Android's numbers of them."""
_LONGEST = 1024
_LARGEST = 1e6
_OK = "OK"


class Console:
    """The console of one phone."""

    def __init__(self, sensors: SensorService, folder: Path) -> None:
        self.port = 0
        self._sensors = sensors
        self._file = folder / TOKEN_FILE
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def listen(self) -> None:
        """Take connections; `port` is known afterwards."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_LONGEST)
        self.port = self._server.sockets[0].getsockname()[1]

    def drop(self) -> None:
        """Cut all connections."""
        for writer in list(self._writers):
            writer.close()

    def close(self) -> None:
        """Take none any more, and cut those that are."""
        if self._server is not None:
            self._server.close()
        self.drop()

    def _token(self) -> str:
        """Made at the first connection, as emulators do; whoever may read the file may come in."""
        if not self._file.exists():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._file.parent) as made:  # mode 0600
                made.write(secrets.token_urlsafe(12).encode())
                made.flush()
                with suppress(FileExistsError):  # another phone was faster
                    self._file.hardlink_to(made.name)
        return self._file.read_text(encoding="ascii").strip()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(OSError, ValueError, asyncio.IncompleteReadError):
            token = self._token()
            greeting = (
                "Android Console: Authentication required",
                "Android Console: type 'auth <auth_token>' to authenticate",
                "Android Console: you can find your <auth_token> in ",
                f"'{self._file}'",
                _OK,
            )
            await _say(writer, *greeting)
            allowed = False
            while line := await reader.readline():
                words = line.decode("utf-8", "replace").split()
                if words[:1] in (["quit"], ["exit"]):
                    break
                if words[:1] == ["auth"]:
                    allowed = len(words) == 2 and hmac.compare_digest(words[1], token)
                    answer = [_OK] if allowed else ["KO: authentication token does not match"]
                    if allowed:
                        answer.insert(0, "Android Console: type 'help' for a list of commands")
                else:
                    answer = self._answer(words, allowed=allowed)
                await _say(writer, *answer)
        self._writers.discard(writer)
        writer.close()

    def _answer(self, words: list[str], *, allowed: bool) -> list[str]:
        match words:
            case ["ping"]:
                return ["I am alive!", _OK]
            case ["sensor", "status"] if allowed:
                return [*(f"{name}: enabled." for name in NAMES), _OK]
            case ["sensor", "get", name] if allowed and name in NAMES:
                told = ":".join(f"{float(value):g}" for value in self._sensors.values(NAMES[name]))
                return [f"{name} = {told}", _OK]
            case ["sensor", "set", name, told] if allowed and name in NAMES:
                return [self._set(NAMES[name], told)]
            case ["sensor", ("get" | "set"), *_] if allowed:
                return ["KO: unknown sensor name, or missing arguments"]
        return ["KO: unknown command, try 'help'"]

    def _set(self, kind: str, told: str) -> str:
        try:
            values = tuple(float(part) for part in told.split(":"))
        except ValueError:
            return "KO: invalid value"
        if not all(math.isfinite(value) and abs(value) <= _LARGEST for value in values):
            return "KO: invalid value"
        if len(values) != len(self._sensors.values(kind)):
            return "KO: wrong number of values"
        self._sensors.measure(kind, values)
        return _OK


async def _say(writer: asyncio.StreamWriter, *lines: str) -> None:
    writer.write("".join(f"{line}\r\n" for line in lines).encode())
    await writer.drain()
