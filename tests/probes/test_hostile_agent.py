"""Whatever an agent's script says or does, the run goes on: it ends as a lost probe, or cut short.

The scripts here stand in for our agent inside a process that wants to harm the harness.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.model.evidence import ApiCall, Observation, ProbeLost
from harness.model.identity import Identity
from harness.probes.allowance import BURST, Allowance
from harness.probes.interface import Watch
from harness.probes.motion import EVERYDAY
from harness.probes.stacks import MAX_FRAMES, MAX_NAME, parse_stack
from harness.probes.transcript import BadMessage, Transcript
from harness.store import runs
from harness.store.recorder import Recorder

from .test_api_calls import APP, Desk, DeskProbe
from .test_transcript import HOOK, STACK, batch, health, line

# What a session asks of the probe, answered as by our own agent.
CIVIL = """
rpc.exports = {
    install() { return HEALTH; },
    prove() { return { proven: ["telephony.imei"], blind: [] }; },
    flush() {
        if (acts.length > 0) acts.pop()();
        return { sequence: 0, calls: 0 };
    },
    rest() { return { sequence: 0, calls: 0 }; },
    move() { return true; },
    moved() { return {}; },
};
const acts = [];
const empty = { lines: [], endings: [], groups: [], stacks: {} };
const batch = (sequence, changes) => send({ type: "batch", sequence, ...empty, ...changes });
const line = { id: 1, hook: 0, at: 1, thread: "t", arguments: ["x"], stack: 1, outcome: "value" };
""".replace("HEALTH", health().decode())


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    """The timeline on disk, which takes no half characters and no endless numbers."""
    recorder = Recorder(tmp_path)
    yield recorder
    recorder.close()


@pytest.fixture
def desk(subject_classes: Path) -> Iterator[Desk]:
    desk = Desk(subject_classes)
    desk.command = ["sh", "-c", "echo READY; cat"]
    yield desk
    for process in desk.started:
        process.end()


def timeline(recorder: Recorder) -> list[Observation]:
    text = (recorder.folder / runs.TIMELINE).read_text(encoding="utf-8")
    return list(runs._evidence(recorder.folder, text))


def live_through(desk: Desk, recorder: Recorder, script: str) -> list[Observation]:
    """All that a session asks of the probe; the script acts when it is first flushed."""
    desk.real.script = lambda: f"{CIVIL} acts.push(() => {{ {script} }});"
    probe = DeskProbe(Watch(phone=desk, app=APP, sink=recorder, identity=Identity()))
    probe.start()
    try:
        probe.launch()
        probe.flush()
        probe.stimulate(EVERYDAY)
        probe.felt()
        probe.flush()
        probe.expect_end()
    finally:
        probe.stop()
    return timeline(recorder)


HOSTILE = {
    "no batches": "for (const value of [null, [], {}, '', 1, [[]], {type: 'batch'}]) send(value);",
    "deep nesting": "let deep = []; for (let n = 0; n < 900; n++) deep = [deep]; send(deep);",
    "endless numbers": "batch(1, { lines: [{ ...line, id: 10 ** 309 }] });",
    "10 MB strings": "batch(1, { lines: [{ ...line, thread: 'x'.repeat(10 * 1024 * 1024) }] });",
    "10 MB of bytes": "send({ type: 'batch' }, new ArrayBuffer(10 * 1024 * 1024));",
    "bytes of no cipher": "send({ type: 'batch', sequence: 1, ...empty }, new ArrayBuffer(4));",
    "a gap": "batch(1, {}); batch(3, {});",
    "a number that comes again": "batch(1, {}); batch(1, {});",
    "negative times": "batch(1, { lines: [{ ...line, at: -1 }] });",
    "times after all calendars": "batch(1, { lines: [{ ...line, at: 1e300 }] });",
    "wrong types": "batch(1, { lines: {}, stacks: [] });",
    "unknown hooks": "batch(1, { lines: [{ ...line, hook: 7 }] });",
    "words to the terminal": "console.log('\\x1b[2J');",
    "errors in half characters": "setTimeout(() => { throw new Error('\\ud800'.repeat(1e5)); });",
    "answers in half characters": "rpc.exports.flush = () => { throw '\\ud800'.repeat(1e5); };",
    "answers of 10 MB": "rpc.exports.flush = () => 'x'.repeat(10 * 1024 * 1024);",
    "answers of another form": "rpc.exports.flush = () => ({ sequence: -1, calls: 'all' });",
}  # fmt: skip


@pytest.mark.parametrize("script", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_our_agent_would_not_say_is_a_lost_probe(
    desk: Desk, recorder: Recorder, script: str, capfd: pytest.CaptureFixture[str]
) -> None:
    evidence = live_through(desk, recorder, script)

    losses = [one.reason for one in evidence if isinstance(one, ProbeLost)]
    assert losses
    assert max(map(len, losses)) < 1000
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    assert "\x1b" not in out + err


def test_half_characters_in_a_call_become_question_marks(desk: Desk, recorder: Recorder) -> None:
    script = "batch(1, { lines: [{ ...line, arguments: ['\\ud800a'], thread: '\\0' }] });"

    evidence = live_through(desk, recorder, script)

    (call,) = (one for one in evidence if isinstance(one, ApiCall))
    assert (call.arguments, call.thread) == (("?a",), "\0")


@pytest.mark.parametrize(
    "told", ["[]", "{'99': 1}", "{'1': -1}", "{'1': 1e999}", "{'1': {}}", "'x'"]
)
def test_nonsense_about_a_motion_is_unknown(desk: Desk, recorder: Recorder, told: str) -> None:
    desk.real.script = lambda: f"{CIVIL} rpc.exports.moved = () => ({told});"
    probe = DeskProbe(Watch(phone=desk, app=APP, sink=recorder, identity=Identity()))
    probe.start()
    probe.launch()

    assert probe.felt() == {}
    probe.stop()


@pytest.mark.parametrize(
    "install",
    [
        "return null",
        "return { live: 1e999 }",
        "return 'x'.repeat(10 * 1024 * 1024)",
        "throw new Error('\\ud800')",
        f"return {{ ...{health(hooks=[HOOK | {'api': 'no.such'}]).decode()} }}",
        f"return {{ ...{health(hooks=[HOOK | {'dataType': '位置'}]).decode()} }}",
        f"return {{ ...{health(live=0, hooks=[]).decode()} }}",
    ],
)
def test_a_script_that_installs_nothing_is_a_loss_and_the_app_runs_on(
    desk: Desk, recorder: Recorder, install: str
) -> None:
    desk.real.script = lambda: f"{CIVIL} rpc.exports.install = () => {{ {install}; }};"
    probe = DeskProbe(Watch(phone=desk, app=APP, sink=recorder, identity=Identity()))
    probe.start()

    probe.launch()

    assert desk.started[0].say("hello") == "hello"
    probe.stop()
    assert any(isinstance(one, ProbeLost) for one in timeline(recorder))


def test_a_script_that_dies_alone_is_a_loss_at_once(desk: Desk, recorder: Recorder) -> None:
    probe = DeskProbe(Watch(phone=desk, app=APP, sink=recorder, identity=Identity()))
    desk.real.script = lambda: CIVIL
    probe.start()
    probe.launch()
    assert probe._processes is not None
    agent = probe._processes.main()
    assert agent is not None

    agent._script.unload()

    losses = [one.reason for one in timeline(recorder) if isinstance(one, ProbeLost)]
    assert [loss.rpartition(": ")[2] for loss in losses] == [
        "it was taken out of the living process"
    ]
    probe.flush()
    probe.stop()


@pytest.mark.parametrize(
    "script",
    [
        "for (let n = 1; n <= 100000; n++) batch(n, { lines: [line] });",
        "for (let n = 1; n <= 100000; n++) send('x');",
        "for (let n = 1; n <= 300; n++) batch(n, { lines: Array(100).fill(line) });",
    ],
    ids=["messages", "nonsense", "calls"],
)
def test_a_flood_is_cut_off_and_said_once(desk: Desk, recorder: Recorder, script: str) -> None:
    evidence = live_through(desk, recorder, script)

    losses = [one.reason for one in evidence if isinstance(one, ProbeLost)]
    assert sum("not listened to any more" in loss for loss in losses) == 1
    assert len(evidence) < BURST


def test_an_allowance_refills_with_time_until_it_is_overdrawn() -> None:
    now = [0.0]
    allowance = Allowance(lambda: now[0])

    assert allowance.spend(BURST)
    now[0] += 1
    assert allowance.spend(1000)
    assert not allowance.spend(2000)
    now[0] += 3600
    assert not allowance.spend(1)


# Any bytes at all, and batches that are almost right.

WORDS = st.text(max_size=12) | st.sampled_from(["\ud800", "\0", "value", "Infinity", "1"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=8
)


def almost(known: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """This value with some of its fields replaced by anything, taken out, or added."""
    names = st.sampled_from([*known, "extra"])
    return st.dictionaries(names, ANYTHING, max_size=2).map(lambda changes: known | changes)


LINES = almost(line()) | almost(line(outcome="denied", exception="x"))
GROUPS = almost({"hook": 0, "at": 1.0, "arguments": [], "outcome": "null", "count": 3})
BATCHES = st.fixed_dictionaries(
    {
        "type": st.just("batch") | ANYTHING,
        "sequence": st.just(1) | ANYTHING,
        "lines": st.lists(LINES, max_size=3) | ANYTHING,
        "endings": st.lists(almost({"id": 1, "outcome": "value"}), max_size=2) | ANYTHING,
        "groups": st.lists(GROUPS, max_size=2) | ANYTHING,
        "stacks": st.dictionaries(st.just("1") | WORDS, st.just(STACK) | WORDS) | ANYTHING,
    }
)
PATIENT = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def take(recorder: Recorder, *contents: bytes) -> None:
    """Contents on a transcript of their own: each is evidence or a BadMessage, and writable."""
    transcript = Transcript(recorder, "com.example.app", 42)
    transcript.installed(health(), early=True)
    for content in contents:
        heard(transcript.take, content)
    transcript.settle(ended=True)


def heard(listen: Callable[[bytes], None], content: bytes) -> None:
    """Nothing but a BadMessage comes out, and that is short."""
    refused = ""
    try:
        listen(content)
    except BadMessage as error:
        refused = str(error)
    assert len(refused) < 1000


@PATIENT
@given(st.binary(max_size=300))
def test_any_bytes_are_a_batch_or_a_bad_message(recorder: Recorder, content: bytes) -> None:
    take(recorder, content, b'{"type": "batch", ' + content)


@PATIENT
@given(BATCHES)
def test_a_batch_that_is_almost_right_is_evidence_or_a_bad_message(
    recorder: Recorder, told: dict[str, Any]
) -> None:
    take(recorder, json.dumps(told).encode(), json.dumps(told).encode(), batch(2, lines=[line()]))


@PATIENT
@given(st.lists(almost({"sequence": 0, "calls": 0}), max_size=3))
def test_any_answer_to_a_flush_is_taken_or_a_bad_message(
    recorder: Recorder, answers: list[dict[str, Any]]
) -> None:
    transcript = Transcript(recorder, "com.example.app", 42)
    for answer in answers:
        heard(transcript.complete, json.dumps(answer).encode())


@PATIENT
@given(st.text(alphabet="at \t\n.(/$<>x¿", max_size=2000))
def test_a_stack_of_any_text_is_short_names(text: str) -> None:
    frames = parse_stack(text)

    assert len(frames) <= MAX_FRAMES
    assert all(0 < len(frame) <= MAX_NAME for frame in frames)


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "text", ["\n" * 20_000, "\tat " * 5000, "at " + "x." * 10_000, "\nat x/" * 4000]
)
def test_no_stack_takes_long_to_read(text: str) -> None:
    for _ in range(50):
        parse_stack(text)
