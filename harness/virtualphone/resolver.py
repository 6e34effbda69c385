"""Which component an intent means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.installed import Component, InstalledPackage
from harness.virtualphone.intents import Intent, full_component

if TYPE_CHECKING:
    from harness.virtualphone.packages import Packages

Target = tuple[InstalledPackage, Component]


def resolve(packages: Packages, intent: Intent, kind: str = "activities") -> list[Target]:
    """The components that may answer, installed apps before built-in ones.

    An explicit intent has one at most; exported or not is for the caller to judge.
    """
    if intent.component:
        package_name, _, name = full_component(intent.component).partition("/")
        package = packages.get(package_name)
        component = package.component(kind, name) if package else None
        return [(package, component)] if package and component and component.enabled else []
    found = [
        (package, component)
        for package in packages.all()
        if intent.package in ("", package.package)
        for component in getattr(package, kind)
        if component.enabled and any(each.matches(intent) for each in component.filters)
    ]
    return sorted(found, key=lambda target: target[0].system)
