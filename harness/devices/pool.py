"""Which phones there are, and one user per phone at a time, across processes."""

from __future__ import annotations

import fcntl
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from harness.config import Lab, PhoneFacts
from harness.devices.adb import AdbPhone, AdbServer, devices
from harness.devices.interface import Phone
from harness.devices.virtual import VirtualPhones
from harness.errors import HarnessError, PhoneBusy, UsageError
from harness.model.lab import Outside


@dataclass(frozen=True)
class Listed:
    """One line of `harness phones`."""

    name: str
    address: str
    state: str
    labels: tuple[str, ...]
    busy: str
    """Who has it, or empty."""
    tip: str = ""
    """What to do about its state."""


class Pool:
    """The lab's phones, opened. A context manager: leaving it ends what it started.

    A phone is leased by an exclusive lock on a file that names it; the kernel frees the lock when
    the holder dies, however it dies.
    """

    def __init__(self, lab: Lab, state: Path, *, wanted: tuple[str, ...] = ()) -> None:
        """`wanted` picks phones by name or `label:WORD`; empty means all. UsageError if unknown."""
        self._lab = lab
        self._locks = state / "locks"
        self._cache = state / "virtual"
        self.names = _choose(lab, wanted)
        self._facts = {phone.name: phone for phone in lab.phones}
        self._virtual: VirtualPhones | None = None
        self._server: AdbServer | None = None
        self._free: list[str] = []
        self._returned = threading.Condition()

    def __enter__(self) -> Self:
        virtual = [name for name in self.names if name not in self._facts]
        try:
            self._locks.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"{self._locks}: cannot be made ({error.strerror})",
                tip="Set HARNESS_STATE to a folder that can be written.",
            ) from error
        try:
            if virtual:
                if len(virtual) == len(self.names):
                    self._server = AdbServer.start_private()
                self._virtual = VirtualPhones(len(virtual), self._cache)
                served = zip(virtual, self._virtual.facts, strict=True)
                self._facts |= {n: f.model_copy(update={"name": n}) for n, f in served}
        except BaseException:
            self.close()
            raise
        self._free = list(self.names)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the virtual phones and the private adb server. Does not raise."""
        if self._virtual:
            self._virtual.stop()
            for name in self.names:
                if name not in self._real:  # nobody will meet this phone again
                    self._lock_path(name).unlink(missing_ok=True)
        if self._server:
            self._server.stop()

    @property
    def virtual_pid(self) -> int | None:
        """Of the process that serves the virtual phones."""
        return self._virtual.pid if self._virtual else None

    @contextmanager
    def lease(self, *, prepare: Callable[[Phone], None]) -> Iterator[Phone]:
        """Wait for a free phone, clean it by `prepare`, and have it until the block ends.

        A phone that fails to open or to come clean is put back, and the next one is tried; when
        each has failed once, the last one's error is raised.
        """
        with ExitStack() as given_back:
            yield self._next_usable(prepare, given_back)

    def _next_usable(self, prepare: Callable[[Phone], None], given_back: ExitStack) -> Phone:
        tried: set[str] = set()
        while True:
            name = self._take_besides(tried)
            tried.add(name)
            with ExitStack() as attempt:
                attempt.callback(self._put_back, name)
                try:
                    attempt.callback(self._lock(name).close)
                    phone = AdbPhone(self._facts[name], virtual=name not in self._real)
                    prepare(phone)
                except HarnessError:
                    if len(tried) == len(self.names):
                        raise
                    continue
                given_back.push(attempt.pop_all())
                return phone

    def _take_besides(self, tried: set[str]) -> str:
        """Wait for a phone that was not tried; there is one, here or with another thread."""
        with self._returned:
            self._returned.wait_for(lambda: not tried.issuperset(self._free))
            name = next(name for name in self._free if name not in tried)
            self._free.remove(name)
            return name

    def _put_back(self, name: str) -> None:
        with self._returned:
            self._free.append(name)
            self._returned.notify_all()

    @property
    def outside(self) -> Outside:
        """How the lab's traffic reaches the servers that apps talk to."""
        facts = self._lab.outside
        return Outside(facts.proxy or "", facts.authority)

    @property
    def _real(self) -> frozenset[str]:
        return frozenset(phone.name for phone in self._lab.phones)

    def _lock(self, name: str) -> IO[str]:
        """Take the phone for this process. PhoneBusy names who has it."""
        file = self._lock_path(name).open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "another process"
            file.close()
            raise PhoneBusy(
                name, f"{holder} has it", tip="Wait for it, or pick another with --phone."
            ) from error
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}")
        file.flush()
        return file

    def _lock_path(self, name: str) -> Path:
        address = re.sub(r"[^A-Za-z0-9.-]", "_", self._facts[name].address)
        return self._locks / f"{address}.lock"

    def listed(self) -> tuple[Listed, ...]:
        """Say of every phone what state it is in, without using it."""
        known = devices()
        return tuple(self._listed(name, self._facts[name], known) for name in self.names)

    def _listed(self, name: str, facts: PhoneFacts, known: dict[str, str]) -> Listed:
        busy, state, tip = "", "ready", ""
        try:
            self._lock(name).close()
            AdbPhone(facts, virtual=name not in self._real)
        except PhoneBusy as error:
            busy, state = error.sentence, known.get(facts.address, "absent")
        except HarnessError as error:
            state, tip = error.sentence, error.tip
        labels = facts.labels if name in self._real else ("virtual",)
        return Listed(name, facts.address, state, labels, busy, tip)


def _choose(lab: Lab, wanted: tuple[str, ...]) -> tuple[str, ...]:
    if not wanted:
        return lab.names
    labels = {phone.name: phone.labels for phone in lab.phones}
    chosen: list[str] = []
    for word in wanted:
        found = (
            [name for name in lab.names if word[6:] in labels.get(name, ("virtual",))]
            if word.startswith("label:")
            else [name for name in lab.names if name == word]
        )
        if not found:
            raise UsageError(
                f"there is no phone {word!r}", tip=f"The lab has: {', '.join(lab.names)}."
            )
        chosen += [name for name in found if name not in chosen]
    return tuple(chosen)
