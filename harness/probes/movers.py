"""What can move the phone that an app runs on: hooks in the app, or an emulator's console."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from harness.devices.interface import Phone
from harness.errors import ProbeError
from harness.model.evidence import Note
from harness.probes.api_calls import ApiCallsProbe
from harness.probes.emulator_motion import EmulatorMotion
from harness.probes.interface import Watch
from harness.probes.shaking import Mover


def may_feel(hooks: ApiCallsProbe, phone: Phone) -> bool:
    """Whether moving the phone may lead to something: the app listens, or nobody knows yet."""
    return hooks.listens_to_motion or (hooks.blind and phone.console_port is not None)


@contextmanager
def moving(hooks: ApiCallsProbe, watch: Watch) -> Iterator[Mover | None]:
    """Hooks, which give each event its value, before the console; None when nobody listens.

    An emulator lies on its back meanwhile, and is put back as it was afterwards.
    """
    port = watch.phone.console_port
    if hooks.listens_to_motion or port is None:
        yield hooks if hooks.listens_to_motion else None
        return
    emulator = EmulatorMotion(watch, port)
    if not emulator.listens:
        yield None
        return
    try:
        emulator.lay_down()
    except ProbeError as error:
        watch.sink.record(Note(text=f"The emulator cannot be moved: {error.sentence}"))
        yield None
        return
    try:
        yield emulator
    finally:
        emulator.put_back()
