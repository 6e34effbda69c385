"""devices.yaml, validated once: a mistake is answered with its place and what is allowed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated

from platformdirs import user_state_path
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from harness.errors import BadConfiguration
from harness.model.recording import Procedure


def _spelt(pattern: str, allowed: str) -> AfterValidator:
    """Only text that matches the whole pattern; what is allowed is said in words."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError(f"must be {allowed}")
        return text

    return AfterValidator(check)


Name = Annotated[
    str, _spelt(r"[A-Za-z0-9][\w.-]{0,63}", "up to 64 letters, digits, dots, dashes, underscores")
]
Serial = Annotated[str, _spelt(r"[\w.:-]+", "a serial number as `adb devices` prints it")]
Endpoint = Annotated[str, _spelt(r"[\w.-]+:\d{1,5}", "host:port, such as 192.0.2.7:5555")]
Host = Annotated[str, _spelt(r"[\w.-]+", "a host name or an IPv4 address")]
PhonePath = Annotated[
    str, _spelt(r"/[\w./-]+", "a full path on the phone, such as /data/local/tmp/fs")
]
Label = Annotated[str, _spelt(r"\S+", "one word")]
PortNumber = Annotated[int, Field(strict=True, ge=1, le=65535)]

LARGEST_FILE = 1024 * 1024
"""Bytes of a devices.yaml; more is a mistake, not a lab."""


class Strict(BaseModel):
    """A part of devices.yaml; an unknown field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FridaFacts(Strict):
    """How frida reaches the inside of the phone's apps."""

    server: PhonePath | None = None
    """Path of a frida-server on the phone that the harness starts as root; leave it out when one
    is running already."""
    port: PortNumber = 27042
    """Where the server listens on the phone."""
    gadget: bool = False
    """No server runs: apps are repackaged with frida's gadget, which listens on that port."""


class PhoneFacts(Strict):
    """One phone or emulator of the lab."""

    name: Name
    """What people call it; `--phone NAME` picks it."""
    serial: Serial | None = None
    """As `adb devices` prints it, for a phone on USB or a running emulator."""
    connect: Endpoint | None = None
    """`host:port`, for a phone that adb reaches over the network."""
    labels: tuple[Label, ...] = ()
    """Free words, such as `rooted` or `android-14`; `--phone label:rooted` picks by them."""
    console: PortNumber | None = None
    """Where the console of an emulator listens on this host; `serial: emulator-5554` tells it
    already. Motions can be played over it where hooks cannot."""
    proxy: Host = "127.0.0.1"
    """The host as the phone sees it; 127.0.0.1 means over `adb reverse`."""
    frida: FridaFacts = FridaFacts()

    @model_validator(mode="after")
    def _one_address(self) -> PhoneFacts:
        if (self.serial is None) == (self.connect is None):
            raise ValueError("give either serial or connect")
        return self

    @property
    def console_port(self) -> int | None:
        """Where its console listens on this host; None where it has none, as phones have."""
        emulator = re.fullmatch(r"emulator-(\d{1,5})", self.address)
        return self.console or (int(emulator[1]) if emulator else None)

    @property
    def address(self) -> str:
        """What adb knows the phone by."""
        return self.serial or self.connect or ""


class OutsideFacts(Strict):
    """How the lab's traffic reaches the internet, where that is not directly."""

    proxy: Endpoint | None = None
    """HTTP proxy of the lab's own network."""
    authority: Path | None = None
    """PEM file of a certificate authority that servers, or that proxy, may be signed by."""


class Lab(Strict):
    """All of devices.yaml."""

    phones: tuple[PhoneFacts, ...] = ()
    """Phones and emulators, in order of preference."""
    virtual: int = Field(default=0, strict=True, ge=0, le=50)
    """How many embedded phones there are besides, named virtual-1, virtual-2, ..."""
    outside: OutsideFacts = OutsideFacts()
    """The way to the servers that apps talk to."""

    @field_validator("phones")
    @classmethod
    def _distinct(cls, phones: tuple[PhoneFacts, ...]) -> tuple[PhoneFacts, ...]:
        for field in ("name", "address"):
            values = [getattr(phone, field) for phone in phones]
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                raise ValueError(f"{field} {twice[0]!r} stands more than once")
        return phones

    @model_validator(mode="after")
    def _any_phone(self) -> Lab:
        if not self.phones and not self.virtual:
            raise ValueError("no phone at all: list one under phones, or set virtual: 1")
        return self

    @model_validator(mode="after")
    def _virtual_names_are_free(self) -> Lab:
        taken = sorted({phone.name for phone in self.phones} & set(_virtual_names(self.virtual)))
        if taken:
            raise ValueError(f"name {taken[0]!r} belongs to an embedded phone")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all phones, real ones first."""
        return (*(phone.name for phone in self.phones), *_virtual_names(self.virtual))


def _virtual_names(count: int) -> tuple[str, ...]:
    return tuple(f"virtual-{number}" for number in range(1, count + 1))


DEFAULT_LAB = Lab(virtual=2)
"""What a fresh machine has: two embedded phones."""

PROCEDURES = {
    procedure.name: procedure
    for procedure in (
        Procedure(
            name="standard",
            before_consent=60,
            refused=60,
            agreed=10,
            in_use=120,
            silent=120,
            background=120,
            after_restart=30,
            thorough=True,
        ),
        Procedure(
            name="quick",
            before_consent=3,
            refused=4,
            agreed=2,
            in_use=4,
            silent=6,
            background=6,
            after_restart=3,
        ),
    )
}
"""By name. No rule fixes these times, so each report prints them."""


def load_lab(path: Path) -> Lab:
    """Read devices.yaml. BadConfiguration names file, line, field and what is allowed."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadConfiguration(f"{path}: larger than {LARGEST_FILE} bytes")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadConfiguration(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{path}: is no UTF-8 text") from error
    try:
        content = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadConfiguration(f"{path}:{line}: no valid YAML ({error.problem})") from error
    except (YAMLError, ValueError, RecursionError) as error:
        first = str(error).partition("\n")[0]
        raise BadConfiguration(f"{path}:1: no valid YAML ({first})") from error
    try:
        return Lab.model_validate(content)
    except ValidationError as error:
        raise BadConfiguration(
            _first_mistake(path, content, error), tip="docs/devices.md describes every field."
        ) from error


def _first_mistake(path: Path, content: object, error: ValidationError) -> str:
    first = error.errors()[0]
    steps = first["loc"]
    field = ".".join(map(str, steps)) or "the file"
    given = first["input"]
    shown = f", got {given!r}" if isinstance(given, str | int | float | bool) else ""
    return f"{path}:{_line_of(content, steps)}: {field}: {_allowed(first)}{shown}"


def _allowed(mistake: ErrorDetails) -> str:
    """What the field may hold; for an unknown field, which fields there are."""
    match mistake["type"]:
        case "extra_forbidden":
            return f"no such field; allowed are {', '.join(_fields_beside(mistake['loc']))}"
        case "model_type":
            return f"must be a mapping with {', '.join(_fields_beside((*mistake['loc'], '')))}"
        case "tuple_type":
            return "must be a list"
        case "string_type":
            return "must be text; put it in quotes"
        case "missing":
            return "must be given"
    return mistake["msg"].removeprefix("Value error, ").replace("Input should", "must")


def _fields_beside(steps: tuple[int | str, ...]) -> tuple[str, ...]:
    parts: dict[int, type[Strict]] = {
        1: Lab,
        2: OutsideFacts,
        3: PhoneFacts,
        4: FridaFacts,
    }
    return tuple(parts[len(steps)].model_fields)


def _line_of(content: object, steps: tuple[int | str, ...]) -> int:
    """Line of the deepest part of the file that the steps reach, from 1."""
    line = 1
    for step in steps:
        places = getattr(content, "lc", None)
        try:
            if places is not None:
                found = places.item(step) if isinstance(step, int) else places.key(step)
                line = found[0] + 1
            content = content[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return line


def state_folder() -> Path:
    """Where the harness keeps its own files: HARNESS_STATE, or the user's state folder."""
    given = os.environ.get("HARNESS_STATE")
    return Path(given) if given else user_state_path("app-privacy-harness")
