"""pm and cmd package: install, uninstall, list, grant, revoke, clear."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from harness.virtualphone.installed import InstalledPackage
from harness.virtualphone.intents import full_component, short_component
from harness.virtualphone.packages import InstallFailure, InstallOptions, NotInstalled
from harness.virtualphone.permissions import is_dangerous
from harness.virtualphone.resolver import resolve
from harness.virtualphone.shell.activities import read_intent
from harness.virtualphone.shell.call import Call, Command

_MAX_APK = 1 << 30
_WITH_VALUE = frozenset(
    {"-S", "-i", "--user", "--abi", "--install-location", "--install-reason", "-p", "--pkg"}
)


@dataclass
class Session:
    """An install session: options, and the APKs written so far."""

    options: InstallOptions
    apks: dict[str, bytes] = field(default_factory=dict)


_sessions: dict[tuple[int, int], Session] = {}
_numbers = itertools.count(1_700_000_001)


async def package(call: Call) -> int:
    """`pm` VERB ... and cmd package VERB ..."""
    verb = call.args[1] if len(call.args) > 1 else ""
    command = _VERBS.get(verb)
    if command is None:
        if not verb:
            return await call.complain("Package manager (package) commands:\n  help")
        return await call.complain(f"Unknown command: {verb}", 255)
    try:
        return await command(call.with_args(*call.args[1:]))
    except NotInstalled as missing:
        return await call.complain(
            f"Error: java.lang.IllegalArgumentException: Unknown package: {missing}", 255
        )


def _options(call: Call) -> InstallOptions:
    words = call.args
    letters = "".join(word[1:] for word in words if word[:1] == "-" and word[1:2] != "-")
    return InstallOptions(
        replace="-R" not in words,
        grant_all="g" in letters,
        allow_downgrade="d" in letters,
        allow_test="t" in letters,
        allow_old_target="--bypass-low-target-sdk-block" in words,
    )


def _names(call: Call) -> list[str]:
    """The words that are no options and no options' values."""
    names = []
    words = iter(call.args[1:])
    for word in words:
        if word in _WITH_VALUE:
            next(words, "")
        elif not word.startswith("-") or word == "-":
            names.append(word)
    return names


async def _content(call: Call, name: str | None) -> bytes:
    """The APK from the phone's files or from what comes in. InstallFailure."""
    if name and name != "-":
        file = call.phone.files.get(call.path(name))
        if file is None or file.is_folder:
            raise InstallFailure("INSTALL_FAILED_INVALID_URI", f"Unable to open file: {name}")
        return file.content
    size = call.option("-S") or ""
    if not size.isdecimal() or not 0 < int(size) <= _MAX_APK:
        raise InstallFailure("INSTALL_FAILED_INVALID_APK", "must specify a APK size")
    if int(size) > call.phone.free_bytes():
        raise InstallFailure(
            "INSTALL_FAILED_INSUFFICIENT_STORAGE", "Failed to override installation location"
        )
    return await call.stdin.readexactly(int(size))


async def _failure(call: Call, failure: InstallFailure) -> int:
    text = f"{failure.code}: {failure.message}" if failure.message else failure.code
    await call.say(f"Failure [{text}]")
    return 1


async def install(call: Call) -> int:
    """`install` [-r] [-g] [-t] [-d] [-S SIZE] [PATH]."""
    names = _names(call)
    try:
        content = await _content(call, names[0] if names else None)
        await call.phone.packages.install(content, _options(call))
    except InstallFailure as failure:
        return await _failure(call, failure)
    await call.say("Success")
    return 0


async def install_create(call: Call) -> int:
    """Begin a session."""
    number = next(_numbers)
    _sessions[id(call.phone), number] = Session(_options(call))
    await call.say(f"Success: created install session [{number}]")
    return 0


async def _session(call: Call) -> Session | None:
    number = (_names(call) or [""])[0]
    key = (id(call.phone), int(number)) if number.isdecimal() else (0, 0)
    session = _sessions.get(key)
    if session is None:
        await call.complain(
            f"Error: java.lang.SecurityException: Caller has no access to session {number}", 255
        )
    return session


async def install_write(call: Call) -> int:
    """`install-write` [-S SIZE] SESSION NAME [PATH|-]."""
    session = await _session(call)
    if session is None:
        return 255
    words = _names(call)
    try:
        content = await _content(call, words[2] if len(words) > 2 else None)
    except InstallFailure as failure:
        return await _failure(call, failure)
    session.apks[words[1] if len(words) > 1 else "base"] = content
    await call.say(f"Success: streamed {len(content)} bytes")
    return 0


async def install_commit(call: Call) -> int:
    """Install what the session holds: one APK, for split ones are not run here."""
    session = await _session(call)
    if session is None:
        return 255
    _forget_session(call)
    try:
        if len(session.apks) != 1:
            raise InstallFailure("INSTALL_FAILED_INVALID_APK", "Missing base package")  # noqa: TRY301
        (content,) = session.apks.values()
        await call.phone.packages.install(content, session.options)
    except InstallFailure as failure:
        return await _failure(call, failure)
    await call.say("Success")
    return 0


async def install_abandon(call: Call) -> int:
    """Drop a session."""
    if await _session(call) is None:
        return 255
    _forget_session(call)
    await call.say("Success")
    return 0


def _forget_session(call: Call) -> None:
    del _sessions[id(call.phone), int(_names(call)[0])]


async def uninstall(call: Call) -> int:
    """`uninstall` PACKAGE."""
    name = (_names(call) or [""])[0]
    if await call.phone.packages.uninstall(name):
        await call.say("Success")
        return 0
    await call.say("Failure [DELETE_FAILED_INTERNAL_ERROR]")
    return 1


async def list_(call: Call) -> int:
    """`list` packages [-3] [-s] [-f] [-U] [FILTER], list permissions, list features, list users."""
    what = (_names(call) or [""])[0]
    if what == "packages":
        return await _list_packages(call)
    if what in ("users", "features"):
        await call.say(
            "Users:\n\tUserInfo{0:机主:c13} running"
            if what == "users"
            else "feature:reqGlEsVersion=0x30002"
        )
        return 0
    return await call.complain(f"Error: unknown list type '{what}'", 255)


async def _list_packages(call: Call) -> int:
    wanted = [*_names(call), "", ""][1]
    for found in call.phone.packages.all():
        if ("-3" in call.args and found.system) or ("-s" in call.args and not found.system):
            continue
        if wanted not in found.package:
            continue
        path = f"{found.apk_path}=" if "-f" in call.args else ""
        uid = f" uid:{found.uid}" if "-U" in call.args else ""
        version = f" versionCode:{found.version_code}" if "--show-versioncode" in call.args else ""
        await call.say(f"package:{path}{found.package}{version}{uid}")
    return 0


async def path(call: Call) -> int:
    """`path` PACKAGE."""
    found = call.phone.packages.get((_names(call) or [""])[0])
    if found is None:
        return 1
    await call.say(f"package:{found.apk_path}")
    return 0


async def grant(call: Call) -> int:
    """`grant`|revoke PACKAGE PERMISSION."""
    words = _names(call)
    if len(words) < 2:
        return await call.complain("Error: no permission specified", 255)
    change = call.phone.packages.grant if call.args[0] == "grant" else call.phone.packages.revoke
    try:
        change(words[0], words[1])
    except PermissionError as error:
        return await call.complain(
            f"\nException occurred while executing '{call.args[0]}':\n"
            f"java.lang.SecurityException: {error}",
            255,
        )
    return 0


async def reset_permissions(call: Call) -> int:
    """Take the run-time permissions of all apps, or of one with -p."""
    call.phone.packages.reset(call.option("-p"))
    return 0


async def clear(call: Call) -> int:
    """`clear` PACKAGE: its data and permissions."""
    name = (_names(call) or [""])[0]
    if call.phone.packages.get(name) is None:
        await call.say("Failed")
        return 1
    await call.phone.packages.clear(name)
    await call.say("Success")
    return 0


async def resolve_activity(call: Call) -> int:
    """`resolve-activity` [--brief] INTENT."""
    words = [word for word in call.args[1:] if word != "--brief"]
    intent = read_intent(words)
    if intent.package and not intent.action:
        found = call.phone.packages.get(intent.package)
        main = found.main_activity() if found else None
        targets = [(found, main)] if found and main else []
    else:
        targets = [(app, part) for app, part in resolve(call.phone.packages, intent)]
    if not targets:
        await call.say("No activity found")
        return 1
    app, part = targets[0]
    if "--brief" in call.args:
        await call.say("priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true")
        await call.say(short_component(f"{app.package}/{part.name}"))
        return 0
    await call.say(
        f"priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true\n"
        f"ActivityInfo:\n  name={part.name}\n  packageName={app.package}\n"
        f"  enabled={str(part.enabled).lower()} exported={str(part.exported).lower()}\n"
        f"  processName={part.process}"
    )
    return 0


async def dump(call: Call) -> int:
    """`dump` PACKAGE."""
    found = call.phone.packages.must((_names(call) or [""])[0])
    await call.say(describe(call, found))
    return 0


async def enable(call: Call) -> int:
    """`enable`|disable|disable-user PACKAGE[/CLASS]."""
    name = full_component((_names(call) or [""])[0])
    owner, _, part = name.partition("/")
    found = call.phone.packages.must(owner)
    enabled = call.args[0] == "enable"
    for component in (*found.activities, *found.services, *found.receivers, *found.providers):
        if part in ("", component.name):
            component.enabled = enabled
    state = "enabled" if enabled else "disabled-user"
    await call.say(f"Package {owner} new state: {state}")
    return 0


def describe(call: Call, found: InstalledPackage) -> str:
    """A package as `dumpsys package` prints it."""
    clock = call.phone.clock

    def moment(at: float) -> str:
        return clock.local(at).strftime("%Y-%m-%d %H:%M:%S")

    def line(permission: str) -> str:
        granted = str(permission in found.granted).lower()
        flags = sorted(found.flags.get(permission, ()))
        extra = f", flags=[ {'|'.join(flags)}]" if flags else ""
        return f"{permission}: granted={granted}{extra}"

    runtime = sorted(name for name in found.permissions if is_dangerous(name))
    install = sorted(
        name for name in found.permissions if name in found.granted and not is_dangerous(name)
    )
    flags = "[ " + "DEBUGGABLE " * found.debuggable + "HAS_CODE ALLOW_CLEAR_USER_DATA ]"
    stopped = str(found.package in call.phone.activities.stopped).lower()
    system = "SYSTEM " if found.system else ""
    lines = [
        "Packages:",
        f"  Package [{found.package}] ({found.uid:x}):",
        f"    userId={found.uid}",
        f"    codePath={found.apk_path.rpartition('/')[0]}",
        f"    versionCode={found.version_code} minSdk={found.min_sdk} targetSdk={found.target_sdk}",
        f"    versionName={found.version_name}",
        f"    flags={flags.replace('[ ', '[ ' + system)}",
        f"    signatures=PackageSignatures{{{found.signer[:7]}, signatures:[{found.signer[:8]}]}}",
        f"    firstInstallTime={moment(found.first_installed)}",
        f"    lastUpdateTime={moment(found.updated)}",
        f"    installerPackageName={found.installer}",
        "    requested permissions:",
        *(f"      {name}" for name in found.permissions),
        "    install permissions:",
        *(f"      {line(name)}" for name in install),
        f"    User 0: ceDataInode=131 installed=true hidden=false stopped={stopped} enabled=0",
        "      gids=[3003]",
        "      runtime permissions:",
        *(f"        {line(name)}" for name in runtime),
    ]
    return "\n".join(lines)


_VERBS: dict[str, Command] = {
    "install": install,
    "install-create": install_create,
    "install-write": install_write,
    "install-commit": install_commit,
    "install-abandon": install_abandon,
    "uninstall": uninstall,
    "list": list_,
    "path": path,
    "grant": grant,
    "revoke": grant,
    "reset-permissions": reset_permissions,
    "clear": clear,
    "resolve-activity": resolve_activity,
    "dump": dump,
    "enable": enable,
    "disable": enable,
    "disable-user": enable,
}

COMMANDS: dict[str, Command] = {"pm": package}
