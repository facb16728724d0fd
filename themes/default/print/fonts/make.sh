#!/usr/bin/env bash
# Makes the fonts of this folder from the full ones: `make.sh FOLDER`, where FOLDER holds the Noto fonts as
# Debian's fonts-noto-core and fonts-noto-cjk install them (somewhere below it). Needs pyftsubset of fonttools.
#
# What is kept: Latin, Greek and Cyrillic letters, punctuation, currency signs, arrows and the signs that
# texts of this kind use; the whole Arabic script; the 6 763 Chinese characters of GB 2312 and what this
# repository's own texts use besides. The font for formulas, STIX Two Math, is the one that its
# project publishes (https://github.com/stipub/stixfonts), unchanged.
set -euo pipefail
from="${1:?the folder with the Noto fonts}"
here="$(cd "$(dirname "$0")" && pwd)"
root="$here/../../../.."

find_font() { find "$from" -name "$1" | head -n 1; }

letters='U+0020-024F,U+02B0-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-214F,U+2190-21BB,U+2202,U+2206,U+220F,U+2211-2213,U+2215,U+221A,U+221E,U+222B,U+2248,U+2260,U+2264,U+2265,U+25A0-25FF,U+2610-2612,U+FB00-FB04,U+FEFF,U+FFFD'
features='--layout-features+=tnum,lnum,frac,sups,subs,ordn'

for name in NotoSerif-Regular NotoSerif-Bold NotoSerif-Italic NotoSerif-BoldItalic NotoSans-Regular NotoSans-Bold NotoSans-Italic NotoSans-BoldItalic NotoSansMono-Regular NotoSansMono-Bold; do
  pyftsubset "$(find_font $name.ttf)" --unicodes="$letters" "$features" --no-hinting --output-file="$here/$name.ttf"
done

cp "$(find_font NotoNaskhArabic-Regular.ttf)" "$(find_font NotoNaskhArabic-Bold.ttf)" "$here/"
pyftsubset "$(find_font NotoSansSymbols2-Regular.ttf)" --unicodes='U+2190-21FF,U+2300-23FF,U+25A0-27BF,U+2B00-2BFF,U+1F300-1F5FF' --no-hinting --output-file="$here/NotoSansSymbols2-Regular.ttf"

chinese="$(mktemp)"
trap 'rm -f "$chinese"' EXIT
python3 - "$root" > "$chinese" <<'PY'
import pathlib, sys
wanted = set()
for high in range(0xA1, 0xF8):
    for low in range(0xA1, 0xFF):
        try:
            wanted.add(bytes([high, low]).decode("gb2312"))
        except UnicodeDecodeError:
            pass
root = pathlib.Path(sys.argv[1])
for folder in ("content", "themes/default/i18n", "src/starter"):
    for path in (root / folder).rglob("*"):
        if path.suffix in (".md", ".yaml", ".ftl"):
            wanted |= {c for c in path.read_text("utf-8") if "\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef"}
print("".join(sorted(wanted)))
PY
# Number 2 of a collection is Simplified Chinese.
pyftsubset "$(find_font NotoSerifCJK-Regular.ttc)" --font-number=2 --text-file="$chinese" --no-hinting --desubroutinize --output-file="$here/NotoSerifSC-Regular.otf"
pyftsubset "$(find_font NotoSansCJK-Bold.ttc)" --font-number=2 --text-file="$chinese" --no-hinting --desubroutinize --output-file="$here/NotoSansSC-Bold.otf"
ls -l "$here"
