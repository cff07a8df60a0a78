"""Breaking a paragraph into lines: words, where lines may end, and the segments of each line.

Where lines end is chosen by one function over all words (`choose_breaks`), so that a choice by whole paragraphs can
take the place of this one by lines. Nothing here knows of pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.typeset.metrics import printable, word_width
from desktop.typeset.page import Face

NO_BREAK = "\u00a0"
_TOLERANCE = 0.001  # pt that a line may be too wide by, for sums of fractions


class Span(NamedTuple):
    """A stretch of a paragraph in one dress. `raise_by` in pt lifts it; `note` is the id of the footnote it marks."""

    text: str
    face: Face
    size: float
    raise_by: float = 0.0
    note: str = ""


class Segment(NamedTuple):
    """Part of a line in one dress, `x` pt from the line's start."""

    x: float
    text: str
    face: Face
    size: float
    raise_by: float


class Line(NamedTuple):
    """One line: its segments, its width without stretching, the spaces in it, and the notes it cites.

    `start` is the indent of its first segment; `word_space` is what each space is wider than the font's.
    """

    segments: tuple[Segment, ...]
    width: float
    start: float = 0.0
    word_space: float = 0.0
    notes: tuple[str, ...] = ()


class _Word(NamedTuple):
    """A stretch without a place to break: from `start` to `end` in the text, then a gap of `gap` pt before the next."""

    start: int
    end: int
    width: float
    gap: float


# Words that stay on the line of the number that follows them, and words that stay with the number before them.
_BEFORE_NUMBER = frozenset(
    {
        *("số", "ngày", "tháng", "năm", "quý", "Quý", "Điều", "điều", "khoản", "Khoản", "mục", "Mục", "điểm", "Điểm"),
        *("Phần", "Chương", "chương", "khóa", "thứ", "lục", "từ", "đến", "trên", "dưới", "hơn", "đạt", "gần", "nhất"),
    }
)
_AFTER_NUMBER = frozenset(
    {"%", "triệu", "tỷ", "nghìn", "đồng", "người", "năm", "tháng", "ngày", "giờ", "km", "m", "ha"},
)
_NUMBER = re.compile(r"[“\"(]?(?:\d[\d.,/%-]*|[IVXL]+)[.,;:)”]*")
_SPACES = re.compile(r" +")


def glued(left: str, right: str) -> bool:
    """Whether a line should not end between two words: "Điều 5", "ngày 12/6/2021", "số 02-NQ/TW", "25 tỷ"."""
    if left in _BEFORE_NUMBER:
        return bool(_NUMBER.fullmatch(right)) or (left == "số" and right[:1].isdigit())
    return right.rstrip(".,;:)”") in _AFTER_NUMBER and bool(_NUMBER.fullmatch(left)) and left[-1] not in ".,;:"


def break_lines(
    spans: tuple[Span, ...], width: float, first_indent: float = 0.0, *, justify: bool = True
) -> tuple[Line, ...]:
    """The lines of a paragraph `width` pt wide; "\\n" in its text ends a line. Raises MissingGlyph.

    No letter is lost: a word wider than a line is broken between letters. An empty text gives one empty line.
    """
    return _break_lines(spans, width, first_indent, justify)


@lru_cache(maxsize=1 << 14)
def _break_lines(spans: tuple[Span, ...], width: float, first_indent: float, justify: bool) -> tuple[Line, ...]:
    spans = tuple(span._replace(text=printable(span.text)) for span in spans)
    text = "".join([span.text for span in spans])
    lines: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        indent = first_indent if not lines else 0.0
        lines.extend(_break_piece(spans, text, start, end, width, indent, justify))
        start = end + 1
    return tuple(lines)


def _break_piece(
    spans: tuple[Span, ...], text: str, start: int, end: int, width: float, indent: float, justify: bool
) -> list[Line]:
    """The lines of the text between two forced breaks."""
    words = _words(spans, text, start, end, width - indent if indent else width)
    if not words:
        return [Line((), 0.0, indent)]
    lines: list[Line] = []
    first = 0
    for after in choose_breaks(words, width - indent, width):
        last = words[after - 1]
        at = indent if not lines else 0.0
        room = width - at if justify and after < len(words) else 0.0
        lines.append(_line(spans, text, words[first].start, last.end, at, room))
        first = after
    return lines


def choose_breaks(words: Sequence[_Word], first_width: float, width: float) -> list[int]:
    """The index after the last word of each line: as many words on each line as fit."""
    breaks: list[int] = []
    room = first_width + _TOLERANCE
    used = words[0].width
    gap = words[0].gap
    for number in range(1, len(words)):
        word = words[number]
        if used + gap + word.width > room:
            breaks.append(number)
            room = width + _TOLERANCE
            used = word.width
        else:
            used += gap + word.width
        gap = word.gap
    breaks.append(len(words))
    return breaks


def _words(spans: tuple[Span, ...], text: str, start: int, end: int, width: float) -> list[_Word]:
    """The words of a stretch, glued ones joined where they fit on a line and long ones cut where they do not."""
    words: list[_Word] = []
    stretches = _stretches(spans)
    pieces = [(match.start(), match.end()) for match in _SPACES.finditer(text, start, end)]
    at = start
    for gap_start, gap_end in [*pieces, (end, end)]:
        if gap_start > at:
            measured = _measure(stretches, text, at, gap_start)
            gap = _measure(stretches, text, gap_start, gap_end) if gap_end < end else 0.0
            word = _Word(at, gap_start, measured, gap)
            if words and _sticks(words[-1], word, text, width):
                before = words[-1]
                words[-1] = _Word(before.start, gap_start, before.width + before.gap + measured, gap)
            elif measured > width:
                words.extend(_cut(stretches, text, word, width))
            else:
                words.append(word)
        at = gap_end
    return words


def _sticks(before: _Word, word: _Word, text: str, width: float) -> bool:
    if before.width + before.gap + word.width > width:
        return False
    rest, _space, left = text[before.start : before.end].rpartition(" ")
    if rest and left not in _BEFORE_NUMBER:
        return False  # "tháng 11" may part from "năm 2022"
    return glued(left, text[word.start : word.end])


def _stretches(spans: tuple[Span, ...]) -> list[tuple[int, int, Span]]:
    """Each span with where it starts and ends in the text of the paragraph."""
    found = []
    at = 0
    for span in spans:
        found.append((at, at + len(span.text), span))
        at += len(span.text)
    return found


def _measure(stretches: list[tuple[int, int, Span]], text: str, start: int, end: int) -> float:
    """The width of a stretch of the text in pt."""
    if len(stretches) == 1:
        span = stretches[0][2]
        return word_width(text[start:end], span.face) * span.size / 1000
    width = 0.0
    for begins, ends, span in stretches:
        if begins < end and ends > start:
            width += word_width(text[max(start, begins) : min(end, ends)], span.face) * span.size / 1000
    return width


def _cut(stretches: list[tuple[int, int, Span]], text: str, word: _Word, width: float) -> list[_Word]:
    """A word wider than a line in pieces that fit; each holds a letter at least."""
    pieces: list[_Word] = []
    start, used = word.start, 0.0
    for at in range(word.start, word.end):
        letter = _measure(stretches, text, at, at + 1)
        if at > start and used + letter > width:
            pieces.append(_Word(start, at, used, 0.0))
            start, used = at, 0.0
        used += letter
    pieces.append(_Word(start, word.end, used, word.gap))
    return pieces


def _line(spans: tuple[Span, ...], text: str, start: int, end: int, indent: float, room: float) -> Line:
    """The line that holds the text from `start` to `end`, stretched to `room` pt where that is not 0."""
    parts: list[tuple[str, Span, float]] = []
    notes: list[str] = []
    at = 0
    for span in spans:
        begins, at = at, at + len(span.text)
        if begins < end and at > start:
            part = text[max(start, begins) : min(end, at)]
            parts.append((part, span, word_width(part, span.face) * span.size / 1000))
            if span.note and begins >= start:
                notes.append(span.note)
    width = sum([part[2] for part in parts])
    spaces = sum([part[0].count(" ") + part[0].count(NO_BREAK) for part in parts])
    word_space = (room - width) / spaces if room and spaces and room > width else 0.0
    segments = []
    x = indent
    for part, span, natural in parts:
        segments.append(Segment(x, part, span.face, span.size, span.raise_by))
        x += natural
        if word_space:
            x += word_space * (part.count(" ") + part.count(NO_BREAK))
    return Line(tuple(segments), width, indent, word_space, tuple(notes))


@lru_cache(maxsize=512)
def balanced_lines(
    text: str, face: Face, size: float, width: float, together: tuple[str, ...], before: tuple[str, ...]
) -> tuple[str, ...]:
    """A name in as few lines as fit into `width` pt, of even length; "\\n" in it is kept.

    Lines do not part the phrases of `together` and like to begin with those of `before`, unless a phrase is too wide.
    """
    lines: list[str] = []
    for piece in printable(text).split("\n"):
        lines.extend(_balance(piece, face, size, width, together, before))
    return tuple(lines)


def _balance(
    text: str, face: Face, size: float, width: float, together: tuple[str, ...], before: tuple[str, ...]
) -> list[str]:
    span = (Span(text, face, size),)
    greedy = break_lines(span, width, justify=False)
    words = text.split(" ")
    if len(greedy) == 1 or any(word_width(word, face) * size / 1000 > width for word in words):
        return ["".join(segment.text for segment in line.segments) for line in greedy]
    penalties = _penalties(words, together, before)
    best = _best_breaks(words, penalties, face, size, width, len(greedy))
    return [" ".join(words[start:end]) for start, end in best]


def _penalties(words: list[str], together: tuple[str, ...], before: tuple[str, ...]) -> list[float]:
    """What it costs to begin a line with each word: little at a liked word, much inside a phrase."""
    folded = [word.upper() for word in words]
    costs = [0.04] * len(words)
    for at in range(len(words)):
        for phrase in before:
            parts = phrase.split()
            if folded[at : at + len(parts)] == parts:
                costs[at] = 0.0
        if at and glued(words[at - 1], words[at]):
            costs[at] = 1.0
    for phrase in together:
        parts = phrase.split()
        for at in range(len(words) - len(parts) + 1):
            if folded[at : at + len(parts)] == parts:
                for inside in range(at + 1, at + len(parts)):
                    costs[inside] = 1.0
    return costs


def _best_breaks(
    words: list[str], penalties: list[float], face: Face, size: float, width: float, count: int
) -> list[tuple[int, int]]:
    """The stretches of words with the least cost of slack and breaks: `count` lines, more where a phrase needs it."""
    gap = word_width(" ", face)
    sums = [0.0]
    for word in words:
        sums.append(sums[-1] + word_width(word, face) + gap)
    even = sums[-1] * size / 1000 / count
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(end):
            wide = (sums[end] - sums[start] - gap) * size / 1000
            if wide > width + _TOLERANCE:
                continue
            cost = best[start][0] + ((wide - even) / width) ** 2 + (penalties[start] if start else 0.0)
            options.append((cost, start))
        best.append(min(options))
    found = []
    end = len(words)
    while end:
        start = best[end][1]
        found.append((start, end))
        end = start
    return found[::-1]
