"""Turns what the agent in one process says into evidence, and notices what is missing from it."""

from __future__ import annotations

import threading
from typing import TypeVar

from pydantic import ValidationError

from harness.model.evidence import ApiCall, HookMissing, HooksInstalled
from harness.model.timeline import Sink
from harness.probes.catalogue import apis, required_apis
from harness.probes.messages import Batch, Ending, Flushed, Group, Health, Hook, Line
from harness.probes.stacks import parse_stack

Kind = TypeVar("Kind", Batch, Flushed, Health)

STACKS_KEPT = 2000
"""The agent refers to its last 500 texts at most."""
PENDING_KEPT = 10_000
PATIENCE_S = 0.3
"""How long `settle` waits for calls that are just returning."""


class BadMessage(Exception):
    """The process said something that our agent does not say."""


class Transcript:
    """All that one process's agent said. Any thread may call it."""

    def __init__(self, sink: Sink, process: str, pid: int) -> None:
        self.process = process
        self.pid = pid
        self.called: set[str] = set()
        """Names of the catalogue that were called so far."""
        self._sink = sink
        self._hooks: tuple[Hook, ...] = ()
        self._pending: dict[int, ApiCall] = {}
        self._stacks: dict[int, tuple[str, ...]] = {}
        self._sequence = 0
        self._calls = 0
        self._changed = threading.Condition()

    def installed(self, content: bytes, *, early: bool) -> Health:
        """The agent's first report: record which hooks are live and which are not."""
        health = _parsed(Health, content)
        strangers = {hook.api for hook in health.hooks} - apis()
        if strangers:
            raise BadMessage(f"hooks that the catalogue does not have: {sorted(strangers)[:5]}")
        with self._changed:
            self._hooks = health.hooks
        live = {hook.api for hook in health.hooks} - {one.api for one in health.failed}
        self._sink.record(
            HooksInstalled(
                process=self.process,
                pid=self.pid,
                live=health.live,
                apis=tuple(sorted(live)),
                early=early,
                agent_version=f"{health.agent} on frida {health.frida}",
            )
        )
        self._record_absences(health, live)
        return health

    def take(self, content: bytes) -> None:
        """One batch. BadMessage when it is none, or when one before it did not arrive."""
        batch = _parsed(Batch, content)
        with self._changed:
            missed = batch.sequence - self._sequence - 1
            self._sequence = batch.sequence
            self._remember(batch.stacks)
            for line in batch.lines:
                self._begin(line)
            for ending in batch.endings:
                self._end(ending)
            for group in batch.groups:
                self._together(group)
            self._changed.notify_all()
        if missed:
            raise BadMessage(f"{missed} messages before number {batch.sequence} did not arrive")

    def complete(self, content: bytes) -> None:
        """The agent's answer to a flush. BadMessage when less arrived than it sent."""
        flushed = _parsed(Flushed, content)
        with self._changed:
            if self._sequence < flushed.sequence or self._calls < flushed.calls:
                raise BadMessage(
                    f"{flushed.calls} calls were made, and {self._calls} of them arrived"
                )

    def settle(self, *, ended: bool = False) -> None:
        """Record calls that have not returned, with an unknown outcome.

        Unless the process has `ended`, calls that are just returning get a moment to do so.
        """
        with self._changed:
            if not ended:
                self._changed.wait_for(lambda: not self._pending, PATIENCE_S)
            for call in self._pending.values():
                self._sink.record(call)
            self._pending.clear()

    def _record_absences(self, health: Health, live: set[str]) -> None:
        reasons: dict[str, tuple[str, bool]] = {}
        for one in health.missing:
            absent = one.api not in required_apis()
            reasons.setdefault(one.api, (f"{one.method}: {one.reason}", absent))
        for one in health.failed:
            reasons[one.api] = (f"{one.method}: {one.reason}", False)
        for api, (reason, absent) in sorted(reasons.items()):
            if api not in live:
                self._sink.record(
                    HookMissing(
                        api=api, process=self.process, pid=self.pid, reason=reason, absent=absent
                    )
                )

    def _remember(self, texts: dict[int, str]) -> None:
        for number, text in texts.items():
            self._stacks[number] = parse_stack(text)
        while len(self._stacks) > STACKS_KEPT:
            del self._stacks[next(iter(self._stacks))]

    def _begin(self, line: Line) -> None:
        hook = self._hook(line.hook)
        self.called.add(hook.api)
        self._calls += 1
        call = ApiCall(
            api=hook.api,
            data_type=hook.dataType,
            signature=hook.signature,
            arguments=line.arguments,
            stack=self._stacks.get(line.stack, ()),
            process=self.process,
            pid=self.pid,
            thread=line.thread,
            source_at=line.at / 1000,
        )
        self._pending[line.id] = call
        if line.outcome is not None:
            self._end(
                Ending(
                    id=line.id, outcome=line.outcome, result=line.result, exception=line.exception
                )
            )
        elif len(self._pending) > PENDING_KEPT:
            self._sink.record(self._pending.pop(next(iter(self._pending))))

    def _end(self, ending: Ending) -> None:
        # A call that was settled as unknown is on the timeline already.
        call = self._pending.pop(ending.id, None)
        if call is not None:
            self._sink.record(call.model_copy(update=ending.model_dump(include=_ENDING_FIELDS)))

    def _together(self, group: Group) -> None:
        hook = self._hook(group.hook)
        self._calls += group.count
        self._sink.record(
            ApiCall(
                api=hook.api,
                data_type=hook.dataType,
                signature=hook.signature,
                arguments=group.arguments,
                outcome=group.outcome,
                count=group.count,
                process=self.process,
                pid=self.pid,
                source_at=group.at / 1000,
            )
        )

    def _hook(self, number: int) -> Hook:
        if number >= len(self._hooks):
            raise BadMessage(f"a call of hook {number}, which does not exist")
        return self._hooks[number]


_ENDING_FIELDS = {"outcome", "result", "exception"}


def _parsed(kind: type[Kind], content: bytes) -> Kind:
    try:
        return kind.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise BadMessage(f"no {kind.__name__.lower()}: {where}: {first['msg']}") from error
