"""`harness match`: findings on standard output, a line a request or a table, talk on the other."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.errors import ExitCode

IMEI = "001017001234565"
DIGEST = hashlib.md5(IMEI.encode(), usedforsecurity=False).hexdigest()
REQUESTS: tuple[dict[str, object], ...] = (
    {"method": "GET", "url": "https://a.example/", "headers": [], "body_base64": None},
    {
        "method": "POST",
        "url": "/v1/[bold]collect",
        "headers": {"Host": "b.example"},
        "body_base64": base64.b64encode(json.dumps({"did": DIGEST}).encode()).decode(),
    },
)


@dataclass(frozen=True)
class Answer:
    """What the command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "identity.json").write_text(json.dumps({"imei": IMEI}), encoding="utf-8")
    lines = "\n".join(map(json.dumps, REQUESTS))
    (tmp_path / "requests.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def match(folder: Path, *words: str) -> Answer:
    """Run the program as a person does, at a terminal that is wide enough."""
    command = [str(Path(sys.executable).with_name("harness")), "match", *words]
    done = subprocess.run(
        command,
        cwd=folder,
        env={"COLUMNS": "160", "HARNESS_STATE": str(folder / "state")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def test_programs_get_a_line_a_request_in_order(folder: Path) -> None:
    answer = match(folder, "--identity", "identity.json", "requests.jsonl", "--json")

    assert answer.code == ExitCode.MET
    assert [json.loads(line) for line in answer.out.splitlines()] == [
        {"index": 0, "matches": [], "skipped": []},
        {
            "index": 1,
            "matches": [
                {
                    "item": "imei",
                    "form": "md5",
                    "path": ["body", "json:did"],
                    "where": "imei as md5, in the body, at the JSON place `did`",
                    "confidence": 1.0,
                }
            ],
            "skipped": [],
        },
    ]
    assert answer.err.startswith("2 requests, ")
    assert " MB/s; personal data in 1 (imei 1)" in answer.err


def test_people_get_a_table_that_takes_nothing_for_markup(folder: Path) -> None:
    answer = match(folder, "--identity", "identity.json", "requests.jsonl")

    assert answer.code == ExitCode.MET
    for cell in ("1 POST /v1/[bold]collect", "b.example", "imei", "md5", "at the JSON place `did`"):
        assert cell in answer.out
    assert answer.err.startswith("2 requests, ")


def test_lines_before_a_broken_one_are_answered_and_it_is_named(folder: Path) -> None:
    with (folder / "requests.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n{\n")
    answer = match(folder, "--identity", "identity.json", "requests.jsonl", "--json")

    assert answer.code == ExitCode.USAGE
    assert len(answer.out.splitlines()) == 2
    assert answer.err.startswith("usage error: requests.jsonl: line 3 is no JSON")
    assert "tip: Each line is an object with `method`" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--identity", "absent.json", "requests.jsonl"), "absent.json: cannot be read"),
        (("--identity", "requests.jsonl", "requests.jsonl"), "requests.jsonl: is no JSON"),
        (("--identity", "identity.json", "absent.har"), "absent.har: cannot be read"),
        (("requests.jsonl",), "Missing option '--identity'"),
    ],
)
def test_a_wrong_request_is_answered_with_a_sentence(
    folder: Path, words: tuple[str, ...], sentence: str
) -> None:
    answer = match(folder, *words)

    assert answer.code == ExitCode.USAGE
    assert answer.out == ""
    assert sentence in answer.err
