"""What reports are told of the tables: receivers, words, jumps."""

from __future__ import annotations

from pathlib import Path

from harness.model.evidence import (
    ActivityStarted,
    DataMatch,
    HttpRequest,
    Phase,
    RequestDecrypted,
)
from harness.rules.judge import judge
from harness.rules.testing import APP, Run, read, request

MATCH = DataMatch(item="imei", form="plain")


def test_receivers_are_named_by_the_tables_and_nothing_else(tmp_path: Path) -> None:
    run = Run()
    for host in ("a.umeng.com", "x.appsflyer.com", "who.knows.test"):
        run.saw(Phase.IN_USE, 1.0, request(host, "imei"))
    run.saw(Phase.IN_USE, 1.0, request("nothing.personal.test"))
    told = judge(run.recording(tmp_path)).receivers

    assert list(told) == ["a.umeng.com", "x.appsflyer.com", "who.knows.test"]
    umeng, flyer, unknown = told.values()
    assert (umeng.owner.zh, umeng.owner.en, umeng.party) == ("友盟+", "Umeng", "third")
    assert (umeng.country, umeng.domain) == ("CN", "umeng.com")
    assert (flyer.owner.zh, flyer.country) == ("AppsFlyer", ""), "no seat that is plain"
    assert (unknown.owner.zh, unknown.kind, unknown.party) == ("", "unknown", "unknown")


def test_the_apps_own_domain_is_the_first_party(tmp_path: Path) -> None:
    own = ".".join(reversed(APP.package.split(".")[:2]))
    run = Run().saw(Phase.IN_USE, 1.0, request(f"api.{own}", "imei"))

    assert judge(run.recording(tmp_path)).receivers[f"api.{own}"].party == "first"


def test_what_was_encrypted_counts_as_sent(tmp_path: Path) -> None:
    run = Run().saw(Phase.IN_USE, 1.0, request("a.umeng.com"))
    sent = next(run.recording(tmp_path / "a").timeline.of(HttpRequest))
    opened = RequestDecrypted(
        request=sent.id, call="c", encryption="x", transformation="AES", matches=(MATCH,)
    )
    told = judge(run.saw(Phase.IN_USE, 2.0, opened).recording(tmp_path / "b"))

    assert list(told.receivers) == ["a.umeng.com"]
    assert told.items["imei"].zh == "IMEI"


def test_words_for_data_come_in_both_languages(tmp_path: Path) -> None:
    run = Run().saw(Phase.IN_USE, 1.0, read("软件安装列表"))

    told = judge(run.recording(tmp_path)).data_types
    assert told["软件安装列表"].en == "list of installed apps"


def test_each_jump_is_told_with_its_cause_and_target(tmp_path: Path) -> None:
    start = ActivityStarted(caller=APP.package, target="com.android.vending", source="log")
    run = Run().saw(Phase.IN_USE, 30.0, start)
    (jump,) = judge(run.recording(tmp_path)).jumps

    assert (jump.target.zh, jump.cause.en) == ("应用商店", "without any action of the user")
    assert jump.forced
    assert jump.touch is None
