"""Which words want to stay on one line: "Điều 5", "25 tỷ đồng", "2026 - 2030". The words themselves are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from desktop.resources import resource

# What it costs that a line ends inside, as `fitting` counts: 1.0 is a line whose spaces are twice as wide as the
# font's, 0.25 one whose spaces are half as wide again (our choice, grade M).
NEVER = 5.0  # "Điều | 5": rather a line whose spaces are three times as wide
DEAR = 0.35  # "ngày | 12/6/2021": rather a line whose spaces are wider by half, but no hole
HARDLY = 0.1  # "ngày 12 | tháng 6 năm 2021", "1.200 | đoàn viên"
RATHER_NOT = 0.01  # "Ban | Thường vụ", "đạt | 85%"

_END = ".,;:!?)”’\"'"
_BEGIN = "“‘\"'(["
_NUMBER = re.compile(
    r"(?:\d[\d.,/%:-]*|[IVXLC]+(?:[/.-]\w+)*|\d+[-/]\w[\w/.-]*|……(?:/[\w-]+)?)"
)  # dots: to be filled in
_BLANK = re.compile(r"(?:[\u00a0_]{2,16}|[.…]{2,16})(?:/[\w-]+)?")  # a number to be filled in, as of a day
_INITIAL = re.compile(r"[“\"(]?[^\W\d_]\.")
_LETTERS = "abcdđeghiklmnopqrstuvxABCDĐEGHKMN"  # of points, groups and hidden names; "Ý", "Ở", "Y" are words
_MOST_WORDS = 50_000  # a language has fewer, a hostile file may have more

# What a word may be; a word of none of these joins nothing.
_NUMERAL, _BEFORE, _SOFT_BEFORE, _LETTER_AFTER, _UNIT, _MULTIPLE, _COUNTED, _NAME_AFTER, _HEAD = (
    1 << n for n in range(9)
)
_OPENING, _CLOSING, _DASH, _BULLET, _LETTER, _FIRST_INITIAL, _OF_DATE = (1 << n for n in range(9, 16))
LEADING = (
    _NUMERAL | _BEFORE | _SOFT_BEFORE | _MULTIPLE | _NAME_AFTER | _HEAD | _OPENING | _DASH | _BULLET | _FIRST_INITIAL
)
TRAILING = _CLOSING | _DASH | _BULLET | _LETTER
"""Kinds of words that may be bound to the next one, and of those that are bound to any before them: all bonds are."""
_LISTS = {
    "before_number": _BEFORE,
    "before_date": _BEFORE | _OF_DATE,
    "softly_before_number": _SOFT_BEFORE,
    "before_letter": _LETTER_AFTER,
    "multiples": _MULTIPLE,
    "before_name": _NAME_AFTER,
    "heads": _HEAD,
    "opening": _OPENING,
    "closing": _CLOSING,
    "dashes": _DASH,
    "bullets": _BULLET,
}
_ENDED_LISTS = {"units": _UNIT, "counted": _COUNTED, "multiples": _MULTIPLE}  # these may have a comma behind them


class _Kinds(dict[str, int]):
    """What each word may be, found out when it is first asked for."""

    def __init__(self, data: dict[str, list[str]]) -> None:
        super().__init__()
        self.no_units, self.joining = frozenset(data["no_units"]), frozenset(data["joining"])
        self._exact: dict[str, int] = {}
        self._ended: dict[str, int] = {}
        for lists, table in ((_LISTS, self._exact), (_ENDED_LISTS, self._ended)):
            for name, kind in lists.items():
                for word in data[name]:
                    table[word] = table.get(word, 0) | kind

    def __missing__(self, word: str) -> int:
        kind = self._exact.get(word, 0)
        bare = word.rstrip(_END)
        kind |= self._ended.get(bare, 0)
        inner = bare.lstrip(_BEGIN)
        if (inner and inner[0] in "0123456789IVXLC…" and _NUMBER.fullmatch(inner)) or _BLANK.fullmatch(word):
            kind |= _NUMERAL
        if len(inner) == 1 and inner in _LETTERS:
            kind |= _LETTER
        if word[:1] in _BEGIN:
            kind |= self._exact.get(word.lstrip(_BEGIN), 0) & (_BEFORE | _OF_DATE | _NAME_AFTER)  # "(khoản"
        if word[-1:] == "." and _INITIAL.fullmatch(word) and word[-2].isupper():
            kind |= _FIRST_INITIAL
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = kind
        return kind


@cache
def word_kinds() -> _Kinds:
    """What words may be for `bond`; 0 for most. A word that is not LEADING before one not TRAILING joins nothing."""
    data = tomllib.loads(resource("lines", "vi.toml").read_text(encoding="utf-8"))
    return _Kinds(data)


def bond(words: Sequence[str], at: int) -> float:
    """What it costs that a line ends before the word `at` (1 or more) of a paragraph: 0.0 where it may, up to NEVER."""
    kinds = word_kinds()
    left, right = words[at - 1], words[at]
    before, after = kinds[left], kinds[right]
    if not before & LEADING and not after & TRAILING:
        return 0.0
    if after & _CLOSING or before & _OPENING:
        return NEVER
    if (before | after) & (_DASH | _BULLET):
        return _beside_dash(words, at, kinds)
    if after & _NUMERAL and before & (_BEFORE | _SOFT_BEFORE | _DASH):
        return DEAR if before & _OF_DATE else NEVER if before & _BEFORE else RATHER_NOT
    if before & _NUMERAL and after & (_UNIT | _COUNTED) and (left[-1] not in _END or left.endswith("..")):
        return _to_unit(words, at, kinds)
    if before & _MULTIPLE and after & _UNIT and at > 1 and kinds[words[at - 2]] & _NUMERAL:
        return NEVER  # "25 tỷ | đồng"
    return _to_name(right, before, after)


def _to_name(right: str, before: int, after: int) -> float:
    """The bonds of letters and names: "điểm | a", "đ/c | An", "V. | I. Lê-nin", "Nguyễn Văn | A", "Ban | Dân vận"."""
    if after & _LETTER and before & _LETTER_AFTER:
        return NEVER
    if not (after & _LETTER or before & (_NAME_AFTER | _FIRST_INITIAL | _HEAD)):
        return 0.0
    if not right.lstrip(_BEGIN)[:1].isupper():
        return 0.0
    if before & (_NAME_AFTER | _FIRST_INITIAL):
        return NEVER
    if after & _LETTER:
        return HARDLY
    return RATHER_NOT


def _beside_dash(words: Sequence[str], at: int, kinds: _Kinds) -> float:
    """The bonds of a dash: that of a list to its word, that of a range to both its numbers; no line begins with one."""
    if at == 1:
        return NEVER if kinds[words[0]] & _BULLET else 0.0
    after = kinds[words[at]]
    dash = at if after & _DASH else at - 1
    if not kinds[words[dash]] & _DASH:
        return 0.0
    if dash + 1 < len(words) and is_range(words[dash - 1], words[dash], words[dash + 1]):
        return NEVER
    return HARDLY if dash == at else 0.0


def _to_unit(words: Sequence[str], at: int, kinds: _Kinds) -> float:
    """The bond of a number to what follows it; a number that belongs to the word before it counts nothing."""
    right = words[at]
    after = kinds[right]
    following = words[at + 1] if at + 1 < len(words) else ""
    owned = at > 1 and kinds[words[at - 2]] & _BEFORE and words[at - 1][-1] not in "%"
    if owned:
        date = after & _UNIT and after & _BEFORE and following and kinds[following] & _NUMERAL
        return HARDLY if date else 0.0
    if f"{right} {following}" in kinds.no_units:
        return 0.0
    return NEVER if after & _UNIT else HARDLY


def joins(word: str) -> bool:
    """Whether a word joins what stands close together: "của", "và"."""
    return word in word_kinds().joining


def is_range(left: str, dash: str, right: str) -> bool:
    """Whether three words are a range from one number to another, which stays on one line: "2026 - 2030"."""
    kinds = word_kinds()
    ends = kinds[left] & kinds[right] & _NUMERAL
    return bool(kinds[dash] & _DASH and ends) and left[-1] not in _END
