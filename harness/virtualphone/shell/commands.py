"""All commands of the phone's shell, by name."""

from __future__ import annotations

from harness.virtualphone.shell import (
    activities,
    app_process,
    cmd,
    content,
    dumpsys,
    fault,
    files,
    iptables,
    logcat,
    packages,
    properties,
    screen,
    system,
    text,
)
from harness.virtualphone.shell.call import Command

COMMANDS: dict[str, Command] = {
    name: command
    for family in (
        text,
        files,
        system,
        properties,
        logcat,
        packages,
        activities,
        app_process,
        screen,
        dumpsys,
        cmd,
        content,
        fault,
        iptables,
    )
    for name, command in family.COMMANDS.items()
}
