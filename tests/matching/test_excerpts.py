"""What is shown around a match: text, or bytes where there is none; never two matches' marks."""

from __future__ import annotations

import zlib

import pytest

from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.matching.wording import NEAR, dump, excerpt
from harness.model.evidence import DataMatch
from harness.model.identity import Identity

IMEI = "490154203237518"


def found(body: bytes = b"", url: str = "https://a.cn/") -> DataMatch:
    message = MessageParts(url, (("X-Other", "something"),), body)
    (match,) = Matcher(Identity(imei=IMEI)).search(message).matches
    return match


def test_text_is_shown_as_text_only() -> None:
    match = found(b'{"a":"\xe4\xb8\xad","did":"' + IMEI.encode() + b'","b":1}')

    assert match.excerpt == '{"a":"中","did":"«490154203237518»","b":1}'
    assert match.dump == ""


def test_bytes_are_shown_in_hexadecimal_too() -> None:
    match = found(b"\x0a\x0f" + IMEI.encode() + b"\x10\x01\xff")

    assert match.dump == f"0a0f«{IMEI.encode().hex()}»1001ff"
    assert match.excerpt == f"··«{IMEI}»···"


def test_it_is_the_decoded_layer_that_is_shown() -> None:
    match = found(zlib.compress(b"\x00\x01" + IMEI.encode() + b"\x02" * 100))

    assert match.path == ("body", "zlib")
    assert match.dump == f"0001«{IMEI.encode().hex()}»{'02' * NEAR}"


def test_an_excerpt_ends_with_the_part_of_the_message_that_the_match_is_in() -> None:
    assert found(url=f"https://a.cn/collect?did={IMEI}&os=1").excerpt == f"«{IMEI}»"


def test_an_app_cannot_move_the_marks() -> None:
    match = found(f'{{"«x»":"«","did":"{IMEI}","z":"»"}}'.encode())

    assert match.excerpt == '{"‹x›":"‹","did":"«490154203237518»","z":"›"}'


@pytest.mark.parametrize("content", [b"\xff" * 60, b"\x00" * 60, bytes(range(256))])
def test_noise_is_never_text(content: bytes) -> None:
    assert dump(content, 20, 30, (0, len(content))) != ""
    assert len(excerpt(content, 20, 30, (0, len(content)))) < 120


def test_a_character_that_the_window_cuts_is_still_text() -> None:
    content = "中".encode() * 40

    for start in range(30, 36):
        assert dump(content, start, start + 12, (0, len(content))) == ""
