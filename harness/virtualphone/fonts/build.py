"""Makes the phone's typeface: the GB 2312 characters of Noto Sans CJK SC, and common signs.

`python harness/virtualphone/fonts/build.py` writes the subset from Debian's fonts-noto-cjk;
with `--check` it only tells, by its exit code, whether the file in the tree is that subset.
The output is the same, byte for byte, for the same source font and fonttools.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from fontTools import subset

SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
TARGET = Path(__file__).with_name("NotoSansCJKsc-GB2312.otf")
_SIMPLIFIED_CHINESE = 2
"""The place of Noto Sans CJK SC in the collection."""
_SIGNS = "©®™•…–—‘’“”←↑→↓✓×›÷°±¥€№℃★☆●○■□▲△▼▽◆◇▶◀⋯"


def characters() -> set[int]:
    """Code points of the subset: printable ASCII, GB 2312 and the signs that apps draw."""
    points = set(range(0x20, 0x7F)) | {ord(sign) for sign in _SIGNS} | {0xA0}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes((row, cell)).decode("gb2312", errors="ignore")
            points.update(map(ord, text))
    return points


def build(source: Path, target: Path) -> None:
    """Write the subset of `source` to `target`."""
    options = subset.Options(
        font_number=_SIMPLIFIED_CHINESE,
        layout_features=[],
        hinting=False,
        recalc_timestamp=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    with subset.load_font(str(source), options) as font:
        subsetter.subset(font)
        subset.save_font(font, str(target), options)


def main() -> int:
    """Write the font, or with `--check` compare it; 1 says that it differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=SOURCE)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        build(options.source, TARGET)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TARGET.name
        build(options.source, fresh)
        same = fresh.read_bytes() == TARGET.read_bytes()
    sys.stdout.write("the font is up to date\n" if same else "the font differs: build it anew\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
