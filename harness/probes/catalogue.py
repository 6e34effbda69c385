"""The hook catalogue, as the agent was built with it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.alias_generators import to_camel


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


class Entry(Knowledge):
    """One method that the agent watches, and why."""

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
    why: str

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
