"""What was not observed, channel by channel."""

from __future__ import annotations

from dataclasses import replace

from harness.model.evidence import (
    Blob,
    HookMissing,
    HttpRequest,
    Note,
    Observation,
    OpaqueTraffic,
    Phase,
    PinningBypassed,
    ProbeLost,
    TlsRefused,
)
from harness.model.recording import Recording
from harness.model.timeline import Timeline
from harness.report.html import HtmlReport
from harness.report.unseen import MOST, gaps
from harness.rules.judge import judge
from tests.report.parsed import is_harmless, parse, section

EVIL = "<script>alert(1)</script>"
CUT = Blob(sha256="a" * 64, media_type="text/plain", size=64, truncated=True)
STORY: tuple[Observation, ...] = (
    TlsRefused(id="t1", at=1, host="pin.cn", port=443, reason="unknown ca"),
    TlsRefused(id="t2", at=2, host="pin.cn", port=443, reason="unknown ca"),
    OpaqueTraffic(id="o1", at=3, protocol="quic (blocked)", host="", port=443, size=2456),
    OpaqueTraffic(id="o2", at=4, protocol="tcp", host="203.0.113.2", port=9, size=70),
    OpaqueTraffic(id="o3", at=5, protocol="tcp", host="203.0.113.3", port=9, size=30),
    HookMissing(id="k1", at=6, api="oaid.miui", process="p", pid=1, reason="failed", absent=False),
    HookMissing(id="k2", at=6, api="oaid.vivo", process="p", pid=1, reason="", absent=True),
    Note(id="n1", at=7, text="not searched in https://a.cn/x: encodings behind the first 16 MB"),
    Note(id="n3", at=7, text="UDP was not watched: p: UDP cannot be watched without root"),
    Note(id="n2", at=7, text="something else"),
    ProbeLost(id="l1", at=8, probe="traffic", reason="the relay ended"),
    PinningBypassed(id="p1", at=9, check="okhttp3.CertificatePinner.check", process="p", pid=1),
    HttpRequest(
        id="h1",
        at=9,
        exchange="1",
        method="POST",
        url="https://a.cn",
        host="a.cn",
        port=443,
        tls=True,
        body=CUT,
    ),
)


def test_each_channel_says_what_was_missed_why_and_how_often() -> None:
    found = {
        gap.channel.en: (gap.what.en, gap.detail.en, gap.count) for gap in gaps(Timeline(STORY))
    }

    assert found == {
        "probe lost": ("traffic", "the relay ended", 1),
        "TLS refused": ("pin.cn:443", "unknown ca", 2),
        "altered certificate check": ("okhttp3.CertificatePinner.check", "", 1),
        "blocked channel": ("quic (blocked), 2456 bytes", "*:443", 1),
        "unread traffic": ("tcp, 100 bytes", "203.0.113.2:9, 203.0.113.3:9", 2),
        "UDP not watched": ("QUIC, DNS, UDP", "p: UDP cannot be watched without root", 1),
        "hook failed": ("oaid.miui", "failed", 1),
        "not on this Android": ("1 APIs, nothing to see", "oaid.vivo", 1),
        "not searched in full": ("https://a.cn/x", "encodings behind the first 16 MB", 1),
        "body too long": ("only the beginning of 1 was kept", "64 bytes kept", 1),
    }


def test_the_page_has_one_section_for_it_also_when_all_was_watched(recording: Recording) -> None:
    more = replace(recording, timeline=Timeline([*recording.timeline, *STORY]))
    found = section(parse(HtmlReport().render(more, judge(more))), "unseen")

    assert found is not None
    for part in ("pin.cn:443", "已阻断的通道", "监测点失败", "未全部搜索", "Build.SERIAL"):
        assert part in found.text
    empty = replace(recording, timeline=Timeline())
    assert section(parse(HtmlReport().render(empty, judge(empty))), "unseen") is not None


def test_a_flood_of_refusals_is_bounded_and_hostile_hosts_stay_text(recording: Recording) -> None:
    flood = [
        TlsRefused(
            id=f"f{n}", at=n, phase=Phase.IN_USE, host=f"{EVIL}{n}", port=1, reason=EVIL * 99
        )
        for n in range(500)
    ]
    more = replace(recording, timeline=Timeline(flood))

    *told, rest = gaps(more.timeline)

    assert len(told) == MOST
    assert (rest.what.en, rest.count) == (f"{500 - MOST} more", 500 - MOST)
    assert is_harmless(parse(HtmlReport().render(more, judge(more))))
