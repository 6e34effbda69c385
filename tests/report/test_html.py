"""The page for people: self-contained, and not to be taken over by the app it is about."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
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
from tests.report.parsed import is_harmless, parse, section, sources

EVIL = (
    '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}</style>]]>'
    "\u202egnp.exe\x00\x1b[31m javascript:alert(3)"
)


def page(recording: Recording) -> str:
    return HtmlReport().render(recording, judge(recording))


@pytest.fixture(scope="session")
def text(recording: Recording) -> str:
    return page(recording)


def test_it_reads_verdict_first_then_what_was_violated_then_what_was_not_seen(text: str) -> None:
    headings = [h.attributes.get("id") for h in parse(text).all("h2")]

    assert headings[:4] == ["findings", "unseen", "timeline", "sendings"]
    assert headings[-2:] == ["evidence", "provenance"]
    cover = parse(text).first("section", "cover").text
    for part in ("不符合要求", "violated", "所涉问题", "悦读小说", "3.4.1", "YD/T 4184-2023"):
        assert part in cover


def test_each_violation_is_a_card_with_its_evidence_marks_and_pictures(
    text: str, recording: Recording
) -> None:
    cards = parse(text).all("article", "card")
    heavy = {Verdict.VIOLATED, Verdict.SUSPECT}
    told = [f.rule for f in judge(recording).findings if f.verdict in heavy]

    assert {card.attributes["id"] for card in cards} == {f"finding-{rule}" for rule in told}
    card = next(c for c in cards if c.attributes["id"] == "finding-sends-before-consent")
    assert "9774d56d682e549c" in [mark.text for mark in card.all("mark")]
    assert any(card.all("svg", "shot") for card in cards)


def test_what_is_inconclusive_for_one_reason_is_told_together(recording: Recording) -> None:
    judgement = judge(recording)
    changed = tuple(
        f.model_copy(update={"verdict": Verdict.INCONCLUSIVE, "summary": "It was dark."})
        for f in judgement.findings
    )
    dark = judgement.model_copy(update={"findings": changed})
    (group,) = parse(HtmlReport().render(recording, dark)).all("div", "reason")

    assert group.text.count("It was dark.") == 1
    assert len(group.all("li")) == len(changed)


def test_the_reader_chooses_the_language_without_a_script(text: str) -> None:
    page = parse(text)
    choices = [e for e in page.all("input") if e.attributes["type"] == "radio"]

    assert [e.attributes["id"] for e in choices] == ["lang-both", "lang-zh", "lang-en"]
    assert [e for e in choices if "checked" in e.attributes] == choices[:1]
    css = page.first("style").text
    assert (
        "body:has(#lang-zh:checked) .en, body:has(#lang-en:checked) .zh { display: none; }" in css
    )
    official = page.first("section", "cover").first("p", "problems").all("span")[2]
    assert official.attributes == {"lang": "zh-CN"}, "the official label stays in every language"


def test_what_can_be_scrolled_or_opened_can_be_reached_by_keyboard(text: str) -> None:
    page = parse(text)

    assert all(e.attributes.get("tabindex") == "0" for e in page.all(css="scroll"))
    assert all("aria-label" in e.attributes for e in page.all("svg", "shot"))
    assert page.by_id(page.first("a", "skip").attributes["href"].removeprefix("#")).tag == "h2"
    assert all(th.attributes.get("scope") == "col" for th in page.all("th"))


def test_a_run_that_altered_certificate_checks_says_so_first(recording: Recording) -> None:
    provenance = recording.provenance
    procedure = provenance.procedure.model_copy(update={"bypass_pinning": True})
    altered = replace(recording, provenance=provenance.model_copy(update={"procedure": procedure}))
    banner = parse(page(altered)).by_id("altered")

    assert "本次运行改变了应用的证书校验" in banner.text
    assert "altered the app's certificate checks" in banner.text
    assert 'id="altered"' not in page(recording)


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
    found = parse(text)

    assert is_harmless(found)
    assert any(source.startswith("data:image/jpeg;base64,") for source in sources(found))


def test_the_policy_allows_its_own_style_and_nothing_else(text: str) -> None:
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()

    policy = next(
        meta.attributes["content"]
        for meta in parse(text).all("meta")
        if "http-equiv" in meta.attributes
    )
    assert policy == f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"


def test_every_link_leads_somewhere_and_every_id_is_there_once(text: str) -> None:
    ids = [e.attributes["id"] for e in parse(text).walk() if "id" in e.attributes]
    links = {source for source in sources(parse(text)) if source.startswith("#")}

    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)


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

    noted = section(parse(told), "noted")
    assert noted is not None
    for part in ("CAMERA", "相机", "≥ 1", "被系统拒绝 rejected"):
        assert part in noted.text
    assert section(parse(page(recording)), "noted") is None


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

    assert is_harmless(parse(text))
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

    assert is_harmless(parse(HtmlReport().render(recording, hostile)))


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


def test_a_thousand_findings_give_a_page_of_bounded_size_whose_links_hold(
    recording: Recording,
) -> None:
    calls = [
        ApiCall(id=f"b{n}", at=20, api=f"a{n}", signature="s", process="p", pid=1)
        for n in range(5000)
    ]
    one = judge(recording).findings[0]
    findings = tuple(
        one.model_copy(
            update={
                "rule": f"r{n}",
                "verdict": list(Verdict)[n % 5],
                "evidence": tuple(call.id for call in calls[n * 5 : n * 5 + 5]),
            }
        )
        for n in range(1000)
    )
    flooded = replace(recording, timeline=Timeline([*recording.timeline, *calls]))
    text = HtmlReport().render(flooded, judge(flooded).model_copy(update={"findings": findings}))
    found = parse(text)
    ids = {e.attributes.get("id") for e in found.walk()}

    assert len(text) < 4_000_000
    assert {f"finding-r{n}" for n in range(1000)} <= ids
    assert {s.removeprefix("#") for s in sources(found) if s.startswith("#")} <= ids


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
