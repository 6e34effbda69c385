"""Whose code made a call and whose server got it, from data/sdks.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from harness.model.app import App
from harness.model.evidence import ApiCall, Value
from harness.model.finding import Owner
from harness.model.timeline import Timeline

_DATA = Path(__file__).parent / "data" / "sdks.yaml"
TRANSPARENT = ("platform", "plumbing")
"""Kinds that carry other people's calls and never own one."""
SHARED_ROOTS = frozenset(
    {"com.android", "com.google", "com.github", "io.github", "com.gitee", "org.apache", "cn.com"}
    | {"com.cn", "com.baidu", "com.tencent", "com.alibaba", "com.bytedance", "com.huawei"}
    | {"com.xiaomi", "com.qq", "com.taobao", "com.alipay", "com.netease", "com.jd"}
)
"""First two labels of a package that many makers, or one maker's SDKs, have in common."""


class Sdk(Value):
    """A third party whose code or servers an app may use."""

    name: str
    kind: str
    source: str
    en: str = ""
    country: str = ""
    """Of the maker's seat, ISO 3166 alpha-2; empty where the table does not say."""
    prefixes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@cache
def sdks() -> tuple[Sdk, ...]:
    """All of them, in the order of the file."""
    rows = YAML(typ="safe", pure=True).load(_DATA.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Sdk, ...]).validate_python(rows)


def owners_of(timeline: Timeline, app: App) -> dict[str, Owner]:
    """Evidence id of each API call -> whose code made it.

    A call whose stack the rate limit dropped belongs to whoever made the last one like it.
    """
    owners: dict[str, Owner] = {}
    last: dict[tuple[str, str], Owner] = {}
    known: dict[tuple[str, ...], Owner] = {}
    for call in timeline.of(ApiCall):
        like = (call.api, call.process)
        if call.stack and call.stack not in known:
            known[call.stack] = owner_of(call.stack, app)
        owner = known[call.stack] if call.stack else last.get(like, _unnamed())
        owners[call.id] = last[like] = owner
    return owners


def owner_of(stack: Iterable[str], app: App) -> Owner:
    """Whose code called: the first frame, from the API outwards, that carries nobody else's call.

    Frames are `package.Class.method`. A frame belongs to the longest prefix that ends at a dot.
    """
    own = _own_prefixes(app.package, app.main_activity or "")
    for frame in stack:
        prefix, sdk = _longest(frame)
        ours = next((p for p in own if _within(frame, p)), "")
        if ours and (len(ours) > len(prefix) or ours == app.package):
            return Owner(name=app.package, kind="app", prefix=ours)
        if sdk is None:
            package = _package(frame)
            if package:
                return Owner(name=f"未知代码 {package}", kind="unknown", prefix=package)
        elif sdk.kind not in TRANSPARENT:
            return Owner(name=sdk.name, kind=sdk.kind, prefix=prefix)
    return _unnamed()


def owner_of_host(host: str, app: App) -> Owner | None:
    """Whose server it is: the app's by its name, a known third party's, or None."""
    name = host.casefold().rstrip(".")
    own = _own_domain(app)
    if own and _under(name, own):
        return Owner(name=app.package, kind="app", prefix=own)
    known = _hosts()
    labels = name.split(".")
    for domain in (".".join(labels[start:]) for start in range(len(labels))):
        if domain in known:
            return Owner(name=known[domain].name, kind=known[domain].kind, prefix=domain)
    return None


def _unnamed() -> Owner:
    return Owner(name="调用栈未记录", kind="unknown")


@cache
def _prefixes() -> dict[str, Sdk]:
    return {prefix: sdk for sdk in sdks() for prefix in sdk.prefixes}


@cache
def _hosts() -> dict[str, Sdk]:
    return {host: sdk for sdk in sdks() for host in sdk.hosts}


def _longest(frame: str) -> tuple[str, Sdk | None]:
    known = _prefixes()
    for prefix in _shortened(frame):
        if prefix in known:
            return prefix, known[prefix]
    return "", None


def _shortened(frame: str) -> Iterator[str]:
    """`a.b.c`, `a.b`, `a`."""
    while frame:
        yield frame
        frame = frame.rpartition(".")[0]


def _package(frame: str) -> str:
    """The first labels of a frame's package: what is before the class, three at most."""
    labels = frame.split("(", maxsplit=1)[0].split(".")[:-2]
    return ".".join(labels[:3])[:80]


@lru_cache(maxsize=64)
def _own_prefixes(application_id: str, main_activity: str) -> tuple[str, ...]:
    """Prefixes of the app's own code, longest first.

    The application id and its first two or three labels; and the package of the main activity,
    because an application id may differ from the code's namespace.
    """
    found = {application_id}
    for package in (application_id, main_activity.rpartition(".")[0]):
        labels = package.split(".")
        if len(labels) < 2 or (_longest(package)[1] is not None and package != application_id):
            continue
        found.add(".".join(labels[:3]))
        if ".".join(labels[:2]) not in SHARED_ROOTS:
            found.add(".".join(labels[:2]))
    return tuple(sorted(found, key=lambda prefix: (-len(prefix), prefix)))


def _own_domain(app: App) -> str:
    """`com.example.app` suggests `example.com`."""
    labels = app.package.split(".")
    if len(labels) < 2 or ".".join(labels[:2]) in SHARED_ROOTS:
        return ""
    return f"{labels[1]}.{labels[0]}".casefold()


def _within(frame: str, prefix: str) -> bool:
    return frame == prefix or frame.startswith(f"{prefix}.")


def _under(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
