"""Putting lines from elsewhere into a document: their labels become levels, for printed numbers are never text.

Unlabelled lines become items like the one they are pasted into, or paragraphs among labelled ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import BODY, STACKED, Block, Document, Level, Run, Table, appendix_place, text_runs
from desktop.domain.edits import Row
from desktop.domain.keys import depth_for
from desktop.domain.lines import Caret, locate, set_line, with_rows
from desktop.domain.runs import cut, flat, insert, join, runs_length
from desktop.domain.text import ORDINALS, POINT_LETTERS, clean

_NUMBER = r"(?:[IVXLC]+|\d{1,2})(?!\w)"
_STACKED: tuple[tuple[Level, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"(?i:{words})(?P<stop>\s*[.:\-–])?\s*"))
    for level, words in (
        (Level.PART, rf"phần\s+(?:thứ\s+(?:{'|'.join(ORDINALS)})(?!\w)|{_NUMBER})"),
        (Level.CHAPTER, rf"chương\s+{_NUMBER}"),
        (Level.DIVISION, rf"mục\s+{_NUMBER}"),
        (Level.SUBDIVISION, rf"tiểu\s+mục\s+{_NUMBER}"),
    )
)
_LABELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.ARTICLE, re.compile(r"(?:Điều|ĐIỀU)\s+\d{1,3}\s*[.:](?:\s+|$)")),
    # "I.MỤC ĐÍCH", but neither "V.I. Lênin", where a letter and a stop follow, nor "C.Mác": no plan has 100 sections.
    (Level.SECTION, re.compile(r"[IVX]+(?:\s?[-–]\s+|\.\s+|[-.–](?=[^\W\d_]{2}))(?=\S)")),
    (Level.SUBCLAUSE, re.compile(r"\d{1,2}\.\d{1,2}\.?\s+")),
    (Level.CLAUSE, re.compile(r"\d{1,3}[.)]\s+")),
    (Level.POINT, re.compile(rf"[{POINT_LETTERS}]\)\s*")),
    (Level.DASH, re.compile(r"[-–—•●·▪]\s+")),
    (Level.PLUS, re.compile(r"\+\s+")),
    (Level.LABEL, re.compile(r"\*+\s*(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One line to be pasted. `level` is None where nothing says what it is; a table comes without runs."""

    runs: tuple[Run, ...] = ()
    level: Level | None = None
    table: Table | None = None


def recognise(runs: tuple[Run, ...]) -> Piece:
    """A line with the label it begins with, "1." or "đ)" or "-", taken off and told as its level."""
    text = flat(runs)
    start = len(text) - len(text.lstrip())
    for level, pattern in (*_STACKED, *_LABELS):
        found = pattern.match(text, start)
        if found and (level not in STACKED or _is_heading(level, found)):
            return Piece(cut(runs, found.end(), runs_length(runs)), level)
    return Piece(cut(runs, start, runs_length(runs)))


def _is_heading(level: Level, found: re.Match[str]) -> bool:
    """Whether "Mục 1" heads what follows: "Mục 1 của Kế hoạch" and "mục 2, Chương I" are cited."""
    rest = found.string[found.end() :].strip()
    if not found.string[found.start()].isupper():
        return False
    titled = bool(found["stop"]) or level is Level.PART
    return not rest or rest.isupper() or (titled and rest[0].isupper())


def pieces_of_text(text: str) -> list[Piece]:
    """The lines of plain text; blank ones are left out where there are several."""
    lines = clean(text).split("\n")
    if len(lines) == 1:
        return [Piece(text_runs(lines[0].replace("\t", " ")))]
    return [recognise(text_runs(stripped)) for line in lines if (stripped := line.replace("\t", " ").strip())]


def paste(
    document: Document, caret: Caret, pieces: Sequence[Piece], fresh_id: Callable[[], str]
) -> tuple[Document, Caret]:
    """Put pieces in at the caret, which stands behind them afterwards. Only bodies and appendices have levels."""
    spot = locate(document, caret.key)
    if not pieces or spot is None:
        return document, caret
    pieces = _with_titles(pieces)
    place, rows, index = spot
    row = rows[index]
    if appendix_of_title(place) is not None or (len(pieces) == 1 and not pieces[0].table and row.block.runs):
        fresh = _on_one_line(pieces)
        runs = insert(row.block.runs, caret.offset, fresh)
        return set_line(document, caret.key, runs), Caret(caret.key, caret.offset + runs_length(fresh))
    levels = place == BODY or place.startswith(appendix_place(""))
    if not levels:
        pieces = [replace(piece, level=None) for piece in pieces if not piece.table]
    return _paste_lines(document, (place, rows, index), caret, list(pieces), fresh_id)


def _with_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with "Chương I" on one line and its title on the next made one."""
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        waits = above is not None and above.level in STACKED and not above.runs
        if above is not None and waits and piece.level is None and piece.table is None:
            found[-1] = replace(above, runs=piece.runs)
        else:
            found.append(piece)
    return found


def _paste_lines(
    document: Document,
    spot: tuple[str, list[Row], int],
    caret: Caret,
    pieces: list[Piece],
    fresh_id: Callable[[], str],
) -> tuple[Document, Caret]:
    """Paste several lines: the first goes on where the caret stands, what stood behind it follows the last."""
    place, rows, index = spot
    row = rows[index]
    length = runs_length(row.block.runs)
    is_table = row.block.level is Level.TABLE
    head = row.block.runs if is_table else cut(row.block.runs, 0, caret.offset)
    tail = () if is_table else cut(row.block.runs, caret.offset, length)
    labelled = any(piece.level for piece in pieces)
    done = rows[:index]
    first, rest = pieces[0], pieces[1:]
    if is_table or (first.table and head):
        done.append(Row(row.depth, replace(row.block, runs=head)))
        rest = pieces
    elif first.table:
        rest = pieces
    elif head or first.level in (None, row.block.level):
        done.append(Row(row.depth, replace(row.block, runs=join((*head, *first.runs)))))
    else:
        level = first.level or row.block.level
        depth = depth_for(done, len(done) - 1, level) if done else 0
        done.append(Row(depth, replace(row.block, level=level, runs=first.runs)))
    like = Level.PARAGRAPH if is_table or labelled else row.block.level
    for piece in rest:
        level = Level.TABLE if piece.table else piece.level or like
        depth = row.depth if not labelled and not piece.table else depth_for(done, len(done) - 1, level) if done else 0
        done.append(Row(depth, Block(fresh_id(), level, piece.runs, table=piece.table)))
    last = done[-1]
    if last.block.level is Level.TABLE and tail:
        last = Row(last.depth, Block(fresh_id(), Level.PARAGRAPH))
        done.append(last)
    at = Caret(last.block.id, runs_length(last.block.runs))
    if tail:
        done[-1] = Row(last.depth, replace(last.block, runs=join((*last.block.runs, *tail))))
    return with_rows(document, place, [*done, *rows[index + 1 :]]), at


def _on_one_line(pieces: Sequence[Piece]) -> tuple[Run, ...]:
    """Pieces on one line, parted by spaces."""
    runs: list[Run] = []
    for number, piece in enumerate(pieces):
        runs.extend([Run(" "), *piece.runs] if number else piece.runs)
    return join(tuple(runs))
