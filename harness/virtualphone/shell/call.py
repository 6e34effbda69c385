"""One command about to run: its words, its streams, and the shell around it."""

from __future__ import annotations

import posixpath
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.virtualphone.streams import Sink, Source

if TYPE_CHECKING:
    from harness.virtualphone.phone import Phone
    from harness.virtualphone.shell.language import Shell


@dataclass(frozen=True)
class Streams:
    """A command's standard input, output and error."""

    stdin: Source
    out: Sink
    err: Sink


@dataclass
class Call:
    """A command about to run: its words, streams and surroundings."""

    phone: Phone
    args: list[str]
    """The command's name first."""
    streams: Streams
    shell: Shell

    @property
    def stdin(self) -> Source:
        """Standard input."""
        return self.streams.stdin

    @property
    def uid(self) -> int:
        """Who runs it: 0 for root, 2000 for the shell."""
        return self.shell.uid

    async def say(self, text: str) -> None:
        """Print a line."""
        await self.streams.out.write(text.encode() + b"\n")

    async def write(self, data: bytes) -> None:
        """Print bytes."""
        await self.streams.out.write(data)

    async def complain(self, text: str, code: int = 1) -> int:
        """Print a line to standard error and give the exit code back."""
        await self.streams.err.write(text.encode() + b"\n")
        return code

    def path(self, text: str) -> str:
        """An absolute path."""
        return posixpath.normpath(posixpath.join(self.shell.folder, text))

    def option(self, name: str) -> str | None:
        """The word after `name`, or None."""
        with suppress(ValueError, IndexError):
            return self.args[self.args.index(name) + 1]
        return None

    def with_args(self, *args: str) -> Call:
        """The same call with other words."""
        return replace(self, args=list(args))


Command = Callable[[Call], Awaitable[int]]


class Exited(Exception):
    """`exit` was called."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
