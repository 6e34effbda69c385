"""What every phone must do, real or virtual: `pytest tests/contract --phone NAME --devices FILE`.

Without `--phone` an embedded phone is asked. Nothing but one calibration app is put on the phone,
and it is gone afterwards.
"""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest

from harness.devices.interface import PACKAGE_FILE, Phone
from harness.errors import InstallRefused
from harness.model.app import App

PLACE = "/data/local/tmp/harness-contract.bin"


def test_a_phone_has_a_name_a_serial_and_says_whether_it_is_virtual(phone: Phone) -> None:
    device = phone.describe()

    assert (device.name, device.serial) == (phone.name, phone.serial)
    assert device.virtual or not phone.virtual
    assert device.sdk >= 21
    assert device.android
    assert device.abi


@pytest.mark.parametrize(
    ("command", "output", "code"),
    [
        ("echo 你好", "你好", 0),
        ("echo out; echo err >&2", "out\nerr", 0),
        ("exit 7", "", 7),
        ("false || echo next", "next", 0),
        ("echo 'a  b' \"c\"", "a  b c", 0),
        ("printf 'no line end'", "no line end", 0),
    ],
)
def test_a_command_gives_output_and_exit_code(
    phone: Phone, command: str, output: str, code: int
) -> None:
    answer = phone.shell(command)

    assert (sorted(answer.output.split("\n")), answer.code) == (sorted(output.split("\n")), code)


def test_a_command_that_is_not_there_fails(phone: Phone) -> None:
    assert phone.shell("no-such-command").code == 127


def test_lines_come_as_they_are_written_and_end_with_the_block(phone: Phone) -> None:
    word = f"contract-{time.monotonic_ns()}"
    with phone.lines("logcat -v brief") as lines:
        phone.shell(f"log -t harness {word}")
        assert any(word in line for line in lines)
        reader = threading.Thread(target=lambda: list(lines))
        reader.start()
    reader.join(10)

    assert not reader.is_alive()


@pytest.mark.parametrize("content", [b"", b"text\r\n\0\xff", bytes(300_000)])
def test_a_file_comes_back_as_it_was_written(phone: Phone, content: bytes) -> None:
    phone.push(content, PLACE)
    try:
        assert phone.pull(PLACE) == content
    finally:
        phone.shell(f"rm -f {PLACE}")


def test_a_file_that_is_not_there_is_not_found(phone: Phone) -> None:
    with pytest.raises(FileNotFoundError):
        phone.pull(PLACE)


def test_an_app_is_installed_without_any_grant_and_removed(phone: Phone, sample: App) -> None:
    phone.uninstall(sample.package)
    phone.install(sample.path)
    try:
        assert sample.package in phone.packages()
        assert "granted=true" not in runtime_grants(phone, sample.package)
    finally:
        phone.uninstall(sample.package)
    assert sample.package not in phone.packages()


def runtime_grants(phone: Phone, package: str) -> str:
    text = phone.shell(f"dumpsys package {package}").output
    return text.partition("runtime permissions:")[2]


def test_removing_what_is_not_there_is_no_error(phone: Phone) -> None:
    phone.uninstall("cn.example.never.installed")


def test_what_is_no_app_is_refused_in_the_phones_word(phone: Phone, tmp_path: Path) -> None:
    path = tmp_path / "text.apk"
    path.write_bytes(b"this is text" * 100)

    with pytest.raises(InstallRefused, match="INSTALL_") as refusal:
        phone.install(path)
    assert refusal.value.phone == phone.name
    assert phone.shell(f"ls {PACKAGE_FILE}").code != 0


def test_a_tunnel_to_the_host_can_be_made_twice_and_removed_twice(phone: Phone) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        phone.reverse(18999, port)
        phone.reverse(18999, port)
        phone.remove_reverse(18999)
    phone.remove_reverse(18999)


def test_a_port_of_the_phone_gets_one_port_of_the_host(phone: Phone) -> None:
    port = phone.forward(phone.frida_port)

    assert phone.forward(phone.frida_port) == port
    socket.create_connection(("127.0.0.1", port), timeout=5).close()


def test_the_activity_in_front_is_named(phone: Phone, sample: App) -> None:
    phone.install(sample.path)
    try:
        phone.shell(f"am start -W -n {sample.package}/{sample.main_activity}")
        deadline = time.monotonic() + 10
        while phone.foreground()[0] != sample.package and time.monotonic() < deadline:
            pass
        package, activity = phone.foreground()
    finally:
        phone.uninstall(sample.package)

    assert package == sample.package
    assert activity.startswith(sample.package)


def test_the_clock_goes_as_the_host_s_does(phone: Phone) -> None:
    host, first = time.monotonic(), phone.wall_clock()
    phone.shell("sleep 0.5")
    host, second = time.monotonic() - host, phone.wall_clock() - first

    assert second == pytest.approx(host, abs=1.2)
    assert first > 1.6e9
