"""Reading packages: calibration apps as they are, and files that no phone could run."""

from __future__ import annotations

import hashlib
import io
import os
import re
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.apps import apk
from harness.apps.apk import read_app
from harness.calibration import FOLDER, NAMES, apk_path
from harness.errors import BadApp, ExitCode

SIGNER = "9eb0837ab08932338aa49a3e67a5194d88a0f3974a0d7fcaf1a863323351fc64"
SAMPLE = apk_path("earlyreader").read_bytes()
with zipfile.ZipFile(io.BytesIO(SAMPLE)) as _package:
    MANIFEST, CODE = _package.read("AndroidManifest.xml"), _package.read("classes.dex")
PERMISSION = "android.permission."


def package(folder: Path, *entries: tuple[str, bytes]) -> Path:
    """A package with these entries, packed."""
    path = folder / "app.apk"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    """The one sentence that says why the file is no app, without its path."""
    began = time.monotonic()
    with pytest.raises(BadApp) as error:
        read_app(path)

    assert time.monotonic() - began < 2
    assert error.value.exit_code is ExitCode.USAGE
    assert error.value.sentence.startswith(f"{path}: ")
    assert "\n" not in error.value.sentence
    return error.value.sentence.removeprefix(f"{path}: ")


# What is right


@pytest.mark.parametrize("name", NAMES)
def test_a_calibration_app_is_described_as_its_manifest_says(name: str) -> None:
    app = read_app(apk_path(name))
    source = (FOLDER / name / "AndroidManifest.xml").read_text(encoding="utf-8")

    assert app.package == f"cn.example.calibration.{name}"
    assert app.main_activity == f"{app.package}.MainActivity"
    assert app.label == said(source, "android:label")
    assert app.version_name == said(source, "android:versionName")
    assert app.version_code == int(said(source, "android:versionCode"))
    assert app.min_sdk == 21
    assert app.target_sdk == int(said(source, "android:targetSdkVersion"))
    assert set(app.permissions) == set(
        re.findall(r'<uses-permission\s+android:name="([^"]+)"', source)
    )
    assert app.sha256 == hashlib.sha256(apk_path(name).read_bytes()).hexdigest()
    assert app.path == apk_path(name).absolute()


def said(manifest: str, attribute: str) -> str:
    found = re.search(rf'\b{attribute}="([^"]*)"', manifest)
    assert found
    return found.group(1)


@pytest.mark.parametrize("name", NAMES)
def test_the_signer_is_the_calibration_key(name: str) -> None:
    assert read_app(apk_path(name)).signer_sha256 == SIGNER


def test_processes_of_components_are_listed_after_the_main_one() -> None:
    app = read_app(apk_path("backgroundreader"))

    assert app.processes == (app.package, f"{app.package}:push")


def test_permissions_come_sorted_and_once() -> None:
    app = read_app(apk_path("noprompt"))

    assert app.permissions == (
        f"{PERMISSION}ACCESS_FINE_LOCATION",
        f"{PERMISSION}ACCESS_WIFI_STATE",
        f"{PERMISSION}INTERNET",
        f"{PERMISSION}READ_PHONE_STATE",
    )


def test_a_package_without_signature_has_no_signer(tmp_path: Path) -> None:
    path = package(tmp_path, ("AndroidManifest.xml", MANIFEST), ("classes.dex", CODE))

    assert read_app(path).signer_sha256 is None


def test_a_resource_table_that_cannot_be_read_costs_no_more_than_the_label(tmp_path: Path) -> None:
    path = package(
        tmp_path,
        ("AndroidManifest.xml", MANIFEST),
        ("classes.dex", CODE),
        ("resources.arsc", b"\x02\x00\x0c\x00" + b"\xff" * 400),
    )

    assert read_app(path).package == "cn.example.calibration.earlyreader"


def test_a_path_with_blanks_and_chinese_signs_is_read(tmp_path: Path) -> None:
    path = tmp_path / "我的 应用 [1].apk"
    path.write_bytes(SAMPLE)

    assert read_app(path).label == "校准样例：抢读"


# What is wrong


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.apk"
    path.touch()

    assert refusal(path) == "the file is empty"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.apk") == "cannot be read (No such file or directory)"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "is no file"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.apk"
    os.mkfifo(path)

    assert refusal(path) == "is no file"


def test_a_file_that_is_no_zip(tmp_path: Path) -> None:
    path = tmp_path / "picture.apk"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 4000)

    assert refusal(path).startswith("is no APK, or is cut short (")


@pytest.mark.parametrize("kept", [0.02, 0.5, 0.99])
def test_a_download_that_was_cut(kept: float, tmp_path: Path) -> None:
    path = tmp_path / "half.apk"
    path.write_bytes(SAMPLE[: int(len(SAMPLE) * kept)])

    assert refusal(path).startswith("is no APK, or is cut short (")


def test_a_zip_without_manifest(tmp_path: Path) -> None:
    path = package(tmp_path, ("classes.dex", CODE))

    assert refusal(path) == "is a zip file, but no APK: it has no AndroidManifest.xml"


def test_a_package_without_code(tmp_path: Path) -> None:
    path = package(tmp_path, ("AndroidManifest.xml", MANIFEST))

    assert refusal(path) == "has no classes.dex, so no code to run"


def test_a_package_with_two_manifests(tmp_path: Path) -> None:
    entries = [("AndroidManifest.xml", MANIFEST), ("classes.dex", CODE)]
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = package(tmp_path, *entries, ("AndroidManifest.xml", b"the other"))

    assert refusal(path) == "holds two entries of one name, which no phone installs"


@pytest.mark.parametrize(
    "manifest",
    [b"", b"\0" * 64, b"<manifest package='a.b'/>", MANIFEST[:200], MANIFEST[:8] + b"\xff" * 500],
    ids=["empty", "zeros", "text", "cut", "garbage"],
)
def test_a_manifest_that_makes_no_sense(manifest: bytes, tmp_path: Path) -> None:
    path = package(tmp_path, ("AndroidManifest.xml", manifest), ("classes.dex", CODE))

    assert refusal(path).startswith("its AndroidManifest.xml ")


@pytest.mark.parametrize("name", ["cn.example; reboot", "../../../etc/cron", "$(id).example.app"])
def test_a_package_name_that_would_be_a_command_or_a_path(name: str, tmp_path: Path) -> None:
    before = "cn.example.calibration.earlyreader".encode("utf-16-le")
    after = name.ljust(34, "x")[:34].encode("utf-16-le")
    assert before in MANIFEST
    manifest = MANIFEST.replace(before, after)
    path = package(tmp_path, ("AndroidManifest.xml", manifest), ("classes.dex", CODE))

    assert refusal(path).startswith("its AndroidManifest.xml names no valid package (")


@pytest.mark.parametrize(
    "name", ["../../evil.so", "/etc/passwd", "lib/../../x", "..\\..\\evil.dll"]
)
def test_an_entry_that_points_outside(name: str, tmp_path: Path) -> None:
    entries = [("AndroidManifest.xml", MANIFEST), ("classes.dex", CODE)]

    assert refusal(package(tmp_path, *entries, (name, b"x"))).endswith("points outside the package")


def test_a_zip_bomb_of_a_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "bomb.apk"
    block = b"\0" * 1024**2
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("AndroidManifest.xml", MANIFEST)
        file.writestr("classes.dex", CODE)
        with file.open("assets/bomb", "w") as entry:
            for _ in range(16):
                entry.write(block)
    declare(path, "assets/bomb", 1024**3)

    assert refusal(path) == "would unpack to 1024 MiB; this looks like a zip bomb"


def declare(path: Path, name: str, size: int) -> None:
    """Let the central directory say another unpacked size of an entry."""
    content = bytearray(path.read_bytes())
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
    content[place + 24 : place + 28] = size.to_bytes(4, "little")
    path.write_bytes(content)


def test_a_manifest_that_is_longer_than_it_says_is_read_no_further(tmp_path: Path) -> None:
    path = package(tmp_path, ("AndroidManifest.xml", b"\0" * (64 * 1024**2)), ("classes.dex", CODE))

    assert refusal(path) == f"AndroidManifest.xml is larger than {apk.LARGEST_MANIFEST >> 20} MiB"


def test_more_entries_than_a_package_manager_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apk, "MOST_ENTRIES", 50)
    path = package(tmp_path, *((f"res/{number}", b"") for number in range(60)))

    assert refusal(path) == "holds 60 entries, more than a package manager accepts"


def test_an_encrypted_entry(tmp_path: Path) -> None:
    path = package(tmp_path, ("AndroidManifest.xml", MANIFEST), ("classes.dex", CODE))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    assert refusal(path).startswith("cannot be unpacked (")


unhurried = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@unhurried
@given(content=st.binary(min_size=1, max_size=2000))
def test_random_bytes_are_no_app(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "random.apk"
    path.write_bytes(content)

    assert refusal(path)


changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8)


@unhurried
@given(changed=changes, end=st.booleans())
def test_a_changed_package_is_read_or_refused_and_nothing_else(
    changed: list[tuple[float, int]], end: bool, tmp_path: Path
) -> None:
    path = package(tmp_path, ("AndroidManifest.xml", MANIFEST), ("classes.dex", b"dex"))
    content = bytearray(path.read_bytes())
    for place, value in changed:
        # The end holds the directory, where a change does most.
        reach = min(300, len(content)) if end else len(content)
        content[len(content) - reach + int(place * reach)] = value
    path.write_bytes(content)
    with suppress(BadApp):
        assert read_app(path).package


@unhurried
@given(changed=changes)
def test_a_changed_manifest_is_read_or_refused_and_nothing_else(
    changed: list[tuple[float, int]], tmp_path: Path
) -> None:
    manifest = bytearray(MANIFEST)
    for place, value in changed:
        manifest[int(place * len(manifest))] = value
    path = package(tmp_path, ("AndroidManifest.xml", bytes(manifest)), ("classes.dex", CODE))
    with suppress(BadApp):
        app = read_app(path)
        assert len(app.label) <= apk.LONGEST_TEXT
        assert apk._PACKAGE.fullmatch(app.package)
