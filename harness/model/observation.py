"""What evidence shares: the phase it belongs to and its stamp; bytes that are kept, and a match."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Phase(StrEnum):
    """Where the app stands with the user's consent, and how it is being used."""

    SETUP = "setup"
    """The phone is being prepared; the app does not run."""
    BEFORE_CONSENT = "before_consent"
    """First launch; nobody has touched the app."""
    REFUSED = "refused"
    """Consent was refused, in this launch or an earlier one."""
    AGREED = "agreed"
    """Consent was just given; nothing was used yet."""
    IN_USE = "in_use"
    """After consent, the harness uses the app."""
    SILENT = "silent"
    """After consent, on screen, untouched (静默状态)."""
    BACKGROUND = "background"
    """After consent, behind another app (后台)."""
    AFTER_RESTART = "after_restart"
    """Stopped and launched again."""

    @property
    def label(self) -> str:
        """The phase in Chinese, as reports print it."""
        return _PHASE_LABELS[self][0]

    @property
    def label_en(self) -> str:
        """The phase in English."""
        return _PHASE_LABELS[self][1]


_PHASE_LABELS = {
    Phase.SETUP: ("准备", "setup"),
    Phase.BEFORE_CONSENT: ("同意前", "before consent"),
    Phase.REFUSED: ("拒绝后", "after refusal"),
    Phase.AGREED: ("刚同意", "just after consent"),
    Phase.IN_USE: ("使用中", "in use"),
    Phase.SILENT: ("静默状态", "silent on screen"),
    Phase.BACKGROUND: ("后台", "in the background"),
    Phase.AFTER_RESTART: ("重启后", "after restart"),
}

WITHOUT_CONSENT = (Phase.BEFORE_CONSENT, Phase.REFUSED)


class Value(BaseModel):
    """A frozen part of evidence."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Observation(Value):
    """What every kind of evidence shares."""

    id: str = ""
    """Unique within the run, in order of arrival; findings cite it. Stamped by the timeline."""
    at: float = 0.0
    """Seconds since the run began, on the host's monotonic clock. Stamped by the timeline."""
    phase: Phase = Phase.SETUP
    """Stamped by the timeline when the evidence arrives, never by a probe."""
    source_at: float | None = None
    """The source's own clock, seconds since the Unix epoch, where it has one."""


class Blob(Value):
    """A file kept beside the timeline, named by its content."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Lower-case hex; the file is `blobs/<first two>/<all>`."""
    media_type: str
    """Such as `image/png`."""
    size: int
    """Bytes kept."""
    truncated: bool = False
    """True when the original was longer than what was kept."""


class DataMatch(Value):
    """A seeded value of the phone's identity, found in bytes."""

    item: str
    """Which value, such as `imei`."""
    form: str
    """In which form, such as `plain`, `md5`, `sha256 of upper case`."""
    path: tuple[str, ...] = ()
    """Decoders from the outside in, such as `("body", "json:did", "base64")`."""
    where: str = ""
    """The same in a sentence a person can follow."""
    excerpt: str = ""
    """Printable text around the match, with the match between `«` and `»`."""
    dump: str = ""
    """The same bytes in hexadecimal, with the match between `«` and `»`; empty where they are
    text."""
    confidence: float = 1.0
