"""What a recogniser answers: what kind of screen it is, why, and what could be tapped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harness.model.evidence import Bounds, Button, ConsentDialog

Kind = Literal[
    "consent",
    "permission",
    "splash",
    "popup_ad",
    "update",
    "youth",
    "rating",
    "notice",
    "other_dialog",
    "none",
]
Action = Literal["skip", "close", "cancel", "later", "deny", "agree", "refuse"]


@dataclass(frozen=True)
class Target:
    """Something to tap. Tap the centre: many targets are no clickable nodes."""

    bounds: Bounds
    label: str
    """What a person would call it: its text, or `× (iv_close)`."""
    action: Action
    reason: str
    confidence: float
    """0 to 1; below `ACT_FROM` it is not tapped."""


@dataclass(frozen=True)
class PermissionDialog:
    """The system's question whether the app may have a permission."""

    group: str
    """In the specification's word, such as 通讯录; empty when the text names none."""
    text: str
    allow: Button | None
    """The least that can be allowed: while in use before once before always."""
    deny: Button | None
    purpose: str = ""
    """What is shown with the dialog, or in it, of what the permission is wanted for."""


@dataclass(frozen=True)
class Recognised:
    """The answer for one screen."""

    kind: Kind
    confidence: float
    reason: str
    target: Target | None = None
    """The best way out of what lies over the app; None when there is none, or none is needed."""
    candidates: tuple[Target, ...] = ()
    """All ways out that were considered, best first."""
    consent: ConsentDialog | None = None
    permission: PermissionDialog | None = None


ACT_FROM = 0.5
"""Confidence from which a target may be tapped."""
NOTHING = Recognised("none", 0.5, "nothing lies over the app")
