"""An intent as fields of the bridge: see "Intents" in docs/virtual-phone.md."""

from __future__ import annotations

from harness.virtualphone.bridge import Field
from harness.virtualphone.intents import Intent

_HEAD = 7
_MOST_EXTRAS = 200


def read_intent(fields: list[Field]) -> Intent:
    """Action, data, type, package, component, flags, categories, then (key, value) pairs.

    ValueError when the flags are no number.
    """
    words = [field or "" for field in fields]
    action, data, mime_type, package, component, flags, categories = words[:_HEAD]
    extras = words[_HEAD:][: 2 * _MOST_EXTRAS]
    return Intent(
        action=action,
        data=data,
        mime_type=mime_type,
        package=package,
        component=component,
        flags=int(flags) & 0xFFFFFFFF,
        categories=categories.split(),
        extras=dict(zip(extras[::2], extras[1::2], strict=False)),
    )
