"""Reads an APK file; the only place that knows the APK parser.

The file is hostile: it may be anything, of any size, and lie about itself. Nothing is extracted to
disk, and no entry is read beyond a limit.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

from pyaxmlparser import APK

from harness.errors import BadApp
from harness.model.app import App

LARGEST_FILE = 4 * 1024**3
"""Bytes of an APK; no store takes a larger one."""
LARGEST_MANIFEST = 16 * 1024 * 1024
LARGEST_TABLE = 128 * 1024 * 1024
"""Bytes of resources.arsc."""
LARGEST_CONTENT = 16 * 1024**3
"""Bytes of all entries together, unpacked."""
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+")
"""What Android accepts as a package name; it goes into shell commands and folder names."""
WORST_RATIO = 300
"""Unpacked to packed bytes of the whole file; deflate's own limit is 1032, real packages stay under
ten."""
MOST_ENTRIES = 200_000
LONGEST_TEXT = 200
"""Characters kept of a text that the app chose, such as its label."""
MOST_NAMES = 2_000
"""Permissions and processes kept of one manifest."""
_NAME = re.compile(r"[\w.$:-]{1,255}")
"""A class, process or permission that a phone could know."""


def read_app(path: Path) -> App:
    """Describe the APK at `path`. BadApp says in one sentence why it is none."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise BadApp(f"{path}: cannot be read ({error.strerror})") from error
    if not stat.S_ISREG(mode):
        raise BadApp(f"{path}: is no file", tip="Give the path of an .apk file.")
    size = path.stat().st_size
    if size == 0:
        raise BadApp(f"{path}: the file is empty")
    if size > LARGEST_FILE:
        raise BadApp(f"{path}: larger than {LARGEST_FILE // 1024**3} GiB")
    try:
        with zipfile.ZipFile(path) as package:
            _check_entries(path, package)
            small = _manifest_only(path, package)
    except zipfile.BadZipFile as error:
        raise BadApp(
            f"{path}: is no APK, or is cut short ({error})",
            tip="Download it again, and compare its size or hash with the source.",
        ) from error
    except BadApp:
        raise
    except Exception as error:  # hostile bytes bring up more than zipfile documents: zlib, struct
        raise BadApp(f"{path}: cannot be unpacked ({error})") from error
    return _describe(path, small)


def _check_entries(path: Path, package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES:
        raise BadApp(f"{path}: holds {len(entries)} entries, more than a package manager accepts")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_CONTENT or unpacked > WORST_RATIO * max(path.stat().st_size, 1024**2):
        raise BadApp(
            f"{path}: would unpack to {unpacked / 1024**2:.0f} MiB; this looks like a zip bomb"
        )
    for entry in entries:
        parts = PurePosixPath(entry.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts:
            raise BadApp(f"{path}: the entry {entry.filename!r} points outside the package")
    names = {entry.filename for entry in entries}
    if len(names) < len(entries):
        raise BadApp(f"{path}: holds two entries of one name, which no phone installs")
    if "AndroidManifest.xml" not in names:
        raise BadApp(f"{path}: is a zip file, but no APK: it has no AndroidManifest.xml")
    if "classes.dex" not in names:
        raise BadApp(
            f"{path}: has no classes.dex, so no code to run",
            tip="For a split app, give the base APK.",
        )


def _manifest_only(path: Path, package: zipfile.ZipFile) -> bytes:
    """Give a package with nothing but manifest and resource table, for the parser."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as small:
        for name, limit in (
            ("AndroidManifest.xml", LARGEST_MANIFEST),
            ("resources.arsc", LARGEST_TABLE),
        ):
            with contextlib.suppress(KeyError):
                small.writestr(name, _bounded(path, package, name, limit))
    return copy.getvalue()


def _bounded(path: Path, package: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with package.open(name) as entry:
        content = entry.read(limit + 1)
    if len(content) > limit:
        raise BadApp(f"{path}: {name} is larger than {limit // 1024**2} MiB")
    return content


def _describe(path: Path, small: bytes) -> App:
    logging.getLogger("pyaxmlparser").setLevel(logging.CRITICAL)
    try:
        apk = APK(small, raw=True)
        package = str(apk.package)
        described = App(
            path=path.absolute(),
            package=package,
            label=_label(apk) or package,
            version_name=str(apk.version_name or "")[:LONGEST_TEXT],
            version_code=int(apk.version_code or 0),
            sha256=_sha256(path),
            signer_sha256=_signer(path),
            min_sdk=int(apk.get_min_sdk_version() or 1),
            target_sdk=int(apk.get_target_sdk_version() or apk.get_min_sdk_version() or 1),
            main_activity=_main_activity(apk, package),
            permissions=tuple(sorted(set(_names(apk.get_permissions())))),
            processes=_processes(apk, package),
        )
    except Exception as error:  # a parser fed with hostile bytes may raise anything
        raise BadApp(f"{path}: its AndroidManifest.xml cannot be read ({error})") from error
    if not _PACKAGE.fullmatch(package):
        raise BadApp(f"{path}: its AndroidManifest.xml names no valid package ({package[:80]!r})")
    return described


def _label(apk: APK) -> str:
    """The app's name; empty when its resource table is one that the parser cannot read."""
    with contextlib.suppress(Exception):  # obfuscated tables are common, and phones read them
        return str(apk.application or "").strip()[:LONGEST_TEXT]
    return ""


def _main_activity(apk: APK, package: str) -> str | None:
    """The first class of the manifest that a launcher shows; the parser gives them unordered."""
    launchable = apk.get_main_activities()
    for tag in ("activity", "activity-alias"):
        for name in _names(apk.get_all_attribute_value(tag, "name", format_value=False)):
            if name in launchable:
                short = name.startswith(".") or "." not in name
                return f"{package}.{name.removeprefix('.')}" if short else name
    return None


def _processes(apk: APK, package: str) -> tuple[str, ...]:
    found = [package]
    for tag in ("application", "activity", "service", "receiver", "provider"):
        for name in _names(apk.get_all_attribute_value(tag, "process", format_value=False)):
            full = f"{package}{name}" if name.startswith(":") else name
            if full not in found:
                found.append(full)
    return tuple(found)


def _names(values: Iterable[object]) -> Iterator[str]:
    """Those that are names at all, and no more of them than an honest manifest has."""
    return (str(value) for value in islice(values, MOST_NAMES) if _NAME.fullmatch(str(value)))


def _signer(path: Path) -> str | None:
    """SHA-256 of the first signing certificate; the phone itself verifies the signature."""
    with contextlib.suppress(Exception):  # the signing block is hostile too
        apk = APK(str(path), skip_analysis=True)
        certificates = (*apk.get_certificates_der_v3(), *apk.get_certificates_der_v2())
        if certificates:
            return hashlib.sha256(certificates[0]).hexdigest()
        for name in apk.get_signature_names():
            return hashlib.sha256(apk.get_certificate_der(name)).hexdigest()
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
