"""am and monkey: start, stop, broadcast."""

from __future__ import annotations

import asyncio

from harness.errors import LabError
from harness.virtualphone.activities import CLASS_NOT_FOUND, NOT_RESOLVED, SecurityError
from harness.virtualphone.bridge import Throw
from harness.virtualphone.intents import (
    ACTION_MAIN,
    CATEGORY_LAUNCHER,
    Intent,
    full_component,
    short_component,
)
from harness.virtualphone.shell.call import Call, Command
from harness.virtualphone.task_stack import DELIVERED_TO_TOP, TASK_TO_FRONT

_EXTRAS = ("--es", "-e", "--esn", "--ez", "--ei", "--el", "--ef", "--eu", "--ecn", "--esa", "--eia")
_IGNORED = {"--user": 1, "-W": 0, "-S": 0, "-R": 1, "--display": 1, "--windowingMode": 1, "-D": 0}
_FLAGS = {
    "--activity-clear-top": 0x04000000,
    "--activity-clear-task": 0x00008000,
    "--activity-single-top": 0x20000000,
    "--activity-new-task": 0x10000000,
    "--include-stopped-packages": 0x20,
}
_WAIT_S = 20.0


def read_intent(words: list[str]) -> Intent:
    """An intent out of am's arguments."""
    intent = Intent()
    rest = iter(words)
    for word in rest:
        if word in _FLAGS:
            intent.flags |= _FLAGS[word]
        elif word in _IGNORED:
            for _ in range(_IGNORED[word]):
                next(rest, "")
        elif word in _EXTRAS:
            key = next(rest, "")
            intent.extras[key] = "" if word == "--esn" else next(rest, "")
        elif word.startswith("-") and len(word) > 1:
            _option(intent, word, next(rest, ""))
        else:
            _plain(intent, word)
    return intent


def _option(intent: Intent, name: str, value: str) -> None:
    match name:
        case "-a":
            intent.action = value
        case "-d":
            intent.data = value
        case "-t":
            intent.mime_type = value
        case "-c":
            intent.categories.append(value)
        case "-n":
            intent.component = full_component(value)
        case "-p":
            intent.package = value
        case "-f":
            try:
                intent.flags |= int(value, 0)
            except ValueError:
                intent.extras["bad flags"] = value


def _plain(intent: Intent, word: str) -> None:
    """The last word: a URI, a component, or a package."""
    if ":" in word:
        intent.data = word
        intent.action = intent.action or "android.intent.action.VIEW"
    elif "/" in word:
        intent.component = full_component(word)
    else:
        intent.package = word


async def start(call: Call) -> int:
    """`start` [-W] [-S] INTENT."""
    intent = read_intent(call.args[1:])
    if not (intent.action or intent.component or intent.data or intent.package):
        return await call.complain("Error: Intent must specify something to start", 255)
    if intent.package and not intent.action and not intent.data:
        intent.action = ACTION_MAIN
        intent.categories = intent.categories or [CATEGORY_LAUNCHER]
    activities = call.phone.activities
    if "-S" in call.args and intent.component:
        await activities.force_stop(intent.component.partition("/")[0])
    await call.say(f"Starting: Intent {{ {str(intent)[1:-1]} }}")
    began = call.phone.clock.now()
    try:
        record, code = await activities.start_record(intent, None, caller_uid=call.uid)
    except SecurityError as error:
        await call.complain(
            f"\nException occurred while executing 'start':\njava.lang.SecurityException: {error}"
        )
        return 255
    except LabError as error:
        return await call.complain(f"Error: process could not be started: {error}", 255)
    if record is None:
        return await _not_started(call, intent, code)
    warning = {
        DELIVERED_TO_TOP: "intent has been delivered to currently running top-most instance.",
        TASK_TO_FRONT: "its current task has been brought to the front",
    }.get(code)
    if warning:
        await call.say(f"Warning: Activity not started, {warning}")
    if "-W" in call.args:
        await _wait(call, record.name, record.shown, began)
    return 0


async def _wait(call: Call, name: str, shown: asyncio.Event, began: float) -> None:
    status = "ok"
    try:
        await asyncio.wait_for(shown.wait(), _WAIT_S)
    except TimeoutError:
        status = "timeout"
    spent = int((call.phone.clock.now() - began) * 1000)
    await call.say(
        f"Status: {status}\nLaunchState: COLD\nActivity: {short_component(name)}\n"
        f"TotalTime: {spent}\nWaitTime: {spent}\nComplete"
    )


async def _not_started(call: Call, intent: Intent, code: int) -> int:
    if code == CLASS_NOT_FOUND:
        component = short_component(intent.component)
        await call.complain("Error type 3")
        return await call.complain(f"Error: Activity class {{{component}}} does not exist.", 1)
    if code == NOT_RESOLVED:
        return await call.complain(
            f"Error: Activity not started, unable to resolve Intent {{ {str(intent)[1:-1]} }}", 1
        )
    return await call.complain(f"Error: Activity not started, unknown error code {code}", 1)


async def start_service(call: Call) -> int:
    """`start-service`, start-foreground-service and stop-service INTENT."""
    intent = read_intent(call.args[1:])
    work = call.phone.activities.background
    shown = f"Intent {{ {str(intent)[1:-1]} }}"
    if call.args[0] in ("stopservice", "stop-service"):
        await call.say(f"Stopping service: {shown}")
        stopped = await work.stop_service(intent, None)
        await call.say("Service stopped" if stopped else "Service not stopped: was not running.")
        return 0
    await call.say(f"Starting service: {shown}")
    try:
        name = await work.start_service(intent, None)
    except Throw as error:
        return await call.complain(f"Error: {error}", 255)
    return 0 if name else await call.complain("Error: Not found; no service started.", 255)


async def broadcast(call: Call) -> int:
    """`broadcast` INTENT."""
    intent = read_intent(call.args[1:])
    await call.say(f"Broadcasting: Intent {{ {str(intent)[1:-1]} }}")
    await call.phone.activities.broadcast(intent, None)
    await call.say("Broadcast completed: result=0")
    return 0


async def force_stop(call: Call) -> int:
    """`force-stop` PACKAGE."""
    await call.phone.activities.force_stop(call.args[-1])
    return 0


async def kill(call: Call) -> int:
    """`kill` PACKAGE: end its processes, if it is in the background; kill-all for all such."""
    activities = call.phone.activities
    names = [each.package for each in call.phone.packages.all()]
    for name in names if call.args[0] == "kill-all" else call.args[-1:]:
        if not activities.is_foreground(name):
            activities.kill_package(name, "kill background")
    return 0


async def am(call: Call) -> int:
    """`am` VERB ... and cmd activity VERB ..."""
    verb = call.args[1] if len(call.args) > 1 else ""
    command = _VERBS.get(verb)
    if command is None:
        return await call.complain(f"Unknown command: {verb}" if verb else "am: no verb", 255)
    return await command(call.with_args(*call.args[1:]))


async def current_user(call: Call) -> int:
    """`get-current-user`."""
    await call.say("0")
    return 0


async def quietly(_call: Call) -> int:
    """Verbs that change nothing that can be seen here."""
    return 0


async def monkey(call: Call) -> int:
    """`monkey` -p PACKAGE -c android.intent.category.LAUNCHER 1: what launches an app."""
    name = call.option("-p") or ""
    found = call.phone.packages.get(name)
    main = found.main_activity() if found else None
    if main is None:
        await call.say("** No activities found to run, monkey aborted.")
        return 252
    intent = Intent(
        action=ACTION_MAIN,
        categories=[CATEGORY_LAUNCHER],
        component=f"{name}/{main.name}",
        flags=0x10200000,
    )
    await call.say("  bash arg: -p\n  bash arg: " + name)
    await call.phone.activities.start_record(intent, None, caller_uid=call.uid)
    await call.say("Events injected: 1\n## Network stats: elapsed time=12ms (0ms mobile, 0ms wifi)")
    return 0


_VERBS: dict[str, Command] = {
    "start": start,
    "start-activity": start,
    "startservice": start_service,
    "start-service": start_service,
    "startforegroundservice": start_service,
    "start-foreground-service": start_service,
    "stopservice": start_service,
    "stop-service": start_service,
    "broadcast": broadcast,
    "force-stop": force_stop,
    "stop-app": force_stop,
    "kill": kill,
    "kill-all": kill,
    "get-current-user": current_user,
    "wait-for-broadcast-idle": quietly,
    "set-debug-app": quietly,
    "clear-debug-app": quietly,
}

COMMANDS: dict[str, Command] = {"am": am, "monkey": monkey}
