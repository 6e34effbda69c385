"""UDP, which goes past the proxy: how much of it an app sent, and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from harness.devices.interface import Phone
from harness.errors import HarnessError
from harness.model.evidence import Note, OpaqueTraffic
from harness.probes.interface import Watch

PORTS = {"quic (blocked)": 443, "dns": 53}
"""Where what is counted was bound for; other UDP went to ports that are not known."""

NOT_WATCHED = "UDP was not watched"
"""How the note about it begins; a reason follows."""


class DatagramFilter(Protocol):
    """What counts an app's UDP on the phone, and refuses QUIC."""

    def open(self) -> str:
        """Begin; says what is left out, or nothing. ProbeError when the phone does not let us."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """Bytes so far by protocol, as `OpaqueTraffic` names it. ProbeError when it is gone."""
        ...

    def close(self) -> None:
        """Leave the phone as it was."""
        ...


FilterFor = Callable[[Phone, str], DatagramFilter]
"""Makes the filter for a package on a phone."""


class UdpCount:
    """Tells what was counted since it last told; without a filter it tells nothing.

    A phone that cannot count is no reason to end anything: a note says so, once.
    """

    def __init__(self, watch: Watch, filter_for: FilterFor | None) -> None:
        self._sink = watch.sink
        self._filter = filter_for(watch.phone, watch.app.package) if filter_for else None
        self._told: dict[str, int] = {}
        self._opened = self._counting = False

    def start(self) -> str:
        """Begin to refuse and count; what of it can be said of the probe."""
        if self._filter is None:
            return ""
        try:
            left_out = self._filter.open()
        except HarnessError as error:
            self._sink.record(Note(text=f"{NOT_WATCHED}: {error.sentence}"))
            return ""
        if left_out:
            self._sink.record(Note(text=f"{NOT_WATCHED}: {left_out} refused the rules"))
        self._opened = self._counting = True
        return "QUIC refused, other UDP counted"

    def flush(self) -> None:
        """Tell what was sent since the last time."""
        if self._filter is None or not self._counting:
            return
        try:
            sizes = self._filter.sizes()
        except HarnessError as error:
            self._counting = False
            self._sink.record(Note(text=f"{NOT_WATCHED} from here on: {error.sentence}"))
            return
        for protocol, size in sizes.items():
            if more := max(0, size - self._told.get(protocol, 0)):
                port = PORTS.get(protocol, 0)
                self._sink.record(OpaqueTraffic(protocol=protocol, host="", port=port, size=more))
            self._told[protocol] = size

    def stop(self) -> None:
        """Tell the rest, and leave the phone as it was."""
        self.flush()
        self._counting = False
        if self._filter is not None and self._opened:
            self._opened = False
            self._filter.close()
