"""Google Play services, of which this phone has one file: the advertising id."""

from __future__ import annotations

from harness.virtualphone.files import Files

ADVERTISING_ID = "/data/data/com.google.android.gms/shared_prefs/adid_settings.xml"


def plant_advertising_id(files: Files, advertising_id: str) -> None:
    """Put the id where a shell with root finds it."""
    text = (
        "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n"
        f'<map>\n    <string name="adid_key">{advertising_id}</string>\n</map>\n'
    )
    files.plant(ADVERTISING_ID, text.encode(), mode=0o600)
