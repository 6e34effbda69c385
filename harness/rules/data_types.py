"""The specification's words for personal data, read from data/data_types.yaml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from harness.model.evidence import Value
from harness.rules.wording import Words

Weight = Literal["required", "review", "none"]

_DATA = Path(__file__).parent / "data" / "data_types.yaml"


class DataType(Value):
    """One kind of data that an app may read or send."""

    name: str
    """The specification's word, such as `软件安装列表`."""
    en: str
    weight: Weight
    """`required`: needs consent; `review`: a person decides; `none`: not assessed."""
    immutable: bool = False
    """An identifier that a user cannot change."""
    also: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Names of the seeded values that show it in traffic."""
    source: str = "T/TAF 078.1"

    @property
    def words(self) -> Words:
        """Its name in both languages."""
        return Words(self.en, self.name)


@cache
def data_types() -> tuple[DataType, ...]:
    """All of them, in the order of the file."""
    rows = YAML(typ="safe", pure=True).load(_DATA.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[DataType, ...]).validate_python(rows)


@cache
def data_type(word: str) -> DataType:
    """What a hook's word means; a word that is not listed is left to a person."""
    known = {name: kind for kind in data_types() for name in (kind.name, *kind.also)}
    return known.get(word) or DataType(name=word[:40], en=word[:40], weight="review", source="")


@cache
def item_type(item: str) -> DataType:
    """What a seeded value is; `contacts[0].phone` is a contact, an unlisted item needs consent."""
    first = re.split(r"[^a-z_]", item.casefold(), maxsplit=1)[0]
    known = {name: kind for kind in data_types() for name in kind.items}
    fallback = DataType(name=item[:40], en=item[:40], weight="required", source="")
    return known.get(item) or known.get(first) or fallback
