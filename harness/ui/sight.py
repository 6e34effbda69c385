"""Finds the way out in the picture where the tree names none: a cross by its shape, words by OCR.

The picture only adds to what the tree says. What the tree forbids stays forbidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harness.model.evidence import Bounds
from harness.ui import lexicon
from harness.ui.forbidden import is_forbidden
from harness.ui.marks import find_marks
from harness.ui.ocr import read_words
from harness.ui.picture import Picture, colour_difference, read_picture
from harness.ui.recognised import Action, Recognised, Target
from harness.ui.screen import Screen
from harness.ui.stage import Stage, holds, stage_of

_SEEN = 0.7
"""Confidence of a mark that only the picture shows."""
_CONFIRMED = 0.8
"""Confidence of a nameless element that shows a cross."""
_READ = 0.75
"""Confidence of a word that only the picture shows."""


def look_at(screen: Screen, answer: Recognised, content: bytes) -> Recognised:
    """The answer with what the picture adds to it: a target, or the buttons' colours."""
    if answer.consent is not None:
        return _with_colours(screen, answer, content)
    if answer.target is not None or answer.kind == "permission":
        return answer
    stage = stage_of(screen)
    if stage.nodes and (stage.form == "page" or is_forbidden(stage)):
        return answer
    picture = read_picture(content, (screen.width, screen.height))
    if picture is None:
        return answer
    found = _confirmed(answer, picture) if stage.nodes else None
    if found is None and answer.kind != "none":
        found = _cross(stage, picture)
    if found is None:
        found = _words(stage, answer, picture)
    if found is None:
        return answer
    kind = "splash" if answer.kind == "none" else answer.kind
    rest = tuple(way for way in answer.candidates if way.bounds != found.bounds)
    sure = max(answer.confidence, 0.7) if answer.kind != "none" else 0.7
    reason = found.reason if answer.kind == "none" else answer.reason
    return replace(
        answer,
        kind=kind,
        confidence=sure,
        reason=reason,
        target=found,
        candidates=(found, *rest),
    )


def _with_colours(screen: Screen, answer: Recognised, content: bytes) -> Recognised:
    dialog = answer.consent
    if dialog is None or dialog.agree is None or dialog.refuse is None:
        return answer
    picture = read_picture(content, (screen.width, screen.height))
    if picture is None:
        return answer
    apart = colour_difference(picture, dialog.agree.bounds, dialog.refuse.bounds)
    return replace(answer, consent=dialog.model_copy(update={"colour_difference": apart}))


def _confirmed(answer: Recognised, picture: Picture) -> Target | None:
    """The only one of the tree's candidates on which a cross is drawn."""
    crossed = [way for way in answer.candidates if _shows_cross(picture, way.bounds)]
    if len(crossed) != 1:
        return None
    reason = f"{crossed[0].reason}, and the picture shows a cross on it"
    return replace(crossed[0], reason=reason, confidence=_CONFIRMED)


def _shows_cross(picture: Picture, bounds: Bounds) -> bool:
    return any(holds(bounds, mark.bounds) for mark in find_marks(picture, _wider(bounds, 0.2)))


def _cross(stage: Stage, picture: Picture) -> Target | None:
    """The only cross where one closes something."""
    marks = [
        (mark, where)
        for zone, where in _zones(stage, picture)
        for mark in find_marks(picture, zone)
        if not any(_covers(node.label, node.bounds, mark.bounds) for node in stage.nodes)
    ]
    if len(marks) != 1:
        return None
    mark, where = marks[0]
    reason = f"the picture shows a cross {where}"
    action: Action = "skip" if stage.form == "full" and not stage.over else "close"
    return Target(_wider(mark.bounds, 0.3), "× (seen)", action, reason, _SEEN)


def _covers(label: str, bounds: Bounds, mark: Bounds) -> bool:
    """The shape is a part of a text, such as 文."""
    small = bounds.bottom - bounds.top < 4 * (mark.bottom - mark.top)
    return len(label) > 1 and small and holds(bounds, mark)


def _words(stage: Stage, answer: Recognised, picture: Picture) -> Target | None:
    """A word that leads out, in a corner of a splash screen or anywhere on a card."""
    zones = [(_whole(stage, picture), "on the card")] if stage.card and stage.over else []
    for zone, where in zones or list(_zones(stage, picture)):
        for word in read_words(picture, zone):
            known = lexicon.leads_out(word.text)
            if known is None or len(word.text.strip()) < 2:  # crosses are found by their shape
                continue
            if answer.kind == "none" and known[0] != "skip":
                continue
            reason = f"the picture says “{word.text}” {where}"
            return Target(_wider(word.bounds, 0.2), word.text, known[0], reason, _READ)
    return None


def _zones(stage: Stage, picture: Picture) -> Iterator[tuple[Bounds, str]]:
    """Where a close mark can be, and how to say it."""
    wide, high = picture.width, picture.height
    card = stage.card if stage.nodes else None
    if card is None:
        yield _box(0.6 * wide, 0.02 * high, wide, 0.16 * high), "in the upper right corner"
        return
    side = 0.14 * wide
    yield (
        _box(card.right - side, card.top - side, card.right + side, card.top + side),
        "at the upper right corner of the card",
    )
    middle = (card.left + card.right) / 2
    yield (
        _box(middle - side, card.bottom, middle + side, card.bottom + 0.16 * high),
        "below the middle of the card",
    )


def _whole(stage: Stage, picture: Picture) -> Bounds:
    card = stage.card or _box(0, 0, picture.width, picture.height)
    return _box(card.left, card.top, card.right, card.bottom + 0.12 * picture.height)


def _wider(bounds: Bounds, part: float) -> Bounds:
    aside = part * (bounds.right - bounds.left)
    above = part * (bounds.bottom - bounds.top)
    return _box(
        bounds.left - aside, bounds.top - above, bounds.right + aside, bounds.bottom + above
    )


def _box(left: float, top: float, right: float, bottom: float) -> Bounds:
    return Bounds(
        left=max(round(left), 0), top=max(round(top), 0), right=round(right), bottom=round(bottom)
    )
