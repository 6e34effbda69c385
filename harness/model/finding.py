"""What a rule concluded, and from which evidence."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from harness.model.evidence import Value


class Verdict(StrEnum):
    """The five answers a rule may give."""

    MET = "met"
    VIOLATED = "violated"
    SUSPECT = "suspect"
    NOT_APPLICABLE = "not_applicable"
    INCONCLUSIVE = "inconclusive"

    @property
    def label(self) -> str:
        """The specification's own word where it has one."""
        return _LABELS[self]


_LABELS = {
    Verdict.MET: "未见异常",
    Verdict.VIOLATED: "不符合要求",
    Verdict.SUSPECT: "需人工复核",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.INCONCLUSIVE: "无法判定",
}


class Owner(Value):
    """Whose code made a call."""

    name: str
    """Such as 友盟+ or the app's own package."""
    kind: str
    """`app`, `unknown`, or the SDK's kind, such as `statistics`."""
    prefix: str = ""
    """The package prefix by which it was known."""

    @property
    def is_app(self) -> bool:
        """The app's own code rather than an SDK's."""
        return self.kind == "app"


class Finding(Value):
    """One rule's answer."""

    rule: str
    """Id of the rule, such as `no-reads-before-consent`."""
    clause: str
    """Of YD/T 4184-2023, such as `5.3`."""
    label: str
    """The notice's label, such as 违规收集个人信息."""
    title: str
    """The rule in one English sentence."""
    title_zh: str
    """The same in Chinese."""
    verdict: Verdict
    summary: str
    """Why, in one English sentence."""
    summary_zh: str = ""
    """The same in Chinese."""
    evidence: tuple[str, ...] = ()
    """Ids of the evidence that decided it."""


class Judgement(Value):
    """All that the rules say about one recording."""

    specification: str
    """Name and edition of the rule set."""
    findings: tuple[Finding, ...]
    """In the order of the specification."""
    owners: dict[str, Owner] = Field(default_factory=dict)
    """Evidence id of an API call -> whose code made it."""
    not_observed: tuple[str, ...] = ()
    """What could not be seen in this run, a sentence each. Silence there proves nothing."""

    @property
    def verdict(self) -> Verdict:
        """The worst answer of all: violated, suspect, inconclusive, met."""
        given = {finding.verdict for finding in self.findings}
        worst_first = (Verdict.VIOLATED, Verdict.SUSPECT, Verdict.INCONCLUSIVE, Verdict.MET)
        return next((v for v in worst_first if v in given), Verdict.INCONCLUSIVE)
