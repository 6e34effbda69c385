"""Runs on disk: what a crash leaves is read, and what was changed or is no run is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness import versions
from harness.config import PROCEDURES
from harness.errors import BadRecording, ExitCode, LabError, UsageError
from harness.model.app import App
from harness.model.evidence import Note, Phase
from harness.model.identity import Identity
from harness.model.recording import FORMAT_VERSION, Device, Provenance
from harness.store import runs
from harness.store.recorder import Recorder

APP = App(
    path=Path("app.apk"),
    package="cn.example.app",
    label="样例",
    version_name="1.0",
    version_code=1,
    sha256="0" * 64,
    min_sdk=21,
    target_sdk=33,
    main_activity="cn.example.app.MainActivity",
)
DEVICE = Device(
    name="desk-1",
    serial="0A1B2C",
    manufacturer="Example",
    model="One",
    android="14",
    sdk=34,
    build="example/one",
    abi="arm64-v8a",
    rooted=True,
    virtual=False,
)
NOW = datetime(2025, 3, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run with two notes and a blob, closed."""
    folder = runs.new_folder(tmp_path, APP.package, "desk-1", NOW)
    runs.write_provenance(folder, provenance(folder))
    run = Recorder(folder)
    run.begin(Phase.BEFORE_CONSENT, "launched")
    run.record(Note(text="一"))
    run.record(Note(text="line\u2028separator, next\x85line"))
    run.keep(b"a body", "text/plain")
    run.close()
    runs.close(folder)
    return folder


def provenance(folder: Path) -> Provenance:
    return Provenance(
        run=folder.name,
        began=NOW.isoformat(),
        app=APP,
        device=DEVICE,
        procedure=PROCEDURES["quick"],
        tools=versions.of_tools(),
        identity=Identity(),
    )


def timeline(folder: Path) -> Path:
    return folder / runs.TIMELINE


# Reading


def test_what_was_recorded_is_read_back(folder: Path) -> None:
    recording = runs.load(folder)

    assert recording.provenance == provenance(folder)
    assert [note.text for note in recording.timeline.of(Note)] == [
        "一",
        "line\u2028separator, next\x85line",
    ]
    assert recording.timeline.reached(Phase.BEFORE_CONSENT)
    assert recording.ended


def test_a_run_that_was_never_closed_is_read_as_cut_short(folder: Path) -> None:
    (folder / runs.MANIFEST).unlink()

    recording = runs.load(folder)
    assert not recording.ended
    assert len(recording.timeline) == 3


@pytest.mark.parametrize("cut", [1, 2, 20, 60])
def test_a_last_line_that_a_crash_cut_is_left_out(folder: Path, cut: int) -> None:
    content = timeline(folder).read_bytes()
    timeline(folder).write_bytes(content[:-cut])

    # With only its line end missing, the line itself is whole.
    assert len(runs.load(folder).timeline) == (3 if cut == 1 else 2)


def test_a_cut_inside_a_chinese_sign_is_a_cut_like_any_other(folder: Path) -> None:
    content = timeline(folder).read_bytes()
    timeline(folder).write_bytes(content[: content.index("一".encode()) + 1])

    assert len(runs.load(folder).timeline) == 1


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("damage", ["{}", "", '{"kind": "no such kind"}', "[" * 10_000, "\0"])
def test_a_damaged_line_is_named(folder: Path, number: int, damage: str) -> None:
    lines = timeline(folder).read_text(encoding="utf-8").split("\n")
    lines[number - 1] = damage
    timeline(folder).write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(BadRecording, match=f"line {number} of timeline.jsonl is damaged"):
        runs.load(folder)


@pytest.mark.parametrize("version", [FORMAT_VERSION + 1, 0, None, "1", [1]])
def test_another_format_is_refused_with_both_versions(folder: Path, version: object) -> None:
    facts = json.loads((folder / runs.PROVENANCE).read_text(encoding="utf-8"))
    facts["format_version"] = version
    (folder / runs.PROVENANCE).write_text(json.dumps(facts), encoding="utf-8")

    with pytest.raises(BadRecording, match=f"this harness reads {FORMAT_VERSION}") as refusal:
        runs.load(folder)
    assert str(version) in refusal.value.sentence
    assert refusal.value.tip


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000, '{"format_version": 1}'])
def test_a_damaged_provenance_is_named_in_one_line(folder: Path, text: str) -> None:
    (folder / runs.PROVENANCE).write_text(text, encoding="utf-8")

    with pytest.raises(BadRecording, match=r"run\.json") as refusal:
        runs.load(folder)
    assert "\n" not in refusal.value.sentence


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda _: None])
def test_what_is_no_recording_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "photos")

    with pytest.raises(BadRecording, match="is no recording") as refusal:
        runs.load(tmp_path / "photos")
    assert refusal.value.exit_code is ExitCode.USAGE


# Verifying


def test_an_untouched_run_is_verified(folder: Path) -> None:
    runs.verify(folder)


def test_reports_written_later_change_nothing(folder: Path) -> None:
    (folder / "report.html").write_text("<p>", encoding="utf-8")

    runs.verify(folder)


@pytest.mark.parametrize("name", [runs.TIMELINE, runs.PROVENANCE])
def test_a_changed_file_is_named(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content.replace(b"desk-1", b"desk-2").replace(b"e1", b"e7"))

    with pytest.raises(BadRecording, match=f"{name} is gone or was changed"):
        runs.verify(folder)


def test_a_changed_blob_of_the_same_size_is_named(folder: Path) -> None:
    (blob,) = (path for path in (folder / "blobs").rglob("*") if path.is_file())
    blob.write_bytes(b"A BODY")

    with pytest.raises(BadRecording, match=f"{blob.name} is gone or was changed"):
        runs.verify(folder)


def test_a_removed_blob_is_named(folder: Path) -> None:
    (blob,) = (path for path in (folder / "blobs").rglob("*") if path.is_file())
    blob.unlink()

    with pytest.raises(BadRecording, match=f"{blob.name} is gone or was changed"):
        runs.verify(folder)


def test_an_added_blob_is_named(folder: Path) -> None:
    (folder / "blobs" / "planted").write_bytes(b"x")

    with pytest.raises(BadRecording, match="blobs/planted was added"):
        runs.verify(folder)


@pytest.mark.parametrize("text", [None, "", "[]", "[[1, 2]]", '{"run.json": "x"}', "[" * 100_000])
def test_a_missing_or_damaged_manifest_is_no_crash(folder: Path, text: str | None) -> None:
    (folder / runs.MANIFEST).unlink()
    if text is not None:
        (folder / runs.MANIFEST).write_text(text, encoding="utf-8")

    with pytest.raises(BadRecording, match="no manifest that can be read"):
        runs.verify(folder)


def test_a_folder_that_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "unplugged"

    with pytest.raises(LabError, match=r"manifest\.json: cannot be written"):
        runs.close(gone)
    with pytest.raises(LabError, match=r"run\.json: cannot be written"):
        runs.write_provenance(gone, provenance(gone))


# Folders


def test_two_runs_in_one_second_get_two_folders(tmp_path: Path) -> None:
    folders = [runs.new_folder(tmp_path, APP.package, "desk-1", NOW).name for _ in range(3)]

    assert folders[0] == "20250301-083000-cn.example.app-desk-1"
    assert folders[1:] == [f"{folders[0]}-2", f"{folders[0]}-3"]


def test_a_folder_s_name_cannot_leave_the_place_of_runs(tmp_path: Path) -> None:
    folder = runs.new_folder(tmp_path, "../../etc/x", "a/b" * 100, NOW)

    assert folder.parent == tmp_path
    assert len(folder.name) < 150


def test_a_place_that_is_no_folder_is_a_mistake_of_the_person(tmp_path: Path) -> None:
    (tmp_path / "runs").touch()

    with pytest.raises(UsageError, match="no run can be kept there"):
        runs.new_folder(tmp_path / "runs", APP.package, "desk-1", NOW)
