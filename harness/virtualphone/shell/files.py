"""ls, cat, cp, mv, rm, mkdir, chmod, stat, df, mount and the like."""

from __future__ import annotations

import hashlib
import posixpath
import stat as modes
from datetime import datetime

from harness.virtualphone.clock import ZONE
from harness.virtualphone.files import INIT, ZYGOTE, File
from harness.virtualphone.processes import INIT_PID, ZYGOTE_PID
from harness.virtualphone.shell.call import Call, Command
from harness.virtualphone.streams import read_all

_MISSING = "No such file or directory"


def _split(call: Call) -> tuple[str, list[str]]:
    """Option letters, and the other words."""
    options = "".join(word[1:] for word in call.args[1:] if word[:1] == "-" and word != "-")
    return options, [word for word in call.args[1:] if word[:1] != "-" or word == "-"]


def _get(call: Call, name: str) -> File | None:
    return call.phone.files.get(call.path(name), call.shell.namespace)


async def ls(call: Call) -> int:
    """List folders and files."""
    options, names = _split(call)
    code = 0
    for name in names or ["."]:
        file = _get(call, name)
        if file is None:
            code = await call.complain(f"ls: {name}: {_MISSING}")
        elif file.is_folder and "d" not in options:
            entries = call.phone.files.entries(call.path(name), call.shell.namespace)
            if "l" in options:
                await call.say(f"total {sum(_blocks(entry) for _, entry in entries) // 2}")
            for entry_name, entry in entries:
                await call.say(_line(entry_name, entry, options))
        else:
            await call.say(_line(name, file, options))
    return code


def _blocks(file: File) -> int:
    return -(-len(file.content) // 4096) * 8


def _line(name: str, file: File, options: str) -> str:
    context = f"{file.context} " if "Z" in options else ""
    if "l" not in options:
        return context + name
    owner = {0: "root", 2000: "shell", 1000: "system"}.get(file.uid, f"u0_a{file.uid - 10000}")
    size = 4096 if file.is_folder else len(file.content)
    at = _moment(file.modified)
    mode = modes.filemode(file.mode)
    return f"{mode} {2 if file.is_folder else 1} {owner} {owner} {context}{size:6} {at[:16]} {name}"


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, ZONE).strftime("%Y-%m-%d %H:%M:%S.%f000 %z")


async def cat(call: Call) -> int:
    """Print files, or what comes in."""
    _, names = _split(call)
    code = 0
    for name in names or ["-"]:
        if name == "-":
            await call.write(await read_all(call.stdin))
            continue
        file = _get(call, name)
        if file is None:
            code = await call.complain(f"cat: {name}: {_MISSING}")
        elif file.is_folder:
            code = await call.complain(f"cat: {name}: Is a directory")
        elif file.content:
            await call.write(file.content)
    return code


def _checksum(name: str) -> Command:
    async def command(call: Call) -> int:
        options, names = _split(call)
        code = 0
        for path in names or ["-"]:
            file = _get(call, path)
            if path != "-" and (file is None or file.is_folder):
                reason = "Is a directory" if file else _MISSING
                code = await call.complain(f"{call.args[0]}: {path}: {reason}")
                continue
            content = file.content if file else await read_all(call.stdin)
            digest = hashlib.new(name, content, usedforsecurity=False).hexdigest()
            await call.say(digest if "b" in options else f"{digest}  {path}")
        return code

    return command


async def rm(call: Call) -> int:
    """Remove files, and folders with -r."""
    options, names = _split(call)
    code = 0
    for name in names:
        file = _get(call, name)
        try:
            if file is None:
                if "f" not in options:
                    code = await call.complain(f"rm: {name}: {_MISSING}")
            elif file.is_folder and "r" not in options and "R" not in options:
                code = await call.complain(f"rm: {name}: Is a directory")
            else:
                call.phone.check_writable(call.path(name), call.uid)
                call.phone.files.remove(call.path(name))
        except OSError as error:
            code = await call.complain(f"rm: {name}: {error.args[0]}")
    return code


async def mkdir(call: Call) -> int:
    """Make folders."""
    options, names = _split(call)
    code = 0
    for name in names:
        try:
            if _get(call, name) is not None and "p" not in options:
                raise FileExistsError("File exists")
            call.phone.check_writable(call.path(name), call.uid)
            call.phone.files.make_folder(call.path(name), call.uid)
        except OSError as error:
            code = await call.complain(f"mkdir: '{name}': {error.args[0]}")
    return code


async def touch(call: Call) -> int:
    """Make empty files, or set their time to now."""
    code = 0
    for name in _split(call)[1]:
        file = _get(call, name)
        try:
            call.phone.check_writable(call.path(name), call.uid)
            if file is None:
                file = call.phone.files.write(call.path(name), b"", uid=call.uid)
            file.modified = call.phone.clock.now()
        except OSError as error:
            code = await call.complain(f"touch: '{name}': {error.args[0]}")
    return code


async def cp(call: Call) -> int:
    """Copy (or, as mv, move) files and folders."""
    verb = posixpath.basename(call.args[0])
    options, names = _split(call)
    if len(names) < 2:
        return await call.complain(f"{verb}: Need 2 arguments")
    *sources, target = names
    folder = _get(call, target)
    code = 0
    for source in sources:
        file = _get(call, source)
        place = call.path(target)
        if folder is not None and folder.is_folder:
            place = posixpath.join(place, posixpath.basename(source.rstrip("/")))
        try:
            if file is None:
                code = await call.complain(f"{verb}: bad '{source}': {_MISSING}")
            elif file.is_folder and verb == "cp" and not set(options) & set("rRa"):
                code = await call.complain(f"cp: Skipped dir '{source}': No such file or directory")
            else:
                _copy(call, call.path(source), place, move=verb == "mv")
        except OSError as error:
            code = await call.complain(f"{verb}: {place}: {error.args[0]}")
    return code


def _copy(call: Call, source: str, target: str, *, move: bool) -> None:
    files = call.phone.files
    call.phone.check_writable(target, call.uid)
    top = files.where(source, call.shell.namespace)
    for name, file in list(files.walk(top)):
        place = target + name[len(top) :]
        if file.is_folder:
            files.make_folder(place, call.uid)
        else:
            files.write(place, file.content, mode=file.mode, uid=call.uid).context = file.context
    if move:
        call.phone.check_writable(source, call.uid)
        files.remove(source)


async def chmod(call: Call) -> int:
    """Change mode bits (chmod), owner (chown) or SELinux context (chcon)."""
    verb = posixpath.basename(call.args[0])
    _, words = _split(call)
    if len(words) < 2:
        return await call.complain(f"{verb}: Need 2 arguments")
    value, *names = words
    code = 0
    for name in names:
        if _get(call, name) is None:
            code = await call.complain(f"{verb}: {name}: {_MISSING}")
            continue
        for _, file in call.phone.files.walk(call.path(name)):
            if call.uid not in {0, file.uid}:
                code = await call.complain(f"{verb}: {name}: Operation not permitted")
            else:
                _change(file, verb, value)
            if "-R" not in call.args:
                break
    return code


def _change(file: File, verb: str, value: str) -> None:
    kind = file.mode & ~0o7777
    if verb == "chcon":
        file.context = value
    elif verb == "chown":
        name = value.partition(":")[0]
        file.uid = {"root": 0, "system": 1000, "shell": 2000}.get(name, 0)
    elif value.strip("01234567") == "":
        file.mode = kind | int(value, 8) & 0o7777
    elif "+" in value and "x" in value:
        file.mode |= 0o111
    elif "-" in value and "x" in value:
        file.mode &= ~0o111


async def stat(call: Call) -> int:
    """Facts about a file; -c takes %s %a %U %n %Y %F."""
    form = call.option("-c")
    names = [word for word in call.args[1:] if word not in ("-c", form)]
    code = 0
    for name in names:
        file = _get(call, name)
        if file is None:
            code = await call.complain(f"stat: '{name}': {_MISSING}")
            continue
        kind = "directory" if file.is_folder else "regular file"
        facts = {
            "%s": str(len(file.content)),
            "%a": f"{file.mode & 0o7777:o}",
            "%U": {0: "root", 2000: "shell"}.get(file.uid, str(file.uid)),
            "%u": str(file.uid),
            "%n": name,
            "%Y": str(int(file.modified)),
            "%F": kind,
        }
        if form is None:
            form = "  File: %n\n  Size: %s\t %F\nAccess: (0%a)\tUid: (%u/%U)\nModify: %Y"
        text = form
        for key, value in facts.items():
            text = text.replace(key, value)
        await call.say(text)
    return code


async def df(call: Call) -> int:
    """How full the storage is."""
    files = call.phone.files
    total = files.quota // 1024
    free = call.phone.free_bytes() // 1024
    used = total - free
    name = (_split(call)[1] or ["/data"])[0]
    await call.say("Filesystem      1K-blocks    Used Available Use% Mounted on")
    percent = -(-used * 100 // total)
    await call.say(f"/dev/block/dm-5 {total:9} {used:7} {free:9} {percent:3}% {name}")
    return 0


async def mount(call: Call) -> int:
    """List mounts, mount a tmpfs, bind a folder."""
    files, namespace = call.phone.files, call.shell.namespace
    words = call.args[1:]
    if not words:
        await call.say("/dev/block/dm-4 on / type ext4 (ro,seclabel,relatime)")
        await call.say("/dev/block/dm-5 on /data type f2fs (rw,seclabel,nosuid,nodev)")
        for source, target, kind in files.mounts(namespace):
            await call.say(f"{source} on {target} type {kind} (rw,seclabel,relatime)")
        return 0
    if call.uid != 0:
        return await call.complain("mount: '/' not user mountable in fstab")
    bind = "--bind" in words or call.option("-o") == "bind"
    names = [word for word in words if word.startswith("/") or word == "tmpfs"]
    target = names[-1] if names else ""
    if files.get(target) is None or not (bind or call.option("-t") == "tmpfs"):
        return await call.complain(f"mount: '{names[0] if names else ''}'->'{target}': {_MISSING}")
    if bind:
        files.mount_bind(names[0], target, namespace)
    else:
        files.mount_memory(target)
    return 0


async def umount(call: Call) -> int:
    """Take mounts away."""
    _, names = _split(call)
    if call.uid != 0:
        return await call.complain("umount: Operation not permitted")
    code = 0
    for name in names:
        if not call.phone.files.unmount(call.path(name), call.shell.namespace):
            code = await call.complain(f"umount: {name}: Invalid argument")
    return code


async def nsenter(call: Call) -> int:
    """`nsenter` --mount=/proc/PID/ns/mnt -- COMMAND: run it with another process's mounts."""
    words = call.args[1:]
    place = next((word for word in words if word.startswith("--mount=")), "")
    target = call.option("-t") or place.removeprefix("--mount=/proc/").partition("/")[0]
    if call.uid != 0 or not target.isdecimal():
        return await call.complain("nsenter: Operation not permitted")
    pid = int(target)
    if not call.phone.processes.exists(pid):
        return await call.complain(f"nsenter: /proc/{pid}/ns/mnt: {_MISSING}")
    rest = [word for word in words if word not in ("-t", target, "-m", "--mount", place, "--")]
    namespace = {INIT_PID: INIT, ZYGOTE_PID: ZYGOTE}.get(pid, pid)
    child = call.shell.child(namespace=namespace)
    return await child.call(rest or ["true"], call.streams)


COMMANDS: dict[str, Command] = {
    "ls": ls,
    "cat": cat,
    "md5sum": _checksum("md5"),
    "sha1sum": _checksum("sha1"),
    "sha256sum": _checksum("sha256"),
    "rm": rm,
    "mkdir": mkdir,
    "touch": touch,
    "cp": cp,
    "mv": cp,
    "chmod": chmod,
    "chown": chmod,
    "chcon": chmod,
    "stat": stat,
    "df": df,
    "mount": mount,
    "umount": umount,
    "nsenter": nsenter,
}
