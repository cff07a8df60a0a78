"""From what Qt wrote into the sheet to edits of the document: typing, input methods and whatever else changes text.

Qt says where text changed; the rows touched are read back and applied. Where blocks came or went without us (a drag
out of the window, an input method that replaces across lines) rows follow what is seen, so that no word is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QTextBlock

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import BODY, Block, Document, Level, Run, all_runs, new_id
from desktop.domain.edits import Row
from desktop.domain.kept_links import kept_links, typed_into
from desktop.domain.lines import places, set_line, with_rows
from desktop.domain.notes import drop_unmarked
from desktop.domain.references import drop_touched
from desktop.domain.runs import runs_length
from desktop.ui.session import EditSession
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.lines.rows import dress, label_of
from desktop.ui.sheet.look.formats import key_of, read_runs
from desktop.ui.sheet.look.styles import Face
from i18n import _

Runs = tuple[Run, ...]
_TITLED = frozenset({Level.ARTICLE, Level.CLAUSE, Level.SUBCLAUSE})  # their words decide whether they are titles


class Typing:
    """Collects where Qt changed text, and turns it into edits when Qt is done."""

    def __init__(self, session: EditSession, lines: SheetLines, initiator: object) -> None:
        self.session, self.lines, self.initiator = session, lines, initiator
        self.applying = False
        self.key = ""
        """The line whose letters are being applied."""
        self.typed_into: Callable[[str], object] = lambda _name: None
        """Told of the name of what shows a record in a line, when letters of it were typed or taken away: those that
        follow belong to it.
        """
        self.mend: Callable[[Runs, Runs], Runs] = lambda _before, after: after
        """What a line is to say after typing, of what it said and what stands there now."""
        self.typed: Callable[[str, Runs, Runs], object] = lambda _key, _before, _after: None
        """Told of a line that was typed into, with what it said and says."""
        self._touched: tuple[int, int] | None = None
        self._unsettled = ""
        lines.text.contentsChange.connect(self._on_touched)

    @property
    def under_way(self) -> bool:
        """Whether something was typed that the document does not know yet; Qt moves the cursor before it says so."""
        return self._touched is not None

    def _on_touched(self, position: int, _removed: int, added: int) -> None:
        if self.lines.busy:
            return
        first, last = self._touched or (position, position)
        self._touched = (min(first, position), max(last, position + added))

    def flush(self) -> bool:
        """Apply what was typed since the last call. True where rows must be made anew, for lines came or went."""
        if self._touched is None or self.lines.busy:
            return False
        (first, last), self._touched = self._touched, None
        if not self.lines.in_step():
            return self._follow()
        text = self.lines.text
        block = text.findBlock(first)
        end = text.findBlock(last)
        stop = end.blockNumber() if end.isValid() else text.blockCount() - 1
        while block.isValid() and block.blockNumber() <= stop:
            if self.lines.row(block) is None:
                return self._follow()
            self._apply(block)
            block = block.next()
        return False

    def settle(self) -> str:
        """Write a row anew that shows other characters than the document keeps; gives its key, or "".

        UniKey in decomposed Unicode counts on the letters that it typed, so they are composed only after it is done.
        """
        key, self._unsettled = self._unsettled, ""
        number = self.lines.numbers.get(key)
        if number is None:
            return ""
        self.lines.rewrite(number)
        return key

    def _apply(self, block: QTextBlock) -> None:
        """Give the document the words of one row."""
        number = block.blockNumber()
        row = self.lines.rows[number]
        if row.is_table:
            if block.length() != 2:
                self.lines.rewrite(number)
            return
        written = drop_touched(row.runs, read_runs(block))
        seen = kept_links(row.runs, written)
        runs = self.mend(row.runs, seen)
        if runs_length(seen) != len(block.text()):
            self._unsettled = row.key
        if runs == row.runs:
            return
        lost = {run.footnote for run in row.runs if run.footnote} - {run.footnote for run in runs}

        def edit(document: Document) -> Document:
            changed = set_line(document, row.key, runs)
            return drop_unmarked(changed) if lost else changed

        self.applying, self.key = True, row.key
        try:
            self.session.apply(_("gõ chữ"), edit, initiator=self.initiator, merge_key=row.key)
        finally:
            self.applying, self.key = False, ""
        guidance = self._guidance(row.key) if not runs else ""
        label = label_of(row.place, runs, row.label, self.lines.style)
        face, label_face = self._faces(number, runs)
        self.lines.keep(
            number, replace(row, runs=runs, label=label, guidance=guidance, face=face, label_face=label_face)
        )
        if runs != seen:
            self.lines.rewrite(number)
        elif seen is not written and not self._unsettled:
            self.lines.redress(number)
        if (name := typed_into(row.runs, runs)) != "":
            self.typed_into(name)
        self.typed(row.key, row.runs, runs)

    def _faces(self, number: int, runs: tuple[Run, ...]) -> tuple[Face, Face]:
        """The dress of a row with new words: a clause that ends as a sentence is no title any more."""
        row = self.lines.rows[number]
        if row.level not in _TITLED or self._unsettled:
            return row.face, row.label_face
        after = self.lines.rows[number + 1] if number + 1 < len(self.lines.rows) else None
        following = Row(after.depth, Block(after.key, after.level)) if after and after.place == row.place else None
        return dress(row.place, Row(row.depth, Block(row.key, row.level, runs)), following, self.lines.style)[:2]

    def _guidance(self, key: str) -> str:
        for _place, rows in places(self.session.document):
            for row in rows:
                if row.block.id == key:
                    return row.block.guidance
        return ""

    def _follow(self) -> bool:
        """Make the document's lines those that are seen: kept ones by key, others as new lines after the one before."""
        known = {row.block.id: (place, row) for place, rows in places(self.session.document) for row in rows}
        seen: dict[str, list[Row]] = {place: [] for place, _rows in places(self.session.document)}
        used: set[str] = set()
        place, like = BODY, Row(0, Block("", Level.PARAGRAPH))
        block = self.lines.text.begin()
        while block.isValid():
            key, runs = key_of(block), read_runs(block)
            if key in known and key not in used:
                place, like = known[key]
                used.add(key)
                if like.block.level is not Level.TABLE:
                    like = Row(like.depth, replace(like.block, runs=runs))
                seen[place].append(like)
            elif runs or key:
                level = Level.PARAGRAPH if like.block.level is Level.TABLE else like.block.level
                if appendix_of_title(place) is None:
                    seen[place].append(Row(like.depth, Block(new_id(), level, runs)))
                else:
                    title = seen[place][0].block
                    joined = (*title.runs, Run("\n"), *runs)
                    seen[place][0] = Row(0, replace(title, runs=joined))
            block = block.next()

        def edit(document: Document) -> Document:
            for name, rows in seen.items():
                document = with_rows(document, name, rows)
            return drop_unmarked(document) if any(run.footnote for run in all_runs(self.session.document)) else document

        self.applying = True
        try:
            self.session.apply(_("sửa chữ"), edit, initiator=self.initiator)
        finally:
            self.applying = False
        return True
