"""The page for people: self-contained, and not to be taken over by the app it is about."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from harness.model.evidence import (
    ActivityStarted,
    ApiCall,
    AppOp,
    Blob,
    DataMatch,
    HttpRequest,
    Observation,
    OpaqueTraffic,
    PermissionAsked,
    Phase,
    ProcessStarted,
    ScreenSeen,
    TlsRefused,
    UserAction,
)
from harness.model.finding import Judgement, Owner, Verdict
from harness.model.recording import Recording
from harness.model.timeline import Timeline
from harness.report.html import HtmlReport
from harness.rules.judge import judge

EVIL = (
    '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}</style>]]>'
    "\u202egnp.exe\x00\x1b[31m javascript:alert(3)"
)


class Page(HTMLParser):
    """What a browser would find in the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.add(value or "")

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def page(recording: Recording) -> str:
    return HtmlReport().render(recording, judge(recording))


@pytest.fixture(scope="session")
def text(recording: Recording) -> str:
    return page(recording)


def test_it_says_verdict_problems_app_device_and_findings(text: str) -> None:
    for part in (
        "不符合要求",
        "违规收集个人信息；超范围收集个人信息；违规使用个人信息",
        "悦读小说",
        "4b" * 32,
        "c7" * 32,
        "Pixel 7",
        "虚拟设备",
        "sdk-reads-before-consent",
        "友盟+",
        "pin.example.cn",
        "17.26.0",
    ):
        assert part in text


def test_it_asks_nobody_for_anything(text: str) -> None:
    found = Page(text)

    assert not {"script", "link", "iframe", "object", "base", "form"} & set(found.tags)
    assert all(src.startswith("data:image/jpeg;base64,") for src in found.values("src"))
    assert all(href.startswith("#") for href in found.values("href"))
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]


def test_the_policy_allows_its_own_style_and_nothing_else(text: str) -> None:
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()

    policy = Page(text).values("content")[0]
    assert policy == f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"


def test_every_link_leads_somewhere(text: str) -> None:
    found = Page(text)

    assert {href.removeprefix("#") for href in found.values("href")} <= found.ids


def test_matches_are_marked(text: str) -> None:
    assert "<mark>9774d56d682e549c</mark>" in text


def test_the_picture_shows_the_consent_line_and_weighs_evidence(text: str) -> None:
    assert 'class="consent"' in text
    assert 'class="m call violated"' in text
    assert 'class="m call denied violated"' in text
    assert 'class="m request personal violated"' in text


def test_the_same_recording_gives_the_same_bytes(recording: Recording, tmp_path: Path) -> None:
    judgement = judge(recording)
    first = HtmlReport().write(recording, judgement, tmp_path / "a").read_bytes()
    second = HtmlReport().write(recording, judgement, tmp_path / "b").read_bytes()

    assert first == second
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["report.html"]


def evil_evidence(blob: Blob) -> list[Observation]:
    moment = {"phase": Phase.BEFORE_CONSENT, "at": 12.0}
    return [
        ApiCall(
            id=f"e{EVIL}",
            api=EVIL,
            data_type=EVIL,
            signature=EVIL,
            arguments=(EVIL,),
            stack=(EVIL,) * 200,
            process=EVIL,
            pid=1,
            **moment,
        ),
        HttpRequest(
            id="h1",
            exchange=EVIL,
            method=EVIL,
            url=f"javascript:{EVIL}",
            host=EVIL,
            port=1,
            tls=False,
            headers=((EVIL, EVIL),),
            matches=(DataMatch(item=EVIL, form=EVIL, where=EVIL, excerpt=f"«{EVIL}»«{EVIL}"),),
            **moment,
        ),
        ScreenSeen(
            id="s1",
            package=EVIL,
            activity=EVIL,
            overlay=EVIL,
            texts=(EVIL,) * 50,
            picture=blob,
            **moment,
        ),
        ActivityStarted(
            id="a1",
            caller="cn.example.reader",
            target=EVIL,
            activity=EVIL,
            data=EVIL,
            raw=EVIL,
            source="log",
            **moment,
        ),
        PermissionAsked(id="p1", permissions=(EVIL,), group=EVIL, text=EVIL, **moment),
        ProcessStarted(
            id="q1", process=EVIL, package="cn.example.reader", pid=9, cause=EVIL, **moment
        ),
        UserAction(id="u1", action="tap", target=EVIL, reason=EVIL, **moment),
        AppOp(
            id="n1",
            op=EVIL,
            data_type=EVIL,
            outcome="access",
            state=EVIL,
            package=EVIL,
            tag=EVIL,
            proxy=EVIL,
            **moment,
        ),
        TlsRefused(id="t1", host=EVIL, port=1, reason=EVIL, **moment),
        OpaqueTraffic(id="o1", protocol=EVIL, host=EVIL, port=1, size=9, **moment),
    ]


def test_what_the_system_noted_has_a_table_of_its_own(recording: Recording) -> None:
    op = AppOp(
        id="n1",
        op="CAMERA",
        data_type="相机",
        outcome="reject",
        state="bg",
        package="p",
        at=60.0,
        phase=Phase.SILENT,
    )
    told = page(replace(recording, timeline=Timeline([*recording.timeline, op])))

    for part in ("系统权限使用记录", "CAMERA", "相机", "≥ 1", "被系统拒绝 rejected"):
        assert part in told
    assert "系统权限使用记录<small>" not in page(recording)


def test_hostile_text_stays_text(recording: Recording, lost_blob: Blob) -> None:
    provenance = recording.provenance
    app = provenance.app.model_copy(
        update={"label": EVIL, "version_name": EVIL, "permissions": (EVIL,), "processes": (EVIL,)}
    )
    hostile = Recording(
        recording.folder,
        provenance.model_copy(update={"app": app, "tools": {EVIL: EVIL}}),
        Timeline([*recording.timeline, *evil_evidence(lost_blob)]),
        ended=False,
    )
    text = page(hostile)
    found = Page(text)

    assert not {"script"} & set(found.tags)
    assert found.tags.count("style") == 1
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert all(src.startswith("data:image/jpeg;base64,") for src in found.values("src"))
    assert all(href.startswith("#") for href in found.values("href"))
    assert not set("\u202e\x00\x1b") & set(text)
    assert ">49<" not in text


def test_hostile_findings_stay_text(recording: Recording) -> None:
    judgement = judge(recording)
    findings = tuple(
        f.model_copy(update={"summary": EVIL, "summary_zh": EVIL, "evidence": (EVIL,)})
        for f in judgement.findings
    )
    owner = Owner(name=EVIL, kind=EVIL, prefix=EVIL)
    hostile = Judgement(
        specification=judgement.specification,
        findings=findings,
        owners=dict.fromkeys(judgement.owners, owner),
        not_observed=(EVIL,),
    )

    assert "script" not in Page(HtmlReport().render(recording, hostile)).tags


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64])
def test_a_damaged_picture_leaves_a_gap(
    recording: Recording, tmp_path: Path, content: bytes
) -> None:
    blob = Blob(sha256="ab" * 32, media_type="image/png", size=len(content))
    path = tmp_path / "blobs" / "ab" / blob.sha256
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    screen = ScreenSeen(id="s1", package="a", picture=blob, phase=Phase.IN_USE, at=1.0)
    damaged = Recording(tmp_path, recording.provenance, Timeline([screen]), ended=True)

    assert "无截图" in page(damaged)


def test_a_recording_of_nothing_still_gives_a_page(recording: Recording, tmp_path: Path) -> None:
    empty = Recording(tmp_path, recording.provenance, Timeline(), ended=False)
    text = page(empty)

    assert judge(empty).verdict is Verdict.INCONCLUSIVE
    assert "中途终止" in text
    assert "无法判定" in text


def test_a_flood_of_evidence_gives_a_page_of_bounded_size(recording: Recording) -> None:
    flood = [
        HttpRequest(
            id=f"f{n}",
            exchange=str(n),
            method="GET",
            url="https://a.cn/" + "x" * 5000,
            host=f"h{n}.example.cn",
            port=443,
            tls=True,
            at=20 + n / 1000,
            phase=Phase.IN_USE,
            matches=(DataMatch(item="imei", form="plain", excerpt="y" * 5000),),
        )
        for n in range(4000)
    ]
    flooded = Recording(
        recording.folder, recording.provenance, Timeline([*recording.timeline, *flood]), ended=True
    )

    assert len(page(flooded)) < 3_000_000
