"""The timeline as a picture."""

from __future__ import annotations

from itertools import pairwise

from harness.model.evidence import ApiCall, AppOp, Phase, PhaseBegan
from harness.model.finding import Verdict
from harness.model.recording import Recording
from harness.model.timeline import Timeline
from harness.report.lanes import DATA_LANES, LEFT, WIDTH, Picture, draw


def drawn(recording: Recording, *more: ApiCall | AppOp) -> Picture:
    timeline = Timeline([*recording.timeline, *more])
    return draw(timeline, recording.provenance.app, {"x1": Verdict.VIOLATED})


def call(number: int, data_type: str, at: float = 50.0) -> ApiCall:
    return ApiCall(
        id=f"x{number}",
        api="a",
        data_type=data_type,
        signature="s",
        process="p",
        pid=1,
        at=at,
        phase=Phase.IN_USE,
    )


def test_bands_are_the_phases_in_order_without_gaps(recording: Recording) -> None:
    bands = drawn(recording).bands
    began = [e.phase for e in recording.timeline.of(PhaseBegan)]

    assert [band.phase for band in bands] == began
    for left, right in pairwise(bands):
        assert abs(left.x + left.width - right.x) < 0.2
    assert [band.choice.zh for band in bands if band.choice.zh] == ["同意"]


def test_every_mark_lies_inside_the_picture(recording: Recording) -> None:
    picture = drawn(recording)

    for lane in picture.lanes:
        assert 0 < lane.y < picture.height
        for mark in lane.marks:
            assert LEFT <= mark.x <= mark.x + mark.width <= WIDTH


def test_marks_on_one_spot_become_one(recording: Recording) -> None:
    picture = drawn(recording, *(call(n, "新数据") for n in range(10, 400)))
    lane = next(lane for lane in picture.lanes if lane.label == "新数据")

    assert len(lane.marks) == 1
    assert "390" in lane.marks[0].title


def test_cited_evidence_is_drawn_last_and_leads_to_its_row(recording: Recording) -> None:
    picture = drawn(recording, call(1, "新数据", 60.0), call(2, "新数据", 70.0))
    lane = next(lane for lane in picture.lanes if lane.label == "新数据")

    assert [mark.style for mark in lane.marks] == ["call plain", "call violated"]
    assert [mark.href for mark in lane.marks] == ["", "x1"]


def test_many_kinds_of_data_share_the_last_lane(recording: Recording) -> None:
    picture = drawn(recording, *(call(n, f"数据{n}") for n in range(40)))
    labels = [lane.label for lane in picture.lanes if lane.label_en == "API"]

    assert len(labels) == DATA_LANES + 1
    assert labels[-1] == "其他数据"


def test_what_the_system_noted_has_a_lane_at_its_own_moments(recording: Recording) -> None:
    op = AppOp(id="x1", op="CAMERA", outcome="reject", package="p", at=60.0, age=10.0)
    picture = drawn(recording, call(2, "新数据", 50.0), op)
    lanes = {lane.label: lane for lane in picture.lanes}

    assert [mark.style for mark in lanes["系统记录"].marks] == ["noted denied violated"]
    assert lanes["系统记录"].marks[0].x == lanes["新数据"].marks[0].x
    assert "系统记录" not in {lane.label for lane in drawn(recording).lanes}


def test_nothing_gives_an_empty_picture(recording: Recording) -> None:
    picture = draw(Timeline(), recording.provenance.app, {})

    assert picture.bands == ()
    assert all(lane.marks == () for lane in picture.lanes)
