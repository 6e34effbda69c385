"""Makes a phone's apps trust a certificate authority, and takes that trust away again.

Up to Android 13 apps trust the files in `/system/etc/security/cacerts`; from 14 on those in the
Conscrypt module under `/apex`, of which every process has its own view, so that zygote must be
shown the new folder too (httptoolkit-server #114). Both need root.
"""

from __future__ import annotations

import hashlib
import re
import shlex
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from harness.devices.interface import Phone, ShellResult
from harness.errors import ProbeError

STORE = "/system/etc/security/cacerts"
MODULE_STORE = "/apex/com.android.conscrypt/cacerts"
STAGE = "/data/local/tmp/harness-ca"
"""Folder on the phone for what is being copied."""
MARK = f"{STORE}/.harness"
"""A file in the store that we cover, to know our cover from somebody else's."""


@dataclass(frozen=True)
class Authority:
    """A certificate as Android's store wants it."""

    name: str
    """File name: the old-style hash of the subject, such as `c8750f0d.0`."""
    pem: bytes


def authority(pem: bytes) -> Authority:
    """Name the certificate as `openssl x509 -subject_hash_old` does."""
    certificate = x509.load_pem_x509_certificate(pem)
    subject = certificate.subject.public_bytes()
    # The name is Android's choice of hash, not a protection of ours.
    hashed = hashlib.md5(subject, usedforsecurity=False).digest()
    name = f"{int.from_bytes(hashed[:4], 'little'):08x}.0"
    return Authority(name, certificate.public_bytes(Encoding.PEM))


class RootShell:
    """Runs commands as root, by whichever way the phone has."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._form = next((form for form in _ROOT_FORMS if self._is_root(form)), "")

    @property
    def available(self) -> bool:
        """Whether there is root at all."""
        return bool(self._form)

    def run(self, command: str) -> ShellResult:
        """Run one command line as root."""
        quoted = shlex.quote(command)
        return self._phone.shell(self._form.format(plain=command, quoted=quoted), timeout_s=30)

    def all(self, *commands: str) -> bool:
        """Run command lines one after the other; stops at the first that fails."""
        return all(self.run(command).code == 0 for command in commands)

    def _is_root(self, form: str) -> bool:
        answer = self._phone.shell(form.format(plain="id -u", quoted="'id -u'"))
        return answer.code == 0 and answer.output.strip() == "0"


_ROOT_FORMS = ("{plain}", "su 0 sh -c {quoted}", "su -c {quoted}")


def install_authority(phone: Phone, new: Authority) -> None:
    """Make apps that start from now on trust the authority. ProbeError says why they cannot."""
    root = RootShell(phone)
    if trusted(phone, root, new):
        return
    if not root.available:
        raise ProbeError(
            f"{phone.name}: its apps cannot be made to trust the proxy without root",
            tip="Take a rooted phone or an emulator image without Google Play.",
        )
    phone.shell(f"mkdir -p {STAGE}")
    phone.push(new.pem, f"{STAGE}/{new.name}")
    try:
        if not _has_module(root) and root.all(*written(new.name)) and trusted(phone, root, new):
            return
        _cover(phone, root, new)
    finally:
        root.run(f"rm -rf {STAGE}")
    if not trusted(phone, root, new):
        raise _sealed(phone)


def _cover(phone: Phone, root: RootShell, new: Authority) -> None:
    """Lay a copy of the store over it, and show it to zygote, from which apps come."""
    source = MODULE_STORE if _has_module(root) else STORE
    has_others = bool(root.run(f"ls {source}").output.strip())
    if not root.all(*covered(new.name, source if has_others else "")):
        raise _sealed(phone)
    if _has_module(root):
        bind = f"mount --bind {STORE} {MODULE_STORE}"
        for pid in _zygotes(phone):
            root.run(_inside(pid, bind))
        root.run(bind)


def _sealed(phone: Phone) -> ProbeError:
    return ProbeError(
        f"{phone.name}: the proxy's certificate could not be put among the trusted ones",
        tip="Look at `mount` and `getenforce` on the phone; the store may be sealed.",
    )


def remove_authority(phone: Phone, name: str) -> None:
    """Undo `install_authority`; no error when there is nothing to undo."""
    root = RootShell(phone)
    if not root.available:
        return
    if root.run(f"ls {MARK}").code == 0:
        if _has_module(root):
            for pid in _zygotes(phone):
                root.run(_inside(pid, f"umount {MODULE_STORE}"))
            root.run(f"umount {MODULE_STORE}")
        root.run(f"umount {STORE}")
    place = f"{STORE}/{name}"
    if root.run(f"ls {place}").code == 0:
        root.run("mount -o rw,remount /")
        root.run(f"rm -f {place}")
    root.run(f"rm -rf {STAGE}")


def trusted(phone: Phone, root: RootShell, wanted: Authority) -> bool:
    """Whether an app that zygote starts now would find the authority."""
    folder = MODULE_STORE if _has_module(root) else STORE
    look = f"cat {folder}/{wanted.name}"
    pids = _zygotes(phone) if root.available else ()
    looks = [_inside(pid, look) for pid in pids] or [look]
    pem = wanted.pem.decode().strip()
    run = root.run if root.available else phone.shell
    return all(pem in run(command).output.replace("\r", "") for command in looks)


def written(name: str) -> tuple[str, ...]:
    """Commands that add one file to a store that root may write."""
    return (
        # Fails where the partition is writable already, or is no mount of its own.
        "mount -o rw,remount / || true",
        f"cp {STAGE}/{name} {STORE}/{name}",
        f"chmod 644 {STORE}/{name}",
    )


def covered(name: str, source: str) -> tuple[str, ...]:
    """Commands that cover a sealed store with a copy in memory that has one file more.

    `source` is the folder with the certificates to keep; empty when there are none.
    """
    copied = f"{STAGE}/all"
    return (
        f"mkdir -p {copied}",
        *((f"cp {source}/* {copied}/",) if source else ()),
        f"cp {STAGE}/{name} {copied}/{name}",
        f"mount -t tmpfs tmpfs {STORE}",
        f"touch {MARK}",
        f"cp {copied}/* {STORE}/",
        f"chown root:root {STORE}/*",
        f"chmod 644 {STORE}/*",
        f"chcon u:object_r:system_file:s0 {STORE}/*",
    )


def _inside(pid: str, command: str) -> str:
    return f"nsenter --mount=/proc/{pid}/ns/mnt -- {command}"


def _zygotes(phone: Phone) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", phone.shell("pidof zygote zygote64").output))


def _has_module(root: RootShell) -> bool:
    look = f"ls -d {MODULE_STORE}"
    return root.available and root.run(look).code == 0
