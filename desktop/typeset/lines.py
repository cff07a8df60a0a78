"""Breaking a paragraph into lines: words, where lines may end, and the segments of each line.

Where lines end is chosen by one function over all words (`choose_breaks`), so that a choice by whole paragraphs can
take the place of this one by lines. Nothing here knows of pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.typeset.metrics import known_widths, printable, word_width
from desktop.typeset.page import Face

NO_BREAK = "\u00a0"
TOLERANCE = 0.001  # pt that a line may be too wide by, for sums of fractions
_LOOSE, _LOOSE_LEAST = 0.22, 60.0  # share of a line, and pt, that may stay empty to keep "số 02-NQ/TW" whole


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


@dataclass(slots=True)
class _Words:
    """The words of a stretch by their index: where each starts and ends in the text, its width, the gap after it (pt).

    `sticky` words want to stand on the line of the one before them: the number behind "Điều".
    """

    starts: list[int]
    ends: list[int]
    widths: list[float]
    gaps: list[float]
    sticky: set[int]


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
_CLOSING = ".,;:)”"
_DASHES = frozenset({"-", "–"})
_NUMBER = re.compile(r"[“\"(]?(?:\d[\d.,/%-]*|[IVXL]+)[.,;:)”]*")


def glued(left: str, right: str) -> bool:
    """Whether a line should not end between two words: "Điều 5", "ngày 12/6/2021", "số 02-NQ/TW", "25 tỷ"."""
    if left in _BEFORE_NUMBER:
        return bool(_NUMBER.fullmatch(right)) or (left == "số" and right[:1].isdigit())
    return right.rstrip(_CLOSING) in _AFTER_NUMBER and bool(_NUMBER.fullmatch(left)) and left[-1] not in ".,;:"


def is_range(left: str, dash: str, right: str) -> bool:
    """Whether three words are a range from one number to another, which stays on one line: "2026 - 2030"."""
    ends = _NUMBER.fullmatch(left) and _NUMBER.fullmatch(right)
    return dash in _DASHES and bool(ends) and left[-1] not in ".,;:"


def break_lines(
    spans: tuple[Span, ...], width: float, first_indent: float = 0.0, *, justify: bool = True
) -> tuple[Line, ...]:
    """The lines of a paragraph `width` pt wide; "\\n" in its text ends a line. Raises MissingGlyph.

    No letter is lost: a word wider than a line is broken between letters. An empty text gives one empty line.
    """
    return _break_lines(spans, width, first_indent, justify)


@lru_cache(maxsize=1 << 14)
def _break_lines(spans: tuple[Span, ...], width: float, first_indent: float, justify: bool) -> tuple[Line, ...]:
    spans = _joined(spans)
    text = "".join([span.text for span in spans])
    lines: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        indent = first_indent if not lines else 0.0
        lines.extend(_break_piece(spans, text, start, end, width, indent, justify))
        start = end + 1
    return tuple(lines)


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans as they are printed, neighbours of one dress made one."""
    joined: list[Span] = []
    for span in spans:
        text = printable(span.text)
        last = joined[-1] if joined else None
        if last and not last.note and last[1:] == span[1:]:
            joined[-1] = last._replace(text=last.text + text)
        else:
            joined.append(span._replace(text=text) if text is not span.text else span)
    return tuple(joined)


def _break_piece(
    spans: tuple[Span, ...], text: str, start: int, end: int, width: float, indent: float, justify: bool
) -> list[Line]:
    """The lines of the text between two forced breaks."""
    words = _words(spans, text, start, end, width - indent if indent else width)
    count = len(words.starts)
    if not count:
        return [Line((), 0.0, indent)]
    lines: list[Line] = []
    first = 0
    for after in choose_breaks(words, width - indent, width):
        at = indent if not lines else 0.0
        room = width - at if justify and after < count else 0.0
        begins, ends = words.starts[first], words.ends[after - 1]
        if len(spans) == 1:
            natural = sum(words.widths[first:after]) + sum(words.gaps[first : after - 1])
            lines.append(_plain_line(spans[0], text[begins:ends], natural, at, room))
        else:
            lines.append(_line(spans, text, begins, ends, at, room))
        first = after
    return lines


def choose_breaks(words: _Words, first_width: float, width: float) -> list[int]:
    """The index after the last word of each line: as many words on each line as fit.

    A word that sticks takes those before it along to the next line, unless that leaves the line too loose.
    """
    breaks: list[int] = []
    widths, gaps, sticky = words.widths, words.gaps, words.sticky
    room = first_width + TOLERANCE
    used = widths[0]
    first, number, count = 0, 1, len(widths)
    while number < count:
        fuller = used + gaps[number - 1] + widths[number]
        if fuller > room:
            if number in sticky:
                number = _before_chain(words, first, number, used, room)
            breaks.append(number)
            first = number
            room = width + TOLERANCE
            used = widths[number]
        else:
            used = fuller
        number += 1
    breaks.append(count)
    return breaks


def _before_chain(words: _Words, first: int, number: int, used: float, room: float) -> int:
    """Where the line ends if words that stick together are not parted; `number` itself if that is too early."""
    at = number
    while at > first and at in words.sticky:
        at -= 1
        used -= words.widths[at] + (words.gaps[at - 1] if at > first else 0.0)
    return at if at > first and room - used <= max(_LOOSE * room, _LOOSE_LEAST) else number


def _words(spans: tuple[Span, ...], text: str, start: int, end: int, width: float) -> _Words:
    """The words of a stretch, with long ones cut where they do not fit on a line."""
    words = _Words([], [], [], [], set())
    starts, ends, widths, gaps = words.starts, words.ends, words.widths, words.gaps
    stretches = _stretches(spans)
    single = spans[0] if len(spans) == 1 else None
    known, scale = (known_widths(single.face), single.size / 1000) if single else ({}, 0.0)
    space = known.get(" ", 0.0) * scale
    at, earlier, before = start, "", ""
    for piece in text[start:end].split(" "):
        if piece:
            after = at + len(piece)
            if single is None:
                wide = _measure(stretches, text, at, after)
            elif piece in known:
                wide = known[piece] * scale
            else:
                wide = word_width(piece, single.face) * scale
            if wide > width:
                _cut(stretches, text, at, after, width, words)
            else:
                if before in _BEFORE_NUMBER or piece.rstrip(_CLOSING) in _AFTER_NUMBER:
                    _stick(words, before, piece)
                elif before in _DASHES and is_range(earlier, before, piece):
                    words.sticky.update((len(starts) - 1, len(starts)))
                starts.append(at)
                ends.append(after)
                widths.append(wide)
                gaps.append(0.0)
            earlier, before = before, piece
            at = after
        if gaps:
            gaps[-1] += space if single else _measure(stretches, text, at, min(at + 1, end))
        at += 1
    return words


def _stick(words: _Words, before: str, piece: str) -> None:
    """Mark the word that comes next as one that sticks, unless it is in the middle of a longer chain."""
    number = len(words.starts)
    if number and (number - 1 not in words.sticky or before in _BEFORE_NUMBER) and glued(before, piece):
        words.sticky.add(number)  # "tháng 11" may part from "năm 2022"


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
    width = 0.0
    for begins, ends, span in stretches:
        if begins < end and ends > start:
            width += word_width(text[max(start, begins) : min(end, ends)], span.face) * span.size / 1000
    return width


def _cut(stretches: list[tuple[int, int, Span]], text: str, start: int, end: int, width: float, words: _Words) -> None:
    """Add a word wider than a line in pieces that fit; each holds a letter at least."""

    def add(start: int, end: int, wide: float) -> None:
        words.starts.append(start)
        words.ends.append(end)
        words.widths.append(wide)
        words.gaps.append(0.0)

    used = 0.0
    for at in range(start, end):
        letter = _measure(stretches, text, at, at + 1)
        if at > start and used + letter > width:
            add(start, at, used)
            start, used = at, 0.0
        used += letter
    add(start, end, used)


def _plain_line(span: Span, part: str, width: float, indent: float, room: float) -> Line:
    """A line in one dress, `width` pt wide, stretched to `room` pt where that is not 0."""
    word_space = 0.0
    if room > width:
        spaces = part.count(" ") + part.count(NO_BREAK)
        word_space = (room - width) / spaces if spaces else 0.0
    segment = Segment(indent, part, span.face, span.size, span.raise_by)
    return Line((segment,), width, indent, word_space, (span.note,) if span.note else ())


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
