"""A phone's traffic is led through the proxy, and the phone is afterwards as it was."""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from harness.devices.certificates import MODULE_STORE, STORE, authority
from harness.devices.interface import Phone, ShellResult
from harness.devices.network import DEVICE_PORT, NOTE, Route, restore, unset
from harness.errors import ProbeError
from harness.model.recording import Device

SYSTEM_CA = f"{STORE}/11111111.0"
DERIVED = "global_http_proxy_host"


def certificate() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "mitmproxy"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "mitmproxy"),
        ]
    )
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(7)
    builder = builder.public_key(key.public_key()).not_valid_before(now)
    builder = builder.not_valid_after(now + dt.timedelta(days=1))
    return builder.sign(key, SHA256()).public_bytes(Encoding.PEM)


PEM = certificate()


class Handset(Phone):
    """Files, settings, mounts and tunnels, with the commands that change them."""

    name = "handset"
    serial = "handset"
    virtual = False
    proxy_host = "127.0.0.1"
    frida_server = None
    frida_port = 27042

    def __init__(self, *, root: str = "adb", sealed: bool = False, module: bool = False) -> None:
        self.root, self.sealed = root, sealed
        self.files: dict[str, bytes] = {SYSTEM_CA: b"system"}
        self.settings: dict[str, str] = {}
        self.tunnels: dict[int, int] = {}
        self.covered: dict[str, bytes] | None = None
        self.bound = dict.fromkeys(("shell", "501", "502"), False) if module else {}
        if module:
            self.files[f"{MODULE_STORE}/11111111.0"] = b"system"

    def state(self) -> tuple[object, ...]:
        return dict(self.files), dict(self.settings), dict(self.tunnels), self.covered, self.bound

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        del timeout_s
        words = shlex.split(command)
        if words[:1] == ["su"]:
            if self.root != "su" or words[1:3] != ["0", "sh"]:
                return ShellResult("su: not found", 127)
            return self._run(words[4], root=True)
        return self._run(command, root=self.root == "adb")

    def _run(self, command: str, *, root: bool, view: str = "shell") -> ShellResult:
        command = command.removesuffix(" || true")
        if inside := re.fullmatch(r"nsenter --mount=/proc/(\d+)/ns/mnt -- (.*)", command):
            return self._run(inside[2], root=root, view=inside[1])
        match shlex.split(command):
            case ["id", "-u"]:
                return ShellResult("0" if root else "2000", 0)
            case ["pidof", *_]:
                return ShellResult(" ".join(v for v in self.bound if v != "shell") or "501", 0)
            case ["settings", verb, "global", *rest]:
                return self._settings(verb, rest)
            case [verb, *words]:
                return self._files(verb, words, root=root, view=view)
        return ShellResult("", 127)

    def _settings(self, verb: str, rest: list[str]) -> ShellResult:
        if verb == "get":
            return ShellResult(self.settings.get(rest[0], "null") + "\n", 0)
        if verb == "put":
            self.settings[rest[0]] = rest[1]
            self.settings[DERIVED] = rest[1].partition(":")[0]
        else:
            self.settings.pop(rest[0], None)
        return ShellResult("", 0)

    def _files(self, verb: str, words: list[str], *, root: bool, view: str) -> ShellResult:
        place = self._place(words[-1], view)
        names = [name for name in self._visible() if PurePosixPath(name).match(place)]
        if verb in {"cat", "ls"}:
            inside = [name for name in self._visible() if name.startswith(f"{place}/")]
            if verb == "cat" and names:
                return ShellResult(self._visible()[place].decode(), 0)
            return ShellResult("\n".join(names + inside), 0 if names or inside else 1)
        if verb in {"mkdir", "chmod", "chown", "chcon"}:
            return ShellResult("", 0)
        if verb == "rm":
            for name in [n for n in self.files if n == place or n.startswith(f"{place}/")]:
                del self.files[name]
            return ShellResult("", 0)
        if not root:
            return ShellResult("not permitted", 1)
        return ShellResult("", self._change(verb, words, view))

    def _change(self, verb: str, words: list[str], view: str) -> int:
        if verb == "mount" and "tmpfs" in words:
            self.covered = {}
        elif verb == "mount" and "--bind" in words:
            self.bound[view] = True
        elif verb == "umount" and words[0] == MODULE_STORE:
            self.bound[view] = False
        elif verb == "umount":
            self.covered = None
        elif verb == "touch":
            self._write(words[0], b"")
        elif verb == "cp":
            for name in [n for n in self._visible() if PurePosixPath(n).match(words[0])]:
                target = words[1] + PurePosixPath(name).name if words[1][-1] == "/" else words[1]
                if not self._write(target, self._visible()[name]):
                    return 1
        else:
            return 1
        return 0

    def _write(self, name: str, content: bytes) -> bool:
        if name.startswith(STORE) and self.covered is not None:
            self.covered[name] = content
        elif name.startswith(STORE) and self.sealed:
            return False
        else:
            self.files[name] = content
        return True

    def _place(self, name: str, view: str) -> str:
        return name.replace(MODULE_STORE, STORE) if self.bound.get(view) else name

    def _visible(self) -> dict[str, bytes]:
        if self.covered is None:
            return self.files
        rest = {name: text for name, text in self.files.items() if not name.startswith(STORE)}
        return {**rest, **self.covered}

    def push(self, content: bytes, remote: str, *, mode: int = 0o644) -> None:
        del mode
        self.files[remote] = content

    def pull(self, remote: str) -> bytes:
        if remote not in self.files:
            raise FileNotFoundError(remote)
        return self.files[remote]

    def reverse(self, remote_port: int, local_port: int) -> None:
        self.tunnels[remote_port] = local_port

    def remove_reverse(self, remote_port: int) -> None:
        self.tunnels.pop(remote_port, None)

    def describe(self) -> Device:
        raise NotImplementedError

    def lines(self, command: str) -> AbstractContextManager[Iterator[str]]:
        raise NotImplementedError(command)

    def install(self, apk: Path) -> None:
        raise NotImplementedError(apk)

    def uninstall(self, package: str) -> None:
        raise NotImplementedError(package)

    def packages(self) -> frozenset[str]:
        return frozenset()

    def forward(self, remote_port: int) -> int:
        return remote_port

    def wall_clock(self) -> float:
        return 0.0


@pytest.fixture(params=["writable store", "sealed store", "sealed store, su", "module store"])
def phone(request: pytest.FixtureRequest) -> Handset:
    kind: str = request.param
    return Handset(
        root="su" if "su" in kind.split() else "adb",
        sealed=kind != "writable store",
        module=kind == "module store",
    )


def test_an_open_route_has_tunnel_setting_and_trusted_certificate(phone: Handset) -> None:
    Route(phone, 4711, PEM).open()

    assert phone.tunnels == {DEVICE_PORT: 4711}
    assert phone.settings["http_proxy"] == f"127.0.0.1:{DEVICE_PORT}"
    folder = MODULE_STORE if phone.bound else STORE
    for view in phone.bound or ("shell",):
        command = f"cat {folder}/c8750f0d.0"
        seen = phone._run(command, root=True, view=view).output
        assert seen == PEM.decode()


def test_the_system_certificates_stay_trusted(phone: Handset) -> None:
    Route(phone, 4711, PEM).open()

    assert phone._visible()[SYSTEM_CA] == b"system"


def test_a_closed_route_leaves_the_phone_as_it_was(phone: Handset) -> None:
    before = phone.state()
    route = Route(phone, 4711, PEM)
    route.open()
    assert phone.state() != before
    route.close()

    assert phone.state() == before


def test_after_a_kill_another_host_restores_the_phone(phone: Handset) -> None:
    before = phone.state()
    Route(phone, 4711, PEM).open()
    restore(phone)

    assert phone.state() == before


def test_a_proxy_that_was_set_before_is_set_again() -> None:
    phone = Handset()
    phone.settings["http_proxy"] = "proxy.lab.example:3128"
    route = Route(phone, 4711, PEM)
    route.open()
    route.close()

    assert phone.settings["http_proxy"] == "proxy.lab.example:3128"


def test_a_store_without_any_certificate_is_covered_all_the_same() -> None:
    phone = Handset(sealed=True)
    del phone.files[SYSTEM_CA]
    Route(phone, 4711, PEM).open()

    assert phone._visible()[f"{STORE}/c8750f0d.0"] == PEM


def test_a_phone_that_seals_its_store_even_for_root_says_so_and_is_as_it_was() -> None:
    class Sealed(Handset):
        def _change(self, verb: str, words: list[str], view: str) -> int:
            return 1 if verb == "mount" else super()._change(verb, words, view)

    phone = Sealed(sealed=True)
    before = phone.state()
    with pytest.raises(ProbeError, match=r"handset: .* could not be put among the trusted"):
        Route(phone, 4711, PEM).open()

    assert phone.state() == before


def test_an_authority_that_the_phone_trusted_before_is_not_removed() -> None:
    phone = Handset()
    phone.files[f"{STORE}/c8750f0d.0"] = PEM
    route = Route(phone, 4711, PEM)
    route.open()
    route.close()

    assert phone.files[f"{STORE}/c8750f0d.0"] == PEM


def test_a_phone_without_root_says_so_and_stays_untouched() -> None:
    phone = Handset(root="none")
    before = phone.state()
    with pytest.raises(ProbeError, match=r"handset: .* without root") as refusal:
        Route(phone, 4711, PEM).open()

    assert refusal.value.tip
    assert phone.state() == before


def test_a_phone_that_reaches_the_host_directly_needs_no_tunnel() -> None:
    phone = Handset()
    phone.proxy_host = "192.0.2.7"
    Route(phone, 4711, PEM).open()

    assert phone.tunnels == {}
    assert phone.settings["http_proxy"] == "192.0.2.7:4711"


@pytest.mark.parametrize("note", [b"", b"[]", b"not json", b'{"authority": "../../x; rm -rf /"}'])
def test_a_damaged_note_changes_no_file_but_itself(note: bytes) -> None:
    phone = Handset()
    files = dict(phone.files)
    phone.files[NOTE] = note
    restore(phone)

    assert {name: text for name, text in phone.files.items() if name != NOTE} == files


def test_a_certificate_is_named_by_the_hash_that_android_looks_for() -> None:
    assert authority(PEM).name == "c8750f0d.0"


def test_unsetting_drops_the_proxy_before_it_deletes_the_setting() -> None:
    assert unset("null")[:2] == (
        "settings put global http_proxy :0",
        "settings delete global http_proxy",
    )
    assert unset("a.example:1") == ("settings put global http_proxy a.example:1",)


def test_the_note_is_on_the_phone_before_anything_is_changed() -> None:
    class Watchful(Handset):
        def reverse(self, remote_port: int, local_port: int) -> None:
            assert json.loads(self.files[NOTE])["reverse"] == remote_port
            super().reverse(remote_port, local_port)

    phone = Watchful()
    Route(phone, 4711, PEM).open()

    assert phone.tunnels
