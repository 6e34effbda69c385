"""What a rule is: one clause of the specification and a pure function that judges a case."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from harness.model.app import App
from harness.model.evidence import ApiCall, HttpRequest, Observation, Phase
from harness.model.finding import Finding, Owner, Verdict
from harness.model.recording import Device, Procedure
from harness.model.timeline import Timeline
from harness.rules.actions import Actions
from harness.rules.guarded import Guarded, guarded
from harness.rules.watching import TRAFFIC, blind_spots
from harness.rules.wording import Words, join

CITED = 20
"""Pieces of evidence that one finding cites at most; the first ones decide."""
ALTERED = Words(
    "this run altered the app's certificate checks: it shows what is sent, and clears nobody",
    "本次运行改变了应用的证书校验：只能据此认定外发行为，不能据此认定未见异常",
)


@dataclass(frozen=True)
class Case:
    """One recording as the rules see it: what was observed, and what of."""

    timeline: Timeline
    app: App
    device: Device
    procedure: Procedure
    owners: Mapping[str, Owner] = field(default_factory=dict)
    """Evidence id of an API call -> whose code made it."""
    senders: Mapping[str, str] = field(default_factory=dict)
    """Evidence id of a request -> that of the API call that made it."""

    @cached_property
    def actions(self) -> Actions:
        """What the harness did in this run."""
        return Actions(self.timeline)

    def guarded(self, *phases: Phase) -> Guarded:
        """Reads that the system noted in these phases and no hook saw."""
        return guarded(self.timeline, self.app, *phases)

    def owner(self, call: ApiCall) -> Owner:
        """Whose code made the call."""
        return self.owners.get(call.id, Owner(name=self.app.package, kind="app"))

    def sender(self, request: HttpRequest) -> Owner | None:
        """Whose code sent the request; None when no hook saw it."""
        return self.owners.get(self.senders.get(request.id, ""))


@dataclass(frozen=True)
class Answer:
    """A verdict and why."""

    verdict: Verdict
    why: Words
    evidence: tuple[str, ...] = ()
    """Ids of the evidence that decided it."""
    proven: bool = False
    """What the rule asks for was itself seen, so no silence matters."""


def met(en: str, zh: str) -> Answer:
    """Nothing was seen that the rule forbids."""
    return Answer(Verdict.MET, Words(en, zh))


def not_applicable(en: str, zh: str) -> Answer:
    """The app never came to where the rule applies."""
    return Answer(Verdict.NOT_APPLICABLE, Words(en, zh))


def inconclusive(en: str, zh: str, evidence: Iterable[Observation] = ()) -> Answer:
    """Neither cleared nor accused: what would decide it was not observed."""
    return Answer(Verdict.INCONCLUSIVE, Words(en, zh), tuple(e.id for e in evidence))


def shown(why: Words, evidence: Iterable[Observation]) -> Answer:
    """The evidence shows what the rule asks for."""
    return Answer(Verdict.MET, why, tuple(e.id for e in evidence), proven=True)


def violated(why: Words, evidence: Iterable[Observation]) -> Answer:
    """The evidence shows what the rule forbids."""
    return Answer(Verdict.VIOLATED, why, tuple(e.id for e in evidence))


def suspect(why: Words, evidence: Iterable[Observation]) -> Answer:
    """The evidence shows something that a person has to judge."""
    return Answer(Verdict.SUSPECT, why, tuple(e.id for e in evidence))


@dataclass(frozen=True)
class Rule:
    """One clause of the specification."""

    id: str
    clause: str
    """Of YD/T 4184-2023, such as `5.3`."""
    label: str
    """The notice's label, such as 违规收集个人信息."""
    title: str
    title_zh: str
    basis: str
    """Other documents that ask for the same, such as `191号 3.1`."""
    how: str
    """What decides it, in one sentence."""
    needs: frozenset[str]
    """Probes whose silence this rule relies on."""
    phases: tuple[Phase, ...]
    """Phases whose silence this rule relies on."""
    answer: Callable[[Case], Answer]

    def judge(self, case: Case) -> Finding:
        """Answer, unless the answer rests on a silence that proves nothing.

        What was seen stands, whatever was lost later. "Nothing was seen" stands only when every
        probe the rule needs watched every phase it needs.
        """
        answer = self.answer(case)
        if answer.verdict in {Verdict.MET, Verdict.NOT_APPLICABLE} and not answer.proven:
            unseen = blind_spots(case.timeline, case.app, self.needs, self.phases)
            if unseen:
                answer = Answer(Verdict.INCONCLUSIVE, join(unseen[:3]))
        if case.procedure.bypass_pinning and not self._holds_when_altered(answer):
            answer = Answer(Verdict.INCONCLUSIVE, ALTERED)
        return Finding(
            rule=self.id,
            clause=self.clause,
            label=self.label,
            title=self.title,
            title_zh=self.title_zh,
            verdict=answer.verdict,
            summary=answer.why.sentence,
            summary_zh=f"{answer.why.zh}。",
            evidence=tuple(dict.fromkeys(answer.evidence))[:CITED],
        )

    def _holds_when_altered(self, answer: Answer) -> bool:
        """Whether it stands in a run that altered the app: what the traffic accuses it of does."""
        accuses = answer.verdict in {Verdict.VIOLATED, Verdict.SUSPECT}
        return accuses and self.needs == {TRAFFIC}


@dataclass(frozen=True)
class Clause:
    """Where a rule stands in the specification."""

    number: str
    label: str
    basis: str


def rule(
    id: str,
    clause: Clause,
    *,
    title: tuple[str, str],
    needs: set[str],
    phases: tuple[Phase, ...],
) -> Callable[[Callable[[Case], Answer]], Rule]:
    """Turn the decorated function into a `Rule`; `title` is English and Chinese."""
    en, zh = title
    return lambda answer: Rule(
        id=id,
        clause=clause.number,
        label=clause.label,
        title=en,
        title_zh=zh,
        basis=clause.basis,
        how=inspect.cleandoc(answer.__doc__ or "").partition("\n")[0],
        needs=frozenset(needs),
        phases=phases,
        answer=answer,
    )
