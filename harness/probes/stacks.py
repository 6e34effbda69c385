"""Java stack traces as frames that every runtime writes alike."""

from __future__ import annotations

import re

MAX_FRAMES = 60
MAX_NAME = 300
"""Characters of one frame; Java's own names are far shorter."""

_FRAME = re.compile(r"^[ \t]{0,8}at (?:[\w.@-]+/)?([\w.$<>-]+)\(", re.MULTILINE)
"""`at java.base/java.lang.Thread.run(Thread.java:829)` -> the method; module and file go."""
_REFLECTION = ("java.lang.reflect.", "jdk.internal.reflect.", "sun.reflect.")


def parse_stack(text: str) -> tuple[str, ...]:
    """Frames as `package.Class.method`, innermost first: the watched method, then who called it.

    The frames of a call by reflection, between the two, are left out: they are nobody's code.
    """
    cause = text.find("\nCaused by:")
    frames = _FRAME.findall(text if cause < 0 else text[:cause])
    callers = frames[1:]
    while callers and callers[0].startswith(_REFLECTION):
        callers.pop(0)
    return tuple(frame[:MAX_NAME] for frame in [*frames[:1], *callers][:MAX_FRAMES])
