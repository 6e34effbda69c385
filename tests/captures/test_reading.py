"""A capture is read as requests, whoever wrote it; of a damaged one the damaged place is named."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from mitmproxy import io as flow_io  # noqa: TID251 - flows as mitmproxy writes them
from mitmproxy.test import tflow  # noqa: TID251

from harness.captures import reading
from harness.captures.interface import BadCapture, Request

BODY = b'{"did": "made up"}'
ENCODED = base64.b64encode(BODY).decode()
GOOD = json.dumps({"url": "/x", "body_base64": None})


def read(path: Path) -> list[Request]:
    with reading.opened(path) as file:
        return list(reading.requests(file, path))


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    path.write_bytes(content)
    return path


def har(**request: object) -> dict[str, Any]:
    return {"log": {"version": "1.2", "entries": [{"request": request}]}}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            {"method": "POST", "url": "https://a.example/x", "headers": [["Host", "a.example"]]},
            Request("POST", "https://a.example/x", (("Host", "a.example"),)),
        ),
        ({"url": "/x", "body_base64": ENCODED}, Request(url="/x", body=BODY)),
        ({"url": "/x", "body_base64": None, "headers": None}, Request(url="/x")),
        (
            {"headers": {"a": "1", "b": ["2", "3"]}},
            Request(headers=(("a", "1"), ("b", "2"), ("b", "3"))),
        ),
        ({"headers": [{"name": "a", "value": 1}]}, Request(headers=(("a", "1"),))),
        ({"url": "/x", "headers": [["a", None]]}, Request(url="/x", headers=(("a", ""),))),
        ({"url": "/\ud83d", "label": "ignored"}, Request(url="/\ud83d")),
    ],
)
def test_a_line_is_a_request(tmp_path: Path, line: dict[str, Any], expected: Request) -> None:
    assert read(written(tmp_path, "r.jsonl", line)) == [expected]


def test_empty_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    lines = b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\n  \n" + GOOD.encode()

    assert len(read(written(tmp_path, "r.txt", lines))) == 2


def test_requests_come_before_the_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = written(tmp_path, "r.jsonl", f"{GOOD}\n" * 100_000)
    with reading.opened(path) as file:
        next(reading.requests(file, path))

        assert file.tell() < path.stat().st_size / 10


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (
            {"method": "GET", "url": "/x", "queryString": [{"name": "did", "value": "a b"}]},
            Request("GET", "/x?did=a+b"),
        ),
        (
            {"url": "/x?did=1", "queryString": [{"name": "did", "value": "1"}]},
            Request(url="/x?did=1"),
        ),
        (
            {"url": "/x", "headers": [], "cookies": [{"name": "c", "value": "1"}]},
            Request(url="/x", headers=(("Cookie", "c=1"),)),
        ),
        ({"url": "/x", "postData": {"text": "测试"}}, Request(url="/x", body="测试".encode())),
        (
            {"url": "/x", "postData": {"text": ENCODED, "encoding": "base64"}},
            Request(url="/x", body=BODY),
        ),
        (
            {"url": "/x", "postData": {"params": [{"name": "a", "value": "1&2"}]}},
            Request(url="/x", body=b"a=1%262"),
        ),
        (
            {"url": "/x", "postData": {"text": "\x1f\x8b\x08\xff"}},
            Request(url="/x", body=b"\x1f\x8b\x08\xff"),
        ),
        (
            {"url": "/x", "postData": {"text": "测试".encode().decode("latin-1")}},
            Request(url="/x", body="测试".encode()),
        ),
        ({"url": "/x", "postData": {"text": "a\udcff"}}, Request(url="/x", body=b"a\xff")),
    ],
)
def test_an_entry_is_a_request(tmp_path: Path, request_: dict[str, Any], expected: Request) -> None:
    assert read(written(tmp_path, "capture", har(**request_))) == [expected]


def test_what_an_app_sent_through_a_websocket_follows_its_request(tmp_path: Path) -> None:
    content = har(url="wss://a.example/w")
    content["log"]["entries"][0]["_webSocketMessages"] = [
        {"type": "send", "opcode": 2, "data": ENCODED},
        {"type": "receive", "opcode": 1, "data": "not ours"},
        {"type": "send", "opcode": 1, "data": "text"},
    ]

    bodies = [(one.method, one.body) for one in read(written(tmp_path, "c.har", content))]
    assert bodies == [("", b""), ("WEBSOCKET", BODY), ("WEBSOCKET", b"text")]


def test_flows_of_every_kind_are_read(tmp_path: Path) -> None:
    path = tmp_path / "capture.mitm"
    with path.open("wb") as file:
        writer = flow_io.FlowWriter(file)  # type: ignore[no-untyped-call]
        for flow in tflow.tflows():
            writer.add(flow)

    found = {(one.method, one.body) for one in read(path)}
    assert {("GET", b"content"), ("WEBSOCKET", b"hello text"), ("TCP", b"hello")} <= found
    assert ("DNS", b"") in found


def test_the_receiver_is_the_urls_host_or_the_one_that_the_header_names() -> None:
    assert Request(url="https://A.example:8443/x").receiver == "a.example"
    assert Request(url="/x", headers=(("HOST", "B.example:80"),)).receiver == "b.example"
    assert Request(url="http://[broken").receiver == ""


BROKEN: dict[str, tuple[str, object, str]] = {
    "an empty file": ("r.jsonl", b"", "is empty"),
    "no JSON": ("r.jsonl", "hello", "is neither JSON lines nor a HAR nor mitmproxy flows"),
    "a broken line": ("r.jsonl", f"{GOOD}\n" * 16 + '{"url": 1', "line 17 is no JSON"),
    "a list in a line": ("r.jsonl", f"{GOOD}\n[1]", "line 2 is no JSON object"),
    "no request": ("r.jsonl", '{"imei": "1"}', "line 1 is no request"),
    "no UTF-8": ("r.jsonl", b'{"url": "\xff"}', "line 1 is no UTF-8"),
    "a line too deep": ("r.jsonl", '{"url": ' + "[" * 200_000, "line 1 is JSON too deep"),
    "headers that are none": ("r.jsonl", '{"headers": 5}', "line 1: headers must be a list"),
    "half a pair": ("r.jsonl", '{"headers": [["a"]]}', "line 1: headers must be a list of pairs"),
    "bad base64": ("r.jsonl", '{"body_base64": "a"}', "line 1: body_base64 is no base64"),
    "a body in numbers": ("r.jsonl", '{"body_base64": 1}', "body_base64 must be a text or null"),
    "no HAR": ("c.har", "[]", "is no HAR"),
    "a HAR cut off": ("c.har", '{"log": {"entries": [', "is no HAR: Expecting value"),
    "a HAR without entries": ("c.har", '{"log": {}}', "is no HAR: it has no list log.entries"),
    "an entry without a request": ("c.har", '{"log": {"entries": [{}]}}', "entry 1 has no request"),
    "a bad body": (
        "c.har",
        har(postData={"text": "a", "encoding": "base64"}),
        "entry 1 has content that is called base64 and is not",
    ),
    "no flows": ("c.mitm", "hello", "is no file of mitmproxy flows"),
    "flows cut off": ("c.mitm", b"999:abc", "flow 1 cannot be read"),
    "another netstring": ("c.mitm", b"1:1#", "flow 1 cannot be read"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_named_with_its_place(tmp_path: Path, fault: str) -> None:
    name, content, sentence = BROKEN[fault]

    with pytest.raises(BadCapture) as raised:
        read(written(tmp_path, name, content))
    assert raised.value.sentence.startswith(str(tmp_path / name))
    assert sentence in raised.value.sentence
    assert raised.value.tip


@pytest.mark.parametrize("name", ["absent.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadCapture, match="cannot be read"):
        read(tmp_path / name)
