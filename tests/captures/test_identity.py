"""An identity is read as people write it, and a mistake in it is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harness.captures.identity import read_identity
from harness.errors import BadConfiguration
from harness.model.identity import Contact, Identity


def written(folder: Path, content: object) -> Path:
    path = folder / "identity.json"
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_of_personal_data_is_read(tmp_path: Path) -> None:
    content = {
        "imei": "001017001234565",
        "latitude": 39.90843100,
        "phone": None,
        "contacts": [{"name": "测试乙二", "phone": "19900005678"}, {"name": "测试丙三"}],
        "sms": "one message",
        "calendar": ["a date", {"title": "a title", "place": "a place"}],
        "extra": {"photo": "IMG_47110815.jpg"},
    }

    assert read_identity(written(tmp_path, content)) == Identity(
        imei="001017001234565",
        latitude="39.908431",
        contacts=(
            Contact(name="测试乙二", phone="19900005678"),
            Contact(name="测试丙三", phone=""),
        ),
        sms=("one message",),
        calendar=("a date", "a title", "a place"),
        extra={"photo": "IMG_47110815.jpg"},
    )


def test_a_name_of_no_item_is_told_and_passed_over(tmp_path: Path) -> None:
    told: list[str] = []
    content = {"imei": "001017001234565", "seed": 7, "contacts": [{"nick": "x", "phone": "y"}]}
    identity = read_identity(written(tmp_path, content), told.append)

    assert identity == Identity(imei="001017001234565", contacts=(Contact(name="", phone="y"),))
    assert "'seed' is no item" in told[0]


def test_a_number_keeps_the_digits_that_it_is_written_with(tmp_path: Path) -> None:
    identity = read_identity(written(tmp_path, '{"imei": 861017001234565, "latitude": 39.10}'))

    assert (identity.imei, identity.latitude) == ("861017001234565", "39.10")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("{", "is no JSON (Expecting"),
        ("[]", "is no JSON object"),
        ("{}", "has no value to look for"),
        ('{"imei": ""}', "has no value to look for"),
        ('{"emial": "x"}', "has no value to look for"),
        ('{"imei": ["1"]}', "imei: Input should be a valid string"),
        ('{"contacts": "x"}', "contacts must be a list of objects"),
        ('{"sms": [1, [2]]}', "sms must be a list of texts"),
        ('{"extra": {"photo": ["x"]}}', "extra.photo: Input should be a valid string"),
        ("[" * 100_000, "is no JSON that can be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, content: str, sentence: str) -> None:
    with pytest.raises(BadConfiguration) as raised:
        read_identity(written(tmp_path, content))

    assert sentence in raised.value.sentence
    assert "imei" in raised.value.tip


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"absent\.json: cannot be read"):
        read_identity(tmp_path / "absent.json")
