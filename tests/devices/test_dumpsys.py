from __future__ import annotations

from pathlib import Path

import pytest

from harness.devices.dumpsys import foreground

DUMPSYS = Path(__file__).parents[1] / "data" / "dumpsys"
CONTROLLER = "com.google.android.permissioncontroller"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("android-8", ("com.example.shop", "com.example.shop.MainActivity")),
        (
            "android-11-dialog",
            (
                CONTROLLER,
                "com.android.permissioncontroller.permission.ui.GrantPermissionsActivity",
            ),
        ),
        ("android-13-two-displays", ("com.example.shop", "com.example.shop.ui.Home$Inner")),
        ("android-14-window-only", ("com.example.launcher", "com.example.launcher.Home")),
        ("none", None),
    ],
)
def test_the_activity_in_front_is_read_in_every_form(
    name: str, expected: tuple[str, str] | None
) -> None:
    text = (DUMPSYS / f"foreground-{name}.txt").read_text(encoding="utf-8")
    assert foreground(text) == expected
