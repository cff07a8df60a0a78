"""What a clipboard holds, read for the sheet, its fields and its tables; and old letters of a document put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import NamedTuple

from desktop.domain.document import Block, Cell, Document, Run, Table, find, new_id, plain, text_runs, trees, walk
from desktop.domain.edits import update_block
from desktop.domain.lines import line, set_line
from desktop.domain.own_clip import own_clip
from desktop.domain.pasting import Clip, Piece, on_one_line
from desktop.domain.runs import cut, join, runs_length
from desktop.domain.table_cells import lines_of
from desktop.understand.clip import ClipReading as ClipReading
from desktop.understand.clip import read_cells, read_html, read_text, read_words
from desktop.understand.encodings import Encoding as Encoding
from desktop.understand.encodings import convert_line, detect_among

Span = tuple[str, int, int]
"""Key of a line, start and end of a stretch of it; the stretch of a table does not matter."""


class Cells(NamedTuple):
    """Lines of cells to be put into a table, and all that the clipboard gave."""

    lines: list[list[tuple[Run, ...]]]
    clip: Clip


class OneLine(NamedTuple):
    """Words to be put into a line, and all that the clipboard gave."""

    runs: tuple[Run, ...]
    clip: Clip


def read_clip(*, html: str = "", text: str = "", own: str = "", plain_only: bool = False) -> ClipReading:
    """The best of what a clipboard holds: our own lines, else HTML, else text; `plain_only` takes the words alone.

    Raises UnreadableInput where it is larger than anyone would wait for.
    """
    if plain_only:
        return read_words(seen_text(html=html, text=text))
    if own and (clip := own_clip(own)) is not None:
        return ClipReading(clip)
    if html:
        found = read_html(html)
        if found.clip.pieces or found.clip.images or found.hides or not text.strip():
            return found
    return read_text(text)


def seen_text(*, html: str = "", text: str = "") -> str:
    """The plain text of a clipboard; without what the HTML beside it says is deleted or hidden, which it may hold."""
    reading = read_html(html) if html else ClipReading(Clip())
    return "\n".join(chain.from_iterable(map(_lines_of, reading.clip.pieces))) if reading.hides else text


def _lines_of(piece: Piece) -> list[str]:
    if piece.table is None:
        return [piece.label + plain(piece.runs)]
    return ["\t".join(" ".join(plain(cell.runs).split()) for cell in row) for row in piece.table.rows]


def cells_of_clip(*, html: str = "", text: str = "", own: str = "", plain_only: bool = False) -> Cells:
    """What a clipboard holds as lines of cells, old letters already in Unicode, with the clip that they are of.

    Tables come as they are; words beside one are a line of their own, without any they are one cell of lines. Raises
    UnreadableInput where it is larger than anyone would wait for.
    """
    if plain_only:
        html, own, text = "", "", seen_text(html=html, text=text)
    if "\t" in text and not html and not own:
        lines, emoji = read_cells(text)
        found = tuple(tuple(Cell(text_runs(words)) for words in line) for line in lines)
        return Cells([[cell.runs for cell in line] for line in found], Clip((Piece(table=Table(found)),), emoji=emoji))
    clip = _with_fresh_notes(_in_unicode(read_clip(html=html, text=text, own=own, plain_only=plain_only)))
    if any(piece.table for piece in clip.pieces):
        tables = [lines_of(piece.table) if piece.table else [[_labelled(piece)]] for piece in clip.pieces]
        return Cells(list(chain.from_iterable(tables)), clip)
    words = tuple(run for piece in clip.pieces for run in (Run("\n"), *_labelled(piece)))[1:]
    return Cells([[join(words)]] if words else [], clip)


def _labelled(piece: Piece) -> tuple[Run, ...]:
    return join((Run(piece.label), *piece.runs)) if piece.label else piece.runs


def runs_of_clip(*, html: str = "", text: str = "", own: str = "", plain_only: bool = False) -> OneLine:
    """What a clipboard holds on one line, with its dress and nothing else, and the clip that it is of.

    Old letters are in Unicode already. Raises UnreadableInput where it is larger than anyone would wait for.
    """
    clip = _in_unicode(read_clip(html=html, text=text, own=own, plain_only=plain_only))
    return OneLine(
        join(tuple(_dressed(run) for run in on_one_line(clip.pieces) if run.text)), replace(clip, footnotes=())
    )


def _dressed(run: Run) -> Run:
    return Run(run.text.replace("\n", " "), bold=run.bold, italic=run.italic, underline=run.underline)


def _with_fresh_notes(clip: Clip) -> Clip:
    """A clip whose notes, and their marks, have ids of their own."""
    fresh = {note.id: new_id() for note in clip.footnotes}
    if not fresh:
        return clip

    def named(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(replace(run, footnote=fresh[run.footnote]) if run.footnote else run for run in runs)

    def renamed(piece: Piece) -> Piece:
        if piece.table is None:
            return replace(piece, runs=named(piece.runs))
        rows = tuple(tuple(replace(cell, runs=named(cell.runs)) for cell in row) for row in piece.table.rows)
        return replace(piece, table=replace(piece.table, rows=rows))

    notes = tuple(replace(note, id=fresh[note.id]) for note in clip.footnotes)
    return replace(clip, pieces=tuple(map(renamed, clip.pieces)), footnotes=notes)


def words_of_clip(*, html: str = "", text: str = "", own: str = "") -> str:
    """The words of a clipboard for a field: paragraphs parted by line breaks, old letters already in Unicode."""
    clip = _in_unicode(read_clip(html=html, text=text, own=own))
    return "\n".join(words for piece in clip.pieces if (words := plain(on_one_line([piece])).strip()))


def _in_unicode(reading: ClipReading) -> Clip:
    return reading.converted or reading.clip


def old_encoding(document: Document, spans: Iterable[Span]) -> Encoding | None:
    """The encoding of before Unicode that stretches of a document are in, or None; here one word may tell."""
    texts: list[str] = []
    for key, start, end in spans:
        block = line(document, key)
        if block is not None and block.table is not None:
            texts += [plain(cell.runs) for row in block.table.rows for cell in row]
        elif block is not None:
            texts.append(plain(cut(block.runs, start, end)))
    return detect_among(text for part in texts for text in part.split("\n"))


def put_right(document: Document, spans: Iterable[Span], encoding: Encoding) -> tuple[Document, dict[str, int]]:
    """`document` with stretches of it in Unicode; by the key of each line how many letters fewer its stretch has.

    Words with letters that only Unicode has are left alone, and so is the dress of every run.
    """

    def read(text: str) -> str:
        return "\n".join(convert_line(part, encoding) for part in text.split("\n"))

    shorter: dict[str, int] = {}
    for key, start, end in spans:
        block = line(document, key)
        if block is None:
            continue
        if block.table is not None:
            document = update_block(document, key, lambda block: _table_read(block, read))
            continue
        inside = _read(cut(block.runs, start, end), read)
        shorter[key] = min(end, runs_length(block.runs)) - start - runs_length(inside)
        runs = join((*cut(block.runs, 0, start), *inside, *cut(block.runs, end, runs_length(block.runs))))
        document = set_line(document, key, runs) if runs != block.runs else document
    return document, shorter


def _read(runs: tuple[Run, ...], read: Callable[[str], str]) -> tuple[Run, ...]:
    return join(tuple(replace(run, text=read(run.text)) if run.text else run for run in runs))


def _table_read(block: Block, read: Callable[[str], str]) -> Block:
    if block.table is None:
        return block
    rows = tuple(tuple(_cell_read(cell, read) for cell in row) for row in block.table.rows)
    return replace(block, table=replace(block.table, rows=rows))


def _cell_read(cell: Cell, read: Callable[[str], str]) -> Cell:
    return replace(cell, runs=_read(cell.runs, read))


def converted_since(now: Document, raw: Document, unicode: Document) -> Document:
    """`now` with what was pasted as `raw` put as in `unicode`: two documents of one paste, with the same ids.

    Lines that were edited since keep their words; where nothing was, `unicode` itself is given.
    """
    if now is raw:
        return unicode
    for key in _changed(raw, unicode):
        mine, old, new = find(now, key), find(raw, key), find(unicode, key)
        if mine is not None and old is not None and new is not None and _same_words(mine[1], old[1]):
            now = update_block(now, key, partial(_with_words, new[1]))
    notes = {note.id: note for note in unicode.footnotes}
    before = {note.id: note for note in raw.footnotes}
    kept = tuple(notes.get(note.id, note) if note == before.get(note.id) else note for note in now.footnotes)
    return replace(now, footnotes=kept) if kept != now.footnotes else now


def _with_words(words: Block, block: Block) -> Block:
    return replace(block, runs=words.runs, table=words.table)


def _same_words(block: Block, other: Block) -> bool:
    return (block.runs, block.table) == (other.runs, other.table)


def _changed(raw: Document, unicode: Document) -> list[str]:
    """The ids of the lines that two documents have in common with other words."""
    before = {block.id: block for _place, blocks in trees(raw) for block in walk(blocks)}
    after = [block for _place, blocks in trees(unicode) for block in walk(blocks)]
    return [block.id for block in after if block.id in before and not _same_words(block, before[block.id])]
