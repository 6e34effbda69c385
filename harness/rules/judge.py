"""Judges a recording by the whole specification; the same recording gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from harness.model.evidence import Phase
from harness.model.finding import Judgement
from harness.model.recording import Recording
from harness.rules import NAME, SPECIFICATION
from harness.rules.guarded import missed
from harness.rules.interface import ALTERED, Case
from harness.rules.owners import owners_of
from harness.rules.senders import senders_of
from harness.rules.telling import data_types_of, items_of, jumps_of, receivers_of
from harness.rules.watching import PROBES, blind_spots
from harness.rules.wording import Words

NEVER_SEEN = (
    Words(
        "static fields such as Build.SERIAL and Build.MODEL are read without a call that could "
        "be seen",
        "直接读取静态字段（如 Build.SERIAL、Build.MODEL）不经过可监测的接口，未观测",
    ),
    Words(
        "native code that asks the system without the Java API was not watched",
        "原生代码（so）绕过 Java 接口的读取未观测",
    ),
    Words(
        "what the app encrypted otherwise than with javax.crypto.Cipher before it sent it could "
        "not be read",
        "应用在发送前以 javax.crypto.Cipher 以外的方式自行加密的内容未能解读",
    ),
    Words(
        "what a server passes on to third parties is not visible on a phone",
        "服务器端向第三方提供个人信息的行为在终端不可见",
    ),
    Words(
        "the text of the privacy policy was not compared with what the app did",
        "未将隐私政策文本与应用实际行为比对",
    ),
)
VIRTUAL = Words(
    "the phone was a virtual one; T/TAF 077.13 excludes such devices from a formal evaluation",
    "本次使用虚拟设备；T/TAF 077.13 要求正式评估排除虚拟设备",
)
CUT_SHORT = Words(
    "the run was cut short, so what would have come later was not observed",
    "本次运行中途终止，其后行为未观测",
)


def judge(recording: Recording) -> Judgement:
    """Every rule's answer to the recording, whose code made each call, and what was not seen."""
    case = case_of(recording)
    return Judgement(
        specification=NAME,
        findings=tuple(rule.judge(case) for rule in SPECIFICATION),
        owners=dict(case.owners),
        senders=dict(case.senders),
        receivers=receivers_of(recording.timeline, recording.provenance.app),
        items=items_of(recording.timeline),
        data_types=data_types_of(recording.timeline),
        jumps=jumps_of(case),
        not_observed=tuple(words.both for words in _not_observed(recording)),
    )


def case_of(recording: Recording) -> Case:
    """The recording as the rules see it."""
    provenance = recording.provenance
    owners = owners_of(recording.timeline, provenance.app)
    return Case(
        timeline=recording.timeline,
        app=provenance.app,
        device=provenance.device,
        procedure=provenance.procedure,
        owners=owners,
        senders=senders_of(recording.timeline, owners),
    )


def _not_observed(recording: Recording) -> Iterator[Words]:
    provenance = recording.provenance
    phases = tuple(phase for phase in Phase if phase is not Phase.SETUP)
    if provenance.device.virtual:
        yield VIRTUAL
    if provenance.procedure.bypass_pinning:
        yield ALTERED
    if not recording.ended:
        yield CUT_SHORT
    yield from blind_spots(recording.timeline, provenance.app, PROBES, phases)
    yield from missed(recording.timeline, provenance.app)
    yield from NEVER_SEEN
