"""Looks decoded bytes up among all digests that can be made of the known values.

Far more digests exist than a search through bytes could look for; but a decoder has cut these
bytes out already, so that their digest is one look into a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from harness.matching.digests import Digest, derived, digest, digests
from harness.matching.layers import Layer
from harness.matching.spellings import is_degrees, raw_bytes, significant, spellings

DEVICE = (
    *("imei", "meid", "imsi", "iccid", "serial", "android_id", "oaid", "gaid"),
    *("wifi_mac", "bluetooth_mac", "phone", "email", "name", "id_card"),
)
"""Items that apps join before they hash them, to tell a device or a person."""
PLACE = ("latitude", "longitude")
JOINTS = ("", ",", "|", ":", "-", "_", "&", "+", ";", "#", " ")
_TEXT = {"hex": "", "base64": ", base64", "base32": ", base32"}
"""Step that made bytes of a text -> what the text's form is called."""


@dataclass(frozen=True, slots=True)
class Known:
    """A digest in a layer."""

    item: str
    form: str
    layer: Layer
    start: int
    end: int


class KnownDigests:
    """All digests of an identity's values, given as pairs of item and value."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        values = tuple((item, value) for item, value in values if value.strip())
        self._meaning: dict[bytes, dict[str, str]] = {}
        for item, value in values:
            for how, content in _contents(item, value):
                for form, made in (*digests(content), *derived(content)):
                    self._know(made, item, f"{form} of {how}" if how else form)
        for items, (form, made) in _joined(dict(values)):
            for item in items:
                self._know(made, item, form)

    def find(self, layer: Layer) -> Iterator[Known]:
        """Segments that are a digest, or whose text is one."""
        for start, (content, step, origin, reach) in layer.digests:
            meaning = self._meaning.get(content)
            for item, form in meaning.items() if meaning else ():
                if layer.parent is not None and step in _TEXT:
                    yield Known(item, form + _TEXT[step], layer.parent, origin, reach)
                else:
                    yield Known(item, f"{form}, raw", layer, start, start + len(content))

    def _know(self, made: bytes, item: str, form: str) -> None:
        self._meaning.setdefault(made, {}).setdefault(item, form)


def _contents(item: str, value: str) -> Iterator[tuple[str, bytes]]:
    """What is hashed: how it is written, and its bytes."""
    for spelling in spellings(item, value):
        if spelling.coarse or not significant(spelling.text):
            continue
        yield spelling.how, spelling.text.encode()
        for encoding in ("gbk", "utf-16-le"):
            content = spelling.text.encode(encoding, "replace")
            if not spelling.how and content != spelling.text.encode():
                yield encoding.upper(), content
    if raw := raw_bytes(value):
        yield "its bytes", raw


def _joined(values: dict[str, str]) -> Iterator[tuple[tuple[str, str], Digest]]:
    """Digests of two values of a device, one behind the other."""
    device = {item: values[item] for item in DEVICE if item in values}
    yield from _pairs(device)
    if all(is_degrees(values.get(item, "")) for item in PLACE):
        spelled = [_rounded(values[item]) for item in PLACE]
        for texts in zip(*spelled, strict=True):
            yield from _pairs(dict(zip(PLACE, texts, strict=True)))


def _rounded(degrees: str) -> list[str]:
    """A coordinate as it is written, and rounded and cut to 6 to 3 decimals."""
    whole, decimals = degrees.split(".")
    rounded = (f"{float(degrees):.{places}f}" for places in range(6, 2, -1))
    return [degrees, *rounded, *(f"{whole}.{decimals[:places]}" for places in range(6, 2, -1))]


def _pairs(values: dict[str, str]) -> Iterator[tuple[tuple[str, str], Digest]]:
    for first, second in permutations(values, 2):
        for joint in JOINTS:
            content = f"{values[first]}{joint}{values[second]}".encode()
            between = f", joined by `{joint}`" if joint else ""
            for name in ("md5", "sha1", "sha256"):
                form = f"{name} of {first} and {second}{between}"
                yield (first, second), (form, digest(name, content))
