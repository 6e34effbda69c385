"""What the agent says, as validated values: it lives in the app's process, which is not trusted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=500)]
Count = Annotated[int, Field(ge=0, lt=2**53)]
Moment = Annotated[float, Field(ge=0, lt=1e13, allow_inf_nan=False)]
"""Milliseconds since the Unix epoch, by the phone's clock; below the year 2286."""
Outcome = Literal["value", "null", "denied", "threw"]


class Message(BaseModel):
    """A frozen part of what the agent says."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Ending(Message):
    """How a call ended that was told before."""

    id: Count
    outcome: Outcome
    result: Text | None = None
    exception: Text | None = None


class Line(Message):
    """One call; its ending comes with it or later."""

    id: Count
    hook: Count
    """Position in `Health.hooks`."""
    at: Moment
    thread: Text
    arguments: Annotated[tuple[Text, ...], Field(max_length=10)]
    stack: Count
    """Number of a text in this batch's `stacks` or an earlier one's."""
    outcome: Outcome | None = None
    result: Text | None = None
    exception: Text | None = None


class Group(Message):
    """Calls above the rate limit, told together."""

    hook: Count
    at: Moment
    arguments: Annotated[tuple[Text, ...], Field(max_length=10)]
    outcome: Outcome
    count: Annotated[int, Field(ge=1, lt=2**53)]


class Hook(Message):
    """One catalogue entry at one overload."""

    api: Text
    signature: Annotated[str, Field(max_length=1000)]
    dataType: Text | None  # noqa: N815 - the agent's own spelling
    """The specification's word for what it reads."""


class Encryption(Message):
    """What a cipher was given and what it made of it: where the bytes stand in the batch."""

    id: Count
    """Of the line that tells the call."""
    transformation: Annotated[str, Field(max_length=100)]
    clear: tuple[Count, Count]
    """Bytes that came with the batch, and bytes there were."""
    sealed: tuple[Count, Count]


class Passed(Message):
    """A certificate check that refused, and was made to accept."""

    check: Text
    reason: Text
    stack: Count


class Batch(Message):
    """What was seen since the batch before."""

    type: Literal["batch"]
    sequence: Count
    """1, 2, 3, ...: a hole is lost evidence."""
    hooks: Annotated[tuple[Hook, ...], Field(max_length=5000)] = ()
    """Put in since the last report, into classes that came late; their calls come after them."""
    lines: Annotated[tuple[Line, ...], Field(max_length=500)]
    endings: Annotated[tuple[Ending, ...], Field(max_length=5000)]
    groups: Annotated[tuple[Group, ...], Field(max_length=500)]
    stacks: Annotated[dict[Count, Annotated[str, Field(max_length=20_000)]], Field(max_length=500)]
    encryptions: Annotated[tuple[Encryption, ...], Field(max_length=500)] = ()
    bytes: Base64Bytes = b""
    """The clear and the sealed bytes of each of them, one after the other."""
    unkept: Count = 0
    """Encryptions whose bytes were more than may be told."""
    passed: Annotated[tuple[Passed, ...], Field(max_length=500)] = ()


class Absence(Message):
    """A catalogue entry that is not live, and why."""

    api: Text
    method: Text
    reason: Text


class Health(Message):
    """What the agent says about its hooks."""

    agent: Text
    frida: Text
    """Version of the frida-server that carries the agent."""
    live: Count
    """Hooked overloads."""
    hooks: Annotated[tuple[Hook, ...], Field(max_length=5000)]
    missing: Annotated[tuple[Absence, ...], Field(max_length=5000)]
    failed: Annotated[tuple[Absence, ...], Field(max_length=5000)]
    faults: Annotated[tuple[Annotated[str, Field(max_length=1000)], ...], Field(max_length=50)]
    """The agent's own errors."""


class Proof(Message):
    """How the agent's own calls were met by its hooks."""

    proven: Annotated[tuple[Text, ...], Field(max_length=5000)]
    """Names whose hooks saw a call."""
    blind: Annotated[tuple[Absence, ...], Field(max_length=5000)]
    """Hooks that are in and saw none."""


class Flushed(Message):
    """Everything was sent; this is how much there ever was."""

    sequence: Count
    """Of the last batch."""
    calls: Count
    """Seen since the agent came."""
