"""System properties of a phone."""

from __future__ import annotations

from harness.virtualphone.device import DeviceState

SDK = 34
RELEASE = "14"


def make_properties(device: DeviceState, name: str) -> dict[str, str]:
    """The properties of the phone called `name`."""
    build = "AP1A.240505.004"
    fingerprint = f"vphone/vphone/vphone:{RELEASE}/{build}/1:userdebug/release-keys"
    return {
        "dalvik.vm.heapsize": "512m",
        "gsm.operator.alpha": device.operator_name,
        "gsm.operator.numeric": device.operator,
        "gsm.sim.state": "LOADED",
        "init.svc.adbd": "running",
        "init.svc.zygote": "running",
        "persist.device_config.runtime_native.usap_pool_enabled": "false",
        "persist.sys.locale": "zh-CN",
        "persist.sys.timezone": "Asia/Shanghai",
        "ro.boot.qemu": "1",
        "ro.boot.serialno": device.serial,
        "ro.build.characteristics": "default",
        "ro.build.display.id": build,
        "ro.build.fingerprint": fingerprint,
        "ro.build.id": build,
        "ro.build.tags": "release-keys",
        "ro.build.type": "user",
        "ro.build.version.release": RELEASE,
        "ro.build.version.sdk": str(SDK),
        "ro.build.version.security_patch": "2024-05-05",
        "ro.crypto.state": "encrypted",
        "ro.debuggable": "0",
        "ro.hardware": "vphone",
        "ro.kernel.qemu": "1",  # as emulators say: no evidence from here may pass for a phone's
        "ro.product.brand": "vphone",
        "ro.product.cpu.abi": "x86_64",
        "ro.product.cpu.abilist": "x86_64",
        "ro.product.device": "vphone",
        "ro.product.locale": "zh-CN",
        "ro.product.manufacturer": "vphone",
        "ro.product.model": "Virtual Phone",
        "ro.product.name": "vphone",
        "ro.secure": "1",
        "ro.serialno": device.serial,
        "ro.sf.lcd_density": "440",
        "ro.vphone.name": name,
        "sys.boot_completed": "1",
        "sys.usb.state": "mtp,adb",
    }
