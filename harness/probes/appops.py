"""Asks the phone what it noted of the app's guarded reads (app-ops): needs no root and no hooks."""

from __future__ import annotations

import re
import shlex
import threading
import time

from harness.errors import HarnessError, ProbeError
from harness.model.evidence import Note
from harness.probes.appops_lines import Answer, read_dump, read_get
from harness.probes.appops_trail import AppOpsTrail
from harness.probes.interface import Probe, Watch

EVERY_S = 2.0
"""One look costs a phone some ten milliseconds. Each phase change is a look besides."""
LOOK_TIMEOUT_S = 5.0
MISSED_LOOKS = 3
"""Looks in a row without an answer after which this probe no longer watches."""
_CLOCK = re.compile(r"(\d{9,11}(?:\.\d+)?)\S*\s*\n")
"""What `date +%s.%N` prints; toybox before Android 8 has no %N."""


class AppOpsProbe(Probe):
    """Looks at steady times and at every `flush`; what is new since the last look is evidence."""

    name = "appops"

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch)
        package = shlex.quote(watch.app.package)
        self._dump = f"date +%s.%N; dumpsys appops --package {package}"
        self._get = f"date +%s.%N; cmd appops get {package}"
        self._short = self._alone = False
        self._trail = AppOpsTrail(watch.app.package)
        self._looking = threading.Lock()
        self._over = threading.Event()
        self._looker: threading.Thread | None = None
        self._missed = 0
        self._odd_told = False

    def start(self) -> None:
        """Look once, and go on. ProbeError when the phone gives no such answer."""
        answer = read_dump(self._said(self._dump)[0], self.watch.app.package)
        self._short, self._alone = answer is None, answer is not None and not answer.others
        self._look()
        self._looker = threading.Thread(target=self._go_on, name="appops", daemon=True)
        self._looker.start()
        told = "cmd appops get, without states" if self._short else "dumpsys appops"
        self.began(f"{told}; every {EVERY_S:g} s and at each change of phase")

    def flush(self) -> None:
        """Return when everything noted so far is on the timeline. Does not raise."""
        if self._looker is not None and not self._over.is_set():
            self._try_to_look()

    def stop(self) -> None:
        """Look a last time. Does not raise."""
        self.flush()
        self._over.set()
        if self._looker is not None:
            self._looker.join(LOOK_TIMEOUT_S)

    def _go_on(self) -> None:
        """The looking thread."""
        while not self._over.wait(EVERY_S):
            self._try_to_look()

    def _try_to_look(self) -> None:
        try:
            self._look()
        except HarnessError as error:
            self._missed += 1
            if self._missed >= MISSED_LOOKS and not self._over.is_set():
                self._over.set()
                self.lost(error.sentence)
        else:
            self._missed = 0

    def _look(self) -> None:
        """Ask, and record what is new. HarnessError when the phone gives no such answer."""
        with self._looking:
            answer, clock = self._ask()
            for op in self._trail.look(answer.noted, time.monotonic(), clock):
                self.watch.sink.record(op)
        if answer.odd and not self._odd_told:
            self._odd_told = True
            text = f"App-ops has lines that were not understood, such as {answer.odd!r}."
            self.watch.sink.record(Note(text=text))

    def _ask(self) -> tuple[Answer, float | None]:
        """By the long form; where the phone does not know it (Android 8), by the short one."""
        text, clock = self._said(self._get if self._short else self._dump)
        package, alone = self.watch.app.package, self._alone
        answer = read_get(text) if self._short else read_dump(text, package, alone=alone)
        if answer is None:
            said = " ".join(text.split())[:100]
            raise ProbeError(f"{self.watch.phone.name}: app-ops cannot be read ({said!r})")
        return answer, clock

    def _said(self, command: str) -> tuple[str, float | None]:
        """What the phone prints, and its clock then."""
        text = self.watch.phone.shell(command, timeout_s=LOOK_TIMEOUT_S).output
        found = _CLOCK.match(text)
        return (text[found.end() :], float(found[1])) if found else (text, None)
