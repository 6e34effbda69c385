"""The relay's own parts: which names it answers for, what it keeps, what it tells."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from harness.probes.relay import BODY_LIMIT, PACKAGE_TYPE, Tee, Teller, answers_itself, is_package


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("a.example", True),
        ("A.EXAMPLE.", True),
        ("x.y.test", True),
        ("nothing.invalid", True),
        ("example.com", True),
        ("api.example.org", True),
        ("localhost", False),
        ("127.0.0.1", False),
        ("notexample.com", False),
        ("example.com.cn", False),
        ("test.cn", False),
        ("", False),
    ],
)
def test_the_relay_answers_for_reserved_names_only(host: str, answered: bool) -> None:
    assert answers_itself(host) is answered


@pytest.mark.parametrize(
    ("address", "status", "content_type", "is_one"),
    [
        ("/get?id=1", 200, PACKAGE_TYPE, True),
        ("/get", 206, f"{PACKAGE_TYPE.upper()}; charset=binary", True),
        ("/dl/a.APK?from=ad", 200, "application/octet-stream", True),
        ("/dl/a.apk", 200, None, True),
        ("/dl/a.apk", 302, PACKAGE_TYPE, False),
        ("/dl/a.apk", 404, "text/html", False),
        ("/page?file=a.apk", 200, "text/html", False),
        ("/a.apk.html", 200, "text/html", False),
    ],
)
def test_an_android_package_is_known_by_its_address_or_its_type(
    address: str, status: int, content_type: str | None, is_one: bool
) -> None:
    assert is_package(address, status, content_type) is is_one


def test_a_tee_relays_everything_and_keeps_the_beginning() -> None:
    tee = Tee()
    chunk = b"x" * (BODY_LIMIT - 1)

    assert tee(chunk) == chunk
    assert tee(b"abc") == b"abc"
    assert tee.size == BODY_LIMIT + 2
    assert bytes(tee.kept[-2:]) == b"xa"


def test_events_are_told_in_order_one_json_object_a_line() -> None:
    lines: list[str] = []
    teller = Teller(lines.append)
    for number in range(100):
        teller.tell("x", number=number, text="行\n\ud800")
    teller.close()

    assert [json.loads(line)["number"] for line in lines] == list(range(100))
    assert all(line.count("\n") == 1 for line in lines)


def test_a_slow_reader_makes_the_relay_drop_bodies_not_wait() -> None:
    free = threading.Event()
    teller = Teller(lambda _line: free.wait(20))
    for _ in range(5):
        teller.tell("request", body="x" * (32 * 1024 * 1024))
    assert teller.full
    free.set()
    teller.close()

    assert not teller.full


def test_a_relay_ends_when_the_harness_is_gone(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "harness.probes.traffic_addon", "--confdir", str(tmp_path)]
    ended = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )

    assert ended.returncode == 0
