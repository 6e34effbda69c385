"""What trying an app out showed: how a window was closed, and what motion its listeners got."""

from __future__ import annotations

from typing import Literal

from harness.model.observation import Observation, Value


class MotionFelt(Observation):
    """What of a motion the app's listeners had got when it was over, or when the app was gone."""

    kind: Literal["motion_felt"] = "motion_felt"
    stimulus: str
    """Id of the SensorStimulus."""
    samples: int
    """Sensor events that carried it."""
    acceleration: float
    """The largest one handed over, m/s², without gravity."""
    rotation: float
    """The largest one handed over, degrees."""
    duration: float
    """Seconds from the first sample that was not at rest to the last."""
    pause: float = 0.0
    """The longest time within the motion, in seconds, in which no sample came."""


class WayOut(Value):
    """How a user finds the control that closes a window; no rule gives a number for any of it."""

    label: str
    """Its text, or `× (iv_close)`."""
    action: str
    """What it does, such as `skip` or `close`."""
    width: float
    """In dp."""
    height: float
    """In dp."""
    from_edge: float
    """From the nearest edge of the screen, in dp."""
    contrast: float | None = None
    """Between the control and what is around it, 1 to 21 as WCAG 2 computes it; None without a
    picture."""


class WindowTried(Observation):
    """One launch in which the harness waited for a splash or pop-up window and tried it."""

    kind: Literal["window_tried"] = "window_tried"
    launch: int
    """Which launch, from 1."""
    of: int
    """Launches in all."""
    overlay: str = "none"
    """What came: splash, popup_ad; none when no window did."""
    frames: int = 0
    """Frames that were looked at, from the launch until the window was gone."""
    shown_after: float | None = None
    """Seconds from the launch to the first frame with the window."""
    first: str | None = None
    """Id of that frame, a ScreenSeen."""
    way_out: WayOut | None = None
    """The first way out that was recognised."""
    way_out_after: float | None = None
    """Seconds from the window's first frame to the first with a way out; 0 when it had one."""
    tried: Literal["close", "touch", "nothing"] = "nothing"
    """Whether the harness tapped the way out, or touched the window beside its buttons."""
    taps: int = 0
    """How often it did so."""
    outcome: Literal["closed", "still_there", "left", "ended", "untried", "none"] = "none"
    """What came of it: the window closed after the last tap; it stood through all of them; another
    app came to the front; the window ended without a tap; nothing was left to try on it; or there
    was no window."""
    last: str | None = None
    """Id of the frame that shows the outcome."""
    returned: str | None = None
    """Id of the frame on which a closed window was there again, in the same launch."""
