"""Reads an APK that may be hostile, in a process of its own: `python -m harness.virtualphone.apk`.

The program prints one JSON object: the manifest's facts, or `failure` and `message` with Android's
own failure code. Its memory and time are bounded, so a bomb ends this process and nothing else.
"""

from __future__ import annotations

import io
import json
import logging
import re
import resource
import sys
import zipfile
from pathlib import Path
from typing import Any

from pyaxmlparser.arscparser import ARSCParser
from pyaxmlparser.arscutil import ARSCResTableConfig
from pyaxmlparser.axmlprinter import AXMLPrinter

MAX_MANIFEST = 4 << 20
MAX_RESOURCES = 64 << 20
MAX_ENTRIES = 100_000
MAX_COMPONENTS = 20_000
MAX_UNPACKED = 4 << 30
_MEMORY = 3 << 30
_SECONDS = 60
_ANDROID = "{http://schemas.android.com/apk/res/android}"
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+")
_CLASS = re.compile(r"[\w$.]{1,500}")
_LAUNCH_MODES = ("standard", "singleTop", "singleTask", "singleInstance", "singleInstancePerTask")
_KINDS = {
    "activity": "activities",
    "activity-alias": "activities",
    "service": "services",
    "receiver": "receivers",
    "provider": "providers",
}


class Unacceptable(Exception):
    """Android would refuse this file, with this code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read(path: Path) -> dict[str, Any]:
    """The facts of an APK's manifest. Unacceptable says why Android refuses it."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(archive)
            manifest = _entry(archive, "AndroidManifest.xml", MAX_MANIFEST)
            facts = _manifest(manifest)
            facts["label"] = _label(archive, facts["label"]) or facts["package"]
            facts["has_code"] = "classes.dex" in archive.namelist()
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise Unacceptable("INSTALL_PARSE_FAILED_NOT_APK", f"Failed to parse: {error}") from error
    return facts


def _check_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES or len(set(names)) != len(names):
        raise zipfile.BadZipFile("too many or duplicate entries")
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise Unacceptable("INSTALL_FAILED_INVALID_APK", "Invalid zip entry path")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Unacceptable("INSTALL_FAILED_INSUFFICIENT_STORAGE", "Not enough space to unpack")
    if "AndroidManifest.xml" not in names:
        raise Unacceptable(
            "INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION",
            "Failed to parse base.apk: java.io.FileNotFoundException: AndroidManifest.xml",
        )


def _entry(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """An entry's content. What it declares is not believed: no more than the limit is unpacked."""
    with archive.open(name) as entry:
        content = entry.read(limit + 1)
    if len(content) > limit:
        raise Unacceptable("INSTALL_FAILED_INVALID_APK", f"{name} is too large")
    return content


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        root = AXMLPrinter(content).get_xml_obj()
    except Exception as error:
        # The reader was written for well-formed files; garbage makes it raise anything.
        raise _malformed(f"Corrupt XML binary file: {type(error).__name__}") from error
    if root is None or root.tag != "manifest":
        raise _malformed("No start tag found")
    package = root.get("package") or ""
    if not _PACKAGE.fullmatch(package) or len(package) > 223:
        raise Unacceptable(
            "INSTALL_PARSE_FAILED_BAD_PACKAGE_NAME", f"Invalid manifest package: {package[:80]!r}"
        )
    application = root.find("application")
    if application is None:
        raise Unacceptable("INSTALL_PARSE_FAILED_MANIFEST_EMPTY", "<manifest> has no <application>")
    sdk = root.find("uses-sdk")
    min_sdk = _integer(sdk, "minSdkVersion", 1)
    return {
        "package": package,
        "version_code": _integer(root, "versionCode", 0),
        "version_name": (root.get(_ANDROID + "versionName") or "")[:200],
        "min_sdk": min_sdk,
        "target_sdk": _integer(sdk, "targetSdkVersion", min_sdk),
        "permissions": _permissions(root),
        "application": _class(package, application.get(_ANDROID + "name"))
        or "android.app.Application",
        "label": application.get(_ANDROID + "label") or "",
        "debuggable": _truth(application, "debuggable", otherwise=False),
        "test_only": _truth(application, "testOnly", otherwise=False),
        "code_expected": _truth(application, "hasCode", otherwise=True),
        **_components(package, application),
    }


def _malformed(message: str) -> Unacceptable:
    return Unacceptable("INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION", message)


def _permissions(root: Any) -> list[str]:
    names = [
        element.get(_ANDROID + "name") or ""
        for tag in ("uses-permission", "uses-permission-sdk-23")
        for element in root.findall(tag)[:MAX_COMPONENTS]
        if _integer(element, "maxSdkVersion", 10_000) >= 34
    ]
    return list(dict.fromkeys(name for name in names if _CLASS.fullmatch(name)))


def _components(package: str, application: Any) -> dict[str, Any]:
    found: dict[str, Any] = {kind: [] for kind in _KINDS.values()}
    process = _process(package, application.get(_ANDROID + "process"), package)
    enabled = _truth(application, "enabled", otherwise=True)
    elements = [element for element in application if element.tag in _KINDS]
    if len(elements) > MAX_COMPONENTS:
        raise _malformed("too many components")
    for element in elements:
        name = _class(package, element.get(_ANDROID + "name"))
        if not name:
            raise Unacceptable(
                "INSTALL_PARSE_FAILED_MANIFEST_MALFORMED",
                f"<{element.tag}> does not specify android:name",
            )
        filters = [_filter(each) for each in element.findall("intent-filter")[:1000]]
        mode = _integer(element, "launchMode", 0)
        component = {
            "name": name,
            "process": _process(package, element.get(_ANDROID + "process"), process),
            "exported": _truth(element, "exported", otherwise=bool(filters)),
            "enabled": enabled and _truth(element, "enabled", otherwise=True),
            "permission": element.get(_ANDROID + "permission") or "",
            "launch_mode": _LAUNCH_MODES[mode] if 0 <= mode < len(_LAUNCH_MODES) else "standard",
            "filters": filters,
            "authorities": element.get(_ANDROID + "authorities") or "",
        }
        if element.tag == "activity-alias":
            component["name"] = _class(package, element.get(_ANDROID + "targetActivity")) or name
        found[_KINDS[element.tag]].append(component)
    return found


def _filter(element: Any) -> dict[str, list[str]]:
    def values(tag: str, attribute: str) -> list[str]:
        found = [each.get(_ANDROID + attribute) for each in element.findall(tag)[:1000]]
        return [value for value in found if value]

    return {
        "actions": values("action", "name"),
        "categories": values("category", "name"),
        "schemes": values("data", "scheme"),
        "hosts": values("data", "host"),
        "mime_types": values("data", "mimeType"),
    }


def _class(package: str, name: str | None) -> str:
    if not name or not _CLASS.fullmatch(name):
        return ""
    if name.startswith("."):
        return package + name
    return name if "." in name else f"{package}.{name}"


def _process(package: str, name: str | None, otherwise: str) -> str:
    if not name or not re.fullmatch(r":?[\w.]{1,200}", name):
        return otherwise
    return package + name if name.startswith(":") else name


def _integer(element: Any, attribute: str, otherwise: int) -> int:
    value = None if element is None else element.get(_ANDROID + attribute)
    try:
        return int(value, 0) if value and len(value) < 20 else otherwise
    except ValueError:
        return otherwise


def _truth(element: Any, attribute: str, *, otherwise: bool) -> bool:
    value = element.get(_ANDROID + attribute)
    return otherwise if value is None else value in ("true", "0xFFFFFFFF", "0xffffffff", "1")


def _label(archive: zipfile.ZipFile, label: str) -> str:
    if not label.startswith("@"):
        return label[:200]
    try:
        number = int(label[1:], 16)
        table = ARSCParser(_entry(archive, "resources.arsc", MAX_RESOURCES))
        found = table.get_resolved_res_configs(number, ARSCResTableConfig.default_config())
        return str(found[0][1])[:200]
    except Unacceptable:
        raise
    except Exception:  # noqa: BLE001 - a table that cannot be read costs only the label
        return ""


def main() -> int:
    """Read the APK named on the command line and print what it says."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    logging.disable(logging.CRITICAL)
    answer = sys.stdout
    sys.stdout = io.StringIO()
    try:
        facts = read(Path(sys.argv[1]))
    except Unacceptable as refusal:
        facts = {"failure": refusal.code, "message": str(refusal)}
    except (MemoryError, RecursionError) as error:
        facts = {"failure": "INSTALL_FAILED_INVALID_APK", "message": type(error).__name__}
    answer.write(json.dumps(facts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
