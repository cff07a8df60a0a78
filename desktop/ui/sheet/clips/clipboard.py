"""What the sheet gives to the clipboard and takes from it: a kind of its own, HTML for Word, plain text.

Reading is the business of `services.clips`, which is loaded with the first paste; here data of Qt becomes text. The
lines ask `read_mime`; tables, notes and fields ask `cells_of`, `one_line_of`, `words_of`: old letters are in Unicode.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.domain.attached import attached_words
from desktop.domain.document import Block, Document, Level, text_runs, trees, walk
from desktop.domain.edits import Row
from desktop.domain.lines import Caret
from desktop.domain.linked import record_id
from desktop.domain.own_clip import own_data
from desktop.domain.pasting import Clip
from desktop.domain.runs import cut, runs_length
from desktop.services.library import standard_of
from desktop.ui.sheet.lines.rows import SheetRow

if TYPE_CHECKING:  # what reads and writes a clipboard is loaded when there is something to read or write
    from desktop.services.clips import Cells, ClipReading, OneLine
    from desktop.services.word_html import PrintedLine

OWN_TYPE = "application/x-thao-lines"
_TITLES = {Level.PART: 1, Level.CHAPTER: 1, Level.SECTION: 1, Level.DIVISION: 2, Level.SUBDIVISION: 3, Level.ARTICLE: 2}


def selected_rows(rows: list[SheetRow], first: Caret, last: Caret) -> list[SheetRow]:
    """The rows between two carets, with the first and the last cut to what is selected."""
    numbers = {row.key: number for number, row in enumerate(rows)}
    if first.key not in numbers or last.key not in numbers:
        return []
    chosen = rows[numbers[first.key] : numbers[last.key] + 1]
    if len(chosen) > 1 and last.offset == 0:
        chosen.pop()  # a selection that ends where a line begins holds none of it
    cut_rows: list[SheetRow] = []
    for row in chosen:
        start = first.offset if row.key == first.key else 0
        end = last.offset if row.key == last.key else runs_length(row.runs)
        part = cut(row.runs, start, end)
        whole = start == 0 and (len(chosen) > 1 or part == row.runs)
        cut_rows.append(replace(row, runs=part, label=row.label if whole else ""))
    return cut_rows


def to_clipboard(rows: list[SheetRow], document: Document, *, whole: bool = False) -> QMimeData:
    """The rows in three kinds: our own, from which nothing is lost; HTML as Word makes it; text with printed labels.

    What others get is what is printed: no guidance and no number of a line that only has that. `whole` lines come with
    the end of the last.
    """
    from desktop.services.word_html import plain_lines, word_html

    mime = QMimeData()
    blocks = {block.id: block for _place, tree in trees(document) for block in walk(tree)}
    own = [Row(row.depth, _copied(row, blocks.get(row.key))) for row in rows]
    labelled = len(rows) > 1
    lines = [
        line for row in rows if not row.guidance or row.runs for line in _lines_of(row, document, alone=not labelled)
    ]
    mime.setData(OWN_TYPE, own_data(own, document.footnotes, whole=whole).encode())
    mime.setText(plain_lines(lines, labelled=labelled) + ("\n" if whole and lines else ""))
    mime.setHtml(word_html(lines, document, standard_of(document), labelled=labelled))
    return mime


def _copied(row: SheetRow, block: Block | None) -> Block:
    """What is copied of a row: a whole one with its targets and assignments, a part with the targets it names."""
    fresh = Block(row.key, row.level, row.runs, table=row.table)
    if block is None or row.level is not block.level:
        return fresh
    if row.runs == block.runs:
        return replace(fresh, targets=block.targets, assignments=block.assignments, guidance=block.guidance)
    named = {record_id(run.record) for run in row.runs}
    return replace(fresh, targets=tuple(target for target in block.targets if target.id in named))


def _lines_of(row: SheetRow, document: Document, *, alone: bool) -> list[PrintedLine]:
    """A row as printed; the title of an appendix has its number above it and "(Kèm theo …)" below, unless `alone`."""
    from desktop.services.word_html import PrintedLine

    number = next((at for at, appendix in enumerate(document.appendices, 1) if appendix.id == row.opens), 0)
    if alone or not number:
        return [_printed(row)]
    standard, appendix = standard_of(document), document.appendices[number - 1]
    label = standard.appendix_label(number, several=len(document.appendices) > 1)
    found = [_printed(row)] if row.runs else []
    for at, name, words in (
        (0, "appendix_label", label),
        (len(found) + 1, "attached_to", attached_words(appendix, document.header, standard)),
    ):
        dress = standard.elements[name]
        line = PrintedLine(
            text_runs(words), size=row.face.size, bold=dress.bold, italic=dress.italic, caps=dress.caps, centred=True
        )
        if words:
            found.insert(at, line)
    return found


def _printed(row: SheetRow) -> PrintedLine:
    from desktop.services.word_html import PrintedLine

    face, label = row.face, row.label_face
    return PrintedLine(
        runs=row.runs,
        label=row.label,
        over=row.over,
        table=row.table,
        size=face.size,
        bold=face.bold,
        italic=face.italic,
        caps=face.caps,
        centred=face.centred,
        inset=face.inset,
        label_bold=label.bold,
        label_italic=label.italic,
        title=_TITLES.get(row.level, 0),
    )


def clipboard_data() -> QMimeData:
    """What the clipboard holds now; on some systems there is nothing at all once its owner has ended."""
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return found or QMimeData()


def read_mime(mime: QMimeData, *, plain_only: bool = False) -> ClipReading:
    """What is to be pasted, as it came and, where letters are of before Unicode, as it should be.

    A picture alone gives no line, but is counted. Raises UnreadableInput where it is larger than anyone would wait for.
    """
    from desktop.services.clips import ClipReading, read_clip

    if not plain_only and mime.hasImage() and not mime.hasHtml() and not mime.hasText():
        return ClipReading(Clip(images=1))
    return read_clip(html=mime.html(), text=mime.text(), own=_own(mime), plain_only=plain_only)


def cells_of(mime: QMimeData, *, plain_only: bool = False) -> Cells:
    """Lines of cells for a table; their notes have ids of their own. Raises UnreadableInput as above."""
    from desktop.services.clips import cells_of_clip

    return cells_of_clip(html=mime.html(), text=mime.text(), own=_own(mime), plain_only=plain_only)


def one_line_of(mime: QMimeData, *, plain_only: bool = False) -> OneLine:
    """The words for a note: one line with its dress. Raises UnreadableInput as above."""
    from desktop.services.clips import runs_of_clip

    return runs_of_clip(html=mime.html(), text=mime.text(), own=_own(mime), plain_only=plain_only)


def words_of(mime: QMimeData) -> str:
    """The words for a field that takes several lines. Raises UnreadableInput as above."""
    from desktop.services.clips import words_of_clip

    return words_of_clip(html=mime.html(), text=mime.text(), own=_own(mime))


def _own(mime: QMimeData) -> str:
    return bytes(mime.data(OWN_TYPE).data()).decode("utf-8", "replace") if mime.hasFormat(OWN_TYPE) else ""
