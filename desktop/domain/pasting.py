"""Putting lines from elsewhere into a document: their labels become levels, for printed numbers are never text.

Unlabelled lines become items like the one they are pasted into, or paragraphs among labelled ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import (
    BODY,
    STACKED,
    Block,
    Document,
    Footnote,
    Level,
    Run,
    Table,
    all_runs,
    appendix_place,
    find,
    text_runs,
    trees,
    walk,
    with_tree,
)
from desktop.domain.edits import Row, update_block
from desktop.domain.held import own_records, records_of
from desktop.domain.keys import depth_for
from desktop.domain.lines import Caret, locate, places, set_line, with_rows
from desktop.domain.linked import record_id, with_id
from desktop.domain.notes import drop_unmarked
from desktop.domain.runs import cut, flat, insert, join, runs_length
from desktop.domain.text import ORDINALS, POINT_LETTERS, clean
from desktop.domain.whole_lines import insert_lines

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
    (Level.DASH, re.compile(r"[-–—•●·▪○■□◦‣∙►▶➢➤✓✔❖◆♦\uf000-\uf0ff]\s+")),
    (Level.PLUS, re.compile(r"\+\s+")),
    (Level.LABEL, re.compile(r"\*+\s*(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One line to be pasted. `level` is None where nothing says what it is; a table comes without runs.

    `label` is what was typed before the words and taken off; it comes back where the line is put into another. Lines of
    our own know their block (`source`) and how deep it stood (`depth`), so that nothing of it is lost.
    """

    runs: tuple[Run, ...] = ()
    level: Level | None = None
    table: Table | None = None
    label: str = ""
    source: Block | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clipboard gives: lines, the notes that they mark, how many pictures and emoji are left out.

    `whole` lines of our own came with their ends: at the start of a line they come before it.
    """

    pieces: tuple[Piece, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    images: int = 0
    emoji: int = 0
    whole: bool = False

    @property
    def tables(self) -> int:
        """How many of the pieces are tables."""
        return sum(piece.table is not None for piece in self.pieces)


def recognise(runs: tuple[Run, ...]) -> Piece:
    """A line with the label it begins with, "1." or "đ)" or "-", taken off and told as its level."""
    text = flat(runs)
    start = len(text) - len(text.lstrip())
    for level, pattern in (*_STACKED, *_LABELS):
        found = pattern.match(text, start)
        if found and (level not in STACKED or _is_heading(level, found)):
            return Piece(cut(runs, found.end(), runs_length(runs)), level, label=found.group())
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
        words = text_runs(lines[0].replace("\t", " "))
        one = recognise(words)
        return [one if one.level is not None else Piece(words)]
    return [recognise(text_runs(stripped)) for line in lines if (stripped := line.replace("\t", " ").strip())]


def paste(
    document: Document, caret: Caret, pieces: Sequence[Piece], fresh_id: Callable[[], str], *, whole: bool = False
) -> tuple[Document, Caret]:
    """Put pieces in at the caret, which stands behind them afterwards. Only bodies and appendices have levels.

    At the start of a line `whole` ones come before it; they fill one that is empty.
    """
    spot = locate(document, caret.key)
    if not pieces or spot is None:
        return document, caret
    pieces = _with_titles(pieces)
    place, rows, index = spot
    row = rows[index]
    before = whole and caret.offset == 0 and bool(row.block.runs)
    inside = len(pieces) == 1 and not pieces[0].table and bool(row.block.runs) and not before
    titled = appendix_of_title(place)
    if titled is not None and any(piece.table for piece in pieces):
        return _paste_under_title(document, titled, list(pieces), fresh_id)
    if titled is not None or inside:
        fresh = on_one_line(pieces)
        runs = insert(row.block.runs, caret.offset, fresh)
        after = set_line(document, caret.key, runs)
        if pieces[0].source is not None and appendix_of_title(place) is None:
            after = update_block(after, caret.key, lambda block: _taking(block, pieces[0], runs))
        return after, Caret(caret.key, caret.offset + runs_length(fresh))
    levels = place == BODY or place.startswith(appendix_place(""))
    if not levels:
        pieces = [replace(line, level=None, depth=None) for piece in pieces for line in _as_lines(piece)]
        if not pieces:  # a table without a word
            return document, caret
    if before:
        lines = _lines_below(rows[:index], row, list(pieces), fresh_id)
        return with_rows(document, place, insert_lines(rows, index, lines)), caret
    return _paste_lines(document, (place, rows, index), caret, list(pieces), fresh_id)


def paste_clip(document: Document, caret: Caret, clip: Clip, fresh_id: Callable[[], str]) -> tuple[Document, Caret]:
    """`paste` with all that comes along: notes, targets and lines get ids of their own.

    A line that was cut keeps its id, so that references to it go on, and so do its targets and assignments. Words that
    show a record go on to do so where it comes along or is in the document. A reference stays where its target is there
    already or comes along; else its words stay as plain text.
    """
    here = {block.id for _place, blocks in trees(document) for block in walk(blocks)}
    goals = here.union(*((one.id, appendix_place(one.id)) for one in document.appendices))
    here |= {appendix_place(appendix.id) for appendix in document.appendices}
    names = {note.id: fresh_id() for note in clip.footnotes}
    sources = [piece.source for piece in clip.pieces if piece.source is not None]
    # the title of an appendix is no block: its key stays its own
    kept = {one.id for one in sources if one.id not in here and appendix_of_title(one.id) is None}
    lines = {source.id: source.id if source.id in kept else fresh_id() for source in sources}
    records = {id: id for id in records_of(document)}
    brought = [one.id for source in sources for one in own_records(source)]
    records |= {id: fresh_id() if id in records else id for id in brought}

    def own(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(
            replace(
                run,
                footnote=names.get(run.footnote, ""),
                record=with_id(run.record, records.get(record_id(run.record), "")),
                reference=run.reference if run.reference in goals else lines.get(run.reference, ""),
            )
            for run in runs
            if run.text or run.field or run.footnote in names
        )

    pieces = [_owned(piece, own, lines, records) for piece in clip.pieces]
    after, at = paste(document, caret, pieces, fresh_id, whole=clip.whole)
    if after is document:
        return document, caret
    first = pieces[0].source if pieces else None
    if first is not None and first.id not in here and find(after, first.id) is None:
        after = _pointed(after, first.id, caret.key)  # its words are in the line with the caret now
    notes = tuple(Footnote(names[note.id], own(note.runs)) for note in clip.footnotes)
    after = replace(after, footnotes=(*after.footnotes, *notes)) if notes else after
    return (drop_unmarked(after) if after.footnotes else after), at


def _owned(
    piece: Piece, own: Callable[[tuple[Run, ...]], tuple[Run, ...]], lines: dict[str, str], records: dict[str, str]
) -> Piece:
    """A piece with the ids that it has in the document it is pasted into."""
    table, source = piece.table, piece.source
    if table is not None:
        rows = tuple(tuple(replace(cell, runs=own(cell.runs)) for cell in row) for row in table.rows)
        table = replace(table, rows=rows)
    if source is not None:
        renamed = tuple(replace(target, id=records[target.id]) for target in source.targets)
        assigned = tuple(replace(one, id=records[one.id]) for one in source.assignments)
        source = replace(source, id=lines[source.id], targets=renamed, assignments=assigned)
    return replace(piece, runs=own(piece.runs), table=table, source=source)


def _pointed(document: Document, old: str, new: str) -> Document:
    """`document` with references to one block turned to another."""
    if not any(run.reference == old for run in all_runs(document)):
        return document

    def turned(block: Block) -> Block:
        runs = tuple(replace(run, reference=new) if run.reference == old else run for run in block.runs)
        return replace(block, runs=runs, children=tuple(map(turned, block.children)))

    for place, blocks in trees(document):
        document = with_tree(document, place, tuple(map(turned, blocks)))
    return document


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


def _paste_under_title(
    document: Document, appendix_id: str, pieces: list[Piece], fresh_id: Callable[[], str]
) -> tuple[Document, Caret]:
    """A table has no place in a title: with all that came with it, it goes under the title, which stays."""
    place = appendix_place(appendix_id)
    rows = next((rows for name, rows in places(document) if name == place), [])
    lines = _lines_below([], rows[0] if rows else Row(0, Block("")), pieces, fresh_id)
    last = lines[-1].block
    return with_rows(document, place, insert_lines(rows, 0, lines)), Caret(last.id, runs_length(last.runs))


def _paste_lines(
    document: Document,
    spot: tuple[str, list[Row], int],
    caret: Caret,
    pieces: list[Piece],
    fresh_id: Callable[[], str],
) -> tuple[Document, Caret]:
    """Paste several lines: the first goes on where the caret stands, what stood behind it follows the last.

    A first line that a label of its own makes an item goes on in no sentence: it begins a line.
    """
    place, rows, index = spot
    row = rows[index]
    length = runs_length(row.block.runs)
    is_table = row.block.level is Level.TABLE
    head = row.block.runs if is_table else cut(row.block.runs, 0, caret.offset)
    tail = () if is_table else cut(row.block.runs, caret.offset, length)
    done = rows[:index]
    first, rest = pieces[0], pieces[1:]
    apart = first.table is not None or (first.level is not None and first.source is None)
    if is_table or (apart and head):
        done.append(Row(row.depth, replace(row.block, runs=head)))
        rest = pieces
    elif first.table:
        rest = pieces
    elif head or first.level in (None, row.block.level):
        done.append(Row(row.depth, _taking(row.block, first, join((*head, *first.runs)))))
    else:
        level = first.level or row.block.level
        depth = depth_for(done, len(done) - 1, level) if done else 0
        done.append(Row(depth, _taking(replace(row.block, level=level), first, first.runs)))
    labelled = any(piece.level for piece in pieces)
    begun = first if rest is not pieces else None
    done += _lines_below(done, row, rest, fresh_id, labelled=labelled, begun=begun)
    last = done[-1]
    if last.block.level is Level.TABLE and tail:
        last = Row(last.depth, Block(fresh_id(), Level.PARAGRAPH))
        done.append(last)
    at = Caret(last.block.id, runs_length(last.block.runs))
    if tail:
        done[-1] = Row(last.depth, replace(last.block, runs=join((*last.block.runs, *tail))))
    return with_rows(document, place, [*done, *rows[index + 1 :]]), at


def _lines_below(
    above: list[Row],
    row: Row,
    pieces: list[Piece],
    fresh_id: Callable[[], str],
    *,
    labelled: bool | None = None,
    begun: Piece | None = None,
) -> list[Row]:
    """Pieces as lines that come after `above`, in or before the place of `row`.

    `labelled` says whether lines without a level come among such as have one; `begun` is the piece that the last line
    above has taken.
    """
    labelled = any(piece.level for piece in pieces) if labelled is None else labelled
    like = Level.PARAGRAPH if labelled or row.block.level is Level.TABLE else row.block.level
    done = list(above)
    deep = [(begun.depth, done[-1].depth)] if done and begun is not None and begun.depth is not None else []
    for piece in pieces:
        level = Level.TABLE if piece.table else piece.level or like
        depth = row.depth if not labelled and not piece.table else depth_for(done, len(done) - 1, level) if done else 0
        if piece.depth is not None:
            while deep and deep[-1][0] >= piece.depth:
                deep.pop()
            depth = deep[-1][1] + 1 if deep else depth
            deep.append((piece.depth, depth))
        source = piece.source or Block(fresh_id())
        done.append(Row(depth, replace(source, level=level, runs=piece.runs, table=piece.table, children=())))
    return done[len(above) :]


def _taking(block: Block, piece: Piece, runs: tuple[Run, ...]) -> Block:
    """A line that takes the words of a piece, with the targets and assignments that come along."""
    source = piece.source
    if source is None:
        return replace(block, runs=runs)
    targets = (*block.targets, *source.targets)
    return replace(block, runs=runs, targets=targets, assignments=block.assignments or source.assignments)


def _as_lines(piece: Piece) -> list[Piece]:
    """A piece for a place without tables: a table as a line for each row that says something."""
    if piece.table is None:
        return [piece]
    return [Piece(runs) for row in piece.table.rows if (runs := on_one_line([Piece(table=Table((row,)))]))]


def on_one_line(pieces: Sequence[Piece]) -> tuple[Run, ...]:
    """Pieces on one line, parted by spaces, with the labels that were typed; the words of tables cell by cell."""
    runs: list[Run] = []
    for piece in pieces:
        words = (Run(piece.label), *piece.runs) if piece.label else piece.runs
        if piece.table is not None:
            cells = [cell.runs for row in piece.table.rows for cell in row if cell.runs]
            words = tuple(run for at, cell in enumerate(cells) for run in ((Run(" "), *cell) if at else cell))
        runs.extend([Run(" "), *words] if runs else words)
    return join(tuple(runs))
