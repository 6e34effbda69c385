"""What a rule concluded, and from which evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

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


class Named(Value):
    """A name in both languages."""

    zh: str
    """In Chinese."""
    en: str
    """In English."""


class Receiver(Value):
    """Whose server personal data went to, as far as the tables know."""

    owner: Named
    """Such as 友盟+, or the app's own package; empty when no table knows the host."""
    kind: str
    """`app`, `unknown`, or the SDK's kind, such as `statistics`."""
    party: Literal["first", "third", "unknown"]
    """`first`: the app's own domain; `third`: a known third party's."""
    domain: str = ""
    """The domain by which it was known."""
    country: str = ""
    """Of the owner's seat, ISO 3166 alpha-2, by the table; empty when the table does not say."""


class Jump(Value):
    """The app put another app, or a landing page of an advert, in front of the user."""

    start: str
    """Id of the ActivityStarted."""
    cause: Named
    """What came just before it, such as 点击关闭按钮后."""
    target: Named
    """What kind of page it leads to, such as 应用商店."""
    forced: bool
    """False when the user chose it."""
    touch: str | None = None
    """Id of the UserAction it came after."""
    motion: str | None = None
    """Id of the SensorStimulus it came after."""
    call: str | None = None
    """Id of the ApiCall that made it; its stack tells whose code it was."""


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
    senders: dict[str, str] = Field(default_factory=dict)
    """Evidence id of a request -> that of the hooked API call that made it."""
    receivers: dict[str, Receiver] = Field(default_factory=dict)
    """Host that personal data went to -> whose it is."""
    items: dict[str, Named] = Field(default_factory=dict)
    """Seeded value that was found in traffic, such as `imei` -> the specification's word for it."""
    data_types: dict[str, Named] = Field(default_factory=dict)
    """Each `data_type` of the API calls, in both languages."""
    jumps: tuple[Jump, ...] = ()
    """Every jump out of the app and to an advert's landing page, in order of time."""
    not_observed: tuple[str, ...] = ()
    """What could not be seen in this run, a sentence each. Silence there proves nothing."""

    @property
    def verdict(self) -> Verdict:
        """The worst answer of all: violated, suspect, inconclusive, met."""
        given = {finding.verdict for finding in self.findings}
        worst_first = (Verdict.VIOLATED, Verdict.SUSPECT, Verdict.INCONCLUSIVE, Verdict.MET)
        return next((v for v in worst_first if v in given), Verdict.INCONCLUSIVE)
