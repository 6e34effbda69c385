"""App-ops: modes, and when an app last used or was refused what a permission guards."""

from __future__ import annotations

from dataclasses import dataclass, field

MODES = ("allow", "ignore", "deny", "default", "foreground")


@dataclass
class Use:
    """The last time of one sort of use."""

    at: float = 0.0
    """Seconds since the epoch, 0 for never."""
    count: int = 0


@dataclass
class Op:
    """One op of one package."""

    name: str
    mode: str = "allow"
    accessed: dict[bool, Use] = field(default_factory=lambda: {True: Use(), False: Use()})
    """By whether the app was in the foreground."""
    rejected: dict[bool, Use] = field(default_factory=lambda: {True: Use(), False: Use()})

    def note(self, at: float, *, allowed: bool, foreground: bool) -> None:
        """The app used it, or was refused, at this moment."""
        use = (self.accessed if allowed else self.rejected)[foreground]
        use.at = at
        use.count += 1

    def short(self, now: float) -> str:
        """As `cmd appops get` prints it."""
        text = f"{self.name}: {self.mode}"
        accessed = max(use.at for use in self.accessed.values())
        rejected = max(use.at for use in self.rejected.values())
        if accessed:
            text += f"; time=+{duration(now - accessed)} ago"
        if rejected:
            text += f"; rejectTime=+{duration(now - rejected)} ago"
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


def duration(seconds: float) -> str:
    """A time span as Android writes it: 1h2m3s45ms."""
    milliseconds = max(0, int(seconds * 1000))
    text = ""
    for name, length in (("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000)):
        if milliseconds >= length or text:
            text += f"{milliseconds // length}{name}"
            milliseconds %= length
    return f"{text}{milliseconds}ms"
