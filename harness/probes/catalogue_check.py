"""Compares the hook catalogue with the public Android SDK: a dead name watches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harness.probes.catalogue import Condition, Entry
from harness.probes.declarations import EARLIEST, Declarations, Declared, Overload, folded

DECLARATIONS = (
    Path(__file__).parents[2]
    / "hooks/sdk/node_modules/@nativescript/types-android/lib/android"
    / "android-platform-21-37-merged.d.ts"
)
"""In a checkout, where npm put them."""
WITH_BODY = {
    ("android.accessibilityservice.AccessibilityService", "getRootInActiveWindow"),
    ("android.service.notification.NotificationListenerService", "getActiveNotifications"),
    ("android.service.notification.NotificationListenerService", "getSnoozedNotifications"),
    ("java.security.MessageDigest", "digest"),
}
"""Methods of abstract classes that have a body themselves, which declarations of methods without
arguments do not tell."""


@dataclass(frozen=True)
class Checked:
    """What became of one entry."""

    entry: Entry
    problem: str | None
    compared_with: str | None
    """The public class that it was compared with; None where no public class has the name."""

    def as_row(self) -> dict[str, str | None]:
        """For programs."""
        entry = self.entry
        return {
            "api": entry.api,
            "class": entry.class_name,
            "method": entry.method,
            "android": android_range(entry),
            "home": "native" if entry.native else entry.home,
            "source": entry.source,
            "comparedWith": self.compared_with,
            "problem": self.problem,
        }


def check(entry: Entry, sdk: Declarations) -> Checked:
    """Compare one entry: class, method, overloads, Android range, and what its filters look at."""
    if entry.native:
        return Checked(entry, None, None)
    if entry.home is not None and entry.face is None:
        return Checked(entry, _excuse_fault(entry, sdk), None)
    name = entry.face or entry.class_name
    owner = sdk.find(name)
    if owner is None:
        return Checked(entry, f"the public SDK has no class {name}", name)
    return Checked(entry, _fault(entry, owner, sdk), name)


def android_range(entry: Entry) -> str:
    """The Android versions that should have it, for people."""
    first, last = entry.since, entry.until
    if first is None and last is None:
        return "all"
    return f"API {first or EARLIEST} to {last}" if last else f"API {first} on"


def _excuse_fault(entry: Entry, sdk: Declarations) -> str | None:
    if not entry.source:
        return "no source is given for a name that the public SDK lacks"
    owner = sdk.find(entry.class_name)
    if owner and sdk.overloads(owner, entry.method) and entry.home != "app":
        return "it is called hidden, and the public SDK has it"
    return None


def _fault(entry: Entry, owner: Declared, sdk: Declarations) -> str | None:
    declared = sdk.overloads(owner, entry.method)
    if not declared:
        return f"{owner.name} has no method {entry.method}"
    wanted = _wanted(entry, declared)
    if isinstance(wanted, str):
        return wanted
    if entry.face is None and any(_bodiless(entry, owner, one) for one in wanted):
        return f"{owner.name}.{entry.method} is abstract: a hook on it never fires"
    met = [one for one in wanted if all(_has(one, condition) for condition in entry.when)]
    if not met:
        return (
            f"no overload of {owner.name}.{entry.method} has the argument that its filter looks at"
        )
    return _range_fault(entry, min(one.since for one in met))


def _wanted(entry: Entry, declared: list[Overload]) -> list[Overload] | str:
    if entry.overloads is None:
        return declared
    known = {one.types: one for one in declared}
    wanted = []
    for types in entry.overloads:
        one = known.get(tuple(map(folded, types)))
        if one is None:
            return f"{entry.class_name}.{entry.method} has no overload ({', '.join(types)})"
        wanted.append(one)
    return wanted


def _bodiless(entry: Entry, owner: Declared, one: Overload) -> bool:
    if owner.interface:
        return True
    if not owner.abstract or one.static or entry.method == "$init":
        return False
    if one.types:
        return one.nameless
    return (owner.name, entry.method) not in WITH_BODY


def _has(one: Overload, condition: Condition) -> bool:
    if condition.argument == "this":
        return True
    if isinstance(condition.argument, int):
        return condition.argument < len(one.types)
    return folded(condition.argument) in one.types


def _range_fault(entry: Entry, since: int) -> str | None:
    claimed = entry.since or EARLIEST
    if claimed == since or (entry.until is not None and entry.until < since):
        return None
    return f"the catalogue begins at API {claimed}, the SDK at {since}"
