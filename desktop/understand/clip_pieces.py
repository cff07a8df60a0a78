"""Lines and grids of a clipboard as pieces for a document: runs without colours and fonts, levels, tables, notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from desktop.domain.document import STACKED, Cell, Footnote, Level, Run, plain
from desktop.domain.pasting import Clip, Piece, recognise
from desktop.domain.runs import join
from desktop.domain.text import clean
from desktop.understand.clip_lines import Grid, GridCell, Item, Line, Part
from desktop.understand.clip_tables import sound_table
from desktop.understand.encodings import OldFont

Reads = Callable[[str, OldFont | None], str]
"""Gives the letters of a stretch of text whose font is, or is not, one of before Unicode."""

_BLANKS = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]++")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U000e0020-\U000e007f][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*|[\u2190-\u2bff\u3030\u303d©®]\ufe0f"
    "|[0-9#*]\ufe0f?\u20e3|[\u2705\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u231a\u231b\u23e9-\u23f3"
    "\u2614\u2615\u26a1\u26bd\u2b50\u2b55]|[\ufe0e\ufe0f]"
)
_GONE = "\0"  # stands for an emoji for a moment
_AROUND_GONE = re.compile(rf"( ?){_GONE}(?: ?{_GONE})*( ?)(?=([:;,.!?)…”]?))")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SMALL = re.compile(r"[0-9+\-=()n]+")
_LETTER_LABEL = re.compile(r"\(?[a-zđ]{1,3}\d?[.)]*")
_HEADING_LEVELS = (Level.SECTION, Level.CLAUSE, Level.POINT)
_MARKS = {"-": Level.DASH, "–": Level.DASH, "—": Level.DASH, "+": Level.PLUS, "*": Level.LABEL}
_BULLET = Level.DASH
_BOLD_LEVELS = STACKED | {Level.SECTION}  # a standard prints them bold


class Pieces:
    """Turns what was read into a clip. `reads` says which letters a stretch of text has."""

    def __init__(self, items: list[Item], reads: Reads) -> None:
        self.emoji = 0
        self._reads = reads
        lines = [item for item in items if isinstance(item, Line)]
        notes = dict.fromkeys(line.note for line in lines if line.note)
        self._notes = {key: f"note{number}" for number, key in enumerate(notes, 1)}
        bullets = [line.depth for line in lines if line.label and label_level(line.label) is None]
        self._first_bullets = min(bullets, default=0)
        headings = sorted({line.heading for line in lines if line.heading})
        self._headings = dict(zip(headings, _HEADING_LEVELS, strict=False))
        self._items = items

    def clip(self, images: int = 0) -> Clip:
        """Everything as one clip; lines without words are left out."""
        pieces: list[Piece] = []
        for item in self._items:
            if isinstance(item, Grid):
                pieces.extend(self._of_grid(item))
            elif not item.note:
                pieces.extend(self._of_line(item))
        pieces = [piece for piece in pieces if piece.table or piece.runs or piece.level in STACKED]
        marked = {run.footnote for piece in pieces for run in _runs_of(piece) if run.footnote}
        return Clip(tuple(pieces), tuple(note for note in self._footnotes() if note.id in marked), images, self.emoji)

    def _footnotes(self) -> Iterator[Footnote]:
        for key, id in self._notes.items():
            parts = [part for line in self._items if isinstance(line, Line) and line.note == key
                     for part in (*line.parts, Part(" "))]  # fmt: skip
            yield Footnote(id, tuple(run for run in self.runs(parts) if not run.footnote))

    # text

    def runs(self, parts: Iterable[Part]) -> tuple[Run, ...]:
        """Dressed text as runs: single blanks, none at the ends of lines, composed, without signs that nobody sees."""
        found: list[Run] = []
        marked = ""
        for part, letters in self._texts(parts):
            id = self._notes.get(part.note, "")
            if id:
                if id != marked:
                    found.append(Run(footnote=id))
                marked = id
                continue
            text = self._go_on(found, letters)
            if text:
                marked = ""
                dress = part.dress
                found.append(Run(text, bold=dress.bold, italic=dress.italic, underline=dress.underline))
        return _stripped(join(tuple(found)))

    def _go_on(self, found: list[Run], text: str) -> str:
        """What of a stretch of text is added to runs: no blank after a blank, no accent without its letter."""
        last = found[-1] if found else None
        before = last.text if last is not None else "\n"
        if before.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if last is None or last.footnote or not text:
            return text
        if text[0] == "\n":
            found[-1] = replace(last, text=before.rstrip(" "))
        elif unicodedata.combining(text[0]):
            marks = next((at for at, sign in enumerate(text) if not unicodedata.combining(sign)), len(text))
            found[-1] = replace(last, text=clean(before + text[:marks]))
            return text[marks:]
        return text

    def _texts(self, parts: Iterable[Part]) -> Iterator[tuple[Part, str]]:
        """Each part with its letters; neighbours of one dress are read together, for a letter may be two signs."""
        for (dress, note), together in groupby(parts, key=lambda part: (part.dress, part.note)):
            part = Part("".join([one.text for one in together]), dress, note)
            yield part, self._letters(part)

    def _letters(self, part: Part) -> str:
        text = self._reads(part.text, part.dress.font)
        if part.dress.upper:
            text = text.upper()
        if part.dress.raised and _SMALL.fullmatch(text.strip()):
            text = text.translate(_RAISED if part.dress.raised > 0 else _LOWERED)
        if not text.isascii():
            text = clean(text).replace("\u2011", "-")
            text, emoji = without_emoji(text)
            self.emoji += emoji
        else:
            text = clean(text)
        text = _BLANKS.sub(" ", text)
        return re.sub(r" ?\n ?", "\n", text)

    # lines

    def _of_line(self, line: Line) -> Iterator[Piece]:
        """A line as pieces: a break before a numbered line, or two in a row, begin another one."""
        runs = self.runs(line.parts)
        parts = _parted(runs)
        yield self._piece(line, parts[0])
        for part in parts[1:]:
            yield recognise(part)

    def _piece(self, line: Line, runs: tuple[Run, ...]) -> Piece:
        if line.label.strip():
            level = self._label_level(line)
            return Piece(_without_bold(runs) if level in _BOLD_LEVELS else runs, level)
        typed = recognise(runs)
        if typed.level in _BOLD_LEVELS:
            return replace(typed, runs=_without_bold(typed.runs))
        if typed.level is not None:
            return typed
        if line.item is not None:
            return replace(typed, level=line.item)
        if line.heading:
            level = self._headings.get(line.heading, Level.POINT)
            return Piece(_without_bold(runs) if level in _BOLD_LEVELS else runs, level)
        return replace(typed, level=Level.QUOTATION) if line.quoted else typed

    def _label_level(self, line: Line) -> Level:
        found = label_level(self._reads(line.label, None))
        if found is not None:
            return found
        return Level.PLUS if line.depth > self._first_bullets else _BULLET

    # tables

    def _of_grid(self, grid: Grid) -> Iterator[Piece]:
        """A table, or its rows as lines where it has more columns than a table can have or no words at all."""
        rows = [[self._cell(cell) for cell in row] for row in grid.rows]
        table = sound_table(rows, grid)
        if table is None:
            for row in rows:
                runs = tuple(run for cell in row for run in (*cell.runs, Run(" ")))
                yield Piece(_stripped(join(runs)))
        else:
            yield Piece(table=table)

    def _cell(self, cell: GridCell) -> Cell:
        """What stands in a cell as its runs: its paragraphs parted by line breaks, with their numbers as text."""
        found: list[Run] = []
        for item in cell.items:
            if isinstance(item, Grid) or item.note:
                continue
            label = _BLANKS.sub(" ", self._reads(item.label, None)).strip() or item.number
            runs = self.runs(item.parts)
            if item.label.strip() and label_level(label) is None:
                label = "-"
            if runs or label:
                found += [*([Run("\n")] if found else []), *([Run(f"{label} ")] if label else []), *runs]
        return Cell(_stripped(join(tuple(found))), cell.columns, cell.rows)


def without_emoji(text: str) -> tuple[str, int]:
    """Text without emoji, which no official paper has and no font of ours draws, and how many there were.

    Of the blanks around one a single one stays, and none before a sign: "này 😀: hai" is "này: hai".
    """
    if text.isascii():
        return text, 0
    marked, count = _EMOJI.subn(_GONE, text)
    return (_AROUND_GONE.sub(_left_blank, marked) if count else text), count


def _left_blank(around: re.Match[str]) -> str:
    before, after, sign = around.groups()
    if sign:
        return ""
    return " " if before and after else before + after


def label_level(label: str) -> Level | None:
    """The level that a label shown by a list of Word says ("I.", "1.1", "a)", "-"); None for a bullet of any shape."""
    label = _BLANKS.sub(" ", label).strip()
    if label in _MARKS:
        return _MARKS[label]
    for form in (label, f"{label}."):
        found = recognise((Run(f"{form} XA"),))
        if found.level not in (None, Level.DASH) and plain(found.runs) == "XA":
            return found.level
    bare = label.strip("(). ")
    if bare.isdigit() and bare.isascii():
        return Level.CLAUSE if label[0] != "(" else Level.POINT
    if label != bare and _LETTER_LABEL.fullmatch(label):
        return Level.POINT
    if label != bare and re.fullmatch(r"[A-Z]", bare):
        return Level.SECTION
    return Level.SUBCLAUSE if re.fullmatch(r"\d+(?:\.\d+)+", bare) else None


def _without_bold(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs of which all are bold without it; others as they are."""
    if all(run.bold for run in runs if run.text.strip()):
        return join(tuple(replace(run, bold=False) for run in runs))
    return runs


def _runs_of(piece: Piece) -> Iterator[Run]:
    yield from piece.runs
    if piece.table is not None:
        for row in piece.table.rows:
            for cell in row:
                yield from cell.runs


def _parted(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """Runs cut at breaks that begin something new; other breaks stay within the paragraph."""
    if not any("\n" in run.text for run in runs):
        return [runs]
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            if text or run.footnote:
                lines[-1].append(replace(run, text=text))
    found: list[list[Run]] = []
    parted = True
    for line in lines:
        if not line:
            parted = True
        elif parted or recognise(tuple(line)).level is not None:
            found.append(line)
            parted = False
        else:
            found[-1] += [Run("\n"), *line]
    return [join(tuple(line)) for line in found] or [()]


def _stripped(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without blanks at both ends."""
    left = list(runs)
    while left and not left[0].footnote and (kept := left[0].text.lstrip(" \n")) != left[0].text:
        left[0] = replace(left[0], text=kept)
        left = left[1:] if not kept else left
    while left and not left[-1].footnote and (kept := left[-1].text.rstrip(" \n")) != left[-1].text:
        left[-1] = replace(left[-1], text=kept)
        left = left[:-1] if not kept else left
    return tuple(left)
