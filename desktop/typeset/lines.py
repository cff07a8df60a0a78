"""Breaking a paragraph into lines: the segments of each line, and how wide its spaces are.

Where lines end is chosen in `fitting` over all words of a paragraph. Nothing here knows of pages.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop.typeset.fitting import Measured, TooWide, best_breaks, ragged_breaks
from desktop.typeset.metrics import NO_BREAK, printable, word_width
from desktop.typeset.page import Face, made_of
from desktop.typeset.words import Span, Unprintable, cut_long_words, find_words, joined, plain_words, steps

TOLERANCE = 0.001  # pt that a line may be too wide by, for sums of fractions

__all__ = ["TOLERANCE", "Line", "Segment", "Span", "break_lines"]


class Segment(NamedTuple):
    """Part of a line in one dress, `x` pt from the line's start; the mark of the footnote `note` where it has one."""

    x: float
    text: str
    face: Face
    size: float
    raise_by: float
    note: str = ""
    underline: bool = False


class Line(NamedTuple):
    """One line: its segments, its width with the font's own spaces, and the notes it cites.

    `start` is the indent of its first segment; `word_space` is what each space is wider than the font's, less than 0
    where it is narrower.
    """

    segments: tuple[Segment, ...]
    width: float
    start: float = 0.0
    word_space: float = 0.0
    notes: tuple[str, ...] = ()


def break_lines(
    spans: tuple[Span, ...], width: float, first_indent: float = 0.0, *, justify: bool = True, even: bool = False
) -> tuple[Line, ...]:
    """The lines of a paragraph `width` pt wide; "\\n" in its text ends a line. Raises MissingGlyph.

    With `justify` every line but the last of a stretch is as wide as the paragraph, its spaces all wider or narrower by
    the same; else lines are as long as their words, with `even` the last one too. No letter is lost: a word wider than
    a line is broken between letters. An empty text gives one empty line.
    """
    try:
        return tuple(_break_spans(joined(spans), width, first_indent, justify, even))
    except Unprintable:
        printed = tuple([span._replace(text=printable(span.text)) for span in spans])
        return tuple(_break_spans(joined(printed), width, first_indent, justify, even))


def _break_spans(spans: tuple[Span, ...], width: float, indent: float, justify: bool, even: bool) -> list[Line]:
    """The lines of spans whose text may have forced breaks; only the first line is set in."""
    lines: list[Line] = []
    for piece in _pieces(spans):
        at = 0.0 if lines else indent
        lines.extend(
            _plain_lines(piece[0], width, at, justify, even)
            if len(piece) == 1
            else _mixed_lines(piece, width, at, justify, even)
        )
    return lines


def _pieces(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The spans between forced breaks."""
    if not any("\n" in span.text for span in spans):
        return [spans]
    pieces: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        pieces[-1].append(span._replace(text=first))
        pieces.extend([span._replace(text=other)] for other in others)
    return [tuple(piece) for piece in pieces]


def _plain_lines(span: Span, width: float, indent: float, justify: bool, even: bool) -> list[Line]:
    """The lines of a text in one dress."""
    text, face, size, raise_by, note, underline = span
    text = text.strip(" ")
    if not text:
        return [Line((), 0.0, indent)]
    measured = plain_words(text, face)
    if measured is None:
        return _mixed_lines((span,), width, indent, justify, even)
    scale = 1000 / size
    try:
        breaks = _breaks(measured, (width - indent) * scale, width * scale, justify, even)
    except TooWide:
        return _mixed_lines((span,), width, indent, justify, even)
    words, sums, space = measured.words, measured.begins, measured.space
    notes = (note,) if note else ()
    lines = []
    start, last, room = 0, breaks[-1], width - indent
    for end in breaks:
        natural = (sums[end] - sums[start] - space) / scale
        spaces = end - start - 1
        stretched = justify and spaces and (end < last or natural > room + TOLERANCE)
        segment = made_of(Segment, (indent, " ".join(words[start:end]), face, size, raise_by, note, underline))
        lines.append(
            made_of(Line, ((segment,), natural, indent, (room - natural) / spaces if stretched else 0.0, notes))
        )
        start, indent, room = end, 0.0, width
    return lines


def _breaks(text: Measured, first: float, width: float, justify: bool, even: bool) -> list[int]:
    return best_breaks(text, first, width) if justify else ragged_breaks(text, first, width, even=even)


def _mixed_lines(spans: tuple[Span, ...], width: float, indent: float, justify: bool, even: bool) -> list[Line]:
    """The lines of a text in several dresses, or with spaces of several kinds."""
    words = find_words(spans)
    if not words.starts:
        return [Line((), 0.0, indent, notes=tuple([span.note for span in spans if span.note]))]
    text = "".join([span.text for span in spans])
    main = max(spans, key=lambda span: span.size)
    space = steps(main.face).space * main.size / 1000
    first = width - indent
    try:
        breaks = _breaks(words.measured(text, space), first, width, justify, even)
    except TooWide:
        words = cut_long_words(words, spans, first, width)
        breaks = _breaks(words.measured(text, space), first, width, justify, even)
    lines = []
    start = 0
    for end in breaks:
        room = width - indent
        parts = _parts(spans, words.starts[start], words.ends[end - 1])
        lines.append(_line(parts, indent, room if justify and end < breaks[-1] else 0.0, room))
        start, indent = end, 0.0
    return lines


_Part = tuple[str, Span, float]


def _parts(spans: tuple[Span, ...], start: int, end: int) -> list[_Part]:
    """The letters from `start` to `end` of the text of all spans: what each span has of them, and its width in pt."""
    parts: list[_Part] = []
    at = 0
    for span in spans:
        begins, at = at, at + len(span.text)
        if begins >= end:
            break
        if at > start:
            text = span.text[max(start - begins, 0) : end - begins]
            parts.append((text, span, word_width(text, span.face) * span.size / 1000))
    return parts


def _line(parts: list[_Part], indent: float, wanted: float, room: float) -> Line:
    """A line of these parts, made `wanted` pt wide where that is not 0, and never wider than `room`."""
    width = sum([part[2] for part in parts])
    spaces = sum([part[0].count(" ") + part[0].count(NO_BREAK) for part in parts])
    if not wanted and width > room + TOLERANCE:
        wanted = room
    word_space = (wanted - width) / spaces if wanted and spaces else 0.0
    segments = []
    notes = []
    x = indent
    for text, span, natural in parts:
        segments.append(Segment(x, text, *span[1:]))
        x += natural
        if word_space:
            x += word_space * (text.count(" ") + text.count(NO_BREAK))
        if span.note:
            notes.append(span.note)
    return Line(tuple(segments), width, indent, word_space, tuple(notes))
