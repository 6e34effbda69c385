"""App-ops: modes, and when an app last used or was refused what a permission guards."""

from __future__ import annotations

from dataclasses import dataclass, field

MODES = ("allow", "ignore", "deny", "default", "foreground")
STATES = ("top", "fgsvc", "fg", "bg", "cch")
"""What an app can be to the system, the most important first."""


@dataclass
class Use:
    """The last time of one sort of use."""

    at: float
    """Seconds since the epoch."""
    count: int = 1


@dataclass
class Op:
    """One op of one package."""

    name: str
    mode: str = "allow"
    accessed: dict[str, Use] = field(default_factory=dict)
    """By the state that the app was in."""
    rejected: dict[str, Use] = field(default_factory=dict)

    def note(self, at: float, *, allowed: bool, state: str) -> None:
        """The app used it, or was refused, at this moment."""
        uses = self.accessed if allowed else self.rejected
        uses[state] = Use(at, uses[state].count + 1 if state in uses else 1)

    def short(self, now: float) -> str:
        """As `cmd appops get` prints it."""
        text = f"{self.name}: {self.mode}"
        for title, uses in (("time", self.accessed), ("rejectTime", self.rejected)):
            if uses:
                last = max(use.at for use in uses.values())
                text += f"; {title}={span(now - last)} ago"
        return text


class AppOps:
    """The ops of all packages."""

    def __init__(self) -> None:
        self._ops: dict[str, dict[str, Op]] = {}

    def of(self, package: str) -> list[Op]:
        """A package's ops, by name."""
        return [op for _, op in sorted(self._ops.get(package, {}).items())]

    def get(self, package: str, name: str) -> Op:
        """One op, made when it was never used."""
        return self._ops.setdefault(package, {}).setdefault(name, Op(name))

    def mode(self, package: str, name: str) -> str:
        """Its mode; `allow` unless it was set, since the permission decides."""
        op = self._ops.get(package, {}).get(name)
        return op.mode if op else "allow"

    def forget(self, package: str) -> None:
        """The package is gone, or its ops are reset."""
        self._ops.pop(package, None)


def span(seconds: float) -> str:
    """A time span as Android writes it, such as `+1h2m3s45ms`, `-45ms` or `0`."""
    milliseconds = int(abs(seconds) * 1000)
    if not milliseconds:
        return "0"
    text = "-" if seconds < 0 else "+"
    for name, length in (("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000)):
        if milliseconds >= length or len(text) > 1:
            text += f"{milliseconds // length}{name}"
            milliseconds %= length
    return f"{text}{milliseconds}ms"
