"""Personal data that left the phone: receiver by receiver, with what was found marked."""

from __future__ import annotations

from dataclasses import replace

from harness.model.evidence import (
    ApiCall,
    DataMatch,
    HttpRequest,
    Observation,
    Phase,
    RequestDecrypted,
)
from harness.model.finding import Finding, Judgement, Named, Owner, Receiver, Verdict
from harness.model.recording import Recording
from harness.model.timeline import Timeline
from harness.report.html import HtmlReport
from harness.report.sendings import (
    MOST_IDS,
    MOST_MATCHES,
    MOST_RECEIVERS,
    MOST_REQUESTS,
    OPEN,
    sendings,
)
from tests.report.parsed import Element, is_harmless, parse, section

EVIL = '</mark></pre><script>alert(1)</script>"\u202e'
IMEI = DataMatch(
    item="imei",
    form="md5 of upper case",
    path=("body", "json:did", "base64"),
    where="imei as md5 of upper case, in the body, at the JSON place `did`, decoded from base64",
    excerpt='{"d":"«9f86d081»"}',
)


def sent(name: str, at: float, *matches: DataMatch, host: str = "log.umeng.com") -> HttpRequest:
    return HttpRequest(
        id=name,
        at=at,
        phase=Phase.BEFORE_CONSENT if at < 50 else Phase.BACKGROUND,
        exchange=name,
        method="POST",
        url=f"https://{host}/v1/log?t={at}",
        host=host,
        port=443,
        tls=True,
        matches=matches,
    )


def call(name: str, at: float, data_type: str | None = None) -> ApiCall:
    return ApiCall(
        id=name,
        at=at,
        api="a.b",
        data_type=data_type,
        signature=f"android.x.{name}()",
        outcome="value",
        stack=("android.x.Y.z", "com.umeng.A.b"),
        process="p",
        pid=1,
    )


def judged(*cited: str, **more: object) -> Judgement:
    finding = Finding(
        rule="sends-before-consent",
        clause="5.3",
        label="违规收集个人信息",
        title="",
        title_zh="不应外发",
        verdict=Verdict.VIOLATED,
        summary="",
        evidence=cited,
    )
    umeng = Receiver(
        owner=Named(zh="友盟+", en="Umeng"), kind="statistics", party="third", country="CN"
    )
    return Judgement(
        specification="s",
        findings=(finding,),
        receivers={"log.umeng.com": umeng},
        items={"imei": Named(zh="IMEI", en="IMEI")},
        owners={"c1": Owner(name="友盟+", kind="statistics")},
    ).model_copy(update=more)


def shown(recording: Recording, judgement: Judgement, *evidence: Observation) -> Element:
    page = HtmlReport().render(replace(recording, timeline=Timeline(evidence)), judgement)
    found = section(parse(page), "sendings")
    assert found is not None
    assert is_harmless(parse(page))
    return found


def test_like_requests_are_told_once_with_all_their_times() -> None:
    timeline = Timeline([sent("h1", 1, IMEI), sent("h2", 9, IMEI), sent("h3", 60, IMEI)])
    (one,) = sendings(timeline, judged()).received
    (sending,) = one.sendings

    assert [r.id for r in sending.requests] == ["h1", "h2", "h3"]
    assert sending.phases == {Phase.BEFORE_CONSENT: 2, Phase.BACKGROUND: 1}
    assert one.receiver.owner.zh == "友盟+"


def test_another_value_or_another_place_is_another_sending() -> None:
    other = IMEI.model_copy(update={"path": ("body", "json:id")})
    timeline = Timeline([sent("h1", 1, IMEI), sent("h2", 2, other), sent("h3", 3, IMEI, other)])

    assert len(sendings(timeline, judged()).received[0].sendings) == 3


def test_whom_findings_accuse_comes_first() -> None:
    timeline = Timeline([sent("h1", 1, IMEI, host="a.cn"), sent("h2", 2, IMEI, host="b.cn")])

    assert [one.host for one in sendings(timeline, judged("h2")).received] == ["b.cn", "a.cn"]


def test_it_names_the_call_that_read_the_value_and_the_one_that_sent_it() -> None:
    early, late = call("c1", 1, "IMEI"), call("c3", 9, "IMEI")
    net = call("c2", 4)
    timeline = Timeline([early, net, sent("h1", 5, IMEI), late])
    (one,) = sendings(timeline, judged(senders={"h1": "c2"})).received
    (sending,) = one.sendings

    assert sending.found[0].read_by is not None
    assert sending.found[0].read_by.call.id == "c1"
    assert sending.found[0].read_by.owner == Owner(name="友盟+", kind="statistics")
    assert sending.sent_by is not None
    assert sending.sent_by.call.id == "c2"


def test_what_was_encrypted_counts_as_sent_and_names_the_call(recording: Recording) -> None:
    inside = IMEI.model_copy(update={"path": ("body", "base64", "cipher:AES/CBC", "json:imei")})
    opened = RequestDecrypted(
        id="d1",
        request="h1",
        call="c1",
        encryption="x1",
        transformation="AES/CBC",
        matches=(inside,),
    )
    found = shown(recording, judged("h1"), call("c1", 1), sent("h1", 5), opened)

    assert "加密前原文 clear text before AES/CBC" in found.text
    assert "加密该数据的调用 encrypted by 1.0 s · 友盟+ · android.x.c1()" in found.text


def test_the_page_marks_the_value_and_tells_receiver_way_and_findings(recording: Recording) -> None:
    found = shown(recording, judged("h1"), call("c1", 1, "IMEI"), sent("h1", 5, IMEI))

    assert [mark.text for mark in found.all("mark")] == ["9f86d081"]
    for part in (
        "log.umeng.com",
        "友盟+ Umeng",
        "第三方 third party",
        "主体所在国 seat CN",
    ):
        assert part in found.first("article", "receiver").text
    steps = [step.text for step in found.all(css="step")]
    assert steps == ["请求体 body", "JSON 字段 JSON did", "base64"]
    assert "大写的 md5" in found.text
    assert found.by_id("h1").text == "h1"
    assert "#finding-sends-before-consent" in [a.attributes["href"] for a in found.all("a")]
    assert "com.umeng.A.b" in found.first("details", "call").first("pre").text


def test_bytes_that_are_no_text_are_dumped_with_the_match_marked(recording: Recording) -> None:
    binary = IMEI.model_copy(update={"dump": "0a10«00ff41»42", "excerpt": "··«··A»B"})
    found = shown(recording, judged(), sent("h1", 5, binary))

    assert found.first("pre", "bytes").text.startswith("0a 10 00 ff 41 42")
    assert [mark.text for mark in found.first("pre", "bytes").all("mark")] == ["00 ff 41", "··A"]
    assert not found.all("div", "bytes")


def test_what_went_over_a_web_socket_is_called_a_message(recording: Recording) -> None:
    message = sent("h1", 5, IMEI).model_copy(update={"method": "WEBSOCKET"})
    found = shown(recording, judged(), message)

    assert found.all(css="step")[0].text == "WebSocket 消息 WebSocket message"
    assert "在 WebSocket 消息 → JSON 字段 did" in found.text


def test_plain_http_and_an_unknown_owner_are_flagged(recording: Recording) -> None:
    plain = sent("h1", 5, IMEI, host="203.0.113.9").model_copy(update={"tls": False})
    found = shown(recording, judged(), plain).text

    for part in (
        "明文 HTTP plain HTTP 1",
        "归属未知 owner unknown",
        "主体所在国未知 seat unknown",
    ):
        assert part in found


def test_hostile_matches_stay_text(recording: Recording) -> None:
    evil = DataMatch(
        item=EVIL,
        form=EVIL,
        path=("body", f"json:{EVIL}", EVIL) * 20,
        where=EVIL,
        excerpt=f"«{EVIL}»«{EVIL}",
        dump=f"{EVIL}«{EVIL}»0",
    )
    owner = Receiver(owner=Named(zh=EVIL, en=EVIL), kind=EVIL, party="third", country=EVIL)
    request = sent("h1", 5, *(evil,) * 30, host=EVIL)
    found = shown(recording, judged("h1", receivers={EVIL: owner}), request)

    assert len(found.all(css="found")) == MOST_MATCHES
    assert f"{30 - MOST_MATCHES} more in timeline.jsonl" in found.text


def test_one_receiver_leaves_room_for_the_others() -> None:
    flood = [sent(f"h{n}", n, IMEI.model_copy(update={"form": f"{n}"})) for n in range(500)]
    other = [sent("x1", 600, IMEI, host="b.cn"), sent("x2", 601, IMEI, host="c.cn")]
    told = sendings(Timeline([*flood, *other]), judged()).received

    assert [one.host for one in told] == ["log.umeng.com", "b.cn", "c.cn"]
    assert [len(one.sendings) for one in told] == [MOST_REQUESTS - 2, 1, 1]
    assert [one.left for one in told] == [500 - MOST_REQUESTS + 2, 0, 0]


def test_what_is_cited_stands_open_and_the_rest_is_folded(recording: Recording) -> None:
    many = [sent(f"h{n}", n, IMEI.model_copy(update={"form": f"{n}"})) for n in range(1, 41)]
    found = shown(recording, judged("h40"), *many).first("article", "receiver")
    folded = found.all("details")[-1]

    assert found.all("div", "sending")[0].first(css="id").text == "h40"
    assert len(folded.all("div", "sending")) == 40 - OPEN
    assert f"{40 - OPEN} more groups" in folded.first("summary").text


def test_a_flood_is_bounded_and_counted() -> None:
    flood = [sent(f"h{n}", n, IMEI, host=f"h{n % 500}.cn") for n in range(5000)]
    told = sendings(Timeline(flood), judged())

    assert len(told.received) == MOST_RECEIVERS
    assert told.receivers_left == 500 - MOST_RECEIVERS
    assert all(len(one.sendings) <= 1 for one in told.received)
    assert len(told.shown) <= MOST_RECEIVERS * MOST_IDS
