"""The command line: a wrong request gets one sentence and its exit code, a right one its answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness import cli, versions
from harness.apps.apk import read_app
from harness.calibration import apk_path
from harness.config import PROCEDURES
from harness.devices.adb import AdbServer
from harness.errors import ExitCode
from harness.model.evidence import Note, Phase, ProbeBegan
from harness.model.identity import Identity
from harness.model.recording import Device, Provenance
from harness.store import runs
from harness.store.recorder import Recorder

APK = str(apk_path("earlyreader"))
COMMANDS = ["run", "demo", "judge", "report", "verify", "phones", "doctor", "screen", "hooks"]
COMMANDS += ["hooks list", "hooks check", "match", "export"]

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@dataclass(frozen=True)
class Answer:
    """What one command came to."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything, without the frames around it."""
        return " ".join((self.out + self.err).replace("│", " ").split())


Harness = Callable[..., Answer]


@pytest.fixture
def harness(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Harness:
    """Run the command line in an empty folder, with a state of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HARNESS_STATE", str(tmp_path / "state"))

    def run(*words: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["harness", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
        seen = capsys.readouterr()
        code = end.value.code
        return Answer(code if isinstance(code, int) else int(code is not None), seen.out, seen.err)

    return run


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A closed run in which nothing much was seen."""
    folder = runs.new_folder(tmp_path, "cn.example.app", "desk-1", datetime(2025, 3, 1, tzinfo=UTC))
    provenance = Provenance(
        run=folder.name,
        began="2025-03-01T08:30:00+08:00",
        app=read_app(Path(APK)),
        device=Device(
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
        ),
        procedure=PROCEDURES["quick"],
        tools=versions.of_tools(),
        identity=Identity(),
    )
    runs.write_provenance(folder, provenance)
    run = Recorder(folder)
    run.record(ProbeBegan(probe="api_calls"))
    run.begin(Phase.BEFORE_CONSENT, "launched")
    run.record(Note(text="[/bold] is no markup, and \x1b[31m is no colour"))
    run.complete()
    run.close()
    runs.close(folder)
    return folder


# Asked wrongly

WRONG = {
    "a file that is not there": (("run", "absent.apk"), "absent.apk: cannot be read"),
    "a file that is no app": (("run", "text.apk"), "text.apk: is no APK"),
    "a folder": (("run", "."), ".: is no file"),
    "one good file, one bad": (("run", APK, "absent.apk"), "absent.apk: cannot be read"),
    "no file": (("run",), "Missing argument"),
    "no jobs": (("run", APK, "--jobs", "0"), "--jobs"),
    "negative jobs": (("run", APK, "--jobs", "-3"), "--jobs"),
    "jobs in words": (("run", APK, "--jobs", "many"), "--jobs"),
    "an unknown procedure": (("run", APK, "--procedure", "slow"), "'standard', 'quick'"),
    "an unknown phone": (("run", APK, "--phone", "pixel"), "there is no phone 'pixel'"),
    "an unknown label": (("phones", "--phone", "label:blue"), "there is no phone 'label:blue'"),
    "no lab file": (("phones", "--devices", "lab.yaml"), "lab.yaml: cannot be read"),
    "a malformed lab": (("run", APK, "--devices", "bad.yaml"), "bad.yaml:1: virtual: must be"),
    "a malformed lab for doctor": (("doctor", "--devices", "bad.yaml"), "bad.yaml:1: virtual:"),
    "no recording to judge": (("judge", "."), ".: is no recording"),
    "no recording to report": (("report", "text.apk"), "text.apk: is no recording"),
    "no recording to verify": (("verify", "absent"), "absent: has no manifest"),
    "no tree": (("screen", "absent.xml"), "absent.xml: cannot be read"),
    "a file that holds no tree": (("screen", "text.apk"), "text.apk: the tree is broken"),
    "a screen of no size": (("screen", "text.apk", "--size", "big"), "--size big: is no size"),
    "an unknown command": (("jugde", "."), "No such command 'jugde'"),
    "an unknown hooks command": (("hooks", "add"), "No such command 'add'"),
    "an unknown option": (("run", APK, "--fast"), "--fast"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_wrong_request_gets_a_sentence_and_exit_code_2(
    harness: Harness, tmp_path: Path, mistake: str
) -> None:
    (tmp_path / "text.apk").write_text("text", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("virtual: several", encoding="utf-8")
    words, sentence = WRONG[mistake]

    answer = harness(*words)
    assert answer.code == ExitCode.USAGE
    assert sentence in answer.said
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert not (tmp_path / "runs").exists()


def test_a_state_folder_that_cannot_be_made_is_named(
    harness: Harness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("HARNESS_STATE", str(tmp_path / "file"))

    answer = harness("phones")
    assert answer.code == ExitCode.USAGE
    assert "Set HARNESS_STATE" in answer.said


@pytest.fixture
def private_adb() -> Iterator[None]:
    """An adb server of our own, where a lab of real phones would use the person's."""
    server = AdbServer.start_private()
    yield
    server.stop()


@pytest.mark.usefixtures("private_adb")
def test_a_phone_that_is_not_there_is_a_fault_of_the_lab_not_of_the_request(
    harness: Harness, tmp_path: Path
) -> None:
    lab = tmp_path / "devices.yaml"
    lab.write_text("phones:\n  - {name: shelf-1, connect: '127.0.0.1:1'}\n", encoding="utf-8")

    answer = harness("doctor")
    assert answer.code == ExitCode.LAB_FAULT
    assert "phone shelf-1" in answer.said


def test_a_damaged_recording_is_named(harness: Harness, recording: Path) -> None:
    timeline = recording / runs.TIMELINE
    timeline.write_text("damaged\n" + timeline.read_text(encoding="utf-8"), encoding="utf-8")

    answer = harness("judge", str(recording))
    assert answer.code == ExitCode.USAGE
    assert "line 1 of timeline.jsonl is damaged" in answer.said


# Asked rightly


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(harness: Harness, command: str) -> None:
    answer = harness(*command.split(), "--help")

    assert answer.code == ExitCode.MET
    assert f"Usage: harness {command}".rstrip() in answer.out
    assert answer.err == ""


def test_the_help_names_the_exit_codes(harness: Harness) -> None:
    assert "4 lab fault" in harness("--help").said


def test_the_version_is_told(harness: Harness) -> None:
    assert harness("--version").out == f"harness {versions.of_tools()['harness']}\n"


def test_hooks_are_listed_for_people_and_for_programs(harness: Harness) -> None:
    for_people = harness("hooks", "list")
    for_programs = json.loads(harness("hooks", "list", "--json").out)

    assert for_people.code == ExitCode.MET
    assert f"{len(for_programs)} entries" in for_people.out
    assert {"api", "class", "method", "why"} <= set(for_programs[0])


def test_phones_of_a_fresh_machine_are_ready(harness: Harness) -> None:
    answer = harness("phones", "--phone", "virtual-1")

    assert answer.code == ExitCode.MET
    assert "virtual-1" in answer.out
    assert "ready" in answer.out


def test_doctor_finds_nothing_wrong_here(harness: Harness) -> None:
    answer = harness("doctor")

    assert answer.code == ExitCode.MET
    assert "✗" not in answer.out
    for check in ("python", "libraries", "disk", "state folder", "agent", "phone virtual-2"):
        assert check in answer.out


def test_what_was_not_observed_is_inconclusive(harness: Harness, recording: Path) -> None:
    assert harness("judge", str(recording)).code == ExitCode.INCONCLUSIVE


def test_a_judgement_is_json_for_programs(harness: Harness, recording: Path) -> None:
    judgement = json.loads(harness("judge", str(recording), "--json").out)

    assert judgement["findings"]


def test_a_judgement_is_the_same_byte_for_byte(harness: Harness, recording: Path) -> None:
    first, second = (harness("judge", str(recording), "--json").out for _ in range(2))

    assert first == second


def test_reports_are_written_where_asked(harness: Harness, recording: Path, tmp_path: Path) -> None:
    answer = harness("report", str(recording), "--to", str(tmp_path / "there"))

    assert answer.code == ExitCode.MET
    written = {path.suffix for path in (tmp_path / "there").iterdir()}
    assert {".html", ".json"} <= written
    assert harness("verify", str(recording)).code == ExitCode.MET


def test_a_changed_recording_is_not_verified(harness: Harness, recording: Path) -> None:
    assert harness("verify", str(recording)).code == ExitCode.MET
    facts = (recording / runs.PROVENANCE).read_text(encoding="utf-8")
    (recording / runs.PROVENANCE).write_text(facts.replace("desk-1", "desk-2"), encoding="utf-8")

    answer = harness("verify", str(recording))
    assert answer.code == ExitCode.USAGE
    assert "run.json is gone or was changed" in answer.said


def test_the_program_is_installed_under_its_name(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("harness")
    done = subprocess.run(
        [program, "run", "absent.apk"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == ExitCode.USAGE
    assert done.stderr.startswith("usage error: absent.apk: cannot be read")
    assert done.stdout == ""
