"""How a value was found, in words."""

from __future__ import annotations

import pytest

from harness.model.evidence import DataMatch
from harness.model.finding import Named
from harness.report.ways import chips, form, in_context, sentence

IMEI = Named(zh="IMEI", en="IMEI")


def match(*path: str, form: str = "md5", excerpt: str = "") -> DataMatch:
    where = "imei as md5, in the body, at the JSON place `did`, decoded from base64"
    return DataMatch(item="imei", form=form, path=path, where=where, excerpt=excerpt)


def test_the_way_is_told_from_the_outside_in_with_the_names_of_fields() -> None:
    steps = chips(("body", "json:device.ids[0]", "base64", "cipher:AES/CBC/PKCS5Padding", "what"))

    assert [(c.words.zh, c.name, c.sort) for c in steps] == [
        ("请求体", "", "place"),
        ("JSON 字段", "device.ids[0]", "place"),
        ("base64", "", "decoder"),
        ("加密前原文", "AES/CBC/PKCS5Padding", "decoder"),
        ("what", "", "decoder"),
    ]


@pytest.mark.parametrize(
    ("told", "zh"),
    [
        ("plain", "原值"),
        ("md5", "md5"),
        ("md5 of upper case", "大写的 md5"),
        ("sha256 of md5 of md5", "md5的 md5的 sha256"),
        ("md5 of upper-case sha1", "大写 sha1的 md5"),
        ("md5 of without separators, raw", "无分隔符形式的 md5（原始字节）"),
        ("double rounded to 3 decimals", "double rounded to 3 decimals"),
        ("rounded to 3 decimals", "四舍五入至 3 位小数"),
        ("XOR with 0x5a", "XOR with 0x5a"),
    ],
)
def test_a_form_is_told_in_chinese_as_far_as_there_are_words(told: str, zh: str) -> None:
    assert form(told).zh == zh
    assert form(told).en == told


def test_the_sentence_names_item_way_and_form() -> None:
    said = sentence(match("body", "json:did", "base64"), IMEI)

    assert said.zh == "在请求体 → JSON 字段 did → base64 解码中，以 md5 形式发现 IMEI。"
    assert said.en == "IMEI as md5, in the body, at the JSON place `did`, decoded from base64."


def test_a_value_of_the_url_is_shown_in_the_url() -> None:
    url = "https://a.cn/x?" + "p" * 200 + "&did=123456789&os=1"
    shown = in_context(match("query:did", excerpt="«123456789»·text/html"), url)

    assert shown == "…" + url.partition("123456789")[0][-60:] + "«123456789»&os=1"


def test_a_value_that_the_url_has_in_another_form_keeps_its_own_excerpt() -> None:
    assert (
        in_context(match("query:did", "base64", excerpt="«12»"), "https://a.cn/?did=12") == "«12»"
    )
    assert (
        in_context(match("query:did", excerpt="a b «c d»"), "https://a.cn/?did=c+d") == "a b «c d»"
    )


def test_a_value_of_a_header_comes_with_its_name() -> None:
    assert (
        in_context(match("header:X-Did", excerpt="«12»;v=1"), "https://a.cn/") == "X-Did: «12»;v=1"
    )
