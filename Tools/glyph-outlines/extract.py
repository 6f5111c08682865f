#!/usr/bin/env python3
"""Writes Sources/TextMetrics/Tables from Liberation Sans 2, whose licence is the OFL 1.1.

    pip install fonttools
    Tools/glyph-outlines/extract.py /usr/share/fonts/truetype/liberation2

The folder is Debian's package fonts-liberation2; version 2.1.5 wrote the committed tables.
The output depends on the font files alone.
"""

import pathlib
import sys
import textwrap

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

CHARACTERS = (
    [chr(code) for code in range(0x20, 0x7F)]
    + [chr(code) for code in range(0xA0, 0x100) if code != 0xAD]
    + list("–—‘’“”•…←↑→↓↔⟷≠≤≥∞")
)
# Characters the font lacks, and the ones that stand in for them.
STAND_INS = {"⟷": "↔"}


class TokenPen(BasePen):
    """Collects relative tokens in font units, y downwards."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.tokens = []
        self.at = self.start = (0, 0)

    def add(self, command, *points):
        rounded = [(round(x), -round(y)) for x, y in points]
        numbers = [n for x, y in rounded for n in (x - self.at[0], y - self.at[1])]
        self.tokens += [f"{command}{numbers[0]}"] + [str(number) for number in numbers[1:]]
        self.at = rounded[-1]

    def _moveTo(self, point):
        self.add("m", point)
        self.start = self.at

    def _lineTo(self, point):
        self.add("l", point)

    def _qCurveToOne(self, control, point):
        self.add("q", control, point)

    def _curveToOne(self, *points):
        raise ValueError("a TrueType outline has no cubic curves")

    def _closePath(self):
        self.tokens.append("z")
        self.at = self.start


def table(path, name):
    font = TTFont(path)
    if font["head"].unitsPerEm != 2048:
        raise ValueError(f"{path}: not 2048 units per em")
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    tokens = []
    for character in sorted(CHARACTERS):
        glyph = glyphs[names[ord(STAND_INS.get(character, character))]]
        pen = TokenPen(glyphs)
        glyph.draw(pen)
        tokens += [f"@{ord(character)}", str(round(glyph.width))] + pen.tokens
    lines = textwrap.wrap(" ".join(tokens), 96, break_long_words=False, break_on_hyphens=False)
    body = "\n".join("    " + line for line in lines)
    return f'''\
// Written by Tools/glyph-outlines/extract.py. Under the SIL Open Font License 1.1: see OFL.txt.

extension OutlineTable {{
  static let {name} = """
{body}
    """
}}
'''


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    fonts = pathlib.Path(sys.argv[1])
    target = pathlib.Path(__file__).resolve().parents[2] / "Sources/TextMetrics/Tables"
    for name in ("regular", "bold"):
        text = table(fonts / f"LiberationSans-{name.capitalize()}.ttf", name)
        (target / f"OutlineTable+{name.capitalize()}.swift").write_text(text, encoding="utf-8")


main()
