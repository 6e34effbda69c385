"""android.content.pm.PackageManager: what is installed, and who has which permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler, Throw
from harness.virtualphone.installed import USER_FIXED, USER_SET, InstalledPackage
from harness.virtualphone.resolver import resolve
from harness.virtualphone.services.access import Access
from harness.virtualphone.services.intent_fields import read_intent

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_R = 30
_GRANTED, _DENIED = "0", "-1"
_KINDS = {"activity": "activities", "service": "services", "receiver": "receivers"}


class PackageService:
    """The package manager's side of the bridge."""

    def __init__(self, phone: Phone, _access: Access) -> None:
        self._phone = phone

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "packages.checkPermission": self._check_permission,
            "packages.shouldShowRationale": self._should_show_rationale,
            "packages.getPackageInfo": self._package_info,
            "packages.getInstalledPackages": self._installed,
            "packages.queryIntent": self._query_intent,
        }

    def _visible(self, process: AppProcess) -> list[InstalledPackage]:
        """From Android 11 on an app sees itself and the system, unless it may query all."""
        everything = self._phone.packages.all()
        query_all = "android.permission.QUERY_ALL_PACKAGES" in process.package.permissions
        if process.package.target_sdk < _R or query_all:
            return everything
        own = process.package.package
        return [each for each in everything if each.system or each.package == own]

    async def _check_permission(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        package = arguments[1] or process.package.package
        granted = self._phone.packages.check(package, str(arguments[0]))
        return [_GRANTED if granted else _DENIED]

    async def _should_show_rationale(
        self, process: AppProcess, arguments: list[Field]
    ) -> list[Field]:
        permission = str(arguments[0])
        flags = process.package.flags.get(permission, set())
        refused = permission not in process.package.granted and USER_SET in flags
        return ["1" if refused and USER_FIXED not in flags else "0"]

    async def _package_info(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        name = str(arguments[0])
        found = next((each for each in self._visible(process) if each.package == name), None)
        if found is None:
            raise Throw("android.content.pm.PackageManager$NameNotFoundException", name[:200])
        return [*_facts(found), *found.permissions]

    async def _installed(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return [fact for each in self._visible(process) for fact in _facts(each)]

    async def _query_intent(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """Package, class and label of each component that would answer."""
        kind = _KINDS[str(arguments[0])]
        visible = {each.package for each in self._visible(process)}
        fields: list[Field] = []
        for package, component in resolve(self._phone.packages, read_intent(arguments[1:]), kind):
            if package.package in visible:
                fields += [package.package, component.name, component.label or package.label]
        return fields


def _facts(package: InstalledPackage) -> list[str]:
    """The eight fields that ApplicationPackageManager reads."""
    return [
        package.package,
        package.version_name,
        str(package.version_code),
        package.label,
        "1" if package.system else "0",
        str(package.target_sdk),
        str(int(package.first_installed * 1000)),
        str(package.uid),
    ]
