"""One self-contained page for people: no request to anywhere, no script, fit for print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harness.model.evidence import ApiCall, HttpRequest, ScreenSeen
from harness.model.finding import Finding, Judgement, Verdict
from harness.model.recording import Recording
from harness.report import describe, tables, unseen, wording
from harness.report.app_map import walk
from harness.report.cards import MOST_CARDS, cards
from harness.report.hostile import dumped, finalize, marked, shown
from harness.report.interface import Report
from harness.report.jumps import jump_rows
from harness.report.lanes import draw
from harness.report.sendings import MOST_IDS, OPEN, sendings
from harness.report.summary import BY_WEIGHT, by_weight, cited, names, problems, weight_of
from harness.report.thumbnails import Thumbnails, telling
from harness.report.touches import Touches
from harness.report.trials import motion_rows, window_rows

_TEMPLATES = Path(__file__).parent / "templates"
MOST_CITED = 1_000
"""Pieces of cited evidence that are listed at the end."""


class HtmlReport(Report):
    """Chinese and English beside each other; the reader may choose one."""

    name = "html"
    suffix = ".html"

    def render(self, recording: Recording, judgement: Judgement) -> str:
        """The page. Its style is allowed by hash, pictures as data; everything else is refused."""
        css = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
        policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"
        page = _environment().get_template("report.html")
        return page.render(css=Markup(css), policy=policy, **_content(recording, judgement))  # noqa: S704 - our own file


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        marked=marked,
        dumped=dumped,
        cut=shown,
        describe=describe.describe,
        kind=describe.kind,
        line=describe.line,
        overlay=lambda name: wording.known(wording.OVERLAYS, name),
        split=wording.split,
        picture=Markup,  # a data URI of our own making, too long to be cut
    )
    environment.tests.update(
        call=lambda e: isinstance(e, ApiCall),
        request=lambda e: isinstance(e, HttpRequest),
        screen=lambda e: isinstance(e, ScreenSeen),
    )
    environment.globals.update(
        words=wording,
        Verdict=Verdict,
        most_ids=MOST_IDS,
        most_open=OPEN,
    )
    return environment


def _content(recording: Recording, judgement: Judgement) -> dict[str, Any]:
    timeline, weights = recording.timeline, weight_of(judgement)
    package = recording.provenance.app.package
    thumbnails = Thumbnails(recording)
    told = sendings(timeline, judgement)
    shown = told.shown
    rest = [e for e in cited(timeline, judgement) if e.id not in shown]
    evidence = rest[:MOST_CITED]
    return {
        "recording": recording,
        "run": recording.provenance,
        "judgement": judgement,
        "problems": problems(judgement),
        "counts": {v: sum(f.verdict is v for f in judgement.findings) for v in BY_WEIGHT},
        "accusers": _accusers(judgement.findings),
        "weights": weights,
        "picture": draw(timeline, recording.provenance.app, weights),
        "told": told,
        "gaps": unseen.gaps(timeline),
        **_findings(recording, judgement, thumbnails),
        **_screens(recording, judgement, thumbnails),
        **_reads(recording, judgement),
        "motions": motion_rows(timeline, package),
        "evidence": [(e, weights[e.id]) for e in evidence],
        "evidence_left": len(rest) - len(evidence),
        "anchors": {*shown, *(e.id for e in evidence)},
        "names": names(judgement),
        "pictures": thumbnails.pictures,
    }


def _findings(recording: Recording, judgement: Judgement, thumbnails: Thumbnails) -> dict[str, Any]:
    findings = by_weight(judgement)
    heavy = [f for f in findings if f.verdict in {Verdict.VIOLATED, Verdict.SUSPECT}]
    evidence = {e.id: e for e in cited(recording.timeline, judgement)}
    return {
        "cards": cards(
            heavy[:MOST_CARDS],
            evidence,
            Touches(recording.timeline, thumbnails),
            names(judgement),
        ),
        "further": heavy[MOST_CARDS:],
        "open": _by_reason(f for f in findings if f.verdict is Verdict.INCONCLUSIVE),
        "fine": [f for f in findings if f.verdict in {Verdict.MET, Verdict.NOT_APPLICABLE}],
    }


def _by_reason(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Those that give the same reason together: what was not seen is mostly not seen for many."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.summary, []).append(finding)
    return list(groups.values())


def _screens(recording: Recording, judgement: Judgement, thumbnails: Thumbnails) -> dict[str, Any]:
    """Cited and tried screens get their pictures before the budget is spent on others."""
    timeline, package = recording.timeline, recording.provenance.app.package
    touches = Touches(timeline, thumbnails)
    screens = list(timeline.of(ScreenSeen))
    windows = window_rows(timeline, package, touches)
    told = {touch.id for row in windows for touch in row.touches}
    return {
        "jumps": jump_rows(timeline, judgement, touches),
        "jump_count": len(judgement.jumps),
        "windows": windows,
        "answers": touches.answers(told),
        "walk": walk(timeline, package, thumbnails),
        "screens": [thumbnails.shot(s) for s in telling(screens, weight_of(judgement))],
        "screen_count": len(screens),
    }


def _reads(recording: Recording, judgement: Judgement) -> dict[str, Any]:
    timeline = recording.timeline
    reads, hosts = tables.reads(timeline, judgement), tables.hosts(timeline)
    personal = [row for row in reads if row.data_type]
    other = [row for row in reads if not row.data_type]
    return {
        "reads": personal[: tables.MOST],
        "reads_left": max(len(personal) - tables.MOST, 0),
        "other_calls": other[: tables.MOST],
        "other_calls_left": max(len(other) - tables.MOST, 0),
        "noted": tables.noted(timeline)[: tables.MOST],
        "hosts": hosts[: tables.MOST],
        "hosts_left": max(len(hosts) - tables.MOST, 0),
    }


def _accusers(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    """Evidence id -> the findings that cite it."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for name in finding.evidence:
            found.setdefault(name, []).append(finding)
    return found
