"""A clipboard's HTML or plain text as a clip to be pasted; where its letters are of before Unicode, read both ways."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import chain

from desktop.domain.document import STACKED, Cell, Table, text_runs
from desktop.domain.errors import UnreadableInput
from desktop.domain.pasting import Clip, Piece, pieces_of_text
from desktop.domain.text import clean
from desktop.understand.clip_lines import Grid, Item, Line, Part
from desktop.understand.clip_pieces import Pieces, without_emoji
from desktop.understand.clip_reader import MOST_LETTERS, TOO_MUCH, ClipReader
from desktop.understand.clip_tables import sound_table
from desktop.understand.encodings import Encoding, OldFont, convert_line, detect, is_western, to_unicode, weigh
from desktop.understand.lines import clean_lines
from desktop.understand.paragraphs import measure, paragraphs

MOST_LINES, MOST_CELLS = 10_000, 20_000  # a sheet shows them within two or three seconds
LEAST_BROKEN, LEAST_WIDTH = 3, 55  # lines, letters: shorter lines are those of a chat or a list
_SOFT_HYPHEN = "\u00ad"  # in TCVN3 the letter "ư"


@dataclass(frozen=True, slots=True)
class ClipReading:
    """`clip` as it came. `converted` is the same in Unicode where a part of it is in the old `encoding`, else None.

    `hides`: there were words besides, which nobody sees in the program that they are from.
    """

    clip: Clip
    converted: Clip | None = None
    encoding: Encoding | None = None
    hides: bool = False


def read_html(html: str) -> ClipReading:
    """Read a clipboard's HTML. Raises UnreadableInput where it is larger than a clerk would wait for."""
    read = ClipReader(html)
    cells = sum(len(row) for item in read.items if isinstance(item, Grid) for row in item.rows)
    if len(read.items) > MOST_LINES or cells > MOST_CELLS:
        raise UnreadableInput(TOO_MUCH)
    parts = list(_parts(read.items))
    fonts = {
        encoding for encoding in Encoding if _is_true([part for part in parts if _claims(part, encoding)], encoding)
    }
    by_letters = detect(part.text for part in parts if part.dress.font is None or not fonts)

    def as_it_is(text: str, font: OldFont | None) -> str:
        return text if (font is not None and font.encoding in fonts) or by_letters else text.replace(_SOFT_HYPHEN, "")

    def in_unicode(text: str, font: OldFont | None) -> str:
        if font is not None and font.encoding in fonts and is_western(text):
            return to_unicode(text, font.encoding, capitals=font.capitals)
        return convert_line(text, by_letters) if by_letters else text.replace(_SOFT_HYPHEN, "")

    clip = Pieces(read.items, as_it_is).clip(read.images)
    if not fonts and by_letters is None:
        return ClipReading(clip, hides=read.hides)
    encoding = by_letters or min(fonts)
    return ClipReading(clip, Pieces(read.items, in_unicode).clip(read.images), encoding, read.hides)


def read_text(text: str) -> ClipReading:
    """Read plain text: its lines by their labels, lines of the same many tabs as a table.

    Raises UnreadableInput where it is larger than a clerk would wait for.
    """
    return _read_lines(text, _plain_clip)


def read_words(text: str) -> ClipReading:
    """Plain text as it stands: labels and dashes stay letters, blank lines go. Raises UnreadableInput as others do."""
    return _read_lines(text, _word_clip)


def read_cells(text: str) -> tuple[list[list[str]], int]:
    """The cells of plain text parted by tabs, in Unicode, and how many emoji are left out.

    As Excel gives it, a cell of several lines stands in quotes. Raises UnreadableInput as others do.
    """
    _check_size(text)
    lines = text.split("\n")
    encoding = detect(lines)
    if encoding is not None:
        text = "\n".join(convert_line(line, encoding) for line in lines)
    shown, emoji = without_emoji(clean(text.replace(_SOFT_HYPHEN, "")).replace("\xa0", " ").removesuffix("\n"))
    try:
        return list(csv.reader(StringIO(shown), dialect="excel-tab")), emoji
    except csv.Error:  # a cell longer than the reader takes, or a quote left open
        return [line.split("\t") for line in shown.split("\n")], emoji


def _check_size(text: str) -> None:
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise UnreadableInput(TOO_MUCH)


def _read_lines(text: str, clip_of: Callable[[str], Clip]) -> ClipReading:
    _check_size(text)
    lines = text.split("\n")
    encoding = detect(lines)
    if encoding is None:
        return ClipReading(clip_of(text.replace(_SOFT_HYPHEN, "")))
    converted = "\n".join(convert_line(line, encoding) for line in lines)
    return ClipReading(clip_of(text), clip_of(converted), encoding)


def _word_clip(text: str) -> Clip:
    shown, emoji = without_emoji(clean(text))
    lines = (line.replace("\t", " ").replace("\xa0", " ").strip() for line in shown.split("\n"))
    return Clip(tuple(Piece(text_runs(line)) for line in lines if line), emoji=emoji)


def _plain_clip(text: str) -> Clip:
    shown, emoji = without_emoji(clean(text).replace("\xa0", " "))
    table = tabbed_table(shown)
    found = [Piece(table=table)] if table else pieces_of_text(_unbroken(shown))
    pieces = [piece for piece in found if piece.runs or piece.table or piece.level in STACKED]
    return Clip(tuple(pieces), emoji=emoji)


def _unbroken(text: str) -> str:
    """Text whose lines were broken at the width of a page, as PDF gives it, with whole paragraphs as lines."""
    if text.count("\n") < LEAST_BROKEN:
        return text
    lines, _left_out = clean_lines(text)
    shape = measure(lines)
    if not shape.wrapped or shape.width < LEAST_WIDTH:
        return text
    return "\n".join(paragraph.text for paragraph in paragraphs(lines, shape))


def tabbed_table(text: str) -> Table | None:
    """Lines of equally many tabs as a table, as programs without HTML copy one; None for other text."""
    rows = [line.split("\t") for line in text.strip("\n").split("\n")]
    if len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return None
    return sound_table([[Cell(text_runs(" ".join(cell.split()))) for cell in row] for row in rows])


def _claims(part: Part, encoding: Encoding) -> bool:
    return part.dress.font is not None and part.dress.font.encoding is encoding and is_western(part.text)


def _is_true(parts: list[Part], encoding: Encoding) -> bool:
    """Whether text is in the encoding that its fonts claim: many a text in Unicode still bears an old name."""
    found = weigh((part.text for part in parts), encoding)
    return found.sure > 0 and 2 * found.sure >= found.words


def _parts(items: list[Item]) -> Iterator[Part]:
    """Every stretch of text, those in cells too."""
    for item in items:
        if isinstance(item, Line):
            yield from item.parts
        elif isinstance(item, Grid):
            yield from _parts(list(chain.from_iterable(cell.items for row in item.rows for cell in row)))
