"""app_process: runs a Java program of the shell, here uiautomator2's server."""

from __future__ import annotations

from harness.virtualphone.shell.call import Call, Command
from harness.virtualphone.u2server import UiAutomationBusy

_SERVER = "com.wetest.uia2.Main"


async def app_process(call: Call) -> int:
    """CLASSPATH=... app_process / CLASS ...: runs until its client goes away."""
    jar = call.shell.variables.get("CLASSPATH", "")
    if call.phone.files.get(jar) is None or _SERVER not in call.args:
        name = next((word for word in call.args[1:] if "." in word), "")
        return await call.complain(f"Aborted: ClassNotFoundException: {name}", 134)
    try:
        await call.phone.run_u2()
    except UiAutomationBusy as error:
        return await call.complain(f"java.lang.IllegalStateException: {error}")
    await call.complain("Killed")
    return 137


COMMANDS: dict[str, Command] = {"app_process": app_process, "app_process64": app_process}
