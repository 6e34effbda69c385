"""What can be observed: one class per kind of evidence.

A probe creates an observation without stamp; the timeline stamps order, host time and phase when
it arrives. Fields of time are seconds; text that comes from the app is kept as it came.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from harness.model.encryption import DataEncrypted, PinningBypassed, RequestDecrypted
from harness.model.observation import (
    WITHOUT_CONSENT,
    Blob,
    DataMatch,
    Observation,
    Phase,
    Value,
)
from harness.model.traffic import HttpRequest, HttpResponse, OpaqueTraffic, TlsRefused
from harness.model.trials import MotionFelt, WayOut, WindowTried
from harness.model.walk import Goal, GoalReached, WalkEnded

__all__ = ["WITHOUT_CONSENT", "Observation", "Phase", "Value"]
__all__ += ["Blob", "Bounds", "Button", "ConsentDialog", "DataMatch"]
__all__ += ["ApiCall", "AppOp", "HookMissing", "HooksInstalled"]
__all__ += ["HttpRequest", "HttpResponse", "OpaqueTraffic", "TlsRefused"]
__all__ += ["DataEncrypted", "PinningBypassed", "RequestDecrypted"]
__all__ += ["ActivityStarted", "ProcessEnded", "ProcessStarted"]
__all__ += ["PermissionAnswered", "PermissionAsked", "ScreenSeen", "UserAction"]
__all__ += ["DownloadStarted", "MotionFelt", "SensorStimulus", "WayOut", "WindowTried"]
__all__ += ["Goal", "GoalReached", "WalkEnded"]
__all__ += ["Note", "PhaseBegan", "PhaseCompleted", "ProbeBegan", "ProbeLost"]
__all__ += ["AnyObservation", "parse_evidence"]


class Bounds(Value):
    """A rectangle on the screen, in pixels; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int


class ApiCall(Observation):
    """The app called a platform API that the hook catalogue watches."""

    kind: Literal["api_call"] = "api_call"
    api: str
    """Name in the hook catalogue, such as `telephony.imei`."""
    data_type: str | None = None
    """The data it reads, in the specification's word (such as `IMEI` or `软件安装列表`); None when
    the call is watched for another reason."""
    signature: str
    """The method as it was called, such as `android.telephony.TelephonyManager.getDeviceId()`."""
    arguments: tuple[str, ...] = ()
    """As text, masked and cut by the agent."""
    outcome: Literal["value", "null", "denied", "threw", "unknown"] = "unknown"
    """`denied` is a SecurityException; `unknown`: the process ended before the call returned."""
    result: str | None = None
    """As text, masked and cut by the agent."""
    exception: str | None = None
    """Class and message of what the call threw."""
    stack: tuple[str, ...] = ()
    """Java frames as `package.Class.method`, innermost first; empty when the stack was dropped by
    the rate limit."""
    count: int = 1
    """Calls that this one line stands for (above the rate limit, calls are counted together)."""
    process: str
    """Process name, such as `com.example.app:push`."""
    pid: int
    thread: str = ""


class HooksInstalled(Observation):
    """The agent is in a process and says which hooks are live."""

    kind: Literal["hooks_installed"] = "hooks_installed"
    process: str
    pid: int
    live: int
    """Hooked overloads."""
    apis: tuple[str, ...] = ()
    """Catalogue entries that are live."""
    proven: tuple[str, ...] = ()
    """Those of them whose hooks saw a call that the agent made itself."""
    early: bool
    """True when they were in before the process ran its first line of code."""
    agent_version: str = ""


class HookMissing(Observation):
    """A catalogue entry could not be hooked, so its silence proves nothing."""

    kind: Literal["hook_missing"] = "hook_missing"
    api: str
    process: str
    pid: int
    reason: str
    """Why: class or method absent on this Android, or the error."""
    absent: bool
    """True when this Android has no such class or method (nothing to see); False when it failed."""


class AppOp(Observation):
    """The system noted that the app used, or was refused, what a permission guards (app-ops).

    Whose code in the app it was, and how often since the last look, is not known.
    """

    kind: Literal["app_op"] = "app_op"
    op: str
    """The system's name for it, such as `FINE_LOCATION`."""
    data_type: str | None = None
    """The data that it guards, in the specification's word; None when it guards no reading."""
    outcome: Literal["access", "reject"]
    """`reject`: the app-op was refused. What a missing permission stops is mostly not noted."""
    age: float = 0.0
    """Seconds between the use and the look that found it."""
    state: str = ""
    """What the app was to the system: `top`, `fg` or `fgsvc` is the foreground; `bg` and `cch` are
    not. Empty where Android does not tell (before 9)."""
    flag: str = ""
    """`s` for itself; `tpd` and `upd` through another app, `tp` and `up` on behalf of another."""
    package: str
    """The app's package, as the system has it."""
    tag: str = ""
    """Attribution tag that the app's code gave itself."""
    proxy: str = ""
    """Package through which, or on whose behalf, it was used."""
    running: bool = False
    """It was still going on when it was looked up."""

    @property
    def moment(self) -> float:
        """When it was used, seconds since the run began."""
        return max(self.at - self.age, 0.0)


class Button(Value):
    """Something on the screen that can be tapped."""

    text: str
    bounds: Bounds


class ConsentDialog(Value):
    """A privacy consent prompt as it was recognised on a screen."""

    agree: Button | None = None
    refuse: Button | None = None
    policy_links: tuple[str, ...] = ()
    """Texts such as `《隐私政策》` that lead to the rules."""
    preticked: bool = False
    """An agree box was ticked before anybody touched it."""
    vague: bool = False
    """The agree button's wording is no explicit consent, such as 好的 or 我知道了."""
    area_ratio: float | None = None
    """The agree button's area divided by the refuse button's; none without both."""
    colour_difference: float | None = None
    """CMC colour difference between the two buttons; none without a picture. 30 is striking."""
    confidence: float
    reason: str
    """Why it was recognised as a consent prompt, in words."""


class ScreenSeen(Observation):
    """What was on the screen at one moment: picture and tree of the same moment."""

    kind: Literal["screen_seen"] = "screen_seen"
    package: str
    """Whose window is in front."""
    activity: str = ""
    overlay: str = "none"
    """What lies over the app: consent, permission, splash, popup_ad, update, ... or none."""
    consent: ConsentDialog | None = None
    texts: tuple[str, ...] = ()
    """Visible texts in reading order, cut to the first hundred."""
    page: str = ""
    """Key of the page it shows: screens of one page share it; empty where none was told apart."""
    picture: Blob | None = None
    tree: Blob | None = None


class UserAction(Observation):
    """The harness did what a user would do."""

    kind: Literal["user_action"] = "user_action"
    action: Literal["launch", "tap", "back", "home", "swipe", "type", "stop", "wait"]
    target: str = ""
    """What was acted on, in words, such as the button's text."""
    bounds: Bounds | None = None
    reason: str
    """Why the harness did it."""
    confidence: float | None = None
    """How sure the recogniser was of what was tapped, 0 to 1; None where it named nothing there."""
    before: str | None = None
    """Id of the ScreenSeen it was decided on."""


class ActivityStarted(Observation):
    """The system started, or refused to start, an activity."""

    kind: Literal["activity_started"] = "activity_started"
    caller: str
    """Package that asked, or `uid N` when unknown."""
    target: str
    """Package of the activity that was started."""
    activity: str = ""
    """Class of the activity."""
    action: str = ""
    data: str = ""
    """The intent's URI, as far as the source shows it."""
    started: bool = True
    """False when the system blocked it."""
    source: Literal["log", "events", "hook"]
    raw: str = ""
    """The line it was read from."""


class PermissionAsked(Observation):
    """The system asked the user for a permission on the app's behalf."""

    kind: Literal["permission_asked"] = "permission_asked"
    permissions: tuple[str, ...]
    """Android names where known, such as `android.permission.READ_CONTACTS`."""
    group: str = ""
    """In the specification's word: 电话, 通讯录, 定位, 短信, 录音, 相机, 存储, 日历, 通知, ..."""
    text: str = ""
    """What the dialog said."""
    screen: str | None = None
    """Id of the ScreenSeen that shows it."""
    purpose_shown: bool | None = None
    """Whether the app told the purpose next to it or just before; None when not looked at."""


class PermissionAnswered(Observation):
    """The harness answered a permission dialog."""

    kind: Literal["permission_answered"] = "permission_answered"
    permissions: tuple[str, ...]
    granted: bool
    button: str = ""


class ProcessStarted(Observation):
    """A process of the app began."""

    kind: Literal["process_started"] = "process_started"
    process: str
    package: str
    pid: int
    cause: str = ""
    """What the system says it was started for, such as `activity`, `service`, `broadcast`."""


class ProcessEnded(Observation):
    """A process of the app ended."""

    kind: Literal["process_ended"] = "process_ended"
    process: str
    package: str
    pid: int
    crashed: bool
    """False: it exited, or was killed by the system or the harness."""
    detail: str = ""
    """The first lines of the crash, or the reason."""


class SensorStimulus(Observation):
    """The harness moved the phone, or made its sensors say so."""

    kind: Literal["sensor_stimulus"] = "sensor_stimulus"
    name: str
    """Of the trace, such as `walking` or `shake 8 m/s² for 1 s`."""
    acceleration: float
    """Peak, m/s², without gravity."""
    rotation: float
    """Degrees."""
    duration: float
    """Seconds."""
    daily: bool = False
    """Something people do with a phone every day, such as walking."""
    received: bool | None = None
    """Whether a listener of the app got it; None when that could not be seen. Stamped as the
    motion begins."""


class DownloadStarted(Observation):
    """An Android package began to arrive: the app downloads something that could be installed."""

    kind: Literal["download_started"] = "download_started"
    url: str


class PhaseBegan(Observation):
    """From here on the phase is another one."""

    kind: Literal["phase_began"] = "phase_began"
    because: str
    """What made it begin, in words."""


class PhaseCompleted(Observation):
    """The phase was watched for as long as the procedure asks."""

    kind: Literal["phase_completed"] = "phase_completed"


class ProbeBegan(Observation):
    """A probe is watching from here on."""

    kind: Literal["probe_began"] = "probe_began"
    probe: str
    detail: str = ""


class ProbeLost(Observation):
    """A probe stopped observing, so silence after this point proves nothing."""

    kind: Literal["probe_lost"] = "probe_lost"
    probe: str
    reason: str


class Note(Observation):
    """Something worth reading that is no evidence against anybody."""

    kind: Literal["note"] = "note"
    text: str


AnyObservation = (
    ApiCall
    | HooksInstalled
    | HookMissing
    | AppOp
    | HttpRequest
    | HttpResponse
    | DataEncrypted
    | RequestDecrypted
    | TlsRefused
    | PinningBypassed
    | OpaqueTraffic
    | ScreenSeen
    | UserAction
    | ActivityStarted
    | PermissionAsked
    | PermissionAnswered
    | ProcessStarted
    | ProcessEnded
    | SensorStimulus
    | MotionFelt
    | WindowTried
    | GoalReached
    | WalkEnded
    | DownloadStarted
    | PhaseBegan
    | PhaseCompleted
    | ProbeBegan
    | ProbeLost
    | Note
)

parse_evidence: TypeAdapter[AnyObservation] = TypeAdapter(
    Annotated[AnyObservation, Field(discriminator="kind")]
)
"""Reads one line of a timeline back."""
