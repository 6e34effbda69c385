"""Starting the phone's frida-server, and saying in one sentence why it cannot be."""

from __future__ import annotations

import pytest

from harness.errors import ProbeError
from harness.probes.frida_server import require_same_major, start_server, stop_server
from harness.probes.usap import PROPERTY, Usap

from .conftest import ScriptedPhone

PATH = "/data/local/tmp/fs-17"
STOPPED = ("pidof fs-17", "", 1)
VERSION = (f"{PATH} --version", "17.2.1", 0)
SU = ("su 0 sh -c 'id -u'", "0", 0)
NO_ROOT = ("id -u", "2000", 0)


def phone(*answers: tuple[str, str, int], path: str | None = PATH) -> ScriptedPhone:
    phone = ScriptedPhone(*answers)
    phone.frida_server = path
    return phone


def test_it_is_started_as_root_on_its_port() -> None:
    one = phone(VERSION, STOPPED, SU, NO_ROOT)

    assert start_server(one, "17.26.0")
    assert one.commands[-1] == f"su 0 sh -c '{PATH} -D -l 127.0.0.1:27042'"


def test_a_phone_whose_shell_is_root_needs_no_su() -> None:
    one = phone(VERSION, STOPPED, ("sh -c 'id -u'", "0", 0))

    assert start_server(one, "17.26.0")
    assert one.commands[-1].startswith("sh -c ")


def test_one_that_runs_is_left_alone() -> None:
    one = phone(VERSION, ("pidof fs-17", "812", 0))

    assert not start_server(one, "17.26.0")
    assert not any("-D" in command for command in one.commands)


def test_without_a_path_nothing_is_asked_of_the_phone() -> None:
    one = phone(path=None)

    assert not start_server(one, "17.26.0")
    assert one.commands == []


def test_a_file_that_does_not_run_is_named() -> None:
    one = phone((PATH, "not executable: 64-bit ELF file", 126))

    with pytest.raises(ProbeError, match=r"^desk-1: /data/local/tmp/fs-17 does not run") as caught:
        start_server(one, "17.26.0")

    assert "17.26.0" in caught.value.tip


@pytest.mark.parametrize(
    ("server", "sentence"),
    [
        (
            "16.7.19",
            "^desk-1: its frida-server 16.7.19 is older than this computer's frida 17.26.0",
        ),
        ("18.0.0", "^desk-1: its frida-server 18.0.0 is newer than this computer's frida 17.26.0"),
        ("", "is older"),
    ],
)
def test_another_major_version_is_one_clear_sentence(server: str, sentence: str) -> None:
    with pytest.raises(ProbeError, match=sentence):
        require_same_major("desk-1", server, "17.26.0")


def test_a_phone_without_root_is_told_so() -> None:
    with pytest.raises(ProbeError, match=r"^desk-1: the phone gives no root"):
        start_server(phone(VERSION, STOPPED, NO_ROOT), "17.26.0")


def test_the_server_that_was_started_is_ended_as_root() -> None:
    one = phone(SU, NO_ROOT)

    stop_server(one)

    assert one.commands[-1] == "su 0 sh -c 'kill $(pidof fs-17)'"


def test_the_pool_of_app_processes_is_put_back_as_it_was() -> None:
    one = phone((f"getprop {PROPERTY}", "true", 0), SU, NO_ROOT)
    usap = Usap(one)

    usap.switch_off()
    usap.switch_off()
    usap.restore()
    usap.restore()

    assert [command for command in one.commands if "setprop" in command] == [
        f"su 0 sh -c 'setprop {PROPERTY} false'",
        f"su 0 sh -c 'setprop {PROPERTY} true'",
    ]


def test_a_pool_that_is_off_is_not_touched() -> None:
    one = phone((f"getprop {PROPERTY}", "", 0))
    usap = Usap(one)

    usap.switch_off()
    usap.restore()

    assert not any("setprop" in command for command in one.commands)
