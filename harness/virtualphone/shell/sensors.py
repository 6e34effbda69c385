"""`dumpsys sensorservice`: sensors, their last events, and who listens."""

from __future__ import annotations

from collections.abc import Iterator

from harness.virtualphone.services.sensors import SENSORS, SensorService
from harness.virtualphone.shell.call import Call

_TYPES = {
    "1": "accelerometer",
    "2": "magnetic_field",
    "4": "gyroscope",
    "5": "light",
    "8": "proximity",
    "9": "gravity",
    "10": "linear_acceleration",
    "11": "rotation_vector",
    "19": "step_counter",
}


async def dump(call: Call) -> int:
    """`dumpsys` sensorservice."""
    sensors = call.phone.sensors
    listening = {
        pid: kinds
        for pid, kinds in sensors.listening().items()
        if pid in call.phone.zygote.processes
    }
    lines = ["Sensor List:"]
    for kind, name in SENSORS.items():
        about = f"type: android.sensor.{_TYPES[kind]}({kind}) | perm: n/a | flags: 0x00000000"
        lines += [
            f"0x{_handle(kind)}) {name:<25} | vphone | ver: 1 | {about}",
            "\tcontinuous | maxDelay=0us | minDelay=20000us | no batching | ",
        ]
    lines += ["Recent Sensor events:", *_recent(call, sensors)]
    lines.append(f"{len(listening)} open event connections")
    for number, (pid, kinds) in enumerate(listening.items()):
        package = call.phone.zygote.processes[pid].package
        caches = "cache size 0 | max cache size 0"
        lines += [
            f"Connection Number: {number} ",
            "\tOperating Mode: NORMAL",
            f"\t {package.package}.Listener | WakeLockRefCount 0 | uid {package.uid} | {caches}",
        ]
        lines += [
            f"\t {SENSORS[kind]} 0x{_handle(kind)} | status: active | pending flush events 0 "
            for kind in dict.fromkeys(kinds)
        ]
    await call.say("\n".join(lines))
    return 0


def _handle(kind: str) -> str:
    return f"{int(kind):08x}"


def _recent(call: Call, sensors: SensorService) -> Iterator[str]:
    ahead = call.phone.clock.now() - call.phone.clock.uptime()
    for kind, events in sensors.recent.items():
        yield f"{SENSORS[kind]}: last {len(events)} events"
        for number, event in enumerate(events, 1):
            seconds = event.at_ns / 1e9
            wall = call.phone.clock.local(seconds + ahead)
            values = " ".join(f"{float(value):.2f}," for value in event.values)
            yield (
                f"\t{number:2} (ts={seconds:.9f}, wall={wall:%H:%M:%S}."
                f"{wall.microsecond // 1000:03}) {values} "
            )
