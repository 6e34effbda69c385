"""App-ops in the words of Android 14."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from adbutils import AdbDevice

from harness.virtualphone.appops import span
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone

BROWSER = "com.android.browser"
DATE = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}"


@pytest.fixture
def used(loop: LoopInThread, phone: Phone) -> Iterator[None]:
    """The browser used the camera, and was refused the device's identifiers."""
    loop.call(lambda: phone.packages.note_op(BROWSER, "CAMERA", allowed=True))
    loop.call(lambda: phone.packages.note_op(BROWSER, "READ_DEVICE_IDENTIFIERS", allowed=False))
    yield
    loop.call(lambda: phone.packages.ops.forget(BROWSER))


@pytest.mark.usefixtures("used")
def test_a_dump_of_one_package_has_the_lines_of_android(device: AdbDevice) -> None:
    lines = device.shell(f"dumpsys appops --package {BROWSER}").splitlines()

    assert lines[:2] == ["Current AppOps Service state:", "  Settings:"]
    start = lines.index("  Uid u0a62:")
    forms = [
        r"  Uid u0a62:",
        r"    state=(top|bg|cch)",
        r"    capability=-+",
        r"    appWidgetVisible=false",
        rf"    Package {re.escape(BROWSER)}:",
        r"      CAMERA \(allow\): ",
        r"        null=\[",
        rf"          Access: \[(top|bg|cch)-s\] {DATE} \(-\d+s?\d*m?s?\)",
        r"        \]",
        r"      READ_DEVICE_IDENTIFIERS \(allow\): ",
        r"        null=\[",
        rf"          Reject: \[(top|bg|cch)-s\]{DATE} \(-\d+s?\d*m?s?\)",
        r"        \]",
        r"",
        r"  AppOps policy not set\.",
    ]
    assert len(lines) == start + len(forms)
    for line, form in zip(lines[start:], forms, strict=True):
        assert re.fullmatch(form, line), line


@pytest.mark.usefixtures("used")
def test_the_short_form_tells_times_and_refusals(device: AdbDevice) -> None:
    camera, identifiers = device.shell(f"cmd appops get {BROWSER}").splitlines()

    assert re.fullmatch(r"CAMERA: allow; time=\+\S+ ago", camera)
    assert re.fullmatch(r"READ_DEVICE_IDENTIFIERS: allow; rejectTime=\+\S+ ago", identifiers)


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ("--package nosuch", "Unknown package: nosuch"),
        ("--package", "No argument for --package option"),
        ("--nosuch", "Unknown option: --nosuch"),
        ("nosuch", "Unknown command: nosuch"),
    ],
)
def test_what_the_service_does_not_know_it_says(
    device: AdbDevice, arguments: str, answer: str
) -> None:
    assert device.shell(f"dumpsys appops {arguments}") == answer


@pytest.mark.usefixtures("used")
def test_a_dump_without_a_package_has_all(device: AdbDevice) -> None:
    assert f"    Package {BROWSER}:" in device.shell("dumpsys appops").splitlines()


def test_an_op_can_be_started_from_the_shell(device: AdbDevice, loop: LoopInThread) -> None:
    del loop
    device.shell(f"cmd appops start {BROWSER} READ_CLIPBOARD")
    device.shell(f"cmd appops stop {BROWSER} READ_CLIPBOARD")
    said = device.shell(f"cmd appops get {BROWSER} READ_CLIPBOARD")
    device.shell(f"cmd appops reset {BROWSER}")

    assert re.fullmatch(r"READ_CLIPBOARD: allow; time=\+\S+ ago", said)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0"),
        (-0.045, "-45ms"),
        (3.2, "+3s200ms"),
        (-3723.004, "-1h2m3s4ms"),
        (90_000, "+1d1h0m0s0ms"),
    ],
)
def test_a_span_is_written_as_android_writes_it(seconds: float, text: str) -> None:
    assert span(seconds) == text
