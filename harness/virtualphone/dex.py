"""Dalvik code to Java bytecode: an APK becomes a jar that a Java process can load.

The translation runs in a process of its own with limits, because the code is not ours.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import subprocess
import sys
import tempfile
import threading
import zipfile
from pathlib import Path
from typing import Any

from harness.errors import BadApp
from harness.virtualphone.bridge import encode

RESOURCES = "META-INF/resources.list"
"""Entry of the jar: a line for each resource (number, package:type/name, value)."""

_FORMAT = b"2"
_DEX = re.compile(r"classes\d*\.dex")
_LARGEST = 256 << 20
_SECONDS_A_MEGABYTE = 30
_MEMORY = 6 << 30
_RECURSION = 20_000
_STACK = 512 << 20
_INTERFACE = 0x0200
_JAVA_8 = 52


class DexError(BadApp):
    """The code of the APK could not be translated."""


def convert(apk: Path, cache: Path) -> Path:
    """The jar of this APK's code, made now or earlier; blocks for about a second per 0.15 MB.

    DexError with a sentence when there is no code, or it is broken or too much.
    """
    digest, size = _digest(apk)
    jar = cache / f"{digest}.jar"
    if jar.exists():
        return jar
    cache.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".part", dir=cache)
    os.close(handle)
    part = Path(name)
    try:
        _translate_apart(apk, part, timeout_s=60 + _SECONDS_A_MEGABYTE * size / 1e6)
        part.replace(jar)
    finally:
        part.unlink(missing_ok=True)
    return jar


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The code files, in the order in which Android searches them."""
    code = [entry for entry in archive.infolist() if _DEX.fullmatch(entry.filename)]
    return sorted(code, key=lambda entry: (len(entry.filename), entry.filename))


def _digest(apk: Path) -> tuple[str, int]:
    """A hash of all that goes into the jar, and the bytes of code."""
    digest = hashlib.sha256(_FORMAT)
    try:
        with zipfile.ZipFile(apk) as archive:
            code = _entries(archive)
            size = sum(entry.file_size for entry in code)
            if not code:
                raise DexError("The APK has no classes.dex.")
            if size > _LARGEST:
                raise DexError(f"The APK claims {size:,} bytes of code, more than {_LARGEST:,}.")
            for entry in code:
                digest.update(hashlib.sha256(archive.read(entry)).digest())
            digest.update(_resource_table(archive))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise DexError(f"The APK cannot be read: {error}") from error
    return digest.hexdigest(), size


def _resource_table(archive: zipfile.ZipFile) -> bytes:
    try:
        entry = archive.getinfo("resources.arsc")
    except KeyError:
        return b""
    return archive.read(entry) if entry.file_size <= _LARGEST else b""


def _translate_apart(apk: Path, jar: Path, timeout_s: float) -> None:
    command = [sys.executable, "-m", "harness.virtualphone.dex", str(apk), str(jar)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired:
        raise DexError(f"The code was not translated within {timeout_s:.0f} s.") from None
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise DexError(f"The code cannot be translated: {last[0][:300]}")


def _translate(apk: Path, jar: Path) -> None:
    """Translate in this process; a class that cannot be translated is left out."""
    from enjarify.jvm.optimization import PRETTY  # noqa: PLC0415 - only the child needs it
    from enjarify.main import translate  # noqa: PLC0415

    classes: dict[str, bytes] = {}
    with zipfile.ZipFile(apk) as archive:
        for entry in _entries(archive):
            translate(archive.read(entry), PRETTY, classes, {})
        table = _resource_table(archive)
    if not classes:
        raise DexError("no class could be translated")
    with zipfile.ZipFile(jar, "w") as archive:
        for name, code in classes.items():
            archive.writestr(name, with_interface_version(code))
        if table:
            archive.writestr(RESOURCES, resource_list(table))


def resource_list(table: bytes) -> bytes:
    """The names of a resources.arsc, and its strings, colours and numbers; empty if unreadable."""
    from pyaxmlparser.arscparser import ARSCParser  # noqa: PLC0415 - only the child needs it

    lines = []
    try:
        parser = ARSCParser(table)
        for package in parser.get_packages_names():
            # This fills the parser's tables, which have no other door.
            parser.get_public_resources(package)
            for kind, names in parser.resource_keys[package].items():
                for name, number in names.items():
                    entry = next(iter(parser.resource_values[number].values()))
                    value = _value(parser, kind, entry)
                    lines.append(encode([str(number), f"{package}:{kind}/{name}", value]))
    except Exception:  # noqa: BLE001 - a hostile table may break the parser anywhere
        return b""
    return b"".join(lines)


def _value(parser: Any, kind: str, entry: Any) -> str | None:
    """The value of a simple resource as text."""
    read = {
        "string": parser.get_resource_string,
        "color": parser.get_resource_color,
        "bool": parser.get_resource_bool,
        "integer": parser.get_resource_integer,
    }.get(kind)
    if read is None or entry.is_complex():
        return None
    value = read(entry)
    return str(value[1]) if len(value) > 1 else None


def with_interface_version(code: bytes) -> bytes:
    """The class file, as Java 8's when it is an interface: only those may have default methods."""
    if len(code) < 12 or not _flags(code) & _INTERFACE:
        return code
    return code[:6] + struct.pack(">H", _JAVA_8) + code[8:]


def _flags(code: bytes) -> int:
    """The access flags, which follow the pool of constants."""
    sizes = {3: 5, 4: 5, 5: 9, 6: 9, 7: 3, 8: 3, 9: 5, 10: 5, 11: 5, 12: 5, 15: 4, 16: 3, 18: 5}
    count = struct.unpack_from(">H", code, 8)[0]
    at, index = 10, 1
    while index < count:
        tag = code[at]
        at += 3 + struct.unpack_from(">H", code, at + 1)[0] if tag == 1 else sizes[tag]
        index += 2 if tag in {5, 6} else 1
    flags: int = struct.unpack_from(">H", code, at)[0]
    return flags


def _main(apk: str, jar: str) -> int:
    import resource  # noqa: PLC0415 - not on every system that may import this module

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.setrecursionlimit(_RECURSION)
    threading.stack_size(_STACK)
    failed: list[str] = []

    def work() -> None:
        try:
            _translate(Path(apk), Path(jar))
        except Exception as error:  # noqa: BLE001 - whatever breaks is the APK's fault
            failed.append(f"{type(error).__name__}: {error}")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    for line in failed:
        sys.stderr.write(line.replace("\n", " ") + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
