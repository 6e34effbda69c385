"""One Java process of an app, as its phone sees it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, encode

if TYPE_CHECKING:
    from harness.virtualphone.installed import InstalledPackage

_MOST_WAITING = 1_000
_CHUNK = 64 * 1024


class AppProcess:
    """A process: frozen at first, then running, then dead. Its pid is the host's."""

    def __init__(
        self,
        popen: subprocess.Popen[bytes],
        package: InstalledPackage,
        name: str,
        on_resumed: Callable[[AppProcess], None],
    ) -> None:
        self.pid = popen.pid
        self.package = package
        self.name = name
        """Of the process: the package's, or `package:push` and the like."""
        self.is_resumed = False
        self.is_connected = False
        self.is_dead = False
        self.crashed = ""
        """The class of the exception that ended it, or empty."""
        self.on_connected: Callable[[], None] | None = None
        self._popen = popen
        self._on_resumed = on_resumed
        self._write: Callable[[bytes], None] | None = None
        self._waiting: list[bytes] = []

    @property
    def death(self) -> str:
        """Why it ended, in a word or two."""
        code = self._popen.returncode
        if self.crashed:
            return f"crash: {self.crashed}"
        return f"signal {-code}" if code is not None and code < 0 else f"exit {code}"

    def send(self, *fields: Field) -> None:
        """Send a line of the bridge; before the app is connected it waits."""
        line = encode(fields)
        if self._write is not None:
            self._write(line)
        elif not self.is_dead and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(line)

    async def resume(self) -> None:
        """Let a frozen process run; nothing happens to a running one."""
        if self.is_resumed or self.is_dead:
            return
        self.is_resumed = True
        assert self._popen.stdin is not None  # noqa: S101 - it was started with a pipe
        with suppress(OSError):
            self._popen.stdin.write(b"\n")
        self._on_resumed(self)

    def drain(self) -> None:
        """Throw away what it prints, until it ends; blocks."""
        assert self._popen.stdout is not None  # noqa: S101 - it was started with a pipe
        with self._popen.stdout as output, suppress(OSError):
            while output.read(_CHUNK):
                pass

    def kill(self) -> None:
        """End it at once."""
        if not self.is_dead:
            # Popen.kill would wait for the pid, which frida may be waiting for.
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def reap(self) -> None:
        """Take its exit code; only after it has ended."""
        self.is_dead = True
        self._write = None
        self._popen.wait()
        if self._popen.stdin is not None:
            self._popen.stdin.close()

    def connected(self, send: Callable[[bytes], None]) -> None:
        """It said hello: `bind` and the like go out first, then what has waited."""
        self.is_connected = True
        waiting, self._waiting = self._waiting, []
        self._write = send
        if self.on_connected is not None:
            self.on_connected()
        for line in waiting:
            send(line)

    def disconnected(self) -> None:
        """Its bridge is down: it is dying, or hostile."""
        self._write = None
        self.kill()
