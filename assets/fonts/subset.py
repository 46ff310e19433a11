#!/usr/bin/env python3
"""Cuts the two shipped faces out of the full Noto Sans SC, and proves that nothing needed was lost.

    pip install fonttools==4.68.0
    npm install --ignore-scripts @expo-google-fonts/noto-sans-sc@0.4.3 china-division@2.7.0
    python3 subset.py node_modules                     # writes the two faces beside this script
    python3 subset.py node_modules --extra-characters  # first writes extra-characters.txt anew

The same versions give the same bytes. Licence of the faces: OFL.txt.
"""

import csv
import sys
import unicodedata
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
EXTRA = HERE / "extra-characters.txt"
ZHEJIANG = "33"
FACES = {
    "NotoSansSC-Regular-subset.ttf": "400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold-subset.ttf": "700Bold/NotoSansSC_700Bold.ttf",
}
# Blocks from which the screen takes its symbols; what the full face lacks in them is lacking here too.
BLOCKS = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts: 10⁻⁷, m²
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letter-like: ℃ № ™
    (0x2150, 0x218B),  # fractions, Roman numerals Ⅰ–Ⅻ of the levels
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # ① to ⑳ and their like
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x259F),  # block elements
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x27BF),  # miscellaneous symbols, dingbats: ✓ ✗ ❶
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x303F),  # CJK punctuation
    (0x3100, 0x312F),  # bopomofo
    (0x3200, 0x33FF),  # enclosed and squared: ㊀ ㎡ ㎏
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE4F),  # compatibility forms
    (0xFF00, 0xFFEF),  # full-width and half-width forms
]
# Pinyin with its tones, as far as Latin-1 lacks it. Greek and Cyrillic come with GB2312.
PINYIN = "āēīōūǖǎěǐǒǔǚǘǜńňǹḿ"
# Characters of streams, wharves and bridges that the names of villages do not hold.
PLACES = "渟硚埗塆"
# Characters of many given names.
GIVEN_NAMES = "喆堃堉奭姈婳媖嫄孖峣彧忞愔旻旼昇昉晞暐朤杋杍枟棽楀沄浥淏湉湜澔炘烜燊燚玘玥玭珅珣珺琎琤瑀瑄璟瓅祎禔禛禤縯翀翃翯芃虓谞赟赪輶锜镕頔飏骉骎"


def gb2312() -> set[str]:
    """Every character of GB2312, by decoding each possible pair of EUC-CN."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return found


def place_names(modules: Path) -> set[str]:
    """Every character in a name of Zhejiang, from the province down to the village."""
    dist = modules / "china-division" / "dist"
    found = set()
    for table in ("provinces", "cities", "areas", "streets", "villages"):
        with open(dist / f"{table}.csv", encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if row["code"].startswith(ZHEJIANG):
                    found.update(row["name"])
    return found


def write_extra(modules: Path, basic: set[str]) -> None:
    """Writes the characters that names need and GB2312 lacks, so that a rebuild needs no list of villages."""
    beyond = sorted(
        char for char in place_names(modules) | set(PLACES) | set(GIVEN_NAMES)
        if char not in basic and unicodedata.category(char) == "Lo"
    )
    lines = ["".join(beyond[at:at + 32]) for at in range(0, len(beyond), 32)]
    EXTRA.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    modules = Path(sys.argv[1])
    basic = {chr(c) for first, last in BLOCKS for c in range(first, last + 1)} | gb2312() | set(PINYIN)
    if "--extra-characters" in sys.argv:
        write_extra(modules, basic)
    extra = set(EXTRA.read_text(encoding="utf-8")) - {"\n"}
    for name, source in FACES.items():
        font = TTFont(modules / "@expo-google-fonts" / "noto-sans-sc" / source, recalcTimestamp=False)
        drawable = {chr(code) for code in font.getBestCmap()}
        lost = sorted((gb2312() | extra | set(PINYIN)) - drawable)
        options = Options()
        options.hinting = False
        options.layout_features = ["*"]
        options.name_IDs = ["*"]
        options.notdef_outline = True
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[ord(char) for char in basic | extra])
        subsetter.subset(font)
        font.save(HERE / name)
        size = (HERE / name).stat().st_size
        print(f"{name}: {len(font.getBestCmap())} characters, {size} bytes; not in the full face: {''.join(lost) or 'none'}")


if __name__ == "__main__":
    main()
