"""The package manager: install, uninstall, permissions and app-ops."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from harness.virtualphone.appops import AppOps
from harness.virtualphone.examine import Examined, InstallFailure, examine
from harness.virtualphone.installed import (
    USER_FIXED,
    USER_SET,
    Component,
    Filter,
    InstalledPackage,
)
from harness.virtualphone.permissions import OP_OF, is_dangerous, is_normal

if TYPE_CHECKING:
    from harness.virtualphone.phone import Phone

__all__ = ["InstallFailure", "InstallOptions", "NotInstalled", "Packages"]

FIRST_APP_UID = 10_100
RUNTIME_PERMISSIONS_SDK = 23
_KINDS = ("activities", "services", "receivers", "providers")


class NotInstalled(Exception):
    """There is no such package."""


@dataclass(frozen=True)
class InstallOptions:
    """How `pm install` was asked to install."""

    replace: bool = True
    grant_all: bool = False
    allow_downgrade: bool = False
    allow_test: bool = True
    allow_old_target: bool = False


class Packages:
    """What is installed on one phone."""

    def __init__(self, phone: Phone) -> None:
        self.ops = AppOps()
        self._phone = phone
        self._installed: dict[str, InstalledPackage] = {}
        self._uids = itertools.count(FIRST_APP_UID)
        self._android_ids: dict[str, str] = {}
        self._lock = asyncio.Lock()

    def add_built_in(self, package: InstalledPackage) -> None:
        """Put an app on the phone that no person can remove."""
        package.first_installed = package.updated = 1_230_768_000.0
        self._installed[package.package] = package

    async def install(
        self, apk: bytes, options: InstallOptions = InstallOptions()
    ) -> InstalledPackage:
        """Install or update. InstallFailure says why not."""
        if code := self._phone.faults.take_install_refusal():
            raise InstallFailure(code, "refused by the phone")
        self._check_room(len(apk))
        async with self._lock:
            examined = await examine(apk, self._phone.cache)
            old = self._installed.get(examined.manifest["package"])
            self._check(examined, old, options)
            self._check_room(len(apk))
            if old:
                await self._phone.activities.force_stop(old.package, "installPackageLI")
            package = self._put(examined, old, apk)
        self._grant_at_install(package, everything=options.grant_all)
        return package

    async def uninstall(self, package: str) -> bool:
        """Remove an app and its data; False when it is not there or part of the system."""
        found = self._installed.get(package)
        if found is None or found.system:
            return False
        await self._phone.activities.force_stop(package, "deletePackageX")
        del self._installed[package]
        self.ops.forget(package)
        self._remove_files(found)
        self._phone.zygote.clear_data(package)
        return True

    async def clear(self, package: str) -> None:
        """`pm clear`: as after a first install, without run-time permissions. NotInstalled."""
        found = self.must(package)
        await self._phone.activities.force_stop(package, f"clear data for {package}")
        found.granted = {name for name in found.granted if not is_dangerous(name)}
        found.flags.clear()
        self.ops.forget(package)
        self._phone.zygote.clear_data(package)

    # Questions

    def get(self, package: str) -> InstalledPackage | None:
        """The package, or None."""
        return self._installed.get(package)

    def must(self, package: str) -> InstalledPackage:
        """The package. NotInstalled."""
        if package not in self._installed:
            raise NotInstalled(package)
        return self._installed[package]

    def all(self) -> list[InstalledPackage]:
        """All packages, by name."""
        return [package for _, package in sorted(self._installed.items())]

    def by_uid(self, uid: int) -> InstalledPackage | None:
        """The package that runs as this user, or None."""
        return next((each for each in self._installed.values() if each.uid == uid), None)

    def check(self, package: str, permission: str) -> bool:
        """True when the package has the permission and no app-op takes it away."""
        found = self._installed.get(package)
        if found is None or permission not in found.granted:
            return False
        op = OP_OF.get(permission)
        return op is None or self.ops.mode(package, op) in ("allow", "default", "foreground")

    # Permissions

    def grant(self, package: str, permission: str) -> None:
        """Grant a run-time permission. NotInstalled, or PermissionError as Android words it."""
        self._changeable(package, permission).granted.add(permission)

    def revoke(self, package: str, permission: str) -> None:
        """Take a run-time permission; Android ends the app. NotInstalled or PermissionError."""
        found = self._changeable(package, permission)
        if permission in found.granted:
            found.granted.discard(permission)
            self._phone.activities.kill_package(package, "permissions revoked")

    def reset(self, package: str | None = None) -> None:
        """Take all run-time permissions, of one package or all."""
        for found in self.all():
            if package in (None, found.package) and not found.system:
                found.granted = {name for name in found.granted if not is_dangerous(name)}
                found.flags.clear()

    def answered(self, package: str, permission: str, *, granted: bool) -> None:
        """A person answered a request: remember it, and that a second refusal is final."""
        found = self.must(package)
        flags = found.flags.setdefault(permission, set())
        if granted:
            found.granted.add(permission)
            flags.discard(USER_FIXED)
        elif USER_SET in flags:
            flags.add(USER_FIXED)
        flags.add(USER_SET)

    def note_op(self, package: str, op: str, *, allowed: bool) -> None:
        """An app used, or was refused, what an app-op guards."""
        state = self._phone.activities.app_state(package)
        self.ops.get(package, op).note(self._phone.clock.now(), allowed=allowed, state=state)

    def android_id(self, package: str) -> str:
        """The id that Settings.Secure.ANDROID_ID gives this package."""
        return self._android_ids.get(package) or self._phone.android_id

    def android_ids_xml(self) -> str:
        """The table of these ids, as abx2xml prints it."""
        lines = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"]
        lines.append('<settings version="-1">')
        for number, (package, value) in enumerate(sorted(self._android_ids.items()), 1):
            found = self._installed.get(package)
            if found is not None:
                lines.append(
                    f'  <setting id="{number}" name="{found.uid}" value="{value}" '
                    f'package={quoteattr(package)} defaultValue="{value}" defaultSysSet="false" />'
                )
        return "\n".join([*lines, "</settings>"])

    # Inside

    def _changeable(self, package: str, permission: str) -> InstalledPackage:
        found = self.must(package)
        if permission not in found.permissions:
            raise PermissionError(f"Package {package} has not requested permission {permission}")
        if not is_dangerous(permission):
            raise PermissionError(
                f"Permission {permission} requested by {package} is not a changeable permission "
                "type"
            )
        return found

    def _check_room(self, size: int) -> None:
        if self._phone.free_bytes() < size:
            raise InstallFailure(
                "INSTALL_FAILED_INSUFFICIENT_STORAGE", "Failed to override installation location"
            )

    def _check(
        self, examined: Examined, old: InstalledPackage | None, options: InstallOptions
    ) -> None:
        facts = examined.manifest
        package, sdk = facts["package"], self._phone.sdk
        if facts["min_sdk"] > sdk:
            raise InstallFailure(
                "INSTALL_FAILED_OLDER_SDK",
                f"Requires newer sdk version #{facts['min_sdk']} (current version is #{sdk})",
            )
        if facts["target_sdk"] < RUNTIME_PERMISSIONS_SDK and not options.allow_old_target:
            raise InstallFailure(
                "INSTALL_FAILED_DEPRECATED_SDK_VERSION",
                f"App package must target at least SDK version {RUNTIME_PERMISSIONS_SDK}, "
                f"but found {facts['target_sdk']}",
            )
        if facts["test_only"] and not options.allow_test:
            raise InstallFailure("INSTALL_FAILED_TEST_ONLY", "Failed to install test-only apk")
        if old is None:
            return
        if not options.replace:
            raise InstallFailure(
                "INSTALL_FAILED_ALREADY_EXISTS",
                f"Attempt to re-install {package} without first uninstalling.",
            )
        if old.signer != examined.signer:
            raise InstallFailure(
                "INSTALL_FAILED_UPDATE_INCOMPATIBLE",
                f"Existing package {package} signatures do not match newer version; ignoring!",
            )
        if facts["version_code"] < old.version_code and not options.allow_downgrade:
            raise InstallFailure(
                "INSTALL_FAILED_VERSION_DOWNGRADE",
                f"Downgrade detected: Update version code {facts['version_code']} is older than "
                f"current {old.version_code}",
            )

    def _put(
        self, examined: Examined, old: InstalledPackage | None, apk: bytes
    ) -> InstalledPackage:
        facts, now = examined.manifest, self._phone.clock.now()
        made = make_package(facts, old.uid if old else next(self._uids))
        made.signer = examined.signer
        made.code = examined.code
        made.updated = now
        made.first_installed = old.first_installed if old else now
        if old:
            made.granted = {name for name in old.granted if name in made.permissions}
            made.flags = old.flags
            self._remove_files(old)
        digest = hashlib.sha256(f"{made.package} {now}".encode()).hexdigest()
        made.apk_path = f"/data/app/~~{digest[:22]}==/{made.package}-{digest[22:44]}==/base.apk"
        if old is None:
            self._phone.activities.stopped.add(made.package)
        self._phone.files.plant(made.apk_path, apk)
        self._installed[made.package] = made
        seed = f"{self._phone.name} {made.package} {made.signer}"
        self._android_ids[made.package] = hashlib.sha256(seed.encode()).hexdigest()[:16]
        return made

    def _remove_files(self, package: InstalledPackage) -> None:
        if package.apk_path:
            self._phone.files.remove(package.apk_path.rsplit("/", 2)[0])

    def _grant_at_install(self, package: InstalledPackage, *, everything: bool) -> None:
        everything = everything or package.target_sdk < RUNTIME_PERMISSIONS_SDK
        for permission in package.permissions:
            if is_normal(permission) or (everything and is_dangerous(permission)):
                package.granted.add(permission)


def make_package(facts: dict[str, Any], uid: int) -> InstalledPackage:
    """An installed package out of a manifest's facts."""
    plain = ("package", "label", "version_name", "version_code", "min_sdk", "target_sdk")
    made = InstalledPackage(
        **{name: facts[name] for name in plain},
        uid=uid,
        application=facts["application"],
        permissions=facts["permissions"],
        debuggable=facts["debuggable"],
    )
    for kind in _KINDS:
        setattr(made, kind, [_component(each) for each in facts[kind]])
    return made


def _component(facts: dict[str, Any]) -> Component:
    filters = [
        Filter(**{name: tuple(values) for name, values in each.items()})
        for each in facts["filters"]
    ]
    return Component(**{**facts, "filters": filters})
