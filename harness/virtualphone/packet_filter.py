"""The kernel's packet filter (netfilter): chains of rules that count packets, and refuse some."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

BUILT_IN = ("INPUT", "FORWARD", "OUTPUT")
VERDICTS = ("ACCEPT", "DROP", "REJECT", "RETURN")
_UDP_HEADER = 8
_IP_HEADER = {4: 20, 6: 40}


@dataclass(frozen=True)
class Packet:
    """What the rules can see of a packet that leaves."""

    uid: int
    protocol: str
    port: int
    interface: str
    size: int
    """Bytes, its IP header included."""


@dataclass(frozen=True)
class Match:
    """Which packets a rule is for; None matches all. Names and words of iptables."""

    protocol: str | None = None
    port: int | None = None
    out: str | None = None
    """Interface by which it leaves; with `!` before it, by which it does not."""
    uid: int | None = None

    def fits(self, packet: Packet) -> bool:
        """Whether the rule is for this packet."""
        out = self.out or packet.interface
        return (
            self.protocol in {None, packet.protocol}
            and self.port in {None, packet.port}
            and self.uid in {None, packet.uid}
            and (packet.interface == out.lstrip("!")) is not out.startswith("!")
        )


@dataclass
class Rule:
    """A match, and what is done with it: a verdict, or another chain's name."""

    match: Match
    target: str
    packets: int = 0
    size: int = 0
    """Bytes of these packets."""

    def is_like(self, other: Rule) -> bool:
        """Whether it says the same, whatever it has counted."""
        return (self.match, self.target) == (other.match, other.target)


@dataclass
class PacketFilter:
    """The `filter` table of one IP version."""

    version: int
    """4 or 6."""
    chains: dict[str, list[Rule]] = field(default_factory=lambda: {name: [] for name in BUILT_IN})

    def clear(self) -> None:
        """What a reboot leaves."""
        self.chains = {name: [] for name in BUILT_IN}

    def references(self, chain: str) -> int:
        """How many rules lead to a chain."""
        return sum(rule.target == chain for rules in self.chains.values() for rule in rules)

    def lets_out(self, packet: Packet) -> bool:
        """Count a packet along the rules that it meets, and say whether it may leave."""
        return self._verdict("OUTPUT", packet, len(self.chains)) not in {"DROP", "REJECT"}

    def _verdict(self, chain: str, packet: Packet, depth: int) -> str | None:
        """None at the end of the chain. A loop of chains, which a kernel refuses, ends as well."""
        for rule in self.chains[chain] if depth else ():
            if not rule.match.fits(packet):
                continue
            rule.packets += 1
            rule.size += packet.size
            if rule.target == "RETURN":
                return None
            if rule.target in VERDICTS:
                return rule.target
            if verdict := self._verdict(rule.target, packet, depth - 1):
                return verdict
        return None


class PacketFilters:
    """Both tables of a phone."""

    def __init__(self) -> None:
        self.by_version = {version: PacketFilter(version) for version in _IP_HEADER}

    def clear(self) -> None:
        """What a reboot leaves."""
        for table in self.by_version.values():
            table.clear()

    def lets_out_datagram(self, uid: int, address: str, port: int, payload: int) -> bool:
        """Whether a UDP packet of an app may leave; counts it. ValueError for a bad address."""
        to = ipaddress.ip_address(address.partition("%")[0])
        size = payload + _UDP_HEADER + _IP_HEADER[to.version]
        packet = Packet(uid, "udp", port, "lo" if to.is_loopback else "wlan0", size)
        return self.by_version[to.version].lets_out(packet)
