"""What the package manager knows about one installed app."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from harness.virtualphone.intents import (
    ACTION_MAIN,
    CATEGORY_LAUNCHER,
    Intent,
)

USER_SET = "USER_SET"
"""The person answered a request for the permission."""
USER_FIXED = "USER_FIXED"
"""The person refused twice: it is not asked again."""


@dataclass(frozen=True)
class Filter:
    """An intent filter."""

    actions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    mime_types: tuple[str, ...] = ()

    def matches(self, intent: Intent) -> bool:
        """True when an implicit intent with these words may come here."""
        if intent.action and intent.action not in self.actions:
            return False
        if not set(intent.categories) <= set(self.categories):
            return False
        if intent.data:
            scheme, host = intent.scheme, intent.data.partition("://")[2].partition("/")[0]
            host = host.partition("?")[0].partition(":")[0]
            return scheme in self.schemes and (not self.hosts or host in self.hosts)
        return not self.schemes or not intent.action


@dataclass
class Component:
    """An activity, service, receiver or provider."""

    name: str
    """Full class name."""
    process: str
    exported: bool
    enabled: bool = True
    permission: str = ""
    launch_mode: str = "standard"
    filters: list[Filter] = field(default_factory=list)
    authorities: str = ""
    """Of a provider."""
    label: str = ""

    @property
    def launches(self) -> bool:
        """True when it stands in the launcher."""
        return any(
            ACTION_MAIN in each.actions and CATEGORY_LAUNCHER in each.categories
            for each in self.filters
        )


@dataclass
class InstalledPackage:
    """An app on the phone."""

    package: str
    label: str
    uid: int
    version_name: str
    version_code: int
    min_sdk: int
    target_sdk: int
    application: str
    """Full class name of its Application."""
    activities: list[Component] = field(default_factory=list)
    services: list[Component] = field(default_factory=list)
    receivers: list[Component] = field(default_factory=list)
    providers: list[Component] = field(default_factory=list)
    permissions: list[str] = field(default_factory=list)
    """Those that its manifest asks for."""
    granted: set[str] = field(default_factory=set)
    flags: dict[str, set[str]] = field(default_factory=dict)
    """USER_SET and USER_FIXED by permission."""
    signer: str = ""
    """SHA-256 of the signing certificate, hexadecimal."""
    code: Path | None = None
    """The converted code on this machine; None for built-in apps."""
    apk_path: str = ""
    """On the phone."""
    system: bool = False
    debuggable: bool = False
    first_installed: float = 0.0
    updated: float = 0.0
    installer: str = "com.android.shell"

    def main_activity(self) -> Component | None:
        """What the launcher starts, or None."""
        return next((each for each in self.activities if each.launches and each.enabled), None)

    def component(self, kind: str, name: str) -> Component | None:
        """The component of this class; kind is activities, services, receivers or providers."""
        components: list[Component] = getattr(self, kind)
        return next((each for each in components if each.name == name), None)
