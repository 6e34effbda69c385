from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import harness
from harness.virtualphone.framework.build import build
from harness.virtualphone.zygote import FRAMEWORK

from .class_files import ClassFile, Member, read_jar

PACKAGE = Path(harness.__file__).parent
REFERENCE = re.compile(r"(L[\w/$]+|\[+[\w/$;]+);->([\w$<>]+)(\([^)\s]*\)[^\s,]+|:[^\s,}]+)")
SUPER = re.compile(r"^\.(?:super|implements) L([\w/$]+);", re.MULTILINE)
CLASS = re.compile(r"^\.class .*L([\w/$]+);", re.MULTILINE)
MEMBER = re.compile(r"^\.(?:method|field) .*?([\w$<>]+)(\([^)\s]*\)\S+|:\S+)", re.MULTILINE)


def has_member(classes: dict[str, ClassFile], owner: str, member: str) -> bool:
    """Whether the class or one above it has the member; those of the JDK are taken on trust."""
    found = classes.get(owner)
    if found is None:
        return not owner.startswith(("android/", "dalvik/"))
    if member in found.members:
        return True
    above = (parent for parent in found.parents if parent != "java/lang/Object")
    inherited = any(has_member(classes, parent, member) for parent in above)
    return inherited or member.startswith(("getClass(", "hashCode(", "toString(", "equals("))


@pytest.fixture(scope="module")
def classes() -> dict[str, ClassFile]:
    return read_jar(FRAMEWORK)


def _smali() -> list[Path]:
    return sorted((PACKAGE / "calibration").rglob("*.smali"))


def test_the_framework_has_all_that_the_calibration_apps_use(
    classes: dict[str, ClassFile],
) -> None:
    known = dict(classes)
    for path in _smali():
        text = path.read_text(encoding="utf-8")
        name = CLASS.findall(text)[0]
        members = tuple(Member(own, kind.lstrip(":"), 0) for own, kind in MEMBER.findall(text))
        known[name] = ClassFile(name, tuple(SUPER.findall(text)), members)
    used = {
        (owner[1:], member + kind)
        for path in _smali()
        for owner, member, kind in REFERENCE.findall(path.read_text(encoding="utf-8"))
        if owner.startswith("L")
    }

    missing = sorted(each for each in used if each[0] in known and not has_member(known, *each))

    assert len(used) > 80
    assert missing == []
    assert {owner for owner, _ in used if owner.startswith("android/")} <= set(known)


@pytest.mark.parametrize(
    ("owner", "member"),
    [
        ("android/app/ContextImpl", "checkPermission(Ljava/lang/String;II)I"),
        (
            "android/app/Instrumentation",
            (
                "execStartActivity(Landroid/content/Context;Landroid/os/IBinder;"
                "Landroid/os/IBinder;Landroid/app/Activity;Landroid/content/Intent;"
                "ILandroid/os/Bundle;)Landroid/app/Instrumentation$ActivityResult;"
            ),
        ),
        (
            "android/provider/Settings$NameValueCache",
            (
                "getStringForUser(Landroid/content/ContentResolver;Ljava/lang/String;I)"
                "Ljava/lang/String;"
            ),
        ),
        ("android/hardware/SystemSensorManager$SensorEventQueue", "dispatchSensorEvent(I[FIJ)V"),
        ("android/app/ApplicationPackageManager", "getInstalledPackages(I)Ljava/util/List;"),
        ("android/view/Window", "getDecorView()Landroid/view/View;"),
    ],
)
def test_hooks_find_the_concrete_classes_of_a_real_phone(
    classes: dict[str, ClassFile], owner: str, member: str
) -> None:
    assert member in classes[owner].members


@pytest.mark.skipif(shutil.which("javac") is None, reason="needs a Java compiler")
def test_the_committed_jar_is_what_the_source_gives(tmp_path: Path) -> None:
    version = subprocess.run(["javac", "-version"], capture_output=True, text=True, check=True)
    if " 17." not in version.stdout:
        pytest.skip("other compilers than 17 write other bytes")

    build(tmp_path / "framework.jar")

    assert (tmp_path / "framework.jar").read_bytes() == FRAMEWORK.read_bytes()
