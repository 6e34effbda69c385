"""One answer for one screen: permission dialog, consent prompt, overlay, or nothing."""

from __future__ import annotations

from harness.model.evidence import Button, ConsentDialog
from harness.ui.consent import recognise_consent
from harness.ui.overlays import recognise_overlay
from harness.ui.permissions import recognise_permission
from harness.ui.recognised import Action, PermissionDialog, Recognised, Target
from harness.ui.screen import Screen
from harness.ui.sight import look_at


def recognise(screen: Screen, picture: bytes | None = None) -> Recognised:
    """What kind of screen it is. Pure; never raises on a hostile tree or picture.

    The picture (PNG or JPEG, of the same moment) is read only where the tree leaves something open.
    """
    answer = _by_tree(screen)
    return answer if picture is None else look_at(screen, answer, picture)


def _by_tree(screen: Screen) -> Recognised:
    permission = recognise_permission(screen)
    if permission is not None:
        return _of_permission(permission)
    consent = recognise_consent(screen)
    if consent is not None:
        return _of_consent(consent)
    return recognise_overlay(screen)


def _of_permission(dialog: PermissionDialog) -> Recognised:
    reason = f"the system asks for {dialog.group or 'a permission'}"
    ways = (
        *_target(dialog.deny, "deny", "it denies the permission"),
        *_target(dialog.allow, "agree", "it allows the permission"),
    )
    target = ways[0] if dialog.deny else None
    return Recognised("permission", 0.95, reason, target, ways, permission=dialog)


def _of_consent(dialog: ConsentDialog) -> Recognised:
    ways = (
        *_target(dialog.refuse, "refuse", "it refuses consent"),
        *_target(dialog.agree, "agree", "it gives consent"),
    )
    target = ways[0] if dialog.refuse else None
    return Recognised("consent", dialog.confidence, dialog.reason, target, ways, consent=dialog)


def _target(button: Button | None, action: Action, reason: str) -> tuple[Target, ...]:
    if button is None:
        return ()
    return (Target(button.bounds, button.text, action, reason, 0.9),)
