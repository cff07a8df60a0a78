"""Vietnamese text: one Unicode form, folding for search, the alphabet of points and Roman numerals."""

from __future__ import annotations

import re
import unicodedata

# NĐ 30, Phụ lục I.1-II.6: points follow the Vietnamese alphabet, which has no f, j, w, z.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
MOST_TURNS = 9  # through the alphabet; a strange file with a million points must not fill the memory with letters
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x85\u2028\u2029]")  # \x0b is Word's line break within a paragraph
_UNSEEN = re.compile(  # controls, zero-width and direction marks, codes that are no letters, and the mark that stands
    # for a footnote in flat text; halves of a pair, which no file can hold
    r"[\ud800-\udfff"
    r"\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)


def nfc(text: str) -> str:
    """The composed form, in which every text is kept and drawn."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """`text` composed, without control, zero-width and direction marks; line ends become "\\n"."""
    if text.isprintable():
        return clean_printable(text)
    return nfc(_UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))  # composed last: a mark may part a letter from its accent


def clean_printable(text: str) -> str:
    """`clean` of a text that is all printable to Python: of what is taken out, only the mark of a footnote is."""
    return nfc(text.replace("\ufffc", ""))


def one_line(text: str) -> str:
    """`text` on one line: line breaks and runs of blanks become one space."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """`text` without diacritics, with d for đ, in lower case: what an unmarked search compares."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


ROMAN_END = 400


def roman(number: int) -> str:
    """1 → "I". Raises ValueError outside 1 to 399, which no plan reaches."""
    if not 1 <= number < ROMAN_END:
        raise ValueError(f"no Roman numeral for {number}")
    digits = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


def numeral(count: int) -> str:
    """The Roman numeral, or plain figures for a count that no plan reaches but a strange file may."""
    return roman(count) if count < ROMAN_END else str(count)


def from_roman(letters: str) -> int | None:
    """ "IV" → 4; None where `letters` is not a well-formed Roman numeral in capitals."""
    total, rest = 0, letters
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total += value
            rest = rest[len(sign) :]
    return total if total and not rest and total < ROMAN_END and roman(total) == letters else None


ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def ordinal(count: int) -> str:
    """1 → "nhất", 4 → "tư", as behind "thứ"; plain figures beyond ten."""
    return ORDINALS[count - 1] if 1 <= count <= len(ORDINALS) else str(count)


def point_letter(number: int) -> str:
    """1 → "a", 5 → "đ"; after "y" the letters double ("aa"), as registers do. Beyond any plan plain figures."""
    if number < 1:
        raise ValueError(f"no letter for point {number}")
    turns, index = divmod(number - 1, len(POINT_LETTERS))
    return POINT_LETTERS[index] * (turns + 1) if turns < MOST_TURNS else str(number)
