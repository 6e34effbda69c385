from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

import harness
from harness.virtualphone.dex import DexError, convert, with_interface_version

APK = Path(harness.__file__).parent / "calibration" / "earlyreader" / "earlyreader.apk"


def _zip(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("_", "."), content)
    return path


def test_an_apk_becomes_a_jar_of_its_classes_once(tmp_path: Path) -> None:
    jar = convert(APK, tmp_path)
    made = jar.stat().st_mtime_ns

    assert any(name.endswith("/MainActivity.class") for name in zipfile.ZipFile(jar).namelist())
    assert convert(APK, tmp_path) == jar
    assert jar.stat().st_mtime_ns == made
    assert list(tmp_path.iterdir()) == [jar]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no zip at all", "cannot be read"),
        (None, "no classes.dex"),
    ],
)
def test_what_is_no_apk_is_refused(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "a.apk"
    if content is None:
        _zip(path, other_txt=b"")
    else:
        path.write_bytes(content)

    with pytest.raises(DexError, match=sentence):
        convert(path, tmp_path / "cache")


@pytest.mark.parametrize("code", [b"", b"dex\n035\0" + b"\xff" * 200, b"\0" * 2_000])
def test_broken_code_is_refused_and_leaves_nothing(tmp_path: Path, code: bytes) -> None:
    apk = _zip(tmp_path / "a.apk", classes_dex=code)

    with pytest.raises(DexError, match="cannot be translated"):
        convert(apk, tmp_path / "cache")

    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(("flags", "version"), [(0x0600, 52), (0x0021, 49)])
def test_only_interfaces_get_the_version_of_java_8(flags: int, version: int) -> None:
    code = struct.pack(">IHHHH", 0xCAFEBABE, 0, 49, 1, flags) + b"\0" * 12

    assert struct.unpack_from(">H", with_interface_version(code), 6)[0] == version
