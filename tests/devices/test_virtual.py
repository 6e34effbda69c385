"""The process of the embedded phones: it is there when asked for, and gone when its user is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness.devices.virtual import VirtualPhones
from harness.errors import LabError

USER = """
import os, signal, sys
from pathlib import Path
from harness.devices.virtual import VirtualPhones
print(VirtualPhones(1, Path(sys.argv[1])).pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_as_many_phones_are_served_as_asked(tmp_path: Path) -> None:
    phones = VirtualPhones(3, tmp_path)
    try:
        assert phones.alive
        assert [facts.name for facts in phones.facts] == ["virtual-1", "virtual-2", "virtual-3"]
        assert len({facts.address for facts in phones.facts}) == 3
        assert len({facts.console_port for facts in phones.facts}) == 3
    finally:
        phones.stop()

    assert not phones.alive


def test_ctrl_c_in_the_terminal_is_not_meant_for_the_phones(tmp_path: Path) -> None:
    phones = VirtualPhones(1, tmp_path)
    try:
        assert os.getpgid(phones.pid) != os.getpgid(0)
    finally:
        phones.stop()


def test_the_phones_end_with_a_user_that_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", USER, str(tmp_path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    deadline = time.monotonic() + 10
    while running(int(done.stdout)) and time.monotonic() < deadline:
        pass

    assert not running(int(done.stdout))


def running(pid: int) -> bool:
    """Whether the process lives; one that nobody has waited for yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except FileNotFoundError:
        return False
    return state.split()[0] != "Z"


def test_phones_that_do_not_start_say_why_and_where_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    with pytest.raises(LabError, match="the virtual phones did not start") as failure:
        VirtualPhones(1, tmp_path)

    assert "virtualphone.log" in failure.value.tip


def test_what_they_print_is_one_line_of_json(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "harness.virtualphone", "--cache", str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdin
        first = process.stdout.readline()
        process.stdin.close()
        rest = process.stdout.read()

    assert set(json.loads(first)) == {"phones"}
    assert rest == ""
