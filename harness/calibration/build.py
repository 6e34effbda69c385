"""Builds the calibration apps from their sources; `--check` compares them with the committed ones.

Needs Debian's aapt, apksigner, zipalign, libsmali-java, android-framework-res and a Java runtime.
The same tools give the same bytes: entries are stored with a fixed date, and RSA PKCS#1 v1.5
signatures do not vary.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from harness.calibration import FOLDER, NAMES, apk_path
from harness.errors import HarnessError, LabError, UsageError

_KIT = FOLDER / "kit"
_KEY = FOLDER / "signing" / "calibration.pk8"
_CERTIFICATE = FOLDER / "signing" / "calibration.x509.pem"
_FRAMEWORK = Path("/usr/share/android-framework-res/framework-res.apk")
_SMALI = [
    Path("/usr/share/java", f"{jar}.jar")
    for jar in (
        "smali",
        "dexlib2",
        "smali-util",
        "antlr3-runtime",
        "guava",
        "jcommander",
    )
]
_PROGRAMS = ("java", "aapt", "zipalign", "apksigner")
_MIN_SDK = "21"
_ENTRY_DATE = (2009, 1, 1, 0, 0, 0)


def build(name: str) -> bytes:
    """Make one app's signed APK. Raises LabError when a tool fails, with its words."""
    source = FOLDER / name
    return package(source / "AndroidManifest.xml", [_KIT, source / "smali"])


def package(manifest: Path, sources: list[Path]) -> bytes:
    """Make a signed APK of a manifest and folders of smali. LabError when a tool fails."""
    with tempfile.TemporaryDirectory() as folder:
        code = _assemble(sources, Path(folder))
    return package_code(manifest, code)


def package_code(manifest: Path, code: bytes) -> bytes:
    """Make a signed APK of a manifest and a classes.dex. LabError when a tool fails."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        compiled = _compile_manifest(manifest, work)
        unsigned = work / "unsigned.apk"
        _write_zip(unsigned, {"AndroidManifest.xml": compiled, "classes.dex": code})
        return _sign(unsigned, work)


def _compile_manifest(text: Path, work: Path) -> bytes:
    package = work / "manifest.zip"
    run("aapt", "package", "-f", "-M", str(text), "-I", str(_FRAMEWORK), "-F", str(package))
    with zipfile.ZipFile(package) as archive:
        return archive.read("AndroidManifest.xml")


def _assemble(sources: list[Path], work: Path) -> bytes:
    """Dex version 035, one thread: more than one could order it differently."""
    code = work / "classes.dex"
    class_path = ":".join(str(jar) for jar in _SMALI)
    smali = ["java", "-cp", class_path, "org.jf.smali.Main", "assemble", "-j", "1", "-a", _MIN_SDK]
    run(*smali, "-o", str(code), *(str(source) for source in sources))
    return code.read_bytes()


def _write_zip(path: Path, entries: dict[str, bytes]) -> None:
    """Stored, because what deflate makes differs between versions of zlib."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, _ENTRY_DATE), content)


def _sign(unsigned: Path, work: Path) -> bytes:
    aligned, signed = work / "aligned.apk", work / "signed.apk"
    run("zipalign", "-f", "4", str(unsigned), str(aligned))
    key = ["--key", str(_KEY), "--cert", str(_CERTIFICATE), "--v1-signer-name", "CALIBRAT"]
    options = ["--min-sdk-version", _MIN_SDK, "--v4-signing-enabled", "false"]
    run("apksigner", "sign", *key, *options, "--out", str(signed), str(aligned))
    return signed.read_bytes()


def run(*command: str) -> None:
    """Run a tool of the build. LabError with its words when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise LabError(f"{command[0]} failed: {done.stderr or done.stdout}")


def require_tools() -> None:
    """Raise UsageError that names the tools which this machine does not have."""
    absent = [program for program in _PROGRAMS if not shutil.which(program)]
    absent += [str(path) for path in (*_SMALI, _FRAMEWORK) if not path.exists()]
    if absent:
        raise UsageError(
            f"not on this machine: {', '.join(absent)}",
            tip="On Debian 12: apt-get install aapt apksigner zipalign libsmali-java "
            "android-framework-res default-jre-headless",
        )


def main(
    names: Annotated[list[str] | None, typer.Argument(help="Apps; all by default.")] = None,
    *,
    check: Annotated[bool, typer.Option(help="Compare only; exit 1 where they differ.")] = False,
) -> None:
    """Build the calibration apps, or check that the committed ones are what the sources give."""
    try:
        require_tools()
        built = {name: build(name) for name in _known(names)}
    except HarnessError as error:
        typer.echo(f"{error.sentence}\n{error.tip}".strip(), err=True)
        raise typer.Exit(error.exit_code) from error
    different = [name for name, content in built.items() if _committed(name) != content]
    if not check:
        for name in different:
            apk_path(name).write_bytes(built[name])
    elif different:
        typer.echo(f"not what the sources give: {', '.join(different)}", err=True)
        raise typer.Exit(1)


def _known(names: list[str] | None) -> Iterable[str]:
    unknown = set(names or ()) - set(NAMES)
    if unknown:
        raise UsageError(f"no such app: {', '.join(sorted(unknown))}", tip=f"There are {NAMES}.")
    return names or NAMES


def _committed(name: str) -> bytes:
    path = apk_path(name)
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    typer.run(main)
