"""The hook catalogue, as the agent was built with it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.alias_generators import to_camel

FIRST_SDK = 24
"""Android 7.0, the oldest that the harness supports."""


class Knowledge(BaseModel):
    """A frozen part of the catalogue."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, use_attribute_docstrings=True
    )


class Condition(Knowledge):
    """A test of one argument's text; calls that fail it are not seen."""

    argument: int | str
    """Position, the class of the first such argument, or `this`."""
    is_one_of: tuple[str, ...] | None = Field(default=None, alias="is")
    like: tuple[str, ...] | None = None
    """Regular expressions of which one is found."""
    unlike: tuple[str, ...] | None = None
    """Regular expressions of which none is found."""
    foreign: bool = False
    """It names no package, or another one than the app's own."""
    bits: int | None = None
    """The number has one of these bits set."""


class Entry(Knowledge):
    """One method that the agent watches, and why."""

    family: str
    """The file of the catalogue that it stands in, such as `telephony`."""
    api: str
    """What rules call it, such as `telephony.imei`."""
    class_name: str = Field(alias="class")
    method: str
    """`$init` is the constructor."""
    overloads: tuple[tuple[str, ...], ...] | None = None
    """Argument types of those that are watched; None for all."""
    data_type: str | None = None
    """The specification's word for what it reads."""
    sensitivity: Literal["identifier", "personal", "info", "behaviour"]
    since: int | None = None
    """First Android API level that has it."""
    until: int | None = None
    """Last Android API level that has it."""
    when: tuple[Condition, ...] = ()
    arguments: Literal["plain", "masked", "none"] = "plain"
    result: Literal["plain", "masked", "none"] | None = None
    """None: masked for identifiers and personal data, else plain."""
    required: bool = False
    """A phone that has it and cannot hook it is not to be believed."""
    busy: bool = False
    """Called often for reasons of no interest: it gets fewer lines of its own."""
    encrypts: bool = False
    """What it encrypts, and into what, is told as well, to be found in the traffic."""
    home: Literal["hidden", "maker", "app"] | None = None
    """Where a name is from that the public SDK lacks: every Android, one maker's, or the app."""
    source: str | None = None
    """Where such a name is known from."""
    face: str | None = None
    """The public class whose methods this hidden class has."""
    parameters: tuple[Literal["text", "texts", "number", "address"], ...] | None = None
    """Arguments of a native function; `class_name` is then its library. None for Java methods."""
    why: str

    @property
    def native(self) -> bool:
        """Whether it is a function of a native library."""
        return self.parameters is not None

    @property
    def lives(self) -> bool:
        """Whether some supported Android has it by itself, without the app bringing it along."""
        return self.home != "app" and (self.until or FIRST_SDK) >= FIRST_SDK

    def exists_on(self, sdk: int) -> bool:
        """Whether an Android of this API level should have it."""
        return (self.since or 0) <= sdk and (self.until is None or sdk <= self.until)


@cache
def entries() -> tuple[Entry, ...]:
    """All of them, in the catalogue's order."""
    text = resources.files("harness.probes").joinpath("catalogue.json").read_bytes()
    return TypeAdapter(tuple[Entry, ...]).validate_json(text)


@cache
def apis() -> frozenset[str]:
    """All names that rules may use."""
    return frozenset(entry.api for entry in entries())


@cache
def required_apis() -> frozenset[str]:
    """Names without which silence proves nothing."""
    return frozenset(entry.api for entry in entries() if entry.required)


@cache
def encrypting_apis() -> frozenset[str]:
    """Names whose calls may come with the bytes that they encrypted."""
    return frozenset(entry.api for entry in entries() if entry.encrypts)
