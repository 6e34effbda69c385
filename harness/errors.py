"""What can go wrong, as one tree; the leaf decides the exit code.

HarnessError
├── UsageError           the person asked for something that cannot be done     exit 2
│   ├── BadConfiguration     devices.yaml or an option is wrong
│   ├── BadApp               the file is no APK that a phone could run
│   └── BadRecording         the folder is no recording, or was changed
└── LabError             a phone, or what is around it, failed                   exit 4
    ├── PhoneError           names the phone first
    │   ├── PhoneLost            it no longer answers
    │   ├── PhoneBusy            somebody else has it
    │   ├── PhoneDirty           it is not clean, and could not be cleaned
    │   └── InstallRefused       it refused the app
    └── ProbeError           a probe could not begin
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process tells the shell."""

    MET = 0
    """Every rule that applies is met."""
    VIOLATED = 1
    """At least one rule is violated or suspect."""
    USAGE = 2
    """The request was wrong; nothing was run."""
    INCONCLUSIVE = 3
    """Nothing is violated, but something could not be observed."""
    LAB_FAULT = 4
    """No phone, or the lab around it failed."""


class HarnessError(Exception):
    """One clear sentence for a person, and a tip that says what to do."""

    exit_code: ClassVar[ExitCode] = ExitCode.LAB_FAULT

    def __init__(self, sentence: str, *, tip: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.tip = tip


class UsageError(HarnessError):
    """The person asked for something that cannot be done."""

    exit_code = ExitCode.USAGE


class BadConfiguration(UsageError):
    """devices.yaml or an option is wrong; the sentence gives value, field and what is allowed."""


class BadApp(UsageError):
    """The file is no APK that a phone could run."""


class BadRecording(UsageError):
    """The folder is no recording, is of another format version, or was changed since."""


class LabError(HarnessError):
    """A phone, or what is around it, failed."""


class PhoneError(LabError):
    """A phone failed; the sentence names it first."""

    def __init__(self, phone: str, sentence: str, *, tip: str = "") -> None:
        super().__init__(f"{phone}: {sentence}", tip=tip)
        self.phone = phone


class PhoneLost(PhoneError):
    """The phone no longer answers."""


class PhoneBusy(PhoneError):
    """Somebody else has the phone."""


class PhoneDirty(PhoneError):
    """The phone is not as a clean phone should be, and could not be cleaned."""


class InstallRefused(PhoneError):
    """The phone's package manager refused the app."""


class ProbeError(LabError):
    """A probe could not begin, so its silence will prove nothing."""
