"""Embedded virtual phones: one child process that serves as many as asked."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
from pathlib import Path

from harness.config import FridaFacts, PhoneFacts
from harness.errors import LabError

START_TIMEOUT_S = 60.0


class VirtualPhones:
    """A running `harness.virtualphone` process, started by this one and ending with it."""

    def __init__(self, count: int, cache: Path) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        self._log = (cache / "virtualphone.log").open("ab")
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "harness.virtualphone"),
                *("--phones", str(count), "--name", "virtual", "--cache", str(cache)),
                *("--parent-pid", str(os.getpid())),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            start_new_session=True,  # Ctrl-C is for us: the phones are still needed to clean up
        )
        self.facts = self._wait_until_ready()
        """One entry per phone, in order of number."""

    @property
    def pid(self) -> int:
        """Of the process that serves them."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End them all. Does not raise."""
        with contextlib.suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
        self._log.close()

    def _wait_until_ready(self) -> tuple[PhoneFacts, ...]:
        out = self._process.stdout
        ready = select.select([out], [], [], START_TIMEOUT_S)[0] if out else []
        line = out.readline() if out and ready else b""
        try:
            phones = json.loads(line)["phones"]
        except (ValueError, KeyError, TypeError) as error:
            log = Path(self._log.name)
            self.stop()
            last = log.read_text(errors="replace").strip().splitlines()[-1:] or ["no word"]
            raise LabError(
                f"the virtual phones did not start ({last[0]})", tip=f"Its log: {log}"
            ) from error
        return tuple(
            PhoneFacts(
                name=phone["name"],
                connect=phone["serial"],
                console=phone["console"],
                frida=FridaFacts(),
            )
            for phone in phones
        )
