"""Words and ids of ways out of splash screens and pop-ups, with the noise of real apps.

Drawn from the statistics of public skip rules for 886 Chinese apps (top texts, descriptions, ids).
"""

from __future__ import annotations

import re
from functools import lru_cache

from harness.ui.recognised import Action
from harness.ui.wording import any_of

_LONGEST = 16
"""Characters of a label that can be a button; letters of the Latin alphabet count half."""
_AROUND = " \u3000!！。.~～,，…：:[]【】<>《》›＞\"“”'|｜"
_COUNT = re.compile(
    r"[(（\[]?\s*(?:倒计时|剩余|还剩)?\s*[\d０-９]{1,3}\s*(?:s|秒|\"|”)?\s*[)）\]]?", re.IGNORECASE
)
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
"""Between the letters of a word that is set wide."""
_BESIDE_SKIP = any_of(
    r"[\s|｜丨·/.>》＞<(（)）:：→»\-]|[\d０-９]{1,2}|秒钟?|(?<![a-z])s(?![a-z])",
    "倒计时|剩余|后|可|自动|直接|立即|点击|点我|点此|我要|广告|开屏|等待|视频|此步",
    "该步|本步|引导|新手|动画|[，,并]?进入(?:首页|主页|应用|APP)?",
    r"VIP(?!会员)|(?<![a-z])(?:ads?|in)(?![a-z])|intro|now",
)
"""What may stand beside “跳过” on a button that skips."""
_BESIDE_CLOSE = any_of(
    r"[\s|｜丨·>(（)）:：]|[\d０-９]{1,2}|秒钟?|(?<![a-z])s(?![a-z])",
    "倒计时|后|可以?|点击|自动",
)
_NOT_NOW = "(?:暂时?不|先不|暂且不|还?不想|下次不|这次不|本次不|此次不)"
_LATER = (
    "(?:以后|下次|稍[后候侯]|回头|改天|改日|晚点|晚些|待会儿?|等会儿?|一会儿?|过会儿?|有空|明天)"
)
_DOING = (
    "(?:再说|再来|再看|再去|再聊|再|看|说|吧|去|来"
    "|我?再?(?:开启|打开|设置|更新|升级|提醒我?|评价|评分|领取|处理|绑定|授权|安装|参与|查看|填写"
    "|完善|认证|体验|使用|添加|选择|考虑|登录|下载|约)|一定)"
)
_WHAT = (
    "(?:开启|打开|更新|升级|需要|用了?|要了?|处理|评价|评分|设置|参与|领取?|领了|绑定|授权|允许|安装"
    "|使用|添加|去了?|考虑|体验|查看|填写|完善|接受|看了?|提醒|显示|加入|创建|选择|切换|认证|开通|了"
    "|必|感兴趣|提示|下载)"
)
_NAGS = (
    r"(?:已绑定[，,])?(?:今[日天]|本次|本周|近期|以后|永久|[\d一三七]+[天日]|24小时)?(?:之?内)?"
    "(?:不再?|别再|不要再|勿)(?:提醒|显示|提示|弹出|询问|推荐|出现|打扰|烦)(?:我|了)?"
    "(?:[本该此这]?[条次个]?(?:活动|通知|弹窗|广告|消息|公告|提示|内容))?"
)
_WORDS: tuple[tuple[Action, float, re.Pattern[str]], ...] = (
    (
        "later",
        0.9,
        any_of(
            f"{_LATER}{_DOING}?(?:吧|了)?",
            f"{_NOT_NOW}{_WHAT}?(?:吧|了)?|暂无需要|暂缓",
            "我?再(?:想|看|逛|考虑)(?:想|看|逛|一下|考虑)?|先(?:逛逛|看看|不了?)",
            "随便(?:看看|逛逛)",
            "(?:忽略|跳过)(?:此|该|本|这|当前|这个)?(?:次|版本|版)?的?(?:更新|升级|版本|提醒|授权|通知)?",
            "请?(?:稍后|以后|晚点)再?提醒我?",
            "(?:maybe |remind me |ask me |do it )?later",
            "(?:maybe )?next time|not (?:now|yet)|ignore",
            "(?:skip|ignore) (?:this )?(?:version|update)",
        ),
    ),
    (
        # Such words often stand beside a box to tick, and the button that closes elsewhere.
        "later",
        0.74,
        any_of(_NAGS, "don.?t (?:show|ask|remind)(?: me)?(?: again)?|never(?: ask)?(?: again)?"),
    ),
    (
        "close",
        0.9,
        any_of(
            r"(?:点击|点此|点我|我要|残忍|狠心|直接)?(?:关\s?闭|关掉)(?:此|该|本|这个)?"
            "(?:广告|弹窗|弹框|按钮|页面|窗口|对话框|浮层|提示|图标|活动|推荐|通知|公告|横幅|卡片|悬浮窗|小窗|面板)?"
            "(?:面板)?",
            "(?:广告|弹窗|窗口|页面|活动|浮层)?关闭(?:按钮|图标|icon)",
            "[×✕✖╳⨯❌✗✘⊗ⓧｘＸxX]",
            "(?:好的?|嗯|朕|我)?[，,]?我?(?:已经?|都)?(?:知道|了解|知晓|知悉|明白|晓得)(?:了|啦|咯)"
            "(?:[，,]?不再(?:提醒|提示|显示|弹出))?",
            "我?已(?:知晓|了解|知悉|明白|知道)",
            "(?:我?对?[此该这]?(?:广告|内容|条)?)?不感兴趣|收起(?:广告)?|隐藏(?:广告|此广告)?",
            "(?:interstitial |ad )?close"
            "(?: (?:this )?(?:ad|button|dialog|window|popup|icon|panel))*",
            "dismiss|got it|i (?:see|know)",
        ),
    ),
    (
        "deny",
        0.85,
        any_of(
            "(?:残忍|狠心|忍痛|无情|果断)地?(?:拒绝|离开|放弃|取消|关闭|退出|抛弃)?|我?要?拒绝",
            "不(?:允许|了|用|用了|需要|必了?|要|更新|升级|开启|打开|想要?|去|参加|参与|喜欢|评价|领了?"
            "|接收|安装|切换|好意思)(?:[，,]?谢谢)?|不[，,] ?谢谢|否|禁止",
            "算了吧?|没兴趣|无需|别再烦我|(?:坚持|仍[要然])(?:退出|离开|放弃)|放弃(?:奖励)?(?:并?离开|通知)",
            "放弃(?:更新|升级|领取|优惠|福利|奖励|机会|参与|红包|权益|抽奖|特权)?",
            "(?:忍痛)?(?:错过|失去)(?:优惠|福利|机会)?",
            "no,? ?thanks?(?: you)?|no|deny|decline|nope|refuse|don.?t allow",
        ),
    ),
    (
        "cancel",
        0.8,
        any_of(
            r"取\s?消(?:更新|升级|下载|安装|开启|设置|评价|分享|弹窗|按钮|授权)?",
            "cancel(?: (?:button|update))?",
        ),
    ),
)
_HARD_VETO = any_of(
    "订单|支付|付款|购买|退款|注销|删除|关注|收藏|订阅|预约|会员|片头|片尾",
    "(?<!再)(?:登录|登陆)|退出账",
    "并(?:打开|下载|安装|领取)|反馈|第三方应用|扭动|摇",
    "order|pay|buy|purchase|subscri|delete|sign|log ?in",
)
"""A tap on “取消订单” by such a rule once cancelled an order."""
_POSITIVE = any_of(
    "同意|允许|立即|立刻|马上|打开|下载|更新|升级|支付|确[定认]|安装|领取|去|开启|查看|详情|进入",
    "体验|参与|开通|购买|抢|试玩|授权|提交|保存|接受|完成|好评|鼓励",
    r"agree|allow|accept|open|download|update|install|confirm|\bok\b|\bgo\b|get|claim|rate",
    "continue|try",
)
_IDS: tuple[tuple[Action, float, re.Pattern[str]], ...] = (
    (
        "skip",
        0.72,
        any_of(
            "skip|tiaoguo|countdown|count_down|dumiao|daojishi",
            "(?:^|_|ad_?view_)jump(?:_(?:btn|tv|text|view|layout|ad|time|ll|rl|parent|over|start_ad|container))?$",
        ),
    ),
    (
        "close",
        0.75,
        any_of(
            "close|colse|cloes|clsoe|closs|guanbi|dismiss|dislike|operate_cross",
            "cross(?:_?(?:btn|icon|iv|view))?$",
            "(?:iv|img|ib|btn|icon|image)_?(?:x|cha|gb)$|(?:^|_)exit(?:_|$)",
            "(?:^|_)know(?:_|$)|not?_interest",
        ),
    ),
    (
        "cancel",
        0.7,
        any_of(
            "cancel|cancle|cancal|cacel|canel|quxiao|(?:^|_)undo(?:_|$)|ignore",
            "ne?ga?tive|nagative|negtive|(?:^|_)never(?:_|$)",
            "(?:^|_)later(?:_|$)",
            "refuse|reject|(?:not|no)_?(?:now|update|upgrade|thanks)|zanbu|next_?time|deny",
            "(?:^|_)button_?2$",
        ),
    ),
)
_NO_IDS = any_of(
    "closet|disclos|enclos|closest|closed(?!_)|crossfade|jumpto|unskip|skip(?:ped|_?login)"
)
_CLOCKS = any_of(
    "(?:^|_)(?:timer?|clock|counter|count|seconds?|cc?d|djs|tg|count_?view)(?:_|$)",
    "(?:time|count)_?(?:down|text|view|left)|round_?progress|(?:advert|ad)_(?:pb|progress|time)",
)
"""Names of count-downs, which in the corner of a splash screen are what skips it."""
_NAME = re.compile(
    r"(?=.*(?:[a-z][A-Z]|[_@/.-]|\d|javascript|[a-z]wv$))[A-Za-z0-9][\w@/.:;-]{5,}", re.ASCII
)
_EMPTY = any_of(
    "图[片像标]|按钮|ima?ge?|icon|button|photo|pic(?:ture)?|svg|webp|jpe?g|png|gif|javascript:;?"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def is_name(label: str) -> bool:
    """The label is no word for a person: an element's or a file's name, as web pages have."""
    return _NAME.fullmatch(label) is not None


def is_empty_word(label: str) -> bool:
    """The label says that something is a picture, and nothing of what it shows."""
    return _EMPTY.fullmatch(label) is not None


def is_skip(label: str) -> bool:
    """The label skips a splash screen, with or without a count-down."""
    if len(label) > 14 or _HARD_VETO.search(label):
        return False
    return _BESIDE_SKIP.sub("", label).strip(_AROUND).casefold() in {"跳过", "跳過", "skip"}


def is_count(label: str) -> bool:
    """The label is a count-down and nothing else, such as 5, 5s or 3秒."""
    return _COUNT.fullmatch(label.strip()) is not None


@lru_cache(maxsize=4096)
def leads_out(label: str) -> tuple[Action, float] | None:
    """What tapping the label does and how sure that is; None when it is no way out."""
    text = _GAP.sub("", label.strip(_AROUND))
    if not text or _length(text) > _LONGEST or _HARD_VETO.search(text):
        return None
    if is_skip(text):
        return "skip", 0.9
    found = next(((action, sure) for action, sure, words in _WORDS if words.fullmatch(text)), None)
    if found or not any(character.isdigit() for character in text):
        return found
    plain = _BESIDE_CLOSE.sub("", text)
    return ("close", 0.85) if plain in {"关闭", "关闭广告", "close"} else None


@lru_cache(maxsize=4096)
def is_positive(label: str) -> bool:
    """The label takes what is offered; it is never tapped to close something."""
    if leads_out(label) is not None:
        return False
    return bool(_POSITIVE.search(label) or _HARD_VETO.search(label))


@lru_cache(maxsize=4096)
def id_counts(resource_id: str) -> bool:
    """The id says that the node counts down."""
    return _CLOCKS.search(_plain(resource_id)) is not None


@lru_cache(maxsize=4096)
def id_leads_out(resource_id: str) -> tuple[Action, float] | None:
    """What the id says the node does, noise spellings included."""
    name = _plain(resource_id)
    if not name or _NO_IDS.search(name):
        return None
    return next(((action, sure) for action, sure, words in _IDS if words.search(name)), None)


def _length(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _plain(resource_id: str) -> str:
    """The name alone, its parts set apart by underscores."""
    return _HUMP.sub("_", resource_id.rpartition("/")[2].rpartition(":")[2]).casefold()
