"""Chapter 11: windows can be closed and nothing jumps or downloads by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.model.evidence import (
    DownloadStarted,
    Observation,
    Phase,
    ScreenSeen,
    UserAction,
    WindowTried,
)
from harness.rules.interface import (
    Answer,
    Case,
    Clause,
    inconclusive,
    met,
    not_applicable,
    rule,
    suspect,
    violated,
)
from harness.rules.jumps import WINDOWS, Cause, Jump, closes, jumps, landings, says_close
from harness.rules.wording import Words, at, join

CANNOT_CLOSE = "信息窗口关不掉"
JUMPS = "信息窗口“乱跳转”"
DOWNLOADS = "欺骗误导用户下载APP"
PHASES = (Phase.BEFORE_CONSENT, Phase.IN_USE)
CLOSED_AFTER_S, LOOKED_UNTIL_S = 0.8, 6.0
"""A window that is still there in this time after a tap on its close button did not close."""
LATE_S = 1.5
"""A way out that shows this long after its window was not there from the first moment."""
STUBBORN_S = 10.0
"""A window shown this long without any close button is shown to a person."""
_DOWNLOADS = re.compile(
    r"下载|安装|更新|升级|(?<![a-z])(?:download|install|update|upgrade|get)(?![a-z])", re.IGNORECASE
)
_COUNTDOWN = re.compile(
    r"\d+\s*(?:秒|s)\s*(?:后)?\s*(?:才)?可(?:以)?\s*(?:关闭|跳过)", re.IGNORECASE
)


def windows(case: Case) -> list[ScreenSeen]:
    """Screens with a splash or pop-up window of the app in front."""
    return [screen for screen in case.timeline.of(ScreenSeen) if _is_window(case, screen)]


def _no_window() -> Answer:
    return not_applicable("no splash or pop-up window was seen", "未见开屏或弹窗信息窗口")


@rule(
    "window-closes",
    Clause("11.2", CANNOT_CLOSE, "T/TAF 078.7 5; 26号; 互联网广告管理办法 10"),
    title=(
        "One tap closes a splash or pop-up window",
        "开屏和弹窗应有明显有效的关闭按钮，一键即可关闭",
    ),
    needs={"screens"},
    phases=PHASES,
)
def window_closes(case: Case) -> Answer:
    """A window still there after a tap on its close button; one without a button is suspect."""
    seen = windows(case)
    if not seen:
        return _no_window()
    for tap in case.timeline.of(UserAction):
        if tap.action == "tap" and closes(tap):
            stuck = _still_there(case, tap)
            if stuck is not None:
                before, after = stuck
                when = at(tap.at)
                return violated(
                    Words(
                        f"a tap on “{tap.target[:20]}” at {when.en} did not close the window",
                        f"{when.zh}点击“{tap.target[:20]}”后窗口未关闭",
                    ),
                    [before, tap, after],
                )
    stubborn = [] if _closing_taps(case) else _without_close(case)
    if stubborn:
        shown_s = stubborn[-1].at - stubborn[0].at
        return suspect(
            Words(
                f"a window stood for {shown_s:.0f} s and no close button was recognised",
                f"信息窗口持续 {shown_s:.0f} 秒，未识别到关闭按钮",
            ),
            [stubborn[0], stubborn[-1]],
        )
    return met("every window could be closed", "信息窗口均可关闭")


@rule(
    "close-without-countdown",
    Clause("11.2", CANNOT_CLOSE, "互联网广告管理办法 10"),
    title=(
        "A window can be closed at once, not only after a countdown",
        "信息窗口不应在倒计时结束后才可关闭",
    ),
    needs={"screens"},
    phases=PHASES,
)
def close_without_countdown(case: Case) -> Answer:
    """A window says it can be closed only after some seconds, or shows its way out only then."""
    seen = windows(case)
    if not seen:
        return _no_window()
    for screen in seen:
        text = next((t for t in screen.texts if _COUNTDOWN.search(t)), None)
        if text is not None:
            return violated(
                Words(
                    f"a window can be closed only after a countdown: “{text[:30]}”",
                    f"信息窗口须倒计时后才可关闭：“{text[:30]}”",
                ),
                [screen],
            )
    for test in case.timeline.of(WindowTried):
        if test.way_out is not None and (test.way_out_after or 0.0) >= LATE_S:
            return violated(
                Words(
                    f"a window showed its way out “{test.way_out.label[:20]}” only after "
                    f"{test.way_out_after:.1f} s",
                    f"信息窗口出现 {test.way_out_after:.1f} 秒后才显示“{test.way_out.label[:20]}”",
                ),
                [*(screen for screen in seen if screen.id in {test.first, test.last}), test],
            )
    return met("no window makes the user wait to close it", "未见倒计时后才可关闭的窗口")


@rule(
    "close-button-jumps",
    Clause("11.2", CANNOT_CLOSE, "T/TAF 078.7 5; 26号"),
    title=(
        "A close button closes, and opens nothing else",
        "关闭按钮应真实有效，点击后不应跳转",
    ),
    needs={"activities", "screens"},
    phases=PHASES,
)
def close_button_jumps(case: Case) -> Answer:
    """Another app, or the advert's own page, within 2 s of a tap on a close button or of back."""
    pressed = any(closes(touch) for touch in case.timeline.of(UserAction))
    if not pressed and not windows(case):
        return _no_window()
    if not pressed:
        return inconclusive("no close button of a window was pressed", "未点击信息窗口的关闭按钮")
    inside = [jump for jump in landings(case) if jump.cause is Cause.CLOSE]
    if inside and not any(jump.cause is Cause.CLOSE for jump in jumps(case)):
        return violated(join(jump.words for jump in inside[:3]), _evidence(inside))
    return _jumping(case, Cause.CLOSE, "no close button opened another app", "关闭按钮未引起跳转")


@rule(
    "unasked-download",
    Clause("11.3", DOWNLOADS, "T/TAF 078.7 6; 164号 3.1"),
    title=(
        "No app is downloaded unless the user asked for it",
        "未经用户主动选择，不应自动下载安装 APP",
    ),
    needs={"traffic"},
    phases=PHASES,
)
def unasked_download(case: Case) -> Answer:
    """An app begins to arrive untouched; suspect after a touch that says nothing of a download."""
    touched = [
        (download, case.actions.last_touch(download))
        for download in case.timeline.of(DownloadStarted)
    ]
    untouched = [download for download, touch in touched if touch is None]
    if untouched:
        when, url = at(untouched[0].at), untouched[0].url[:80]
        return violated(
            Words(
                f"a download began at {when.en} without any touch: {url}",
                f"{when.zh}用户未操作即开始下载：{url}",
            ),
            untouched,
        )
    for download, touch in touched:
        if touch is not None and not _DOWNLOADS.search(touch.target):
            when, label = at(download.at), touch.target[:20]
            return suspect(
                Words(
                    f"a download began at {when.en} after a touch on “{label}”, which does not "
                    f"speak of one: {download.url[:80]}",
                    f"{when.zh}点击“{label}”（未提示下载）后开始下载：{download.url[:80]}",
                ),
                [touch, download],
            )
    return met("no download began unasked", "未见未经选择的下载")


@rule(
    "auto-jump",
    Clause("11.4", JUMPS, "T/TAF 078.7 8; 26号"),
    title=(
        "The app opens no other app without an action of the user",
        "用户无操作时，不应自动跳转至其他应用",
    ),
    needs={"activities"},
    phases=PHASES,
)
def auto_jump(case: Case) -> Answer:
    """Another app in front without any touch or motion before it."""
    return _jumping(
        case, Cause.NOTHING, "no other app was opened by itself", "未见无操作的自动跳转"
    )


@rule(
    "hot-zone-jump",
    Clause("11.4", JUMPS, "T/TAF 078.7 6, 8; 26号; 292号"),
    title=(
        "Touching a window beside its labelled button opens nothing",
        "不应将整个窗口设为跳转热区，误触按钮以外区域不应跳转",
    ),
    needs={"activities", "screens"},
    phases=PHASES,
)
def hot_zone_jump(case: Case) -> Answer:
    """Another app after a touch beside a window's labelled buttons; a page inside is suspect."""
    by_itself = {jump.start.target for jump in jumps(case) if jump.cause is Cause.NOTHING}
    touched = [jump for jump in jumps(case) if jump.cause is Cause.WINDOW]
    if touched and by_itself.issuperset(jump.start.target for jump in touched):
        return inconclusive(
            "after a touch the app opened what it also opens by itself",
            "触碰后打开的应用，在无操作时也会自动打开",
            _evidence(touched),
        )
    inside = [jump for jump in landings(case) if jump.cause is Cause.WINDOW]
    if inside and not any(jump.cause is Cause.WINDOW for jump in jumps(case)):
        return suspect(join(jump.words for jump in inside[:3]), _evidence(inside))
    return _jumping(
        case, Cause.WINDOW, "no touch beside a button opened another app", "未见误触引起的跳转"
    )


def _jumping(case: Case, cause: Cause, en: str, zh: str) -> Answer:
    forced: list[Jump] = [jump for jump in jumps(case) if jump.cause is cause]
    if not forced:
        return met(en, zh)
    return violated(join(jump.words for jump in forced[:3]), _evidence(forced))


def _evidence(forced: Sequence[Jump]) -> list[Observation]:
    return [e for jump in forced for e in jump.evidence]


def _closing_taps(case: Case) -> bool:
    """Whether a way out of a window was found, whatever it is called."""
    return any(
        closes(tap) and (under := case.actions.screen_under(tap)) and under.overlay in WINDOWS
        for tap in case.timeline.of(UserAction)
        if tap.action == "tap"
    )


def _still_there(case: Case, tap: UserAction) -> tuple[ScreenSeen, ScreenSeen] | None:
    """The window before and after a tap on its close button, when it is the same."""
    before = case.actions.screen_under(tap)
    if before is None or before.overlay not in WINDOWS:
        return None
    until = min(tap.at + LOOKED_UNTIL_S, case.actions.next_after(tap))
    after = case.actions.screens_between(tap.at, until)
    if any((seen.overlay, seen.package) != (before.overlay, before.package) for seen in after):
        return None  # it went, whatever came later
    late = [seen for seen in after if seen.at >= tap.at + CLOSED_AFTER_S]
    return (before, late[0]) if late else None


def _without_close(case: Case) -> list[ScreenSeen]:
    """One window that stood long enough in one launch, and on which nothing ever said close."""
    rows: list[list[ScreenSeen]] = [[]]
    for event in case.timeline:
        launched = isinstance(event, UserAction) and event.action == "launch"
        if isinstance(event, ScreenSeen) and _is_window(case, event):
            rows[-1].append(event)
        elif launched or isinstance(event, ScreenSeen):
            rows.append([])
    return next((row for row in rows if _is_stubborn(row)), [])


def _is_stubborn(row: Sequence[ScreenSeen]) -> bool:
    says = any(says_close(text) for screen in row for text in screen.texts)
    return len(row) > 1 and not says and row[-1].at - row[0].at >= STUBBORN_S


def _is_window(case: Case, screen: ScreenSeen) -> bool:
    return screen.package == case.app.package and screen.overlay in WINDOWS
