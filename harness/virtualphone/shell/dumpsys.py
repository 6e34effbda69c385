"""dumpsys: window, activity, display, package, battery, power, appops and a few more."""

from __future__ import annotations

from harness.virtualphone.installed import InstalledPackage
from harness.virtualphone.intents import short_component
from harness.virtualphone.shell import appops, sensors
from harness.virtualphone.shell.call import Call, Command
from harness.virtualphone.shell.packages import describe


async def dumpsys(call: Call) -> int:
    """`dumpsys` [-l] [-t SECONDS] SERVICE ..."""
    words = call.args[1:]
    while words[:1] == ["-t"] or words[:1] == ["-T"]:
        words = words[2:]
    if not words or words[0] == "-l":
        await call.say("Currently running services:\n  " + "\n  ".join(sorted(_SERVICES)))
        return 0
    service = _SERVICES.get(words[0])
    if service is None:
        return await call.complain(f"Can't find service: {words[0]}")
    return await service(call.with_args(*words))


async def window(call: Call) -> int:
    """`dumpsys` window [windows|displays|policy]."""
    name = _focused(call)
    package, _, activity = name.partition("/")
    lines = ["WINDOW MANAGER WINDOWS (dumpsys window windows)"]
    if name:
        lines += [
            f"  Window #0 Window{{5a3c1f3 u0 {name}}}:",
            f"    mDisplayId=0 rootTaskId=11 package={package} mClient=android.os.BinderProxy@5a3c",
            "    mOwnerUid=10100 showForAllUsers=false appop=NONE",
            "    isOnScreen=true",
            "    isVisible=true",
        ]
    focus = f"Window{{5a3c1f3 u0 {name}}}" if name else "null"
    app = f"ActivityRecord{{7f1c u0 {package}/{activity} t11}}" if name else "null"
    on = call.phone.screen.on
    lines += [
        f"  mCurrentFocus={focus}",
        f"  mFocusedApp={app}",
        "  mHoldScreenWindow=null",
        f"  mAwake={str(on).lower()} mScreenOnFully={str(on).lower()}",
        "  isKeyguardShowing=false mDreamingLockscreen=false",
    ]
    await call.say("\n".join(lines))
    return 0


def _focused(call: Call) -> str:
    """Package and full class of what has the input focus."""
    package, activity = call.phone.activities.focused()
    return f"{package}/{activity}" if package else ""


async def activity(call: Call) -> int:
    """`dumpsys` activity [activities|top|processes|recents|services]."""
    what = call.args[1] if len(call.args) > 1 else "activities"
    if what in ("processes", "p"):
        return await _processes(call)
    if what in ("services", "s"):
        return await _services(call)
    title = {"recents": "RECENT TASKS", "top": "TASK"}.get(what, "ACTIVITIES")
    records = list(reversed(call.phone.activities.stack()))
    lines = [f"ACTIVITY MANAGER {title} (dumpsys activity {what})"]
    for record in records[:1] if what == "top" else records:
        name = short_component(record.name)
        pid = record.process.pid if record.process else 0
        lines += [
            f"  Task{{5a3c #{record.task} type=standard A={record.package.package}}}",
            f"    * Hist  #0: ActivityRecord{{{record.token} u0 {name} t{record.task}}}",
            f"      packageName={record.package.package} processName={record.component.process}",
            f"      app=ProcessRecord{{1f3 {pid}:{record.component.process}}}",
            f"      state={record.state.upper()}",
        ]
    package, front = call.phone.activities.focused()
    if package:
        name = short_component(f"{package}/{front}")
        task = records[0].task if records else 0
        token = records[0].token if records else "0"
        shown = f"ActivityRecord{{{token} u0 {name} t{task}}}"
        lines += [f"  topResumedActivity={shown}", f"  ResumedActivity: {shown}"]
    await call.say("\n".join(lines))
    return 0


async def _processes(call: Call) -> int:
    await call.say("ACTIVITY MANAGER RUNNING PROCESSES (dumpsys activity processes)")
    for package in call.phone.packages.all():
        for pid, name, _ in call.phone.activities.processes.of(package.package):
            top = call.phone.activities.is_foreground(package.package)
            await call.say(
                f"  Proc # 0: {'fg  T/A/TOP' if top else 'cch+0 B/ /CEM'}  trm: 0 "
                f"{pid}:{name}/{_user(package)} ({'top-activity' if top else 'cch-empty'})"
            )
    return 0


async def _services(call: Call) -> int:
    await call.say("ACTIVITY MANAGER SERVICES (dumpsys activity services)")
    wanted = call.args[2] if len(call.args) > 2 else ""
    background = call.phone.activities.background
    for name, process in (background.bound | background.services).items():
        if wanted in name:
            shown = str(name in background.in_foreground).lower()
            await call.say(
                f"  * ServiceRecord{{5a3c u0 {short_component(name)}}}\n"
                f"    app=ProcessRecord{{1f3 {process.pid}:{process.name}}}\n"
                f"    startRequested={str(name in background.services).lower()} "
                f"isForeground={shown}"
            )
    return 0


def _user(package: InstalledPackage) -> str:
    return f"u0a{package.uid - 10_000}" if package.uid >= 10_000 else str(package.uid)


async def display(call: Call) -> int:
    """`dumpsys` display."""
    await call.say(
        "DISPLAY MANAGER (dumpsys display)\n"
        "  mViewports=[DisplayViewport{type=INTERNAL, valid=true, isActive=true, displayId=0, "
        "uniqueId='local:0', physicalPort=0, orientation=0, logicalFrame=Rect(0, 0 - 1080, 2340), "
        "physicalFrame=Rect(0, 0 - 1080, 2340), deviceWidth=1080, deviceHeight=2340}]\n"
        "  mCurrentOrientation=0\n"
        "  mScreenState=ON"
    )
    return 0


async def package(call: Call) -> int:
    """`dumpsys` package PACKAGE."""
    name = call.args[1] if len(call.args) > 1 else ""
    found = call.phone.packages.get(name)
    if found is None:
        return await call.complain(f"Unable to find package: {name}") if name else 0
    await call.say(describe(call, found))
    return 0


async def battery(call: Call) -> int:
    """`dumpsys` battery [set level N|reset]."""
    faults, screen = call.phone.faults, call.phone.screen
    match call.args[1:]:
        case ["set", "level", value] if value.isdecimal():
            screen.battery = min(100, int(value))
            return 0
        case ["set" | "reset" | "unplug", *_]:
            return 0
    level = 3 if faults.battery_low else screen.battery
    await call.say(
        "Current Battery Service state:\n  AC powered: false\n  USB powered: true\n"
        f"  status: {3 if faults.battery_low else 2}\n  health: 2\n  present: true\n"
        f"  level: {level}\n  scale: 100\n  voltage: 4200\n  temperature: 300\n"
        "  technology: Li-ion"
    )
    return 0


async def power(call: Call) -> int:
    """`dumpsys` power."""
    on = call.phone.screen.on
    state = "Awake" if on else "Asleep"
    await call.say(
        f"POWER MANAGER (dumpsys power)\n  mWakefulness={state}\n  mIsPowered=true\n"
        f"  mHalInteractiveModeEnabled={str(on).lower()}\n"
        f"Display Power: state={'ON' if on else 'OFF'}"
    )
    return 0


async def surface_flinger(call: Call) -> int:
    """`dumpsys` SurfaceFlinger [--list]."""
    name = _focused(call)
    await call.say(f"{name}#101\nStatusBar#12\nNavigationBar0#13" if name else "StatusBar#12")
    return 0


async def location(call: Call) -> int:
    """`dumpsys` location."""
    device = call.phone.device
    await call.say(
        "Location Manager State:\n  Location Settings:\n    Location Mode: 3\n"
        "  gps provider:\n    last location=Location[gps "
        f"{device.latitude:.6f},{device.longitude:.6f} hAcc={device.accuracy}]"
    )
    return 0


async def connectivity(call: Call) -> int:
    """`dumpsys` connectivity."""
    proxy = call.phone.settings.get("global", "http_proxy") or ""
    await call.say(
        "Active default network: 100\nCurrent Networks:\n"
        "  NetworkAgentInfo{network{100} ni{WIFI CONNECTED} lp{{InterfaceName: wlan0 "
        f"LinkAddresses: [ 192.168.232.2/21 ] HttpProxy: [{proxy}] }}}}}}"
    )
    return 0


async def meminfo(call: Call) -> int:
    """`dumpsys` meminfo PACKAGE."""
    name = call.args[-1] if len(call.args) > 1 else ""
    pids = call.phone.processes.named(name)
    if not pids:
        await call.say(f"No process found for: {name}")
        return 0
    await call.say(
        f"Applications Memory Usage (in Kilobytes):\n\n** MEMINFO in pid {pids[0]} [{name}] **\n"
        "      TOTAL PSS:    84210       TOTAL RSS:   142312      TOTAL SWAP PSS:        0"
    )
    return 0


_SERVICES: dict[str, Command] = {
    "SurfaceFlinger": surface_flinger,
    "activity": activity,
    "appops": appops.dump,
    "battery": battery,
    "connectivity": connectivity,
    "display": display,
    "location": location,
    "meminfo": meminfo,
    "package": package,
    "power": power,
    "sensorservice": sensors.dump,
    "window": window,
}

COMMANDS: dict[str, Command] = {"dumpsys": dumpsys}
