"""What can be done by name with the words of a box, of a cell as of a note: each is one step of undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.domain import letter_case, runs
from desktop.domain.document import Level, new_id, plain
from desktop.domain.runs import Mark
from desktop.ui.preedit import commit_preedit
from desktop.ui.session import EditSession
from desktop.ui.sheet.box import Runs, RunsBox
from desktop.ui.sheet.clips.clipboard import to_clipboard
from desktop.ui.sheet.lines.next_letters import toggle_next
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.marking import MARK_NAMES, Marking
from desktop.ui.sheet.menu import Do
from i18n import _


class BoxWords:
    """Changes the words that a box shows. `write` gives the document other ones, by the name of the step."""

    def __init__(
        self, session: EditSession, box: RunsBox, marking: Marking, write: Callable[[str, Runs], object]
    ) -> None:
        self.session, self.box, self.marking, self._write = session, box, marking, write

    def named(self) -> dict[str, Do]:
        """What can be asked for by name: ids of actions and keys."""
        return {
            "bold": lambda: self.toggle("bold"),
            "italic": lambda: self.toggle("italic"),
            "underline": lambda: self.toggle("underline"),
            "change_case": self.change_case,
            "select_all": self.box.selectAll,
            "cut": self.cut,
            "copy": self.copy,
        }

    def toggle(self, mark: Mark) -> None:
        """Bold, italic or underline for what is selected, or for what is typed next."""
        commit_preedit(self.box)
        first, last = sorted(self.box.ends())
        if first == last:
            toggle_next(self.box, mark, self.box.face, self.marking)
            return
        on = self.marking.turn(marked=runs.all_marked(self.box.chosen(), mark))
        self.reword(_(MARK_NAMES[mark]), runs.set_mark(self.box.runs, first, last, mark, on=on))

    def change_case(self) -> None:
        """Shift+F3 for what is selected, or for the word at the cursor."""
        commit_preedit(self.box)
        cursor = self.box.textCursor()
        if not cursor.hasSelection():
            cursor.select(cursor.SelectionType.WordUnderCursor)
            self.box.setTextCursor(cursor)
        change = letter_case.next_case(plain(self.box.chosen()))
        first, last = sorted(self.box.ends())
        self.reword(_("đổi chữ hoa"), letter_case.change_case(self.box.runs, first, last, change))

    def reword(self, label: str, words: Runs) -> None:
        """Other words, with the same letters selected."""
        ends = self.box.ends()
        self._write(label, words)
        self.box.select(*ends)

    def put_in(self, label: str, fresh: Runs) -> None:
        """Fresh words in place of what is selected, with the cursor behind them."""
        words, end = self.box.with_put_in(fresh)
        self._write(label, words)
        self.box.select(end, end)

    def mime(self) -> QMimeData:
        """What is selected, for the clipboard."""
        part, face = self.box.chosen(), self.box.face
        row = SheetRow(new_id(), "", 0, Level.PARAGRAPH, part, "", face, face)
        return to_clipboard([row], self.session.document)

    def copy(self) -> None:
        """Copy what is selected."""
        commit_preedit(self.box)
        if self.box.chosen():
            QGuiApplication.clipboard().setMimeData(self.mime())

    def cut(self) -> None:
        """Copy what is selected, then delete it."""
        self.copy()
        self.box.textCursor().removeSelectedText()
