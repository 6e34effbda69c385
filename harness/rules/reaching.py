"""What a user must be able to find: policy, lists, switch, and the ways to leave and to complain.

A walk that did not find something proves nothing, unless it followed every entry that there was.
"""

from __future__ import annotations

import re

from harness.model.evidence import Goal, GoalReached, Observation, Phase, WalkEnded
from harness.rules.collection import LABEL as COLLECTION
from harness.rules.interface import (
    Answer,
    Case,
    Clause,
    inconclusive,
    not_applicable,
    rule,
    shown,
    suspect,
    violated,
)
from harness.rules.wording import Words, join, listed, plain

PUSH = "强制用户使用定向推送功能"
CANCELLATION = "账号注销难"
DISCLOSURE = "信息明示不到位"
PHASES = (Phase.IN_USE,)
TAPS = 4
"""191号 1.3: more than four taps or like operations are too many."""
WORKING_DAYS = 15
"""191号 6.3 and 6.5, GB/T 35273 8.5: the longest time that may be promised."""
_SIGN_IN = re.compile(
    "(?<!退出)(?<!切换)(?:登录|登陆|登入)|注册|实名|认证|(?:log|sign) ?(?:in|up)|register",
    re.IGNORECASE,
)
_SERVICE = re.compile("客服|投诉|举报|致电|拨打|电话|service|call|report", re.IGNORECASE)
_COMPLAINT = re.compile("投诉|举报|complain|report", re.IGNORECASE)


def walk_of(case: Case) -> WalkEnded | None:
    """How much of the app was walked, in all."""
    return next(iter(reversed(list(case.timeline.of(WalkEnded)))), None)


def reached(case: Case, goal: Goal) -> GoalReached | None:
    """Where the goal was found, by the shortest way."""
    found = [one for one in case.timeline.of(GoalReached) if one.goal == goal]
    return min(found, key=lambda one: (one.taps, one.swipes), default=None)


@rule(
    "policy-within-four-taps",
    Clause("5.2", COLLECTION, "191号 1.1, 1.3"),
    title=(
        "The privacy policy is within four taps of the main page",
        "进入 App 主界面后，应在 4 次以内点击等操作访问到隐私政策",
    ),
    needs={"screens"},
    phases=PHASES,
)
def policy_within_four_taps(case: Case) -> Answer:
    """Counts the taps of the shortest way found; a longer way accuses when no nearer was left."""
    found, walk = reached(case, "privacy_policy"), walk_of(case)
    if found is None:
        return _missing(case, Words("the privacy policy", "隐私政策"), _SIGN_IN)
    words, evidence = _found(found), _way(case, found)
    if found.taps + found.swipes <= TAPS:
        return shown(words, evidence)
    if found.taps <= TAPS:
        doubt = Words("whether a swipe counts is for a person", "滑动是否计入操作次数由人工判断")
        return suspect(join([words, doubt]), evidence)
    if walk is not None and walk.near_exhaustive and not _doors(walk, _SIGN_IN):
        return violated(join([words, Words("no nearer way exists", "未见更近的入口")]), evidence)
    doubt = Words("not every nearer entry was followed", "较近的入口未全部打开")
    return suspect(join([words, doubt]), evidence)


@rule(
    "policy-readable",
    Clause("5.2", COLLECTION, "191号 1.1, 1.4"),
    title=(
        "The privacy policy comes up as text in simplified Chinese",
        "隐私政策应可正常打开，并提供简体中文文本",
    ),
    needs={"screens"},
    phases=PHASES,
)
def policy_readable(case: Case) -> Answer:
    """Its page shows enough Chinese text; a page that shows an error or little is for a person."""
    found = [one for one in case.timeline.of(GoalReached) if one.goal == "privacy_policy"]
    if not found:
        return inconclusive("no privacy policy was opened", "未打开隐私政策")
    best = next((one for one in found if one.readable), found[-1])
    if best.readable:
        return shown(Words("the policy's text came up", "隐私政策文本正常显示"), _way(case, best))
    if best.readable is None:
        return inconclusive(
            "the policy is a web page whose text cannot be read from the screen",
            "隐私政策为网页，无法从界面读取其文本",
            _way(case, best),
        )
    return suspect(
        Words(
            "the policy's page showed little or no Chinese text", "隐私政策页面未见足够的中文文本"
        ),
        _way(case, best),
    )


@rule(
    "personalisation-off",
    Clause("8", PUSH, "T/TAF 078.2; 164号 1.4; 191号 3.6; GB/T 35273 7.5"),
    title=(
        "Recommendations made for the user can be turned off",
        "提供个性化推荐（定向推送）的，应同时提供关闭选项",
    ),
    needs={"screens"},
    phases=PHASES,
)
def personalisation_off(case: Case) -> Answer:
    """A switch that a tap turned off, or that stood off; the walk turns it on again."""
    found, walk = reached(case, "personalisation_switch"), walk_of(case)
    if found is not None:
        return _switch(case, found)
    if walk is not None and walk.exhaustive and not walk.recommends:
        return not_applicable(
            "no page speaks of recommendations made for the user", "未见个性化推荐的内容或说明"
        )
    return _missing(case, Words("a switch for personalisation", "个性化推荐关闭选项"), _SIGN_IN)


@rule(
    "account-cancellation",
    Clause("191号 6.1", CANCELLATION, "337号 8; GB/T 35273 8.5; PIPL 47"),
    title=(
        "An account can be cancelled in the app",
        "应提供有效的注销用户账号功能",
    ),
    needs={"screens"},
    phases=PHASES,
)
def account_cancellation(case: Case) -> Answer:
    """A page that describes the cancellation was reached; it was not carried out."""
    found, walk = reached(case, "account_cancellation"), walk_of(case)
    if found is not None:
        return _promised(case, found)
    if walk is not None and walk.account is None and walk.exhaustive:
        return not_applicable("no page speaks of an account", "未见账号相关功能")
    if walk is not None and walk.account == "signed_out":
        return inconclusive(
            f"nobody was signed in, and cancellation is found behind that; {_measure(walk).en}",
            f"未登录，注销入口通常在登录之后；{_measure(walk).zh}",
            [walk],
        )
    return _missing(case, Words("a way to cancel the account", "账号注销入口"), _SIGN_IN)


@rule(
    "complaint-channel",
    Clause("191号 6.5", DISCLOSURE, "PIPL 50"),
    title=(
        "The app names a channel for complaints and answers within 15 working days",
        "应建立并公布个人信息安全投诉、举报渠道，承诺时限不超过 15 个工作日",
    ),
    needs={"screens"},
    phases=PHASES,
)
def complaint_channel(case: Case) -> Answer:
    """A page or a sentence that names it; only feedback, or a longer promise, is for a person."""
    found = reached(case, "complaint_channel")
    if found is None:
        doors = re.compile(f"{_SIGN_IN.pattern}|{_SERVICE.pattern}", re.IGNORECASE)
        return _missing(case, Words("a channel for complaints", "投诉、举报渠道"), doors)
    if not _COMPLAINT.search(found.name):
        doubt = Words("it names no complaints", "未见“投诉”“举报”字样")
        return suspect(join([_found(found), doubt]), _way(case, found))
    return _promised(case, found)


@rule(
    "consent-withdrawal",
    Clause("191号 3.8", COLLECTION, "PIPL 15; GB/T 42574 9.6"),
    title=(
        "Consent can be withdrawn",
        "应提供撤回同意收集个人信息的途径、方式",
    ),
    needs={"screens"},
    phases=PHASES,
)
def consent_withdrawal(case: Case) -> Answer:
    """An entry for it, or a sentence that tells the way; it was not carried out."""
    found = reached(case, "consent_withdrawal")
    if found is None:
        return _missing(case, Words("a way to withdraw consent", "撤回同意的途径"), _SIGN_IN)
    return shown(_found(found), _way(case, found))


@rule(
    "collected-list",
    Clause("292号", DISCLOSURE, "524行动；26号"),
    title=(
        "The app lists the personal information that it collected",
        "应建立“已收集个人信息清单”，并在二级菜单中展示",
    ),
    needs={"screens"},
    phases=PHASES,
)
def collected_list(case: Case) -> Answer:
    """Its page was reached; 292号 binds the companies it names, so its absence is for a person."""
    return _list(case, "collected_list", Words("the list of collected data", "已收集个人信息清单"))


@rule(
    "shared-list",
    Clause("292号", DISCLOSURE, "524行动；26号"),
    title=(
        "The app lists the personal information that it shares with third parties",
        "应建立“与第三方共享个人信息清单”，并在二级菜单中展示",
    ),
    needs={"screens"},
    phases=PHASES,
)
def shared_list(case: Case) -> Answer:
    """Its page was reached; 292号 binds the companies it names, so its absence is for a person."""
    name = Words("the list of data shared with third parties", "与第三方共享个人信息清单")
    return _list(case, "shared_list", name)


def _list(case: Case, goal: Goal, name: Words) -> Answer:
    found = reached(case, goal)
    if found is None:
        return _missing(case, name, _SIGN_IN, binding=False)
    if found.readable is False:
        doubt = Words("its content did not come up", "内容未能正常显示")
        return suspect(join([_found(found), doubt]), _way(case, found))
    return shown(_found(found), _way(case, found))


def _switch(case: Case, found: GoalReached) -> Answer:
    evidence = _way(case, found)
    if found.switched == "off":
        off = Words("it stood off", "默认处于关闭状态")
        return shown(join([_found(found), off]), evidence)
    if found.can_be_turned_off:
        off = Words("a tap turned it off", "点击后可关闭")
        return shown(join([_found(found), off]), evidence)
    if found.can_be_turned_off is False:
        stays = Words("a tap did not turn it off", "点击后未能关闭")
        return suspect(join([_found(found), stays]), evidence)
    unseen = Words("whether it turns off was not seen", "未能确认是否可关闭")
    both = join([_found(found), unseen])
    return inconclusive(both.en, both.zh, evidence)


def _promised(case: Case, found: GoalReached) -> Answer:
    """It was found; a promise of more than 15 working days is for a person."""
    days = found.working_days
    if days is None:
        return shown(_found(found), _way(case, found))
    told = Words(f"it promises {days} working days", f"承诺 {days} 个工作日")
    words = join([_found(found), told])
    return (suspect if days > WORKING_DAYS else shown)(words, _way(case, found))


def _missing(case: Case, name: Words, doors: re.Pattern[str], *, binding: bool = True) -> Answer:
    """What to say of something that was not found: it is not there only if all was looked at."""
    walk = walk_of(case)
    if walk is None:
        return inconclusive("the app was not walked", "未对应用进行遍历")
    measure = _measure(walk)
    words = join([Words(f"{name.en} was not found", f"未找到{name.zh}"), measure])
    closed = _doors(walk, doors)
    if not walk.exhaustive or closed:
        if closed:
            behind = listed(plain(*closed))
            words = join(
                [words, Words(f"not looked at: behind “{behind.en}”", f"未打开：“{behind.zh}”之后")]
            )
        return inconclusive(words.en, words.zh, [walk])
    return (violated if binding else suspect)(words, [walk])


def _measure(walk: WalkEnded) -> Words:
    """How much of the app was walked."""
    left, alone = walk.entries - walk.followed, len(walk.untaken)
    return Words(
        f"walked: {walk.followed} of {walk.entries} entries on {walk.pages} page(s), {left} left, "
        f"{alone} left alone for their consequences",
        f"遍历 {walk.pages} 个页面、{walk.entries} 个入口中的 {walk.followed} 个，剩余 {left} 个，"
        f"另有 {alone} 个因可能产生后果未点击",
    )


def _doors(walk: WalkEnded, doors: re.Pattern[str]) -> list[str]:
    """Entries that were left alone, and behind which it may be."""
    return [label for label in walk.untaken if doors.search(label)]


def _found(found: GoalReached) -> Words:
    name = plain(found.name)[0]
    swipes = found.swipes
    also = Words(f" and {swipes} swipe(s)", f"、{swipes} 次滑动") if swipes else Words("", "")
    return Words(
        f"“{name.en}” was found {found.taps} tap(s){also.en} from the main page",
        f"自主界面经 {found.taps} 次点击{also.zh}找到“{name.zh}”",
    )


def _way(case: Case, found: GoalReached) -> list[Observation]:
    """The actions of the way, the screen that shows it, and the find."""
    named = {*found.path, found.screen}
    return [*(event for event in case.timeline if event.id in named), found]
