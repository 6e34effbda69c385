"""Sample apps for single behaviours of splash screens: `python -m tests.end_to_end.behaviours`.

All come from one template, whose values stand in tests/data/behaviours/family.yaml. With `--check`
the committed APK files are compared with what the template gives; see harness/calibration/build.py
for the tools.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from harness.calibration import FOLDER as CALIBRATION
from harness.calibration.build import package, require_tools
from harness.model.finding import Verdict
from tests.end_to_end.committed import settle

FOLDER = Path(__file__).parents[1] / "data" / "behaviours"


@dataclass(frozen=True)
class Behaviour:
    """One app, what is done to it, and what has to come of it."""

    id: str
    values: dict[str, object]
    test: str
    launches: int
    """In which its window is tried: once to close it, then to touch beside its buttons."""
    dialogs: str
    """Whose permission dialogs the virtual phone shows."""
    without: frozenset[str]
    """Probes that are left out."""
    expected: dict[str, Verdict]

    @property
    def apk(self) -> Path:
        """Where its committed APK is."""
        return FOLDER / f"{self.values['id']}.apk"


def family() -> tuple[Behaviour, ...]:
    """Every app of family.yaml, in its order."""
    told = YAML(typ="safe", pure=True).load((FOLDER / "family.yaml").read_text(encoding="utf-8"))
    rows = {row["id"]: row for row in told["apps"]}
    for row in told["apps"]:
        # The same app on another phone is judged in the same way, unless it says otherwise.
        if "like" in row:
            like = rows[row["like"]]
            row |= {"app": like["id"], **{key: like[key] for key in like.keys() - row.keys()}}
    return tuple(
        Behaviour(
            id=row["id"],
            values=_values(
                {**told["defaults"], **row.get("set", {}), "id": row.get("app", row["id"])}
            ),
            test=row["test"],
            launches=row.get("launches", 2),
            dialogs=row.get("dialogs", "android-14"),
            without=frozenset(row.get("without", ["traffic"])),
            expected={rule: Verdict(verdict) for rule, verdict in row["expected"].items()},
        )
        for row in told["apps"]
    )


def _values(told: dict[str, object]) -> dict[str, object]:
    """With the manifest's lines for what the app asks for."""
    asks = str(told["asks"]).split()
    lines = [f'  <uses-permission android:name="{name}"/>' for name in asks]
    return {**told, "permissions": "\n".join(lines)}


def build(behaviour: Behaviour) -> bytes:
    """Fill in the template and make the signed APK. LabError when a tool fails."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        # Beside the template: smali takes files in the order of their paths, wherever they are.
        shutil.copytree(CALIBRATION / "kit", work / "kit")
        (work / "smali").mkdir()
        for source in (FOLDER / "AndroidManifest.xml", *sorted(FOLDER.glob("smali/*.smali"))):
            text = source.read_text(encoding="utf-8")
            for name, value in behaviour.values.items():
                text = text.replace(f"@{name.upper()}@", str(value))
            (work / source.relative_to(FOLDER)).write_text(text, encoding="utf-8")
        return package(work / "AndroidManifest.xml", [work / "kit", work / "smali"])


def main(arguments: list[str]) -> int:
    """Write the APK files, or with `--check` say which are not what would be written."""
    require_tools()
    return settle({behaviour.apk: build(behaviour) for behaviour in family()}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
