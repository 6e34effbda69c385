"""Files in memory, with a quota, and with the mounts that decide what a process sees."""

from __future__ import annotations

import posixpath
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

INIT = 0
"""The mount name space of the shell; others are known by a process id."""
ZYGOTE = 1
"""The mount name space that apps inherit when they are started."""

_FOLDERS = (
    "/acct",
    "/apex/com.android.conscrypt/cacerts",
    "/cache",
    "/data/app",
    "/data/data",
    "/data/local/tmp",
    "/data/misc/user/0/cacerts-added",
    "/data/system/users/0",
    "/dev",
    "/mnt",
    "/proc",
    "/product",
    "/storage/emulated/0/DCIM/Camera",
    "/storage/emulated/0/Download",
    "/storage/emulated/0/Pictures",
    "/sys",
    "/system/bin",
    "/system/etc/security/cacerts",
    "/vendor",
)
_READ_ONLY = ("/system", "/apex", "/vendor", "/product")
_LINK = "/sdcard"
_LINKED = "/storage/emulated/0"


class NoSpaceError(OSError):
    """The phone's storage is full."""

    def __init__(self) -> None:
        super().__init__("No space left on device")


class ReadOnlyError(OSError):
    """The file system there cannot be written."""

    def __init__(self) -> None:
        super().__init__("Read-only file system")


@dataclass
class File:
    """A file, or a folder when its mode says so."""

    mode: int
    """Type and permission bits, as stat(2) gives them."""
    content: bytes = b""
    modified: float = field(default_factory=time.time)
    uid: int = 0
    context: str = "u:object_r:system_file:s0"

    @property
    def is_folder(self) -> bool:
        """True for a folder."""
        return stat.S_ISDIR(self.mode)


class Files:
    """The file system of one phone. Paths are absolute; `..` cannot leave the root."""

    def __init__(self, quota: int = 2 << 30) -> None:
        self.quota = quota
        """Bytes that all files together may have."""
        self.used = 0
        self._nodes: dict[str, File] = {}
        self._binds: dict[int, dict[str, str]] = {INIT: {}, ZYGOTE: {}}
        self._writable: set[str] = set()
        self._memory_mounts: dict[str, dict[str, File]] = {}
        for folder in _FOLDERS:
            self._make_folders(folder)

    def where(self, path: str, namespace: int = INIT) -> str:
        """The path behind links and bind mounts."""
        path = "/" + posixpath.normpath("/" + path).lstrip("/")
        if path == _LINK or path.startswith(_LINK + "/"):
            path = _LINKED + path[len(_LINK) :]
        for target, source in self._binds.get(namespace, self._binds[ZYGOTE]).items():
            if path == target or path.startswith(target + "/"):
                return source + path[len(target) :]
        return path

    def get(self, path: str, namespace: int = INIT) -> File | None:
        """What is there, or None."""
        return self._nodes.get(self.where(path, namespace))

    def write(self, path: str, content: bytes, *, mode: int = 0o644, uid: int = 0) -> File:
        """Write a whole file and make the folders it needs. NoSpaceError or another OSError."""
        path = self.where(path)
        self._check_writable(path)
        old = self._nodes.get(path)
        if old is not None and old.is_folder:
            raise IsADirectoryError("Is a directory")
        size = len(old.content) if old else 0
        if self.used - size + len(content) > self.quota:
            raise NoSpaceError
        self._make_folders(posixpath.dirname(path), uid)
        self.used += len(content) - size
        made = File(stat.S_IFREG | (mode & 0o7777), content, uid=uid)
        self._nodes[path] = made
        return made

    def make_folder(self, path: str, uid: int = 0) -> None:
        """Make a folder and those above it."""
        path = self.where(path)
        self._check_writable(path)
        self._make_folders(path, uid)

    def remove(self, path: str) -> int:
        """Remove a file, or a folder with all in it; the number of entries removed."""
        path = self.where(path)
        self._check_writable(path)
        doomed = [name for name in self._nodes if name == path or name.startswith(path + "/")]
        for name in doomed:
            self.used -= len(self._nodes.pop(name).content)
        return len(doomed)

    def entries(self, path: str, namespace: int = INIT) -> list[tuple[str, File]]:
        """Name and entry of all in a folder, by name."""
        prefix = self.where(path, namespace).rstrip("/") + "/"
        return sorted(
            (
                (name[len(prefix) :], node)
                for name, node in self._nodes.items()
                if len(name) > len(prefix)
                and name.startswith(prefix)
                and "/" not in name[len(prefix) :]
            ),
            key=lambda entry: entry[0],
        )

    def walk(self, path: str) -> Iterator[tuple[str, File]]:
        """Path and entry of `path` and all below it, by name."""
        top = self.where(path)
        for name in sorted(self._nodes):
            if name == top or name.startswith(top.rstrip("/") + "/"):
                yield name, self._nodes[name]

    # Mounts

    def mount_memory(self, path: str) -> None:
        """Cover a folder with an empty writable one (mount -t tmpfs)."""
        path = self.where(path)
        covered = {name: node for name, node in self.walk(path) if name != path}
        for name in covered:
            self.used -= len(self._nodes.pop(name).content)
        self._memory_mounts[path] = covered
        self._writable.add(path)

    def mount_bind(self, source: str, target: str, namespace: int = INIT) -> None:
        """Show `source` at `target` as well, for the processes of a name space.

        Mounts that the shell makes reach everyone, except below /apex: Android keeps each
        process's own view there, which is why a certificate needs more than one mount.
        """
        source, target = self.where(source), "/" + target.strip("/")
        everyone = namespace == INIT and not target.startswith("/apex")
        for space in list(self._binds) if everyone else [namespace]:
            self._binds.setdefault(space, dict(self._binds[ZYGOTE]))[target] = source

    def unmount(self, path: str, namespace: int = INIT) -> bool:
        """Take the mount at `path` away; False when there is none."""
        path = "/" + path.strip("/")
        everyone = namespace == INIT and not path.startswith("/apex")
        spaces = list(self._binds) if everyone else [namespace]
        found = [self._binds.get(space, {}).pop(path, None) for space in spaces]
        if any(found):
            return True
        covered = self._memory_mounts.pop(path, None)
        if covered is None:
            return False
        for name, node in list(self.walk(path)):
            if name != path:
                self.used -= len(node.content)
                del self._nodes[name]
        for name, node in covered.items():
            self._nodes[name] = node
            self.used += len(node.content)
        self._writable.discard(path)
        return True

    def mounts(self, namespace: int = INIT) -> list[tuple[str, str, str]]:
        """(source, target, type) of what was mounted since boot."""
        binds = self._binds.get(namespace, self._binds[ZYGOTE])
        return [("tmpfs", path, "tmpfs") for path in self._memory_mounts] + [
            (source, target, "none") for target, source in binds.items()
        ]

    def forget_mounts(self) -> None:
        """What a reboot does: mounts vanish."""
        self._binds = {INIT: {}, ZYGOTE: {}}
        for path in list(self._memory_mounts):
            self.unmount(path)

    def plant(self, path: str, content: bytes, *, mode: int = 0o644) -> None:
        """Put a file where only the system's makers can, read-only places included."""
        folder = posixpath.dirname(path)
        self._make_folders(folder)
        self._nodes[path] = File(stat.S_IFREG | mode, content)
        self.used += len(content)

    def _check_writable(self, path: str) -> None:
        if any(path == root or path.startswith(root + "/") for root in _READ_ONLY) and not any(
            path == root or path.startswith(root + "/") for root in self._writable
        ):
            raise ReadOnlyError

    def _make_folders(self, path: str, uid: int = 0) -> None:
        missing = []
        while (node := self._nodes.get(path)) is None:
            missing.append(path)
            if path == "/":
                break
            path = posixpath.dirname(path)
        if node is not None and not node.is_folder:
            raise NotADirectoryError("Not a directory")
        for name in missing:
            self._nodes[name] = File(stat.S_IFDIR | 0o771, uid=uid)
