"""Text in the encodings of before Unicode: TCVN3 (fonts .VnTime, .VnTimeH …) and VNI (fonts VNI-Times …).

Both put Vietnamese letters on the places of Western ones, so that a program which does not know the font reads "C«ng
®oµn" or "Coâng ñoaøn". A font's name says surely what its text is (`old_font`); without it the letters do (`detect`).
Conversion is per stretch of text: `to_unicode` for text known to be old, `convert_line` for what may be mixed.
TCVN3 is one letter for one; a capital in it is a letter of a capital font. VNI writes most letters as two signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from desktop.domain.text import nfc
from desktop.understand.syllables import is_syllable

LEAST_SURE, LEAST_SHARE, LEAST_CHANGED = 2, 0.8, 0.6


class Encoding(StrEnum):
    """An encoding of before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class OldFont(NamedTuple):
    """What the name of a font says of its text. `capitals`: small letters of it are seen as capitals (.VnTimeH)."""

    encoding: Encoding
    capitals: bool = False


class Found(NamedTuple):
    """How many words of a text would change, how many of these into syllables, and how many are such only then.

    `strange` words with marks on their letters are no syllables as they stand, whether they would change or not.
    """

    encoding: Encoding
    words: int
    good: int
    sure: int
    strange: int

    @property
    def convinces(self) -> bool:
        """Whether the words speak for themselves, and not for a text in Unicode that shares some letters."""
        enough = self.good >= LEAST_SHARE * self.words and self.sure >= LEAST_CHANGED * self.words
        return self.sure >= LEAST_SURE and enough


# TCVN 5712:1993, third set (VN3), as the fonts .Vn… have it: from each code on, letters in order. Codes are those of
# Windows' Western set, and so Unicode's; 0xAD is Unicode's soft hyphen, which here is "ư".
_TCVN3_ROWS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờở"),
    (0xEC, "ỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
TCVN3: Mapping[str, str] = MappingProxyType(
    {chr(code + at): letter for code, row in _TCVN3_ROWS for at, letter in enumerate(row)}
)

# VNI for Windows: a vowel, then a sign for its mark. Signs by what they put on a plain vowel, and on one with a roof
# (circumflex) or a bowl (breve); "ô" is ơ, "ö" is ư; some letters have a code of their own.
_TONE_SIGNS = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_ROOF_SIGNS = dict(zip("âàáåãä", ("", *_TONE_SIGNS.values()), strict=True))
_BOWL_SIGNS = dict(zip("êèéúüë", ("", *_TONE_SIGNS.values()), strict=True))
_VNI_ALONE = dict(zip("ñôöìíæóòî", "đơưìíỉĩịỵ", strict=True))


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_VNI_ALONE)
    for vowel, plain in (*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")):
        pairs.update({vowel + sign: nfc(plain + tone) for sign, tone in _TONE_SIGNS.items()})
    for vowel in "aeo":
        pairs.update({vowel + sign: nfc(f"{vowel}\u0302{tone}") for sign, tone in _ROOF_SIGNS.items()})
    pairs.update({"a" + sign: nfc(f"a\u0306{tone}") for sign, tone in _BOWL_SIGNS.items()})
    capitals = {old.upper(): new.upper() for old, new in pairs.items()}
    mixed = {old[0].upper() + old[1]: new.upper() for old, new in pairs.items() if len(old) > 1}
    return pairs | mixed | capitals


VNI: Mapping[str, str] = MappingProxyType(_vni_pairs())
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TCVN3_TABLE = str.maketrans(dict(TCVN3))
_VNI_LETTERS = frozenset("".join(VNI)) - frozenset(map(chr, range(128)))
_LETTERS = {Encoding.TCVN3: frozenset(TCVN3), Encoding.VNI: _VNI_LETTERS}

# signs that may stand within a word; what is cut off at its ends is never a letter of either encoding
_WORD = re.compile(r"[^\W\d_]|[\xa1-\xff]")
_PARTS = re.compile(r"(?:[^\W\d_]|[\xa1-\xff])+")
_WESTERN = frozenset(map(chr, range(0x100)))
_FONT = re.compile(r"(?i:\.vn(?=[a-z]))|(?i:vni(?=[-_ ]))")


def old_font(name: str) -> OldFont | None:
    """What the name of a font says: ".VnTime", ".VnArialH", "VNI-Times", also quoted and with others behind it."""
    name = name.split(",", 1)[0].strip().strip("'\"").strip()
    found = _FONT.match(name)
    if found is None:
        return None
    if found.group()[0] == ".":
        return OldFont(Encoding.TCVN3, name.endswith("H"))
    return OldFont(Encoding.VNI)


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Text that is wholly of an encoding; letters that it does not have stay as they are. Composed."""
    text = nfc(text)
    if encoding is Encoding.TCVN3:
        done = text.translate(_TCVN3_TABLE)
    else:
        done = _VNI_SIGN.sub(lambda found: VNI[found.group()], text)
    return nfc(done.upper() if capitals else done)


def weigh(texts: Iterable[str], encoding: Encoding) -> Found:
    """How many words of some lines change when they are read in an encoding, and into what."""
    words = good = sure = strange = 0
    for text in texts:
        for word in _PARTS.findall(text):
            if word.isascii() or not _WESTERN.issuperset(word):
                continue
            odd = not is_syllable(word)
            strange += odd
            if is_old_word(word, encoding) and (read := to_unicode(word, encoding)) != word:
                words += 1
                if is_syllable(read):
                    good += 1
                    sure += odd
    return Found(encoding, words, good, sure, strange)


def detect(texts: Iterable[str]) -> Encoding | None:
    """The encoding that lines without a font are in, or None.

    Unicode Vietnamese, other languages and figures are None: of the words that would change nearly all must be
    Vietnamese syllables afterwards, and most of them none before. At least two such words are needed.
    """
    lines = [text for text in texts if not text.isascii()]
    found = [weigh(lines, encoding) for encoding in Encoding]
    convincing = [one for one in found if one.convinces]
    return max(convincing, key=lambda one: one.sure).encoding if convincing else None


def detect_among(texts: Iterable[str]) -> Encoding | None:
    """The encoding of the old words among others, as a clerk asks who has seen some; one word is enough.

    Of the words that are no Vietnamese as they stand nearly all must be so when they are read.
    """
    lines = [text for text in texts if not text.isascii()]
    found = [weigh(lines, encoding) for encoding in Encoding]
    likely = [one for one in found if one.sure and one.sure >= LEAST_SHARE * one.strange]
    return max(likely, key=lambda one: one.sure).encoding if likely else None


def is_western(text: str) -> bool:
    """Whether a text has no letter that only Unicode has; other signs, as quotation marks, do not count."""
    return text.isascii() or not any(sign not in _WESTERN and _WORD.match(sign) for sign in text)


def is_old_word(word: str, encoding: Encoding) -> bool:
    """Whether a word may be of an encoding: it has letters of it and none that only Unicode has."""
    return not _LETTERS[encoding].isdisjoint(word) and _WESTERN.issuperset(word)


def convert_line(text: str, encoding: Encoding) -> str:
    """A line of a text that was found to be old. Words with letters that the encoding does not have are left alone.

    Where such words stand in the line, it is mixed: then only words that become Vietnamese by it are changed.
    """
    mixed = not is_western(text)

    def converted(found: re.Match[str]) -> str:
        word = found.group()
        if not mixed:
            return to_unicode(word, encoding)
        if not is_old_word(word, encoding) or is_syllable(word):
            return word
        read = to_unicode(word, encoding)
        return read if is_syllable(read) else word

    return nfc(_PARTS.sub(converted, text))
