"""Turns what the agent in one process says into evidence, and notices what is missing from it."""

from __future__ import annotations

import threading
from typing import TypeVar

from pydantic import ValidationError

from harness.model.evidence import ApiCall, HookMissing, HooksInstalled, PinningBypassed
from harness.model.timeline import Sink
from harness.probes.allowance import BYTES_FOR_ONE, LINE, Allowance
from harness.probes.catalogue import encrypting_apis, entries, required_apis
from harness.probes.encryptions import Encryptions
from harness.probes.messages import (
    Batch,
    Ending,
    Flushed,
    Group,
    Health,
    Hook,
    Line,
    Passed,
    Proof,
)
from harness.probes.pairing import Pairing
from harness.probes.stacks import parse_stack

Kind = TypeVar("Kind", Batch, Flushed, Health, Proof)

HOOKS_KEPT = 10_000
STACKS_KEPT = 2000
"""The agent refers to its last 500 texts at most."""
PENDING_KEPT = 10_000
PATIENCE_S = 0.3
"""How long `settle` waits for calls that are just returning."""


class BadMessage(Exception):
    """The process said something that our agent does not say."""


class Transcript:
    """All that one process's agent said. Any thread may call it."""

    def __init__(self, sink: Sink, process: str, pid: int, pairing: Pairing | None = None) -> None:
        self.process = process
        self.pid = pid
        self.called: set[str] = set()
        """Names of the catalogue that were called so far."""
        self.allowance = Allowance()
        self._sink = sink
        self._hooks: tuple[Hook, ...] = ()
        self._live = 0
        self._early = False
        self._agent = ""
        self._pending: dict[int, ApiCall] = {}
        self._encryptions = Encryptions(sink, process, pairing)
        self._stacks: dict[int, tuple[str, ...]] = {}
        self._sequence = 0
        self._calls = 0
        self._changed = threading.Condition()

    def installed(self, report: bytes, proof: bytes = b"", *, early: bool) -> Health:
        """The agent's first report: record which hooks are live, which are not, and which see.

        BadMessage when it is none, or no hook sees anything.
        """
        health = _parsed(Health, report)
        proven = _parsed(Proof, proof) if proof else Proof(proven=(), blind=())
        _require_known(health.hooks)
        with self._changed:
            self._hooks = health.hooks
            self._live = health.live
            self._early = early
            self._agent = f"{health.agent} on frida {health.frida}"
        blind = {one.api for one in proven.blind} - set(proven.proven)
        live = {hook.api for hook in health.hooks} - {one.api for one in health.failed} - blind
        self._sink.record(self._installed(live, set(proven.proven) & live))
        self._record_absences(health, proven, live)
        if proven.blind and not proven.proven:
            raise BadMessage("none of its hooks sees a call")
        return health

    def _installed(self, live: set[str], proven: set[str]) -> HooksInstalled:
        return HooksInstalled(
            process=self.process,
            pid=self.pid,
            live=self._live,
            apis=tuple(sorted(live)),
            proven=tuple(sorted(proven)),
            early=self._early,
            agent_version=self._agent,
        )

    def take(self, content: bytes) -> None:
        """One batch. BadMessage when it is none, or when one before it did not arrive."""
        self._spend(1 + len(content) / BYTES_FOR_ONE)
        batch = _parsed(Batch, content)
        self._spend(LINE * (len(batch.lines) + len(batch.groups) + len(batch.passed)))
        with self._changed:
            missed = batch.sequence - self._sequence - 1
            if missed < 0:
                raise BadMessage(f"message number {batch.sequence} came again")
            self._sequence = batch.sequence
            self._add(batch.hooks)
            self._remember(batch.stacks)
            for line in batch.lines:
                self._begin(line)
            for ending in batch.endings:
                self._end(ending)
            for group in batch.groups:
                self._together(group)
            for passed in batch.passed:
                self._pass(passed)
            fault = self._encryptions.take(batch)
            self._changed.notify_all()
        if fault:
            raise BadMessage(fault)
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
            for line, call in self._pending.items():
                self._record(line, call)
            self._pending.clear()
            self._encryptions.say_unkept()

    def _spend(self, amount: float) -> None:
        if not self.allowance.spend(amount):
            raise BadMessage("it says far more than our agent would")

    def _add(self, hooks: tuple[Hook, ...]) -> None:
        """Hooks in a class that came late; before the first report, hooks that it will repeat."""
        if not hooks:
            return
        _require_known(hooks)
        self._hooks += hooks
        if len(self._hooks) > HOOKS_KEPT:
            raise BadMessage(f"{len(self._hooks)} hooks")
        if self._agent:
            self._live += len(hooks)
            self._sink.record(self._installed({hook.api for hook in hooks}, set()))

    def _record_absences(self, health: Health, proof: Proof, live: set[str]) -> None:
        reasons: dict[str, tuple[str, bool]] = {}
        for one in health.missing:
            absent = one.api not in required_apis()
            reasons.setdefault(one.api, (f"{one.method}: {one.reason}", absent))
        for one in (*health.failed, *proof.blind):
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
            oldest = next(iter(self._pending))
            self._record(oldest, self._pending.pop(oldest))

    def _end(self, ending: Ending) -> None:
        # A call that was settled as unknown is on the timeline already.
        call = self._pending.pop(ending.id, None)
        if call is not None:
            update = ending.model_dump(include=_ENDING_FIELDS)
            self._record(ending.id, call.model_copy(update=update))

    def _record(self, line: int, call: ApiCall) -> None:
        stamped = self._sink.record(call)
        if call.api in encrypting_apis():
            self._encryptions.called(line, stamped)

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

    def _pass(self, passed: Passed) -> None:
        self._sink.record(
            PinningBypassed(
                check=passed.check,
                reason=passed.reason,
                stack=self._stacks.get(passed.stack, ()),
                process=self.process,
                pid=self.pid,
            )
        )

    def _hook(self, number: int) -> Hook:
        if number >= len(self._hooks):
            raise BadMessage(f"a call of hook {number}, which does not exist")
        return self._hooks[number]


def _require_known(hooks: tuple[Hook, ...]) -> None:
    known = {(entry.api, entry.data_type) for entry in entries()}
    strangers = {hook.api for hook in hooks if (hook.api, hook.dataType) not in known}
    if strangers:
        raise BadMessage(f"hooks that the catalogue does not have: {sorted(strangers)[:5]}")


_ENDING_FIELDS = {"outcome", "result", "exception"}


def _parsed(kind: type[Kind], content: bytes) -> Kind:
    try:
        return kind.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step)[:50] for step in first["loc"])
        raise BadMessage(f"no {kind.__name__.lower()}: {where}: {first['msg']}") from error
