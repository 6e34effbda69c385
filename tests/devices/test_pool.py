"""Leasing: one user per phone, whoever dies; what a killed run left behind is put right."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from harness.calibration import apk_path
from harness.config import Lab, PhoneFacts
from harness.devices import cleaning
from harness.devices.cleaning import Lease
from harness.devices.interface import PACKAGE_FILE, Phone
from harness.devices.network import Route
from harness.devices.pool import Pool
from harness.errors import PhoneBusy, PhoneDirty, PhoneError, PhoneLost

PACKAGE = "cn.example.calibration.earlyreader"
CERTIFICATE = Path(cleaning.__file__).parents[1] / "calibration/signing/calibration.x509.pem"

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

HOLDER = """
import sys
from pathlib import Path
from harness.config import Lab
from harness.devices.pool import Pool
lab = Lab.model_validate_json(sys.argv[1])
with Pool(lab, Path(sys.argv[2])) as pool, pool.lease(prepare=lambda phone: None) as phone:
    print(phone.name, flush=True)
    sys.stdin.read()
"""


def as_it_is(phone: Phone) -> None:
    """Leave a leased phone as it is."""
    del phone


@pytest.fixture
def shared(pool: Pool) -> Lab:
    """The first phone of the pool, as a phone that any process can reach."""
    with pool.lease(prepare=as_it_is) as phone:
        return Lab(phones=(PhoneFacts(name="shelf-1", connect=phone.serial),))


@pytest.fixture
def holder(shared: Lab, state: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the shared phone."""
    command = [sys.executable, "-c", HOLDER, shared.model_dump_json(), str(state)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "shelf-1\n"
        yield process
        process.kill()


# One user


def test_two_users_of_a_pool_get_two_phones(pool: Pool) -> None:
    with pool.lease(prepare=as_it_is) as one, pool.lease(prepare=as_it_is) as other:
        assert {one.name, other.name} == {"virtual-1", "virtual-2"}
        assert one.shell("echo 1").output + other.shell("echo 2").output == "12"


def test_a_third_user_waits_until_a_phone_is_given_back(pool: Pool) -> None:
    got: list[str] = []

    def third() -> None:
        with pool.lease(prepare=as_it_is) as phone:
            got.append(phone.name)

    waiting = threading.Thread(target=third)
    with pool.lease(prepare=as_it_is):
        with pool.lease(prepare=as_it_is) as second:
            waiting.start()
            assert got == []
        waiting.join(10)
        assert got == [second.name]


def test_a_phone_of_another_process_is_busy_and_says_who_has_it(
    holder: subprocess.Popen[str], shared: Lab, state: Path
) -> None:
    with (
        Pool(shared, state) as pool,
        pytest.raises(PhoneBusy, match=f"shelf-1: process {holder.pid} has it"),
        pool.lease(prepare=as_it_is),
    ):
        pytest.fail("it was leased twice")


def test_a_busy_phone_is_passed_over_for_a_free_one(
    holder: subprocess.Popen[str], shared: Lab, pool: Pool
) -> None:
    assert holder.poll() is None
    with pool.lease(prepare=as_it_is) as phone:
        assert phone.serial != shared.phones[0].address


def test_a_killed_user_s_phone_is_free_at_once(
    holder: subprocess.Popen[str], shared: Lab, state: Path
) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()

    with Pool(shared, state) as pool, pool.lease(prepare=as_it_is) as phone:
        assert phone.shell("echo mine").output == "mine"


def test_the_list_says_who_has_a_phone_and_which_are_ready(
    holder: subprocess.Popen[str], pool: Pool
) -> None:
    free, busy = sorted(pool.listed(), key=lambda phone: phone.busy)

    assert f"process {holder.pid} has it" in busy.busy
    assert (busy.state, free.state, free.busy) == ("device", "ready", "")
    assert {free.name, busy.name} == {"virtual-1", "virtual-2"}
    assert free.labels == ("virtual",)


def test_whatever_ends_a_lease_gives_the_phone_back(pool: Pool) -> None:
    def fall_over(phone: Phone) -> None:
        raise ZeroDivisionError(phone.name)

    for _ in range(3):
        with pytest.raises(ZeroDivisionError), pool.lease(prepare=fall_over):
            pass
        with pytest.raises(KeyError), pool.lease(prepare=as_it_is):
            raise KeyError
    assert {phone.busy for phone in pool.listed()} == {""}
    with pool.lease(prepare=as_it_is), pool.lease(prepare=as_it_is):
        pass


# Phones that fail


def nobody() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"127.0.0.1:{taken.getsockname()[1]}"


def test_a_dead_phone_is_passed_over_even_while_the_good_one_is_in_use(
    shared: Lab, state: Path
) -> None:
    dead = PhoneFacts(name="dead", connect=nobody())
    lab = Lab(phones=(dead, *shared.phones))
    got: list[str] = []

    def second() -> None:
        with pool.lease(prepare=as_it_is) as phone:
            got.append(phone.name)

    with Pool(lab, state) as pool:
        waiting = threading.Thread(target=second)
        with pool.lease(prepare=as_it_is) as phone:
            assert phone.name == "shelf-1"
            waiting.start()
        waiting.join(10)
    assert got == ["shelf-1"]


def kill_phones(pool: Pool) -> None:
    """End the process of the embedded phones, as a crash would."""
    assert pool._virtual
    pool._virtual._process.kill()
    pool._virtual._process.wait()


def test_a_lost_phone_is_named_with_what_to_do(state: Path) -> None:
    with Pool(Lab(virtual=1), state) as pool:
        kill_phones(pool)
        began = time.monotonic()
        with pytest.raises(PhoneLost, match="virtual-1: ") as loss, pool.lease(prepare=as_it_is):
            pass

    assert loss.value.tip
    assert time.monotonic() - began < 15


def test_a_phone_lost_in_the_middle_is_named_and_the_step_with_it(state: Path) -> None:
    with Pool(Lab(virtual=1), state) as pool, pool.lease(prepare=as_it_is) as phone:
        with phone.lines("logcat") as lines:
            kill_phones(pool)
            with suppress(PhoneLost):
                assert not any(line == "never said" for line in lines)
        with pytest.raises(PhoneLost, match=r"virtual-1: `id`: "):
            phone.shell("id")
    # adbutils leaves the connection open on which it failed; no later test is to blame for it.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_what_the_pool_started_ends_with_it(state: Path) -> None:
    with Pool(Lab(virtual=1), state) as pool:
        pid = pool.virtual_pid
        assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


# Left as it was found


def test_what_a_killed_run_left_behind_is_put_right_by_the_next_lease(pool: Pool) -> None:
    with pool.lease(prepare=as_it_is) as phone:
        name, before = phone.name, facts(phone)
        Lease(phone).note_package(PACKAGE)
        phone.install(apk_path("earlyreader"))
        phone.shell(f"am start -n {PACKAGE}/.MainActivity")
        Route(phone, 4711, CERTIFICATE.read_bytes()).open()
        phone.push(b"cut short", PACKAGE_FILE)
        assert facts(phone) != before

    with leased(pool, name) as phone:
        assert facts(phone) == before
        assert PACKAGE not in phone.packages()
        assert phone.shell(f"pidof {PACKAGE}").output == ""
        assert phone.shell("ls /data/local/tmp/harness*").code != 0


def leased(pool: Pool, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """The phone of this name, cleaned."""

    def clean(phone: Phone) -> None:
        if phone.name != name:
            raise PhoneError(phone.name, "is not the one")
        Lease(phone).begin()

    return pool.lease(prepare=clean)


def facts(phone: Phone) -> dict[str, str]:
    return {
        command: phone.shell(command).output
        for command in (
            "settings get global http_proxy",
            "ls /system/etc/security/cacerts",
            "mount",
            "pm list packages",
        )
    }


@pytest.mark.parametrize(
    "note", ["", "[]", "null", "\x00", '{"package": 3}', '{"package": "x; reboot"}', "[" * 5000]
)
def test_a_damaged_note_is_forgotten(pool: Pool, note: str) -> None:
    with pool.lease(prepare=as_it_is) as phone:
        before = phone.packages()
        phone.push(note.encode(), cleaning.NOTE)
        Lease(phone).begin()

        assert phone.packages() == before
        with pytest.raises(FileNotFoundError):
            phone.pull(cleaning.NOTE)


def test_a_proxy_that_is_not_ours_makes_a_phone_dirty(pool: Pool) -> None:
    with pool.lease(prepare=as_it_is) as phone:
        phone.shell("settings put global http_proxy 192.0.2.1:3128")
        with pytest.raises(PhoneDirty, match=r"a proxy set .192\.0\.2\.1:3128. that is not ours"):
            Lease(phone).begin()
        phone.shell("settings delete global http_proxy")
        Lease(phone).begin()


def test_the_note_names_the_package_before_it_is_installed(pool: Pool) -> None:
    with pool.lease(prepare=as_it_is) as phone:
        lease = Lease(phone)
        lease.note_package(PACKAGE)
        assert json.loads(phone.pull(cleaning.NOTE)) == {"package": PACKAGE}

        lease.end()
        with pytest.raises(FileNotFoundError):
            phone.pull(cleaning.NOTE)
