"""cmd SERVICE ..., appops, abx2xml: the shell's way to single services."""

from __future__ import annotations

from harness.virtualphone.shell.activities import am
from harness.virtualphone.shell.appops import appops
from harness.virtualphone.shell.call import Call, Command
from harness.virtualphone.shell.packages import package
from harness.virtualphone.shell.properties import settings

_ANDROID_IDS = "/data/system/users/0/settings_ssaid.xml"


async def cmd(call: Call) -> int:
    """`cmd` [-l] SERVICE ..."""
    if len(call.args) < 2 or call.args[1] == "-l":
        await call.say("Currently running services:\n  " + "\n  ".join(sorted(_SERVICES)))
        return 0
    service = _SERVICES.get(call.args[1])
    if service is None:
        return await call.complain(f"cmd: Can't find service: {call.args[1]}", 20)
    return await service(call.with_args(*call.args[1:]))


async def phone(call: Call) -> int:
    """`cmd` phone get-imei [SLOT]."""
    match call.args[1:]:
        case ["get-imei", *_]:
            await call.say(f"Device IMEI: {call.phone.device.imei}")
        case _:
            return await call.complain("Telephony Commands:\n  get-imei", 255)
    return 0


async def clipboard(call: Call) -> int:
    """`cmd` clipboard get-primary-clip|set-primary-clip TEXT|clear-primary-clip, for root."""
    if call.uid not in (0, 1000):
        return await call.complain("Security exception: Permission denied", 255)
    match call.args[1:]:
        case ["get-primary-clip", *_]:
            await call.say(call.phone.device.clipboard or "")
        case ["set-primary-clip", *words]:
            call.phone.device.clipboard = " ".join(words)
        case ["clear-primary-clip", *_]:
            call.phone.device.clipboard = None
        case _:
            return await call.complain("Unknown command: clipboard", 255)
    return 0


async def location(call: Call) -> int:
    """`cmd` location is-location-enabled|set-location-enabled|providers ..."""
    device, values = call.phone.device, call.phone.settings
    match call.args[1:]:
        case ["is-location-enabled", *_]:
            await call.say(str(values.get("secure", "location_mode") != "0").lower())
        case ["set-location-enabled", value, *_]:
            values.put("secure", "location_mode", "3" if value == "true" else "0")
        case ["providers", "add-test-provider" | "remove-test-provider", *_]:
            return 0
        case ["providers", "set-test-provider-enabled", *_]:
            return 0
        case ["providers", "set-test-provider-location", provider, "--location", place, *rest]:
            try:
                device.latitude, device.longitude = map(float, place.split(","))
                if rest[:1] == ["--accuracy"]:
                    device.accuracy = float(rest[1])
            except (ValueError, IndexError):
                return await call.complain(f"Error: invalid location {place}", 255)
            call.phone.location_changed(provider)
        case _:
            return await call.complain("Unknown command: location", 255)
    return 0


async def wifi(call: Call) -> int:
    """`cmd` wifi status|set-wifi-enabled."""
    match call.args[1:]:
        case ["status", *_]:
            device = call.phone.device
            await call.say("Wifi is enabled\nWifi scanning is always available")
            await call.say("==== Primary ClientModeManager instance ====")
            await call.say(f'Wifi is connected to "{device.ssid}"')
            await call.say(
                f'WifiInfo: SSID: "{device.ssid}", BSSID: {device.bssid}, MAC: {device.wifi_mac}, '
                "IP: /192.168.1.2, Security type: 2, Supplicant state: COMPLETED, "
                "Wi-Fi standard: 5, RSSI: -52, Link speed: 433Mbps"
            )
        case ["set-wifi-enabled", value]:
            call.phone.settings.put("global", "wifi_on", str(int(value == "enabled")))
        case _:
            return await call.complain("Unknown command: wifi", 255)
    return 0


async def nothing(_call: Call) -> int:
    """A service whose commands change nothing that can be seen here."""
    return 0


async def abx2xml(call: Call) -> int:
    """`abx2xml` IN [OUT]: binary XML as text; here only the table of Android ids is such a file."""
    names = call.args[1:]
    if not names or call.uid != 0:
        return await call.complain(
            "usage: abx2xml [-i] input [output]"
            if not names
            else f"abx2xml: {names[0]}: Permission denied"
        )
    if names[0] != _ANDROID_IDS:
        return await call.complain(f"abx2xml: {names[0]}: No such file or directory")
    text = call.phone.packages.android_ids_xml() + "\n"
    if names[1:2] in ([], ["-"]):
        await call.write(text.encode())
    else:
        call.phone.files.write(call.path(names[1]), text.encode())
    return 0


_SERVICES: dict[str, Command] = {
    "activity": am,
    "appops": appops,
    "clipboard": clipboard,
    "connectivity": nothing,
    "deviceidle": nothing,
    "location": location,
    "notification": nothing,
    "overlay": nothing,
    "package": package,
    "phone": phone,
    "settings": settings,
    "statusbar": nothing,
    "uimode": nothing,
    "wifi": wifi,
}

COMMANDS: dict[str, Command] = {"cmd": cmd, "appops": appops, "abx2xml": abx2xml}
