"""The settings provider: three name spaces of strings."""

from __future__ import annotations

from harness.virtualphone.device import DeviceState

SPACES = ("system", "secure", "global")


class Settings:
    """What `settings get` and `Settings.Secure.getString` read."""

    def __init__(self, android_id: str, device: DeviceState | None = None) -> None:
        self._values: dict[str, dict[str, str]] = {
            "system": {"screen_off_timeout": "1800000", "accelerometer_rotation": "0"},
            "secure": {
                "android_id": android_id,
                "default_input_method": "com.android.inputmethod.latin/.LatinIME",
                "location_mode": "3",
                "enabled_accessibility_services": "",
            },
            "global": {
                "adb_enabled": "1",
                "airplane_mode_on": "0",
                "development_settings_enabled": "1",
                "device_name": "Virtual Phone",
                "stay_on_while_plugged_in": "7",
                "wifi_on": "1",
            },
        }
        if device is not None:
            self._values["secure"]["bluetooth_address"] = device.bluetooth_mac
            self._values["secure"]["bluetooth_name"] = device.bluetooth_name
            # Where phones with Huawei's services keep the open anonymous id.
            self._values["global"]["pps_oaid"] = device.oaid

    def get(self, space: str, key: str) -> str | None:
        """A value, or None when it is not set. KeyError for an unknown space."""
        return self._values[space].get(key)

    def put(self, space: str, key: str, value: str) -> None:
        """Set a value. KeyError for an unknown space."""
        self._values[space][key] = value

    def delete(self, space: str, key: str) -> bool:
        """Remove a value and tell if it was there. KeyError for an unknown space."""
        return self._values[space].pop(key, None) is not None

    def items(self, space: str) -> list[tuple[str, str]]:
        """All of a space in order of the keys. KeyError for an unknown space."""
        return sorted(self._values[space].items())
