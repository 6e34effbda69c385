"""Refuses an app's QUIC in the phone's packet filter, and counts what UDP it sends.

No proxy sees UDP. An app whose QUIC (UDP to port 443) is refused sends the same over TCP, which
goes through the proxy. Needs root, iptables and its `owner` match. What was changed is noted on the
phone first, so that `lift` can undo it from any host, also after the harness was killed.
"""

from __future__ import annotations

import json
import re

from harness.devices.certificates import RootShell
from harness.devices.interface import Phone
from harness.errors import ProbeError

NOTE = "/data/local/tmp/harness-udp.json"
CHAIN = "harness_udp"
PROGRAMS = ("iptables", "ip6tables")
_COUNTED = (
    # What it is, as OpaqueTraffic says it, and the rule for it. The order matters: first come,
    # first served. After RETURN the phone's own rules decide.
    ("quic (blocked)", "-p udp --dport 443 -j REJECT"),
    ("dns", "-p udp --dport 53 -j RETURN"),
    ("dns", "-p tcp --dport 53 -j RETURN"),
    ("udp", "-p udp -j RETURN"),
)
_ROW = re.compile(r"^\s*\d+\s+(\d{1,20})\s", re.MULTILINE)
"""A rule of a listing: how many packets, how many bytes."""


class UdpFilter:
    """A chain of our own for the packets of one app that leave the phone."""

    def __init__(self, phone: Phone, package: str) -> None:
        self._phone = phone
        self._package = package
        self._programs: tuple[str, ...] = ()
        self._root: RootShell | None = None

    def open(self) -> str:
        """Refuse and count from here on; says what is left out, such as IPv6, or nothing.

        ProbeError when the phone does not let us; it is as it was then.
        """
        phone = self._phone
        uid = phone.uid_of(self._package)
        if uid is None:
            raise ProbeError(f"{phone.name}: {self._package} has no uid; is it installed?")
        root = self._root = RootShell(phone)
        if not root.available:
            raise ProbeError(f"{phone.name}: UDP cannot be watched without root")
        lift(phone)
        phone.push(json.dumps({"uid": uid}).encode(), NOTE)
        answers = {program: root.run(" && ".join(setting(program, uid))) for program in PROGRAMS}
        refused = [program for program, answer in answers.items() if answer.code]
        for program in refused:
            root.run("; ".join(removing(program, uid)))
        self._programs = tuple(program for program in PROGRAMS if program not in refused)
        if not self._programs:
            lift(phone)
            why = (answers[PROGRAMS[0]].output.splitlines() or ["no reason given"])[0][:200]
            raise ProbeError(f"{phone.name}: UDP cannot be watched ({why})")
        return ", ".join(refused)

    def sizes(self) -> dict[str, int]:
        """By protocol, as OpaqueTraffic names it: bytes so far, IP headers included.

        ProbeError when the chain is no longer as we made it.
        """
        names = [name for _program in self._programs for name, _ in _COUNTED]
        rows = _ROW.findall(self._listed())
        if len(rows) != len(names):
            raise ProbeError(f"{self._phone.name}: iptables has lost the rules that count UDP")
        totals = dict.fromkeys(names, 0)
        for name, size in zip(names, rows, strict=True):
            totals[name] += int(size)
        return totals

    def _listed(self) -> str:
        if self._root is None:
            return ""
        lists = (f"{program} -w -n -v -x -L {CHAIN}" for program in self._programs)
        return self._root.run("; ".join(lists)).output

    def close(self) -> None:
        """Leave the packet filter as it was before `open`."""
        lift(self._phone)


def setting(program: str, uid: int) -> tuple[str, ...]:
    """Commands that lead an app's packets through a chain of ours; each needs the one before."""
    return (
        f"{program} -w -N {CHAIN}",
        *(f"{program} -w -A {CHAIN} {rule}" for _, rule in _COUNTED),
        # First of all rules, so that what others refuse is counted too.
        f"{program} -w -I OUTPUT {_of(uid)}",
    )


def removing(program: str, uid: int) -> tuple[str, ...]:
    """Commands that undo `setting`, however far it came."""
    return (
        f"{program} -w -D OUTPUT {_of(uid)}",
        f"{program} -w -F {CHAIN}",
        f"{program} -w -X {CHAIN}",
    )


def _of(uid: int) -> str:
    return f"! -o lo -m owner --uid-owner {uid} -j {CHAIN}"


def lift(phone: Phone) -> None:
    """Undo what `UdpFilter.open` noted; nothing when nothing is noted.

    What could not be removed stays noted, so that the next lease tries again.
    """
    try:
        note = json.loads(phone.pull(NOTE))
    except FileNotFoundError:
        return
    except (ValueError, RecursionError):
        note = {}
    uid = note.get("uid") if isinstance(note, dict) else None
    root = RootShell(phone)
    left = False
    if isinstance(uid, int) and root.available:
        for program in PROGRAMS:
            root.run("; ".join(removing(program, uid)))
            left |= root.run(f"{program} -w -n -L {CHAIN}").code == 0
    if not left:
        phone.shell(f"rm -f {NOTE}")
