"""A run is on disk as it happens: stamped, in order, and never more than the limits."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from harness.errors import LabError
from harness.model.evidence import Note, Phase, PhaseBegan, PhaseCompleted, UserAction
from harness.store import recorder
from harness.store.recorder import Recorder


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Recorder]:
    """A run whose clock gains half a second at every look."""
    ticks = count()
    made = Recorder(tmp_path, clock=lambda: 100.0 + next(ticks) / 2)
    yield made
    made.close()


def lines(run: Recorder) -> list[dict[str, object]]:
    text = (run.folder / "timeline.jsonl").read_text(encoding="utf-8")
    assert text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def test_evidence_is_stamped_with_order_time_and_phase(run: Recorder) -> None:
    first = run.record(Note(text="one"))
    run.begin(Phase.BEFORE_CONSENT, "launched")
    second = run.record(Note(text="two"))

    assert (first.id, first.at, first.phase) == ("e1", 0.5, Phase.SETUP)
    assert (second.id, second.at, second.phase) == ("e3", 1.5, Phase.BEFORE_CONSENT)
    assert [line["id"] for line in lines(run)] == ["e1", "e2", "e3"]


def test_the_source_s_stamps_are_not_believed(run: Recorder) -> None:
    stamped = run.record(Note(id="e99", at=1e9, phase=Phase.AGREED, source_at=7.0, text="late"))

    assert (stamped.id, stamped.at, stamped.phase) == ("e1", 0.5, Phase.SETUP)
    assert stamped.source_at == 7.0


def test_a_phase_begins_with_its_own_line(run: Recorder) -> None:
    run.begin(Phase.REFUSED, "the harness taps “不同意”")

    assert run.phase is Phase.REFUSED
    (line,) = lines(run)
    assert (line["kind"], line["phase"]) == (PhaseBegan(because="").kind, Phase.REFUSED)


def test_a_phase_is_completed_in_itself(run: Recorder) -> None:
    run.begin(Phase.SILENT, "untouched")
    run.complete()

    assert lines(run)[-1]["kind"] == PhaseCompleted().kind
    assert lines(run)[-1]["phase"] == Phase.SILENT


def test_a_line_is_on_disk_before_record_returns(run: Recorder) -> None:
    run.record(UserAction(action="launch", target="cn.example.app", reason="first launch"))

    assert lines(run)[-1]["target"] == "cn.example.app"


def test_nothing_recorded_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from harness.store.recorder import Recorder\n"
        "from harness.model.evidence import Note\n"
        "run = Recorder(Path(sys.argv[1]))\n"
        "for n in range(500): run.record(Note(text=str(n)))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)

    assert done.returncode == -signal.SIGKILL
    text = (tmp_path / "timeline.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["text"] for line in text.splitlines()] == [str(n) for n in range(500)]


def test_any_thread_may_record(tmp_path: Path) -> None:
    run = Recorder(tmp_path)
    threads = [
        threading.Thread(target=lambda: [run.record(Note(text="x" * 5000)) for _ in range(100)])
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run.close()

    written = lines(run)
    assert [line["id"] for line in written] == [f"e{n}" for n in range(1, 801)]
    times = [line["at"] for line in written]
    assert times == sorted(times, key=lambda at: float(str(at)))


def test_text_that_would_break_lines_stays_on_one(run: Recorder) -> None:
    text = "a\nb\r\nc\u2028d\u2029e\x85f\x0bg\x0ch\x1ei"
    run.record(Note(text=text))

    assert lines(run)[0]["text"] == text


def test_a_blob_is_named_by_its_hash(run: Recorder) -> None:
    blob = run.keep(b"body", "text/plain")

    sha256 = hashlib.sha256(b"body").hexdigest()
    assert (blob.sha256, blob.size, blob.truncated) == (sha256, 4, False)
    assert (run.folder / "blobs" / sha256[:2] / sha256).read_bytes() == b"body"


def test_equal_content_is_kept_once(run: Recorder) -> None:
    assert run.keep(b"same", "image/png") == run.keep(b"same", "image/png")
    assert len([path for path in (run.folder / "blobs").rglob("*") if path.is_file()]) == 1


def test_a_long_blob_is_cut_and_says_so(run: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "BLOB_LIMIT", 10)
    blob = run.keep(b"0123456789abcdef", "text/plain")

    assert (blob.size, blob.truncated) == (10, True)
    assert blob.sha256 == hashlib.sha256(b"0123456789").hexdigest()


def test_a_run_keeps_no_more_than_its_share_of_the_disk(
    run: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "RUN_LIMIT", 25)
    blobs = [run.keep(bytes([n]) * 10, "x/y") for n in range(4)]

    assert [(blob.size, blob.truncated) for blob in blobs] == [
        *[(10, False)] * 2,
        *[(0, True)] * 2,
    ]
    kept = [path for path in (run.folder / "blobs").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in kept) == 20


def test_a_full_timeline_says_so_once_and_counts_the_rest(
    run: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "LINE_LIMIT", 3)
    for number in range(6):
        run.record(Note(text=str(number)))
    run.complete()

    texts = [line["text"] for line in lines(run)]
    assert texts == ["0", "1", "2", "The timeline is full at 3 lines; nothing after this was kept."]
    assert run.overflow == 4


def test_evidence_that_comes_after_the_end_is_no_error(run: Recorder) -> None:
    run.record(Note(text="seen"))
    run.close()
    run.record(Note(text="too late"))

    assert [line["text"] for line in lines(run)] == ["seen"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "timeline.jsonl").symlink_to("/dev/full")
    run = Recorder(tmp_path)

    with pytest.raises(LabError, match="cannot be written") as error:
        run.record(Note(text="x"))
    assert error.value.tip
    with pytest.raises(LabError):
        run.close()
