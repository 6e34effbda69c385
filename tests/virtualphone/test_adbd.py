"""adb's own program and adbutils find a phone they know."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from adbutils import AdbClient, AdbDevice, AdbError, Network

from harness.virtualphone.adbd import Stream
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone

Adb = Callable[..., "subprocess.CompletedProcess[bytes]"]

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_phone_is_listed_as_a_device(device: AdbDevice, adb: Adb) -> None:
    listed = adb("devices", "-l").stdout.decode()

    assert device.get_state() == "device"
    assert f"{device.serial}" in listed
    assert "model:Virtual_Phone" in listed.replace("Virtual Phone", "Virtual_Phone")


@pytest.mark.parametrize(("command", "code"), [("true", 0), ("exit 7", 7), ("nosuch", 127)])
def test_exit_codes_reach_the_client(device: AdbDevice, adb: Adb, command: str, code: int) -> None:
    assert adb("shell", command).returncode == code
    assert device.shell2(command, v2=True).returncode == code


def test_output_and_errors_come_apart(adb: Adb) -> None:
    result = adb("shell", "echo out; echo err >&2")

    assert (result.stdout, result.stderr) == (b"out\n", b"err\n")


def test_standard_input_reaches_a_command(adb: Adb) -> None:
    assert adb("shell", "cat | md5sum -b", stdin=b"hello").stdout.startswith(b"5d41402abc4b2a76")


def test_a_file_pushed_is_the_file_pulled(device: AdbDevice, adb: Adb, tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    (tmp_path / "a").write_bytes(content)

    device.sync.push(tmp_path / "a", "/data/local/tmp/a", check=True)
    adb("push", str(tmp_path / "a"), "/data/local/tmp/b")
    adb("pull", "/data/local/tmp/a", str(tmp_path / "b"))

    assert (tmp_path / "b").read_bytes() == content
    assert device.sync.read_bytes("/data/local/tmp/b") == content
    assert device.sync.stat("/data/local/tmp/a").size == len(content)
    assert not device.sync.exists("/data/local/tmp/absent")
    assert "a" in {entry.path for entry in device.sync.list("/data/local/tmp")}


def test_a_folder_goes_there_and_back(adb: Adb, tmp_path: Path) -> None:
    (tmp_path / "folder" / "deep").mkdir(parents=True)
    (tmp_path / "folder" / "deep" / "文.txt").write_text("你好", encoding="utf-8")

    assert adb("push", str(tmp_path / "folder"), "/sdcard/").returncode == 0
    assert adb("pull", "/sdcard/folder", str(tmp_path / "back")).returncode == 0

    assert (tmp_path / "back" / "deep" / "文.txt").read_text(encoding="utf-8") == "你好"


def test_the_shells_user_cannot_push_into_the_system(adb: Adb, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")

    result = adb("push", str(tmp_path / "a"), "/system/etc/a")

    assert result.returncode == 1
    assert b"Permission denied" in result.stdout + result.stderr


def test_a_port_of_the_phone_is_reached_by_forward(phone: Phone, device: AdbDevice) -> None:
    async def shout(stream: Stream) -> None:
        while data := await stream.read():
            await stream.write(data.upper())

    phone.ports["tcp:5555"] = phone.ports["localabstract:echo"] = shout
    for remote in ("tcp:5555", "localabstract:echo"):
        with socket.create_connection(("127.0.0.1", device.forward_port(remote))) as wire:
            wire.sendall(b"hi")
            assert wire.recv(10) == b"HI"
    with device.create_connection(Network.TCP, 5555) as wire:
        wire.sendall(b"ho")
        assert wire.recv(10) == b"HO"


def test_a_closed_port_is_refused(device: AdbDevice) -> None:
    with pytest.raises(AdbError, match="closed"):
        device.create_connection(Network.TCP, 1234)


def test_reverse_leads_from_the_phone_to_the_host(
    phone: Phone, device: AdbDevice, adb: Adb
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        host_port = server.getsockname()[1]

        def answer() -> None:
            wire, _ = server.accept()
            with wire:
                wire.sendall(b"host got " + wire.recv(100))

        threading.Thread(target=answer, daemon=True).start()
        device.reverse("tcp:8080", f"tcp:{host_port}")
        device.shell("settings put global http_proxy 127.0.0.1:8080")
        proxy = phone.proxy_for_apps()
        assert proxy
        with socket.create_connection(proxy) as wire:
            wire.sendall(b"hi")
            assert wire.recv(100) == b"host got hi"
    assert b"tcp:8080" in adb("reverse", "--list").stdout
    assert [item.remote for item in device.reverse_list()] == ["tcp:8080"]
    device.reverse_remove("tcp:8080")
    assert device.reverse_list() == []
    with pytest.raises(AdbError, match="not found"):
        device.reverse_remove("tcp:8080")


def test_the_framebuffer_is_a_picture(device: AdbDevice) -> None:
    assert device.framebuffer().size == (1080, 2340)


def test_adbd_does_not_become_root(adb: Adb) -> None:
    assert b"cannot run as root in production builds" in adb("root").stdout


HOSTILE = {
    "no adb at all": b"GET / HTTP/1.1\r\n\r\n" * 4,
    "a length of 4 GB": struct.pack(
        "<6I", 0x4E584E43, 1, 1, 0xFFFFFFFF, 0, 0x4E584E43 ^ 0xFFFFFFFF
    ),
    "a stream before the greeting": struct.pack(
        "<6I", 0x4E45504F, 1, 0, 0, 0, 0x4E45504F ^ 0xFFFFFFFF
    ),
    "an end in mid message": struct.pack("<6I", 0x4E584E43, 1, 1, 99, 0, 0x4E584E43 ^ 0xFFFFFFFF),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_client_leaves_the_others_alone(
    phone: Phone, device: AdbDevice, what: str
) -> None:
    with socket.create_connection(("127.0.0.1", phone.adbd.port)) as wire:
        wire.sendall(HOSTILE[what])
        wire.shutdown(socket.SHUT_WR)
        wire.settimeout(10)
        try:
            while wire.recv(1000):
                pass
        except ConnectionResetError:
            pass

    assert device.shell("echo alive") == "alive"


def test_a_broken_sync_client_leaves_the_others_alone(device: AdbDevice) -> None:
    for request in (
        b"SEND\xff\xff\xff\xff",
        b"NOPE\x01\0\0\0x",
        b"SEND\x03\0\0\0/a,DATA\xff\xff\xff\xff",
    ):
        with device.open_transport() as wire:
            wire.send_command("sync:")
            wire.check_okay()
            wire.conn.sendall(request)
            assert wire.conn.recv(100)[:4] == b"FAIL"

    assert device.shell("echo alive") == "alive"


def test_an_unauthorised_computer_waits_for_the_person(
    loop: LoopInThread, cache: Path, client: AdbClient
) -> None:
    async def boot() -> Phone:
        phone = Phone("strict", cache)
        phone.wants_authorisation = True
        await phone.boot()
        return phone

    async def allow(phone: Phone) -> None:
        for connection in phone.adbd.connections:
            await connection.authorise()

    strict = loop.run(boot())
    client.connect(strict.serial, timeout=10)
    waiting = client.device(strict.serial)
    with pytest.raises(AdbError, match="unauthorized"):
        waiting.shell("id")

    loop.run(allow(strict))
    waiting.wait_for(5) if hasattr(waiting, "wait_for") else client.wait_for(
        strict.serial, timeout=5
    )

    assert waiting.shell("echo hello") == "hello"
    loop.run(strict.close())
