"""One self-contained page for people: no request to anywhere, no script, fit for print."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harness.model.evidence import ApiCall, HttpRequest, ScreenSeen
from harness.model.finding import Judgement, Verdict
from harness.model.recording import Recording
from harness.report import describe, tables
from harness.report.hostile import finalize, marked, shown
from harness.report.interface import Report
from harness.report.lanes import draw
from harness.report.summary import BY_WEIGHT, by_weight, cited, problems, weight_of
from harness.report.thumbnails import Thumbnails, telling
from harness.report.trials import motion_rows, window_rows

_TEMPLATES = Path(__file__).parent / "templates"
VERDICTS_EN = {
    Verdict.VIOLATED: "violated",
    Verdict.SUSPECT: "needs review",
    Verdict.INCONCLUSIVE: "inconclusive",
    Verdict.MET: "met",
    Verdict.NOT_APPLICABLE: "not applicable",
}


class HtmlReport(Report):
    """Chinese first, English beside it."""

    name = "html"
    suffix = ".html"

    def render(self, recording: Recording, judgement: Judgement) -> str:
        """The page. Its style is allowed by hash, pictures as data; everything else is refused."""
        css = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
        policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"
        page = _environment().get_template("report.html")
        return page.render(css=Markup(css), policy=policy, **_content(recording, judgement))  # noqa: S704 - our own file


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
        cut=shown,
        describe=describe.describe,
        kind=describe.kind,
        picture=Markup,  # a data URI of our own making, too long to be cut
    )
    environment.tests.update(
        call=lambda e: isinstance(e, ApiCall),
        request=lambda e: isinstance(e, HttpRequest),
        screen=lambda e: isinstance(e, ScreenSeen),
    )
    return environment


def _content(recording: Recording, judgement: Judgement) -> dict[str, Any]:
    timeline, weights = recording.timeline, weight_of(judgement)
    personal = tables.personal_requests(timeline)
    reads = tables.reads(timeline, judgement)
    hosts = tables.hosts(timeline)
    thumbnails = Thumbnails(recording)
    screens = telling(list(timeline.of(ScreenSeen)), weights)
    return {
        "recording": recording,
        "run": recording.provenance,
        "judgement": judgement,
        "findings": by_weight(judgement),
        "problems": problems(judgement),
        "counts": {v: sum(f.verdict is v for f in judgement.findings) for v in BY_WEIGHT},
        "english": VERDICTS_EN,
        "outcomes": describe.OUTCOMES,
        "picture": draw(timeline, recording.provenance.app, weights),
        "screens": [(screen, thumbnails.uri(screen.picture)) for screen in screens],
        "windows": [
            (row, [(frame, thumbnails.uri(frame.picture)) for frame in row.frames])
            for row in window_rows(timeline, recording.provenance.app.package)
        ],
        "window_outcomes": describe.WINDOW_OUTCOMES,
        "motions": motion_rows(timeline, recording.provenance.app.package),
        "screen_count": sum(1 for _ in timeline.of(ScreenSeen)),
        "reads": reads[: tables.MOST],
        "reads_left": max(len(reads) - tables.MOST, 0),
        "noted": tables.noted(timeline)[: tables.MOST],
        "states": describe.STATES,
        "requests": personal[: tables.MOST],
        "requests_left": max(len(personal) - tables.MOST, 0),
        "hosts": hosts[: tables.MOST],
        "hosts_left": max(len(hosts) - tables.MOST, 0),
        "evidence": [(e, weights[e.id]) for e in cited(timeline, judgement)],
        "weights": weights,
        "Verdict": Verdict,
    }
