from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image

from harness.devices.interface import Phone
from harness.errors import PhoneLost
from harness.ui import driver as module
from harness.ui.driver import Driver


@pytest.fixture
def driver(virtual_phone: Phone) -> Iterator[Driver]:
    driver = Driver(virtual_phone)
    driver.open()
    driver.press("home")
    yield driver
    driver.close()


def test_a_screen_has_size_density_and_the_package_in_front(driver: Driver) -> None:
    screen = driver.read().screen
    assert (screen.width, screen.height) == (1080, 2340)
    assert 430 < screen.density < 450
    assert "launcher" in screen.package
    assert screen.complete


def test_picture_and_tree_have_the_same_size(driver: Driver) -> None:
    picture = driver.picture()
    assert picture is not None
    assert Image.open(io.BytesIO(picture.content)).size == (1080, 2340)


def test_screencap_stands_in_for_the_server(driver: Driver) -> None:
    driver.close()
    picture = driver.picture()
    assert picture is not None
    assert picture.media_type == "image/png"


def test_a_server_that_died_is_started_again(driver: Driver) -> None:
    driver._client.stop_uiautomator()
    assert driver.read().screen.complete


def test_a_phone_that_is_awake_and_unlocked_stays_so(driver: Driver) -> None:
    driver.wake_and_unlock()
    assert driver.read().screen.complete


def test_errors_of_the_library_name_the_phone_and_are_the_harnesss_own(driver: Driver) -> None:
    with pytest.raises(PhoneLost, match=f"^{driver.phone.name}: typing failed"):
        driver.type("nobody has the focus")


def test_a_phone_that_is_gone_is_said_at_once(draw: Callable[..., Any]) -> None:
    phone = draw("decoy-home-page").phone
    phone.unplugged = True
    gone = Driver(phone)
    with pytest.raises(PhoneLost, match="paper: unplugged"):
        gone.open()
    with pytest.raises(PhoneLost, match="paper: unplugged"):
        gone.press("home")
    gone.close()


def test_an_answer_that_never_comes_is_not_waited_for() -> None:
    never = threading.Event()
    began = time.monotonic()
    with pytest.raises(module._Unanswered, match="no answer"):
        module._within(0.05, never.wait)
    assert time.monotonic() - began < 5
    never.set()
