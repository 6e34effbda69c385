"""Writes the contract app's code from the plan, and builds its package."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from harness.calibration.build import package

from .plan import Plan
from .recipes import APP
from .signatures import Method, Runtime, external, internal
from .values import Code

HERE = Path(__file__).parent
PACKAGE = APP
SDK = "com.umeng.analytics"
"""A package that a known SDK has; none of its code is here."""
_OBJECT = "Ljava/lang/Object;"
_GIVEN = f"[{_OBJECT}"
_LINKED = "(I[Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"


def build(plan: Plan, runtime: Runtime, work: Path) -> Path:
    """The signed APK. LabError when a tool fails, with its words."""
    code = work / "smali"
    shutil.copytree(HERE / "smali", code)
    members = (code / "Members.smali").read_text(encoding="utf-8")
    (code / "SdkMembers.smali").write_text(_moved(members), encoding="utf-8")
    (code / "Given.smali").write_text(_given(plan, runtime), encoding="utf-8")
    for name, above in plan.children.items():
        (code / f"{name}.smali").write_text(_child(name, above, runtime), encoding="utf-8")
    for owner in (PACKAGE, SDK):
        (code / f"Calls-{owner}.smali").write_text(_calls(owner, plan, runtime), encoding="utf-8")
    apk = work / "contract.apk"
    apk.write_bytes(package(HERE / "AndroidManifest.xml", [code]))
    return apk


def permissions() -> list[str]:
    """What the manifest asks for."""
    text = (HERE / "AndroidManifest.xml").read_text(encoding="utf-8")
    return re.findall(r'uses-permission android:name="([\w.]+)"', text)


def _moved(text: str) -> str:
    """The same code in the SDK's package."""
    return text.replace(internal(f"{PACKAGE}.Members"), internal(f"{SDK}.Members"))


def _child(name: str, above: tuple[str, ...], runtime: Runtime) -> str:
    """A class of the app's own that does nothing."""
    parent, *interfaces = above
    lines = [
        f".class public final {internal(name)}",
        f".super {internal(parent)}",
        *(f".implements {internal(each)}" for each in interfaces),
        ".method public constructor <init>()V",
        "    .locals 0",
        f"    invoke-direct {{p0}}, {internal(parent)}-><init>()V",
        "    return-void",
        ".end method",
        "",
    ]
    for method in (each for one in above for each in runtime.unfinished(one)):
        kind = method.result
        word = "return" if len(kind) == 1 else "return-object"
        lines += [f".method public {method.name}{method.descriptor}", "    .locals 2"]
        lines += ["    const-wide/16 v0, 0"] if kind in "JD" else ["    const/4 v0, 0x0"]
        lines += [
            "    return-void"
            if kind == "V"
            else f"    {'return-wide' if kind in 'JD' else word} v0"
        ]
        lines += [".end method", ""]
    return "\n".join(lines)


def _header(owner: str) -> list[str]:
    return [f".class public final {internal(owner)}", ".super Ljava/lang/Object;", ""]


def _method(signature: str, code: Code) -> list[str]:
    return [
        f".method public static {signature}",
        f"    .locals {code.registers}",
        *code.lines,
        ".end method",
        "",
    ]


def _switch(signature: str, choices: Iterable[str], arguments: str) -> list[str]:
    """A method that hands over to one of the methods by the number in p0."""
    lines = [f".method public static {signature}", "    .locals 1", "    packed-switch p0, :table"]
    lines += ["    const/4 v0, 0x0", "    return-object v0"]
    table = ["    :table", "    .packed-switch 0x0"]
    for number, target in enumerate(choices):
        lines += [f"    :case_{number}", f"    invoke-static {{{arguments}}}, {target}"]
        lines += ["    move-result-object v0", "    return-object v0"]
        table += [f"        :case_{number}"]
    return [*lines, *table, "    .end packed-switch", ".end method", ""]


def _given(plan: Plan, runtime: Runtime) -> str:
    """Class Given: receiver and arguments of each call, and the name of its method."""
    owner = internal(f"{PACKAGE}.Given")
    lines = _header(f"{PACKAGE}.Given")
    count = Code()
    count.add(f"const v0, {len(plan.calls)}")
    count.add("return v0")
    lines += _method("count()I", count)
    kept: dict[str, str] = {}
    for call in plan.calls:
        made = Code()
        kinds = [_OBJECT, *call.method.parameters]
        made.objects(list(zip((call.receiver, *call.arguments), kinds, strict=True)), 0)
        made.add("return-object v0")
        lines += _method(f"n{call.number}(Landroid/content/Context;){_GIVEN}", made)
        kept |= made.kept
    lines += [f".field private static {name}:{kind}" for name, kind in sorted(kept.items())]
    targets = [f"{owner}->n{call.number}(Landroid/content/Context;){_GIVEN}" for call in plan.calls]
    lines += _switch(f"of(ILandroid/content/Context;){_GIVEN}", targets, "p1")
    names = [f"{owner}->name{call.number}()[Ljava/lang/String;" for call in plan.calls]
    for call in plan.calls:
        lines += _name(call.number, runtime.reachable(call.method) or call.method, runtime)
    lines += _switch("member(I)[Ljava/lang/String;", names, "")
    return "\n".join(lines)


def _name(number: int, method: Method, runtime: Runtime) -> list[str]:
    code = Code()
    kinds = [_kind(each, runtime) for each in method.parameters]
    for index, text in enumerate((method.owner, method.name, f"[{', '.join(kinds)}]")):
        code.add(f'const-string v{index}, "{text}"', index)
    code.add("filled-new-array/range {v0 .. v2}, [Ljava/lang/String;")
    code.add("move-result-object v0")
    code.add("return-object v0")
    return _method(f"name{number}()[Ljava/lang/String;", code)


def _kind(descriptor: str, runtime: Runtime) -> str:
    """As `Class.toString` writes it."""
    name = external(descriptor)
    if len(descriptor) == 1:
        return name
    return f"{'interface' if runtime.is_interface(name) else 'class'} {name}"


def _calls(package_name: str, plan: Plan, runtime: Runtime) -> str:
    """Class Calls: each call as code of that package makes it."""
    owner = internal(f"{package_name}.Calls")
    lines = _header(f"{package_name}.Calls")
    methods: dict[Method, str] = {}
    for call in plan.calls:
        if call.method not in methods:
            name = f"m{len(methods)}"
            methods[call.method] = f"{owner}->{name}({_GIVEN}{_OBJECT}){_OBJECT}"
            members = internal(f"{package_name}.Members")
            code = _invocation(call.method, runtime, members)
            lines += _method(f"{name}({_GIVEN}{_OBJECT}){_OBJECT}", code)
    targets = [methods[call.method] for call in plan.calls]
    lines += _switch(f"call{_LINKED}", targets, "p1, p2")
    return "\n".join(lines)


def _invocation(method: Method, runtime: Runtime, members: str) -> Code:
    """Call it with the receiver and arguments in p0; by reflection where its name is not open."""
    code = Code()
    named = runtime.reachable(method)
    if named is None:
        code.add(f"invoke-static {{p0, p1}}, {members}->call({_GIVEN}{_OBJECT}){_OBJECT}")
        code.add("move-result-object v0")
        code.add("return-object v0")
        return code
    at = 1
    owner = internal(named.owner)
    if method.is_constructor:
        code.add(f"new-instance v0, {owner}")
        code.add("move-object v1, v0", 1)
        at = 2
    elif not method.is_static:
        code.add("const/16 v0, 0")
        code.add("aget-object v1, p0, v0", 1)
        code.add(f"check-cast v1, {owner}")
        at = 2
    for index, kind in enumerate(method.parameters, 1):
        code.add(
            f"const/16 v0, {index}" if not method.is_constructor else f"const/16 v{at}, {index}", at
        )
        code.add(f"aget-object v{at}, p0, v{at if method.is_constructor else 0}", at)
        if len(kind) == 1:
            code.unbox(kind, at)
        else:
            code.add(f"check-cast v{at}, {kind}")
        at += 1 + (kind in "JD")
    how = "direct" if method.is_constructor else "static" if method.is_static else "virtual"
    if runtime.is_interface(named.owner):
        how = "interface"
    registers = f"/range {{v1 .. v{at - 1}}}" if at > 1 else " {}"
    code.add(f"invoke-{how}{registers}, {owner}->{named.name}{named.descriptor}")
    _return(code, method)
    return code


def _return(code: Code, method: Method) -> None:
    kind = method.result
    if method.is_constructor:
        code.add("return-object v0")
        return
    if kind == "V":
        code.add("const/4 v0, 0x0")
    elif len(kind) == 1:
        code.add(f"move-result{'-wide' if kind in 'JD' else ''} v0", 1)
        code.box(kind, 0)
    else:
        code.add("move-result-object v0")
    code.add("return-object v0")
