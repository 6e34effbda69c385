"""How a value was found: its form and the decoders that lead to it, in words of both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from harness.model.evidence import DataMatch
from harness.model.finding import Named
from harness.report.wording import Said, same

_PLACES = {
    "query": Said("网址参数", "query"),
    "header": Said("请求头", "header"),
    "cookie": Said("Cookie", "cookie"),
    "form": Said("表单字段", "form field"),
    "json": Said("JSON 字段", "JSON"),
    "multipart": Said("表单部分", "part"),
    "xml": Said("XML 元素", "XML"),
    "protobuf": Said("protobuf 字段", "protobuf"),
    "msgpack": Said("MessagePack 字段", "MessagePack"),
    "cbor": Said("CBOR 字段", "CBOR"),
    "message": Said("WebSocket 消息", "WebSocket message"),
    "host": Said("主机名", "host name"),
    "path": Said("网址路径", "URL path"),
    "url": Said("网址", "URL"),
    "fragment": Said("网址片段", "URL fragment"),
    "query names": Said("网址参数名", "query name"),
    "cookie names": Said("Cookie 名", "cookie name"),
    "header names": Said("请求头名", "header name"),
    "body": Said("请求体", "body"),
    "part": Said("其中一段", "part"),
}
"""Where in a message something stands."""
_DECODERS = {
    "percent": Said("百分号解码", "percent"),
    "html entities": Said("HTML 实体解码", "HTML entities"),
    "escapes": Said("反斜杠转义解码", "escapes"),
    "reversed text": Said("逆序读取", "read backwards"),
    "swapped cases": Said("大小写互换", "swapped cases"),
    "another alphabet": Said("变形 base64 解码", "base64 in another alphabet"),
    "list of bytes": Said("数字列表按字节读取", "numbers read as bytes"),
    "cipher": Said("加密前原文", "clear text before"),
}
"""What was undone; a format such as base64 has the same name everywhere."""
_FORMS = {
    "plain": "原值",
    "upper case": "大写",
    "lower case": "小写",
    "upper-case": "大写",
    "raw": "原始字节",
    "reversed": "逆序",
    "hex": "十六进制",
    "unproven": "未证实",
    "raw bytes": "原始字节",
    "decimal number": "十进制数",
    "hexadecimal number": "十六进制数",
    "64-bit number": "64 位整数",
    "double": "双精度浮点数",
    "float": "单精度浮点数",
    "without separators": "无分隔符形式",
    "without dashes": "无连字符形式",
    "with colons": "冒号分隔形式",
    "with dashes": "连字符分隔形式",
    "with spaces": "空格分隔形式",
    "with dots": "点号分隔形式",
    "bare": "无前缀形式",
    "in quotes": "带引号形式",
    "as Android gives it": "与系统接口一致",
    "in braces": "花括号形式",
    "in groups of four": "四位一组形式",
    "without check digit": "去掉校验位",
    "in decimal": "十进制形式",
    "in single precision": "单精度形式",
    "varint": "变长整数",
    "zigzag varint": "zigzag 变长整数",
    "base64 with another alphabet": "变形 base64",
    "16-character md5": "16 位 md5",
}
_ROUNDED = re.compile(r"(?P<how>rounded|cut) to (?P<places>\d) decimals")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff，（）]) (?=[\u4e00-\u9fff，（）])")
"""Chinese stands without spaces, but for those around Latin words."""
_CONTEXT = 60
"""Characters of a URL shown on each side of a value."""
_OF_URL = ("host", "path", "query", "query names", "fragment", "url")


@dataclass(frozen=True)
class Chip:
    """One step of the way to a value."""

    words: Said
    name: str = ""
    """Of the field, as the app calls it."""
    sort: Literal["place", "decoder"] = "place"


def chips(path: tuple[str, ...], *, message: bool = False) -> tuple[Chip, ...]:
    """The way from the outside in, such as 请求体 › JSON 字段 did › base64.

    `message`: the body is a message of a WebSocket.
    """
    if message and path[:1] == ("body",):
        path = ("message", *path[1:])
    return tuple(_chip(step) for step in path)


def form(told: str) -> Said:
    """The form in words, such as 大写的 md5; what has no Chinese word stays as it is."""
    head, *marks = told.split(", ")
    inside_out = [_form_part(part) for part in reversed(head.split(" of "))]
    zh = "的 ".join(inside_out)
    if marks:
        zh += f"（{'，'.join(map(_form_part, marks))}）"
    return Said(zh, told)


def sentence(match: DataMatch, name: Named, *, message: bool = False) -> Said:
    """Where, through which decoders and in which form it was found."""
    steps = " → ".join(_step_zh(chip) for chip in chips(match.path, message=message))
    how = form(match.form).zh
    zh = f"在 {steps or '报文'} 中，以 {how} 形式发现 {name.zh}。"
    en = match.where or match.item
    if en.startswith(match.item):
        en = f"{name.en}{en.removeprefix(match.item)}"
    return Said(_BETWEEN_HAN.sub("", zh), f"{en}.")


def in_context(match: DataMatch, url: str) -> str:
    """The excerpt with what stands around it in the request, the match between « and »."""
    step = match.path[0] if match.path else ""
    kind, _, name = step.partition(":")
    value = match.excerpt.partition("«")[2].partition("»")[0]
    if kind in _OF_URL and len(match.path) == 1 and value and value in url:
        before, _, after = url.partition(value)
        cut = "…" if len(before) > _CONTEXT else ""
        return f"{cut}{before[-_CONTEXT:]}«{value}»{after[:_CONTEXT]}"
    return f"{name}: {match.excerpt}" if kind in {"header", "cookie"} else match.excerpt


def _chip(step: str) -> Chip:
    kind, colon, name = step.partition(":")
    if kind in _PLACES and (colon or not name):
        return Chip(_PLACES[kind], name)
    if kind in _DECODERS:
        return Chip(_DECODERS[kind], name, "decoder")
    return Chip(same(step), "", "decoder")


def _step_zh(chip: Chip) -> str:
    words = f"{chip.words.zh} {chip.name}".strip()
    return f"{words} 解码" if chip.sort == "decoder" and chip.words.zh.isascii() else words


def _form_part(part: str) -> str:
    if rounded := _ROUNDED.fullmatch(part):
        how = "四舍五入" if rounded["how"] == "rounded" else "截断"
        return f"{how}至 {rounded['places']} 位小数"
    first, _, rest = part.partition(" ")
    if part not in _FORMS and rest in {"md5", "sha1", "sha256", "sha512", "sm3"}:
        return f"{_FORMS.get(first, first)} {rest}"
    return _FORMS.get(part, part)
