"""Sample apps with a realistic tree of settings: `python -m tests.end_to_end.explorer_apps`.

Both come from one template, whose pages stand in tests/data/explorer/pages.yaml. With `--check` the
committed APK files are compared with what the template gives; see harness/calibration/build.py for
the tools.
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

FOLDER = Path(__file__).parents[1] / "data" / "explorer"


@dataclass(frozen=True)
class Sample:
    """One app, and what a walk has to find in it."""

    id: str
    pages: dict[str, list[str]]
    expected: dict[str, int]
    """Goal -> fewest taps from the main page."""
    verdicts: dict[str, Verdict]

    @property
    def apk(self) -> Path:
        """Where its committed APK is."""
        return FOLDER / f"{self.id}.apk"

    @property
    def traps(self) -> frozenset[str]:
        """Labels that must not be tapped."""
        return frozenset(
            part[1:] for page in self.pages.values() for part in page if part[:1] == "!"
        )

    @property
    def table(self) -> str:
        """The pages as the template reads them."""
        return "\\n".join("|".join((name, *parts)) for name, parts in self.pages.items())


def samples() -> tuple[Sample, ...]:
    """Every app of pages.yaml, in its order."""
    told = YAML(typ="safe", pure=True).load((FOLDER / "pages.yaml").read_text(encoding="utf-8"))
    return tuple(
        Sample(
            id=row["id"],
            pages=_with_tabs({**told["shared"], **row["pages"]}, told["tabs"]),
            expected=row["expected"],
            verdicts={rule: Verdict(verdict) for rule, verdict in row["verdicts"].items()},
        )
        for row in told["apps"]
    )


def build(sample: Sample) -> bytes:
    """Fill in the template and make the signed APK. LabError when a tool fails."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        # Beside the template: smali takes files in the order of their paths, wherever they are.
        shutil.copytree(CALIBRATION / "kit", work / "kit")
        (work / "smali").mkdir()
        for source in (FOLDER / "AndroidManifest.xml", *sorted(FOLDER.glob("smali/*.smali"))):
            text = source.read_text(encoding="utf-8")
            text = text.replace("@ID@", sample.id).replace("@PAGES@", sample.table)
            (work / source.relative_to(FOLDER)).write_text(text, encoding="utf-8")
        return package(work / "AndroidManifest.xml", [work / "kit", work / "smali"])


def _with_tabs(pages: dict[str, list[str]], tabs: list[str]) -> dict[str, list[str]]:
    return {
        name: [item for part in parts for item in (tabs if part == "tabs" else [part])]
        for name, parts in pages.items()
    }


def main(arguments: list[str]) -> int:
    """Write the APK files, or with `--check` say which are not what would be written."""
    require_tools()
    return settle({sample.apk: build(sample) for sample in samples()}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
