"""`harness screen`: for people, for programs, and asked wrongly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from harness.errors import UsageError
from harness.terminal import screens
from harness.terminal.screens import Asked

DATA = Path(__file__).parents[1] / "data" / "screens"
UPDATE = (DATA / "update-later.xml").read_text(encoding="utf-8")
CONSENT = (DATA / "consent-agree-refuse.xml").read_text(encoding="utf-8")
HOME = (DATA / "decoy-home-page.xml").read_text(encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], asked: Asked) -> dict[str, Any]:
    screens.tell_file(Path("screen.xml"), asked, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def lines(path: Path, capsys: pytest.CaptureFixture[str], *asked: object) -> list[dict[str, Any]]:
    text = "\n".join(a if isinstance(a, str) else json.dumps(a) for a in asked)
    path.write_text(text, encoding="utf-8")
    try:
        screens.tell_lines(path, "")
    finally:
        written = capsys.readouterr().out
    return [json.loads(line) for line in written.splitlines()]


def test_programs_get_kind_target_and_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, Asked(UPDATE))
    assert answer["kind"] == "update"
    assert answer["target"]["bounds"] == [180, 1400, 520, 1500]
    assert answer["target"]["action"] == "later"
    assert 0.5 <= answer["target"]["confidence"] <= 1
    assert "以后再说" in answer["target"]["reason"]
    assert answer["candidates"][0] == answer["target"]


def test_a_page_has_no_target(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, Asked(HOME))
    assert (answer["kind"], answer["target"], answer["candidates"]) == ("none", None, [])


def test_a_prompts_buttons_are_told_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    consent = told(capsys, Asked(CONSENT))["consent"]
    assert consent["agree"]["text"] == "同意并继续"
    assert consent["refuse"]["text"] == "不同意"
    assert consent["area_ratio"] == 1.0


def test_people_get_what_why_and_what_would_be_tapped(capsys: pytest.CaptureFixture[str]) -> None:
    screens.tell_file(Path("screen.xml"), Asked(UPDATE), as_json=False)
    said = capsys.readouterr().out
    assert said.startswith("update")
    assert "Would tap 以后再说 at 350, 1450 to later" in said
    assert "[180,1400][520,1500]" in said


def test_people_read_why_nothing_would_be_tapped(capsys: pytest.CaptureFixture[str]) -> None:
    screens.tell_file(Path("screen.xml"), Asked(HOME), as_json=False)
    assert "Nothing would be tapped: nothing leads out." in capsys.readouterr().out


def test_another_apps_window_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, Asked(UPDATE, package="com.other.app"))
    assert answer["kind"] == "none"
    assert "com.example.shop is in front, not com.other.app" in answer["reason"]


def test_text_from_an_app_is_no_markup_and_no_control_sign(
    capsys: pytest.CaptureFixture[str],
) -> None:
    xml = UPDATE.replace("发现新版本", "[red]发现新版本[/] &#x1b;[31m")
    screens.tell_file(Path("screen.xml"), Asked(xml), as_json=False)
    said = capsys.readouterr().out
    assert "[red]" in said
    assert "\x1b[31m" not in said


def test_lines_are_answered_line_by_line_with_their_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = lines(
        tmp_path / "set.jsonl",
        capsys,
        {"id": "a", "xml": UPDATE, "size": [1080, 2340]},
        "",
        {"id": 2, "xml": HOME, "size": "1080x2340"},
        {"id": "c", "xml": CONSENT, "size": {"width": 1080, "height": 2340}},
        {"id": "d", "xml": CONSENT},
    )
    assert [answer["id"] for answer in answers] == ["a", 2, "c", "d"]
    assert [answer["kind"] for answer in answers] == ["update", "none", "consent", "consent"]
    assert all({"kind", "target", "candidates"} <= set(answer) for answer in answers)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"id": 1}', "has no xml"),
        ('{"id": 1, "xml": "<hierarchy/>"}', "nothing of it is on the screen"),
        ('{"id": 1, "xml": "<a>", "size": [0, 1]}', "its size is no [width, height]"),
        ('{"id": 1, "xml": "<a>", "size": [NaN, 1e999]}', "its size is no [width, height]"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, fault: str
) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"{line}\n{json.dumps({'id': 2, 'xml': UPDATE})}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="1 of 2 lines are no screens"):
        screens.tell_lines(path, "")
    bad, good = map(json.loads, capsys.readouterr().out.splitlines())
    assert fault in bad["error"]
    assert bad["error"].startswith("line 1: ")
    assert (bad["kind"], bad["target"]) == ("none", None)
    assert good["target"]["action"] == "later"


def test_an_empty_set_is_no_set(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").touch()
    with pytest.raises(UsageError, match="holds no line"):
        screens.tell_lines(tmp_path / "set.jsonl", "")


@pytest.mark.parametrize("text", ["", "1080", "0x0", "-1x5", "axb", "1080x2340x2", "999999x9"])
def test_a_size_is_two_numbers(text: str) -> None:
    with pytest.raises(UsageError, match="is no size"):
        screens.read_size(text)


def test_a_size_may_have_signs_of_its_own() -> None:
    assert screens.read_size(" 1080×2340 ") == screens.read_size("1080X2340") == (1080, 2340)


BOMB = (
    '<!DOCTYPE h [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><hierarchy><node text="&b;"/></hierarchy>'
)


@pytest.mark.parametrize("xml", ["", "no tree", "<hierarchy/>", "<hierarchy><node", BOMB])
def test_what_holds_no_tree_is_said_in_a_sentence(xml: str) -> None:
    with pytest.raises(UsageError, match=r"^screen\.xml: the tree is ") as fault:
        screens.tell_file(Path("screen.xml"), Asked(xml), as_json=True)
    assert "uiautomator dump" in fault.value.tip


def test_a_picture_that_is_none_is_said_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="the screenshot is no PNG or JPEG"):
        screens.tell_file(Path("screen.xml"), Asked(HOME, picture=b"GIF89a"), as_json=True)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        screens.read_file(tmp_path / "absent.xml", "tree")
    with pytest.raises(UsageError, match="is a folder"):
        screens.read_file(tmp_path, "tree")
