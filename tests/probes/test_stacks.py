"""Stack traces of two runtimes come out alike."""

from __future__ import annotations

import pytest

from harness.probes.stacks import MAX_FRAMES, parse_stack

ART = """java.lang.Exception
\tat android.telephony.TelephonyManager.getDeviceId(Native Method)
\tat java.lang.reflect.Method.invoke(Native Method)
\tat com.sdk.a.b$c.run(SourceFile:12)
\tat com.sdk.Start.<init>(Unknown Source:3)
\tat android.app.ActivityThread.main(ActivityThread.java:8177)
"""
HOTSPOT = """java.lang.Exception
\tat android.telephony.TelephonyManager.getDeviceId(Native Method)
\tat java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
\tat java.base/jdk.internal.reflect.DelegatingMethodAccessorImpl.invoke(Unknown Source)
\tat java.base/java.lang.reflect.Method.invoke(Unknown Source)
\tat com.sdk.a.b$c.run(SourceFile:12)
\tat com.sdk.Start.<init>(Unknown Source)
\tat android.app.ActivityThread.main(ActivityThread.java)
"""
FRAMES = (
    "android.telephony.TelephonyManager.getDeviceId",
    "com.sdk.a.b$c.run",
    "com.sdk.Start.<init>",
    "android.app.ActivityThread.main",
)


@pytest.mark.parametrize("text", [ART, HOTSPOT], ids=["Android", "a Java VM"])
def test_frames_are_methods_without_module_file_or_reflection(text: str) -> None:
    assert parse_stack(text) == FRAMES


def test_reflection_further_out_stays() -> None:
    text = ART + "\tat java.lang.reflect.Method.invoke(Native Method)\n"

    assert parse_stack(text)[-1] == "java.lang.reflect.Method.invoke"


def test_a_cause_is_not_part_of_the_way_to_the_call() -> None:
    text = ART + "Caused by: java.lang.Error\n\tat com.other.Thing.fail(Thing.java:1)\n"

    assert parse_stack(text) == FRAMES


def test_deep_recursion_is_cut() -> None:
    text = "java.lang.Exception\n" + "\tat com.app.Deep.down(Deep.java:1)\n" * 1000

    assert len(parse_stack(text)) == MAX_FRAMES


@pytest.mark.parametrize("text", ["", "\0", "at (", "\tat ¿.?(x)", "at " * 10_000])
def test_nonsense_has_no_frames(text: str) -> None:
    assert parse_stack(text) == ()
