"""The committed APK files are what a phone expects of an installable package."""

from __future__ import annotations

import base64
import hashlib
import struct
import zipfile
from pathlib import Path

import pytest
from enjarify.jvm.optimization import Options
from enjarify.main import translate

from harness.apps.apk import read_app
from harness.calibration import FOLDER, CalibrationApp, apps

each_app = pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
LOCAL_HEADER = struct.Struct("<4s5H3I2H")


def code(app: CalibrationApp) -> bytes:
    with zipfile.ZipFile(app.apk) as package:
        return package.read("classes.dex")


@each_app
def test_manifest_describes_an_app_that_can_be_launched(app: CalibrationApp) -> None:
    described = read_app(app.apk)

    assert described.package == app.truth.package == f"cn.example.calibration.{app.name}"
    assert described.label.startswith("校准样例：")
    assert described.main_activity == f"{described.package}.MainActivity"
    assert described.min_sdk == 21
    assert described.target_sdk in {28, 33}


@each_app
def test_signer_is_the_published_key(app: CalibrationApp) -> None:
    lines = (FOLDER / "signing" / "calibration.x509.pem").read_text(encoding="ascii").splitlines()
    certificate = base64.b64decode("".join(lines[1:-1]))

    assert read_app(app.apk).signer_sha256 == hashlib.sha256(certificate).hexdigest()


@each_app
def test_android_5_finds_a_signature_of_its_scheme(app: CalibrationApp) -> None:
    with zipfile.ZipFile(app.apk) as package:
        assert "META-INF/CALIBRAT.RSA" in package.namelist()


@each_app
def test_entries_are_dated_alike_and_code_is_aligned(app: CalibrationApp) -> None:
    content = app.apk.read_bytes()
    with zipfile.ZipFile(app.apk) as package:
        entry = package.getinfo("classes.dex")
        dates = {info.date_time for info in package.infolist()}
    header = LOCAL_HEADER.unpack_from(content, entry.header_offset)
    begin = entry.header_offset + LOCAL_HEADER.size + header[-2] + header[-1]

    assert len(dates) == 1
    assert entry.compress_type == zipfile.ZIP_STORED
    assert begin % 4 == 0


@each_app
def test_code_is_dex_035_which_android_5_runs(app: CalibrationApp) -> None:
    assert code(app)[:8] == b"dex\n035\0"


@each_app
def test_code_translates_to_java_without_errors(app: CalibrationApp) -> None:
    classes: dict[str, bytes] = {}
    errors: dict[str, str] = {}

    translate(code(app), Options(), classes, errors)

    assert errors == {}
    assert f"{app.truth.package.replace('.', '/')}/MainActivity.class" in classes


@pytest.mark.parametrize("source", sorted((FOLDER / "kit").glob("*.smali")), ids=lambda p: p.stem)
def test_kit_reads_nothing_so_that_stacks_name_the_reader(source: Path) -> None:
    text = source.read_text(encoding="utf-8")

    for reader in ("Telephony", "Settings$", "PackageManager", "/wifi/", "/location/", "Clipboard"):
        assert reader not in text
