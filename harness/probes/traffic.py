"""What the phone sends and receives: every request, what is in it, and what stayed hidden."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, ClassVar, Protocol

from harness.devices.interface import Phone
from harness.errors import HarnessError, ProbeError
from harness.matching.matcher import Matcher
from harness.model.evidence import Note
from harness.model.lab import Outside
from harness.probes.exchanges import Exchanges
from harness.probes.interface import Probe, Watch
from harness.probes.pairing import Pairing
from harness.probes.udp import FilterFor, UdpCount

START_TIMEOUT_S = 30.0
FLUSH_TIMEOUT_S = 20.0
END_TIMEOUT_S = 10.0
SILENCE_S = 60.0
"""The relay says every two seconds that it lives; after so long without a word it does not."""
AUTHORITY = "mitmproxy-ca-cert.pem"


class Route(Protocol):
    """The way from the phone's apps to the relay."""

    def open(self) -> None:
        """Send the phone's traffic through; ProbeError when the phone does not let us."""
        ...

    def close(self) -> None:
        """Leave the phone as it was."""
        ...


RouteTo = Callable[[Phone, int, bytes], Route]
"""Makes a route from a phone to a host port that answers with a certificate authority (PEM)."""


class TrafficProbe(Probe):
    """Relays the phone's traffic through a child process, and searches it for personal data.

    A child, so that whatever traffic does to it costs this probe and not the harness.
    """

    name: ClassVar[str] = "traffic"

    def __init__(
        self,
        watch: Watch,
        *,
        confdir: Path,
        route: RouteTo,
        udp: FilterFor | None = None,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(watch)
        self.port = 0
        """Host port of the relay, after `start`."""
        self._confdir = confdir
        self._route_to = route
        self._outside = outside or Outside()
        self._route: Route | None = None
        self._relay: subprocess.Popen[str] | None = None
        self._errors: IO[str] | None = None
        self._threads: list[threading.Thread] = []
        matcher = Matcher(watch.identity)
        self.pairing = Pairing(watch.sink, matcher)
        """Joins the requests with what the hooks saw encrypted."""
        self._exchanges = Exchanges(watch.sink, matcher, self.pairing)
        self._udp = UdpCount(watch, udp)
        self._ready = threading.Event()
        self._ended = threading.Event()
        self._stopping = False
        self._heard = time.monotonic()
        self._numbers = itertools.count(1)
        self._flushed = 0
        self._news = threading.Condition()

    @property
    def pid(self) -> int:
        """Process id of the relay; 0 when there is none."""
        return self._relay.pid if self._relay else 0

    def start(self) -> None:
        """Start the relay, and lead the phone to it. ProbeError says why it could not."""
        try:
            self._start_relay()
            pem = (self._confdir / AUTHORITY).read_bytes()
            route = self._route_to(self.watch.phone, self.port, pem)
            route.open()
            self._route = route
        except (HarnessError, OSError) as error:
            self.stop()
            if isinstance(error, HarnessError):
                raise
            raise ProbeError(
                f"{self.watch.phone.name}: the relay did not start: {error}"
            ) from error
        udp = self._udp.start()
        self.began("; ".join(filter(None, (f"HTTP and HTTPS through port {self.port}", udp))))

    def flush(self) -> None:
        """Return when everything that the relay has seen is on the timeline."""
        self._flush_relay()
        self.pairing.flush()
        self._udp.flush()

    def _flush_relay(self) -> None:
        number = next(self._numbers)
        relay = self._relay
        if relay is None or relay.stdin is None:
            return
        try:
            relay.stdin.write(f"flush {number}\n")
            relay.stdin.flush()
        except (OSError, ValueError):
            return
        with self._news:
            self._news.wait_for(
                lambda: self._flushed >= number or self._ended.is_set(), FLUSH_TIMEOUT_S
            )

    def stop(self) -> None:
        """Lead the phone's traffic away, then end the relay."""
        try:
            self._udp.stop()
        except Exception as error:  # noqa: BLE001 - the rest has to be undone all the same
            text = f"the phone still refuses the app's QUIC: {error}"
            self.watch.sink.record(Note(text=text))
        if self._route is not None:
            try:
                self._route.close()
            except Exception as error:  # noqa: BLE001 - the relay has to be ended all the same
                text = f"the phone still sends its traffic to the relay: {error}"
                self.watch.sink.record(Note(text=text))
            self._route = None
        self.flush()
        self._stopping = True
        self._end_relay()
        self.pairing.close()

    def _start_relay(self) -> None:
        command = [sys.executable, "-m", "harness.probes.traffic_addon"]
        command += ["--listen", f"{self.watch.phone.proxy_host}:0", "--confdir", str(self._confdir)]
        if self._outside.proxy:
            command += ["--upstream", self._outside.proxy]
        if self._outside.authority is not None:
            command += ["--upstream-ca", str(self._outside.authority)]
        self._errors = tempfile.TemporaryFile(  # noqa: SIM115 - closed with the relay
            "w+", encoding="utf-8", errors="replace"
        )
        self._relay = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
            # An interrupt from the keyboard is for the harness, which stops the relay in order.
            start_new_session=True,
        )
        self._heard = time.monotonic()
        for work in (self._read, self._watch_over):
            thread = threading.Thread(target=work, name=f"traffic {work.__name__}", daemon=True)
            thread.start()
            self._threads.append(thread)
        self._ready.wait(START_TIMEOUT_S)
        if not self.port:
            raise ProbeError(f"{self.watch.phone.name}: the relay did not start{self._complaint()}")

    def _read(self) -> None:
        """Take the relay's events until it ends."""
        relay = self._relay
        if relay is None or relay.stdout is None:
            return
        for line in relay.stdout:
            self._heard = time.monotonic()
            try:
                self._take(json.loads(line))
            except Exception as error:  # noqa: BLE001 - hostile content must not end the reader
                self.lost(f"an exchange could not be recorded: {error!r}"[:500])
        code = relay.wait()
        self._ended.set()
        self._ready.set()
        with self._news:
            self._news.notify_all()
        if not self._stopping:
            self.lost(f"the relay ended with code {code}{self._complaint()}")

    def _take(self, event: dict[str, Any]) -> None:
        match event["event"]:
            case "ready":
                self.port = int(event["port"])
                self._ready.set()
            case "flushed":
                with self._news:
                    self._flushed = int(event["number"])
                    self._news.notify_all()
            case "alive":
                pass
            case _:
                self._exchanges.take(event)

    def _watch_over(self) -> None:
        """End a relay that no longer says anything; its end is what the reader reports."""
        while not self._ended.wait(SILENCE_S / 4):
            relay = self._relay
            if relay is not None and time.monotonic() - self._heard > SILENCE_S:
                relay.kill()

    def _end_relay(self) -> None:
        relay, self._relay = self._relay, None
        if relay is None:
            return
        try:
            if relay.stdin is not None:
                relay.stdin.close()
        except OSError:
            pass  # it ended first
        try:
            relay.wait(END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            relay.kill()
        for thread in self._threads:
            thread.join(END_TIMEOUT_S)
        if relay.stdout is not None:
            relay.stdout.close()
        if self._errors is not None:
            self._errors.close()

    def _complaint(self) -> str:
        """The last line that the relay wrote about an error."""
        if self._errors is None or self._errors.closed:
            return ""
        self._errors.seek(0)
        lines = self._errors.read().strip().splitlines()
        return f": {lines[-1][:300]}" if lines else ""
