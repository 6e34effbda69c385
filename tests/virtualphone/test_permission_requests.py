"""requestPermissions by a real app: the dialog, the answer, and what Android remembers."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.virtualphone.app_process import AppProcess
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.installed import USER_FIXED
from harness.virtualphone.phone import Phone

Adb = Callable[..., "subprocess.CompletedProcess[bytes]"]
PACKAGE = "cn.example.calibration.earlyreader"
SAMPLE = Path(__file__).parents[2] / "harness" / "calibration" / "earlyreader" / "earlyreader.apk"
CAMERA = "android.permission.CAMERA"
CONTACTS = "android.permission.READ_CONTACTS"

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Recorded(AppProcess):
    """An app process that also keeps what it is sent."""

    sent: list[tuple[str | None, ...]]

    def send(self, *fields: str | None) -> None:
        self.sent.append(fields)
        super().send(*fields)


@pytest.fixture
def process(adb: Adb, phone: Phone, loop: LoopInThread) -> Iterator[Recorded]:
    adb("install", str(SAMPLE))
    package = phone.packages.must(PACKAGE)
    package.permissions += [CAMERA, CONTACTS]
    running = loop.run(phone.activities.launch(PACKAGE))
    running.__class__ = Recorded
    assert isinstance(running, Recorded)
    running.sent = []
    yield running
    adb("uninstall", PACKAGE)


def ask(phone: Phone, loop: LoopInThread, process: Recorded, *permissions: str) -> None:
    process.sent.clear()
    token = phone.activities.stack()[-1].token
    loop.call(lambda: phone.activities.request_permissions(process, token, 7, list(permissions)))


def tap(phone: Phone, loop: LoopInThread, name: str) -> None:
    node = next(
        node for node in phone.screen.active().root.walk() if node.resource_id.endswith("/" + name)
    )
    x, y = node.bounds.centre
    loop.run(phone.screen.tap(x, y))


def answer(loop: LoopInThread, process: Recorded) -> tuple[str | None, ...]:
    async def wait() -> tuple[str | None, ...]:
        while True:
            for fields in process.sent:
                if fields[0] == "permissions":
                    return fields[2:]
            await asyncio.sleep(0.01)

    return loop.run(wait(), 10)


def test_each_group_is_asked_for_and_the_app_hears_the_answers(
    phone: Phone, loop: LoopInThread, process: Recorded, adb: Adb
) -> None:
    ask(phone, loop, process, CAMERA, CONTACTS)
    focus = adb("shell", "dumpsys window | grep mCurrentFocus").stdout
    tap(phone, loop, "permission_allow_foreground_only_button")
    tap(phone, loop, "permission_deny_button")

    assert b"com.android.permissioncontroller/" in focus
    assert answer(loop, process) == ("7", CAMERA, "0", CONTACTS, "-1")
    assert phone.packages.check(PACKAGE, CAMERA)
    assert not phone.packages.check(PACKAGE, CONTACTS)
    assert "START u0 {act=android.content.pm.action.REQUEST_PERMISSIONS" in (
        adb("shell", "logcat -d -b system -v raw").stdout.decode()
    )


def test_a_second_refusal_is_final(phone: Phone, loop: LoopInThread, process: Recorded) -> None:
    ask(phone, loop, process, CAMERA)
    tap(phone, loop, "permission_deny_button")
    ask(phone, loop, process, CAMERA)
    tap(phone, loop, "permission_deny_and_dont_ask_again_button")
    ask(phone, loop, process, CAMERA)

    assert answer(loop, process) == ("7", CAMERA, "-1")
    assert USER_FIXED in phone.packages.must(PACKAGE).flags[CAMERA]


def test_leaving_the_dialog_decides_nothing(
    phone: Phone, loop: LoopInThread, process: Recorded
) -> None:
    ask(phone, loop, process, CAMERA)
    loop.run(phone.screen.key(4))

    assert answer(loop, process) == ("7", CAMERA, "-1")
    assert CAMERA not in phone.packages.must(PACKAGE).flags


def test_what_is_granted_is_not_asked_for(
    phone: Phone, loop: LoopInThread, process: Recorded
) -> None:
    loop.call(lambda: phone.packages.grant(PACKAGE, CAMERA))
    ask(phone, loop, process, CAMERA)

    assert answer(loop, process) == ("7", CAMERA, "0")


def test_what_was_allowed_once_ends_with_the_process(
    phone: Phone, loop: LoopInThread, process: Recorded
) -> None:
    ask(phone, loop, process, CAMERA)
    tap(phone, loop, "permission_allow_one_time_button")
    assert phone.packages.check(PACKAGE, CAMERA)

    async def end() -> None:
        died = asyncio.Event()
        phone.zygote.on_died.append(lambda _: died.set())
        process.kill()
        await died.wait()
        await asyncio.sleep(0)

    loop.run(end())

    assert not phone.packages.check(PACKAGE, CAMERA)


def test_the_dialogs_of_another_maker_are_in_front_and_in_the_log(
    phone: Phone, loop: LoopInThread, process: Recorded, adb: Adb
) -> None:
    adb("shell", "vphone dialogs miui-12")
    ask(phone, loop, process, CAMERA)
    focus = adb("shell", "dumpsys window | grep mCurrentFocus").stdout
    started = adb("shell", "logcat -d -b system | grep REQUEST_PERMISSIONS | tail -1").stdout
    tap(phone, loop, "permission_deny_button")
    adb("shell", "vphone dialogs android-14")

    assert b"com.lbe.security.miui/" in focus
    assert b"cmp=com.lbe.security.miui/" in started
    assert answer(loop, process) == ("7", CAMERA, "-1")


def test_a_maker_that_nobody_knows_is_refused(adb: Adb) -> None:
    assert b"vphone dialogs android-10 |" in adb("shell", "vphone dialogs nosuch 2>&1").stdout
