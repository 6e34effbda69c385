"""Results as tables. Text from apps is never read as markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from harness.calibration import CalibrationApp, Mismatch, compare
from harness.campaign import Outcome
from harness.devices.pool import Listed
from harness.doctor import Check
from harness.errors import ExitCode
from harness.model.finding import Finding, Judgement, Verdict
from harness.model.recording import Recording
from harness.terminal import console, plain

_STYLE = {
    Verdict.VIOLATED: "bold red",
    Verdict.SUSPECT: "bold yellow",
    Verdict.INCONCLUSIVE: "magenta",
    Verdict.MET: "green",
    Verdict.NOT_APPLICABLE: "dim",
}
_ORDER = list(_STYLE)


def exit_code(verdict: Verdict) -> ExitCode:
    """What one judgement tells the shell."""
    if verdict in (Verdict.VIOLATED, Verdict.SUSPECT):
        return ExitCode.VIOLATED
    return ExitCode.MET if verdict is Verdict.MET else ExitCode.INCONCLUSIVE


def overall(outcomes: Sequence[Outcome]) -> ExitCode:
    """The worst of all: a violation, then a lab fault, then what could not be seen."""
    worst_first = (
        ExitCode.VIOLATED,
        ExitCode.USAGE,
        ExitCode.LAB_FAULT,
        ExitCode.INCONCLUSIVE,
        ExitCode.MET,
    )
    return min((outcome.exit_code for outcome in outcomes), key=worst_first.index)


def print_findings(recording: Recording, judgement: Judgement) -> None:
    """Print every finding of one recording, worst first."""
    app = recording.provenance.app
    console.print(plain(f"{app.label}  {app.package} {app.version_name}", "bold"))
    table = Table(header_style="dim", show_lines=False, expand=False)
    for heading in ("verdict", "clause", "label", "why"):
        table.add_column(heading, overflow="fold")
    for finding in sorted(judgement.findings, key=lambda f: _ORDER.index(f.verdict)):
        table.add_row(_verdict(finding.verdict), finding.clause, finding.label, _why(finding))
    console.print(table)
    for sentence in judgement.not_observed:
        console.print(plain(f"not observed: {sentence}", "dim"), soft_wrap=True)


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Print what was found in each app, then where the reports are."""
    table = Table(header_style="dim", show_lines=True)
    for heading in ("app", "phone", "verdict", "findings"):
        table.add_column(heading, overflow="fold")
    for outcome in outcomes:
        table.add_row(
            plain(f"{outcome.app.label}\n{outcome.app.package}"),
            plain(outcome.phone),
            _verdict(outcome.judgement.verdict) if outcome.judgement else plain("none"),
            _found(outcome),
        )
    console.print(table)
    for outcome in outcomes:
        for path in outcome.reports:
            if path.suffix == ".html":
                console.print(plain(f"report: {path}"), soft_wrap=True)


def print_truth(samples: Sequence[CalibrationApp], outcomes: Sequence[Outcome]) -> bool:
    """Compare judgements with the calibration apps' truth; True when one differs."""
    wrong: list[Mismatch] = []
    for sample, outcome in zip(samples, outcomes, strict=True):
        wrong += compare(sample, outcome.judgement)
    if not wrong:
        console.print(
            plain(f"All {len(samples)} calibration apps were judged as their truth says.", "green")
        )
    for mismatch in wrong:
        console.print(plain(str(mismatch), "red"), soft_wrap=True)
    return bool(wrong)


def print_phones(listed: Iterable[Listed]) -> None:
    """Print one line per phone."""
    table = Table(header_style="dim")
    for heading in ("phone", "address", "state", "labels", "busy"):
        table.add_column(heading, overflow="fold")
    for phone in listed:
        cells = (phone.name, phone.address, phone.state, ", ".join(phone.labels), phone.busy)
        table.add_row(*map(plain, cells))
    console.print(table)


def print_checks(checks: Iterable[Check]) -> None:
    """Print one line per check of the machine."""
    table = Table(header_style="dim")
    for heading in ("", "check", "result", "what to do"):
        table.add_column(heading, overflow="fold")
    for check in checks:
        sign = plain("✓", "green") if check.good else plain("✗", "red")
        table.add_row(sign, *map(plain, (check.name, check.result, check.tip)))
    console.print(table)


def _found(outcome: Outcome) -> Text:
    text = Text()
    if outcome.judgement:
        for finding in outcome.judgement.findings:
            if finding.verdict in (Verdict.VIOLATED, Verdict.SUSPECT):
                text.append(f"{finding.clause} {finding.label}: ", _STYLE[finding.verdict])
                text.append(plain(f"{finding.summary}\n"))
        counts = Counter(finding.verdict for finding in outcome.judgement.findings)
        text.append(", ".join(f"{counts[v]} {v.label}" for v in _ORDER if counts[v]), "dim")
    if outcome.error:
        text.append(plain(f"\n{outcome.error.sentence}", "red"))
        if outcome.error.tip:
            text.append(plain(f"\ntip: {outcome.error.tip}", "dim"))
    return text


def _why(finding: Finding) -> Text:
    text = plain(finding.title, "dim" if finding.verdict is Verdict.MET else "")
    return text.append(plain(f"\n{finding.summary}", "dim"))


def _verdict(verdict: Verdict) -> Text:
    return plain(verdict.label, _STYLE[verdict])
