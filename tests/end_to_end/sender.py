"""The app that sends everything: `python -m tests.end_to_end.sender` builds it.

Its sources are in tests/data/sender. With `--check` the committed APK is compared with what they
give. Besides the tools of
harness/calibration/build.py it needs Debian's openjdk-17-jdk-headless, proguard-cli,
libokhttp-java and libokio-java, and npm, which brings dx (see tests/data/sender/README.md).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from harness.calibration.build import package_code, require_tools, run
from harness.errors import UsageError
from tests.end_to_end.committed import settle

FOLDER = Path(__file__).parents[1] / "data" / "sender"
APK = FOLDER / "sender.apk"
HOSTS = {
    "own": ("cn.example.sender.own", "api.example.cn"),
    "umeng": ("com.umeng.analytics", "alogs.umeng.com"),
    "pangle": ("com.bytedance.sdk.openadsdk", "api-access.pangolin-sdk-toutiao.com"),
}
"""Owner, as the plan calls it -> package of its code, and host it sends to."""
PROGRAMS = ("javac", "proguard", "npm")
LIBRARIES = tuple(Path("/usr/share/java", f"{name}.jar") for name in ("okhttp", "okio"))
FRAMEWORK = Path(__file__).parents[2] / "harness" / "virtualphone" / "framework.jar"
"""Android's names and signatures, which is all that the compiler asks for."""
DEXER = FOLDER / "dexer"
DX = "node_modules/tns-android/framework/build-tools/metadata-generator.jar"
JAVA_8 = b"\x00\x34"
"""Class file version 52."""


def build() -> bytes:
    """Make the signed APK. LabError when a tool fails."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        classes = _compiled(work)
        bundled = _bundled(classes, work)
        return package_code(FOLDER / "AndroidManifest.xml", _dexed(bundled, work))


def absent() -> list[str]:
    """What the build needs and this machine does not have."""
    programs = [program for program in (*PROGRAMS, "aapt") if not shutil.which(program)]
    return programs + [str(jar) for jar in LIBRARIES if not jar.exists()]


def _compiled(work: Path) -> Path:
    """Java class files of the app; the one source that every owner has is filled in for each."""
    sources = work / "java"
    shutil.copytree(FOLDER / "java" / "cn", sources / "cn")
    template = (FOLDER / "java" / "Reporter.java.txt").read_text(encoding="utf-8")
    for package, host in HOSTS.values():
        place = sources / package.replace(".", "/") / "Reporter.java"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = template.replace("@PACKAGE@", package).replace("@HOST@", host)
        place.write_text(text, encoding="utf-8")
    classes = work / "classes"
    class_path = ":".join(map(str, (FRAMEWORK, *LIBRARIES)))
    files = sorted(map(str, sources.rglob("*.java")))
    run("javac", "--release", "8", "-nowarn", "-cp", class_path, "-d", str(classes), *files)
    return classes


def _bundled(classes: Path, work: Path) -> Path:
    """The app and what it needs of OkHttp, in Java 7's bytecode: dx knows no later one."""
    library, bundled = work / "java8.jar", work / "app.jar"
    _write_platform(library)
    inputs = [f"-injars {classes}", *(f"-injars {jar}(**.class)" for jar in LIBRARIES)]
    known = [f"-libraryjars {library}", f"-libraryjars {FRAMEWORK}(android/**)"]
    options = work / "options.txt"
    options.write_text("\n".join([*inputs, f"-outjars {bundled}", *known]), encoding="utf-8")
    run("proguard", f"@{options}", f"@{FOLDER / 'proguard.txt'}")
    return bundled


def _write_platform(jar: Path) -> None:
    """What Java 8 declares, from the compiler's own tables; ProGuard wants to know the parents."""
    home = Path(shutil.which("javac") or "").resolve().parents[1]
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(home / "lib" / "ct.sym") as tables:
        for entry in sorted(tables.namelist()):
            releases, _, name = entry.partition("/")
            name = name.partition("/")[2]  # without the module
            if "8" in releases and name.startswith(("java/", "javax/")) and name.endswith(".sig"):
                content = tables.read(entry)
                found[f"{name[:-4]}.class"] = content[:6] + JAVA_8 + content[8:]
    with zipfile.ZipFile(jar, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)


def _dexed(bundled: Path, work: Path) -> bytes:
    shutil.copytree(DEXER, work / "dexer", ignore=shutil.ignore_patterns("node_modules"))
    fetched = DEXER / DX
    if not fetched.exists():
        run("npm", "--prefix", str(work / "dexer"), "ci", "--ignore-scripts", "--no-audit")
        fetched = work / "dexer" / DX
    code = work / "classes.dex"
    dx = ("java", "-cp", str(fetched), "com.android.dx.command.Main")
    run(*dx, "--dex", f"--output={code}", str(bundled))
    return code.read_bytes()


def main(arguments: list[str]) -> int:
    """Write the APK, or with `--check` say whether it is what would be written."""
    require_tools()
    if missing := absent():
        raise UsageError(f"not on this machine: {', '.join(missing)}")
    return settle({APK: build()}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
