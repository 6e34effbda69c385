"""Makes text that comes from the app fit to show: bounded, one line, without hidden signs."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LONGEST = 600
"""Characters shown of one text."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def shown(text: str, longest: int = LONGEST) -> str:
    """The text, cut, with control signs, direction marks and lone surrogates made visible."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", cut)


def finalize(value: object) -> object:
    """What Jinja does with every expression before it escapes it."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def marked(excerpt: str) -> Markup:
    """An excerpt with what stands between « and » highlighted."""
    before, found, rest = shown(excerpt).partition("«")
    if not found:
        return escape(before)
    value, _, after = rest.partition("»")
    return Markup("{}<mark>{}</mark>{}").format(before, value, after)
