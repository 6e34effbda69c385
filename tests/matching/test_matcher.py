"""What the matcher says about a match, and what it must not take for one."""

from __future__ import annotations

import base64
import hashlib
import json
import plistlib
import string
import struct
import time

import cbor2
import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.evidence import DataMatch
from harness.model.identity import Identity

IMEI = "001017001234565"
OURS = Identity(
    imei=IMEI,
    android_id="f01a2b3c4d5e6f78",
    name="测试甲一",
    wifi_mac="02:1a:2b:3c:4d:5e",
    phone="19900001234",
    latitude="39.908431",
    longitude="116.397862",
    extra={"photo": "IMG_47110815.jpg"},
)
MATCHER = Matcher(OURS)


def only(message: MessageParts) -> DataMatch:
    (match,) = MATCHER.search(message).matches
    return match


def items(body: bytes) -> list[str]:
    return [match.item for match in MATCHER.search(MessageParts(body=body)).matches]


@pytest.mark.parametrize(
    ("message", "path"),
    [
        (MessageParts(url=f"http://a.example/x?did={IMEI}&v=1"), ("query:did",)),
        (MessageParts(url=f"http://a.example/u/{IMEI}/x"), ("path",)),
        (MessageParts(url=f"http://id-{IMEI}.a.example/"), ("host",)),
        (MessageParts(headers=(("X-Device", IMEI),)), ("header:X-Device",)),
        (MessageParts(headers=(("Cookie", f"a=1; did={IMEI}"),)), ("cookie:did",)),
        (MessageParts(body=IMEI.encode()), ("body",)),
        (MessageParts(body=f"a=1&did={IMEI}".encode()), ("body", "form:did")),
        (
            MessageParts(body=json.dumps({"d": [{}, {"id": IMEI}]}).encode()),
            ("body", "json:d[1].id"),
        ),
        (MessageParts(body=f'{{"id": {IMEI}}}'.encode()), ("body", "json:id")),
        (MessageParts(body=f"<a><b>{IMEI}</b></a>".encode()), ("body", "xml:b")),
        (MessageParts(body=f'<a b="{IMEI}"/>'.encode()), ("body", "xml:b")),
        (
            MessageParts(
                body=f'--f\r\nX: form-data; name="did"\r\n\r\n{IMEI}\r\n--f--\r\n'.encode()
            ),
            ("body", "multipart:did"),
        ),
        (
            MessageParts(body=msgpack.packb({"d": [1, {"id": IMEI}]})),
            ("body", "msgpack:d[1].id"),
        ),
        (
            MessageParts(body=cbor2.dumps({"d": [1, {"id": IMEI}]})),
            ("body", "cbor:d[1].id"),
        ),
        (
            MessageParts(body=f'{{"id": "{IMEI}"}}'.encode("utf-16")),
            ("body", "UTF-16", "json:id"),
        ),
        (
            MessageParts(body=f'{{"id": "{IMEI}"}}'.encode()[::-1]),
            ("body", "reversed text", "json:id"),
        ),
        (
            MessageParts(url=f"http://a.example/u/{base64.b64encode(IMEI.encode()).decode()}/x"),
            ("path", "base64"),
        ),
        (
            MessageParts(body=b'{"d":"' + base64.b64encode(f"a=1&i={IMEI}".encode()) + b'"}'),
            ("body", "json:d", "base64", "form:i"),
        ),
    ],
)
def test_a_match_says_where_it_was(message: MessageParts, path: tuple[str, ...]) -> None:
    match = only(message)

    assert (match.item, match.form, match.path) == ("imei", "plain", path)


def test_a_match_explains_itself_in_words_and_shows_its_surroundings() -> None:
    digest = hashlib.md5(IMEI.encode(), usedforsecurity=False).hexdigest()
    match = only(MessageParts(body=f'{{"d": {{"h": "{digest}"}}}}'.encode()))

    assert match.where == "imei as md5, in the body, at the JSON place `d.h`"
    assert match.excerpt == f'{{"d": {{"h": "«{digest}»"}}}}'


def test_a_value_nested_in_quoted_json_is_told_once_by_its_innermost_place() -> None:
    body = json.dumps({"payload": json.dumps({"imei": IMEI})}).encode()

    assert only(MessageParts(body=body)).path == ("body", "json:payload", "escapes", "json:imei")


@pytest.mark.parametrize(
    "text",
    ["101c7d4f{}", "{}101c7d4f", "d60031{}0f58a7d688", "101c7d4{}", "{}0"],
)
@pytest.mark.parametrize("item", ["android_id", "oaid", "wifi_mac"])
def test_an_identifier_inside_longer_hexadecimal_digits_is_no_match(text: str, item: str) -> None:
    values = {
        "android_id": "9f3ce1024b7788d1",
        "oaid": "70bbe4f4-c549-4765-acf2-d133187c8df9",
        "wifi_mac": "58:23:40:74:f5:25",
    }
    matcher = Matcher(Identity(**{item: values[item]}))
    digits = values[item].replace("-", "").replace(":", "")
    alone = MessageParts(body=json.dumps({"h": digits}).encode())
    longer = MessageParts(body=json.dumps({"h": text.format(digits)}).encode())

    assert [match.item for match in matcher.search(alone).matches] == [item]
    assert matcher.search(longer).matches == ()


def test_an_identifier_in_a_record_that_is_written_in_hexadecimal_digits_is_found() -> None:
    record = b"\x0a\x05hello\x12\x08" + bytes.fromhex("9f3ce1024b7788d1") + b"\x18\x05"
    matcher = Matcher(Identity(android_id="9f3ce1024b7788d1"))

    (match,) = matcher.search(MessageParts(body=record.hex().encode())).matches

    assert match.form == "raw bytes"


def test_digits_inside_a_longer_number_are_no_match() -> None:
    assert items(f"id={IMEI}7".encode()) == []
    assert items(f"id=9{IMEI}".encode()) == []
    assert items(f"id={IMEI},7".encode()) == ["imei"]


def test_what_only_begins_like_a_value_in_base64_is_no_match() -> None:
    near = IMEI[:-1] + "6"
    for shift in range(3):
        assert items(base64.b64encode(b"x" * shift + near.encode())) == []
        assert items(base64.b64encode(b"x" * shift + near.encode()).swapcase()) == []
    assert items(base64.b64encode(f"{IMEI}7".encode())) == []
    assert items(f"{IMEI}7".encode().hex().encode()) == []


def test_a_length_before_a_value_says_that_it_ends_there() -> None:
    assert items(b"\x01" + bytes([len(IMEI)]) + IMEI.encode() + b"8\x01") == ["imei"]
    assert items(b"\x01\x07" + IMEI.encode() + b"8\x01") == []


def test_a_name_may_stand_between_punctuation_or_letters_of_another_script() -> None:
    assert items("姓名：测试甲一，电话".encode()) == ["name"]
    assert items("name测试甲一name".encode("gbk")) == ["name"]
    assert items("姓名：测试甲一号".encode("gbk")) == []


def test_values_joined_before_they_were_hashed_are_found() -> None:
    digest = hashlib.md5(f"{IMEI}|{OURS.android_id}".encode(), usedforsecurity=False).hexdigest()
    found = MATCHER.search(MessageParts(body=b"fp=" + digest.encode())).matches

    assert {match.item for match in found} == {"imei", "android_id"}
    assert {match.form for match in found} == {"md5 of imei and android_id, joined by `|`"}


def test_a_short_name_counts_only_as_a_whole_word_and_with_less_confidence() -> None:
    assert items("name=测试甲一号".encode()) == []
    match = only(MessageParts(body="name=测试甲一&x=1".encode()))
    assert match.confidence < 1


def test_a_mobile_number_with_its_country_code_is_one_match() -> None:
    match = only(MessageParts(body=b'{"tel":"+86 199-0000-1234"}'))

    assert (match.item, match.form) == ("phone", "with +86 with dashes")


def test_half_a_rough_place_is_believed_less_than_the_whole_of_it() -> None:
    half = only(MessageParts(body=b"price=39.908"))
    whole = MATCHER.search(MessageParts(body=b"lat=39.908&lng=116.398")).matches

    assert half.confidence == 0.5
    assert {match.item: match.confidence for match in whole} == {"latitude": 0.8, "longitude": 0.8}


def test_more_decimals_of_the_same_place_are_the_same_place() -> None:
    assert items(b'{"lat":39.908431000000002}') == ["latitude"]
    assert items(b'{"lat":39.908430999999998}') == ["latitude"]
    assert items(b"lat=39.908000") == ["latitude"]
    assert items(b"lat=39.908001") == items(b"39.908.1") == items(b"1.39.908") == []


def test_what_android_gives_everybody_is_nobodys() -> None:
    blanks = Identity(
        wifi_mac="02:00:00:00:00:00", oaid="00000000-0000-0000-0000-000000000000", ssid="a"
    )
    message = MessageParts(body=json.dumps([*blanks.model_dump().values()]).encode() + b" 16 61")

    assert Matcher(blanks).search(message).matches == ()


def test_names_of_cookies_and_headers_are_searched() -> None:
    for header in (("Cookie", f"a=1; {IMEI}=1"), (f"X-{IMEI}", "1")):
        assert only(MessageParts(headers=(header,))).item == "imei"


def test_junk_in_one_text_does_not_copy_its_neighbours() -> None:
    text = base64.b64encode(f"0123|{IMEI}".encode())
    hidden = bytes(byte ^ 0x21 for byte in b'{"a\\\\b":"' + b"c" * 30 + b'"}')
    body = b"\x0a" + bytes([len(text)]) + text + b"\x12" + bytes([len(hidden)]) + hidden

    assert only(MessageParts(body=body)).path == ("body", "protobuf:1", "base64")


SALT = "e2d8b557159ad55d"


def digest_with(form: str) -> str:
    """Of the IMEI and the salt."""
    return hashlib.sha1(form.format(imei=IMEI, salt=SALT).encode()).hexdigest()  # noqa: S324


def batch() -> bytes:
    """Events with a digest each, and a salt near the last one only."""
    fields = {f"p{number}": hashlib.md5(b"%d" % number).hexdigest() for number in range(5)}  # noqa: S324
    events = [{**fields, "ts": 1_700_000_000_000 + number} for number in range(1)]
    events += [{"order": str(number) * 20, "net": "wifi", "os": "android"} for number in range(30)]
    events.append({"id": digest_with("{imei}|{salt}"), "salt": SALT})
    return json.dumps(events).encode()


@pytest.mark.parametrize(
    "body",
    [
        batch(),
        f"a|1|{digest_with('{salt}{imei}{salt}')}|{SALT}|z".encode(),
        plistlib.dumps({"a": "b", "dev": "c", "id": digest_with("{imei}:{salt}"), "salt": SALT}),
        plistlib.dumps({"id": digest_with("{imei}:{salt}"), "salt": SALT}, fmt=plistlib.FMT_BINARY),
        f"os,id,net,salt\nandroid,{digest_with('{salt}_{imei}')},wifi,{SALT}".encode(),
        b"\x0a\x07android\x12\x0a2014-01-01\x1a\x28%s\x22\x05Pixel\x2a\x05zh_CN\x32\x10%s"
        % (digest_with("{imei}&{salt}").encode(), SALT.encode()),
    ],
    ids=["batch", "bars", "plist", "binary plist", "CSV", "protobuf"],
)
def test_a_salt_is_found_wherever_a_format_puts_it(body: bytes) -> None:
    match = only(MessageParts(body=body))

    assert match.item == "imei"
    assert SALT in match.form
    assert match.confidence == 0.5


@pytest.mark.parametrize("order", ["{imei}{salt}", "{salt}{imei}"])
def test_a_digest_with_a_salt_from_the_same_message_is_told_as_unproven(order: str) -> None:
    salted = order.format(imei=IMEI, salt="app-v1.7").encode()
    digest = hashlib.sha256(salted).hexdigest()
    match = only(MessageParts(url=f"http://a.example/?k=app-v1.7&d={digest}"))

    assert (match.item, match.path) == ("imei", ("query:d",))
    assert match.form == "sha256 with salt `app-v1.7`, unproven"
    assert match.confidence == 0.5


def test_base64_with_another_alphabet_is_read_or_found() -> None:
    letters = string.digits + string.ascii_letters + "+/"
    standard = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    hide = bytes.maketrans(standard.encode(), letters.encode())
    text, binary = (
        only(MessageParts(body=b"d=" + base64.b64encode(content).translate(hide)))
        for content in (b'{"i":"' + IMEI.encode() + b'"}', b"\0\xff" + IMEI.encode())
    )

    assert text.path == ("body", "form:d", "another alphabet", "base64", "json:i")
    assert binary.form == "base64 with another alphabet"


def test_base64_with_swapped_cases_is_read() -> None:
    hidden = base64.b64encode(b'{"i":"' + IMEI.encode() + b'"}').swapcase()
    match = only(MessageParts(body=b"d=" + hidden))

    assert match.path == ("body", "form:d", "swapped cases", "base64", "json:i")
    assert match.where.endswith(
        "with upper and lower case swapped, decoded from base64, at the JSON place `i`"
    )


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (int(IMEI).to_bytes(8), "64-bit number"),
        (int(IMEI).to_bytes(8, "little"), "64-bit number"),
        (struct.pack("<d", float(IMEI)), "double"),
        (b"\x85\xa1\xfd\xcf\xcc\x1d", "varint"),
        (bytes.fromhex("021a2b3c4d5e"), "raw bytes"),
        (struct.pack("<d", 39.908431), "double"),
        (bytes.fromhex("f01a2b3c4d5e6f78"), "raw bytes"),
    ],
)
def test_numbers_in_binary_messages_are_found(number: bytes, form: str) -> None:
    result = MATCHER.search(MessageParts(body=b"\x09\x01\x00" + number + b"\x00\x02\x09"))

    assert form in {match.form for match in result.matches}


def test_a_rough_place_in_a_binary_message_needs_both_halves() -> None:
    latitude, longitude = (struct.pack(">i", n) for n in (39908431, 116397862))
    assert items(b"\x00\x01" + latitude) == []
    assert items(b"\x00\x01" + latitude + longitude) == ["latitude", "longitude"]


def test_a_number_with_spaces_is_found_in_a_form() -> None:
    assert items(b"tel=%2B86+199+0000+1234&x=1") == ["phone"]
    assert items(b"tel=199+0000+1234&x=1") == ["phone"]


def test_extra_markers_are_searched_under_their_own_names() -> None:
    assert items(b"file=/sdcard/DCIM/IMG_47110815.jpg") == ["photo"]


def test_an_empty_identity_matches_nothing() -> None:
    result = Matcher(Identity()).search(MessageParts(url="http://a.example/?x=", body=b"\0" * 64))

    assert result.matches == ()


def test_a_few_bytes_that_brotli_would_make_megabytes_of_cost_nothing() -> None:
    body = "À\x0800'0\x8005".encode()
    began = time.process_time()
    for _ in range(20):
        MATCHER.search(MessageParts(body=body))

    assert time.process_time() - began < 0.1


@given(st.binary(max_size=400), st.text(max_size=80))
def test_no_message_makes_the_search_fail(body: bytes, text: str) -> None:
    for content in (body, b"{" + body, base64.b64encode(body), text.encode("utf-8", "replace")):
        message = MessageParts(url=f"http://{text}?{text}", headers=((text, text),), body=content)
        assert MATCHER.search(message).matches == ()
