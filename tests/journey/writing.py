"""How a clerk writes lines, their dress, notes, references and tables: by keys, in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Document, Level
from desktop.ui.choose_reference import ReferenceDialog
from desktop.ui.new_table import NewTableDialog
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.lines.rows import SheetRow
from tests.journey.clerk import Clerk
from tests.journey.person import ALT, CONTROL, SHIFT, keep_picture
from tests.journey.plan_script import Line, Plan, dressed
from tests.journey.pointer import Pointer
from tests.journey.sitting import Sitting

Key = Qt.Key
LEVEL_KEYS = {
    Level.SECTION: Key.Key_1,
    Level.CLAUSE: Key.Key_2,
    Level.POINT: Key.Key_3,
    Level.DASH: Key.Key_4,
    Level.PARAGRAPH: Key.Key_5,
}
DEEPER = list(LEVEL_KEYS)
DRESS = {"**": Key.Key_B, "//": Key.Key_I, "__": Key.Key_U}


class Writing:
    """One clerk at one window with the plan to be written."""

    def __init__(self, sitting: Sitting, clerk: Clerk, plan: Plan) -> None:
        self.sitting, self.clerk, self.plan = sitting, clerk, plan
        self.instead: dict[str, str] = {}
        """Words that are typed in the place of others, to be put right later."""
        self.habits: dict[str, Callable[[], None]] = {}
        """How certain words are typed the next time that they come."""
        self.types_references = False

    @property
    def sheet(self) -> SheetEditor:
        """The sheet of the document that is open."""
        return self.sitting.screen.sheet

    @property
    def pointer(self) -> Pointer:
        """The mouse on it."""
        return Pointer(self.sheet, self.clerk)

    @property
    def document(self) -> Document:
        """What was written so far."""
        return self.sitting.document

    def keep_picture(self, name: str) -> None:
        """A picture of the window, if some are wanted."""
        keep_picture(self.sitting.window, f"plan-{name}")

    # lines

    def write(self, lines: Iterable[Line]) -> None:
        """Lines one after the other; the cursor is in an empty line, or behind the last letter of one."""
        for line in lines:
            if line.rows:
                self.write_table(line.rows)
            else:
                self.begin_line(line.level, line.depth)
                self.write_words(line.words)

    def begin_line(self, level: Level, depth: int) -> None:
        """Enter for the next line, Tab and Shift+Tab until it is deep enough; Ctrl+Alt and a figure if need be."""
        clerk = self.clerk
        if self.words_here():
            clerk.press(Key.Key_Return)
        while (here := self.row_here().level) is not level and Level.PARAGRAPH not in (here, level):
            if DEEPER.index(level) > DEEPER.index(here):
                clerk.press(Key.Key_Tab)
                break
            clerk.press(Key.Key_Backtab, SHIFT)
            if self.row_here().level is here:
                break  # it stands at the edge already
        if level is Level.PARAGRAPH and self.row_here().depth < depth:
            clerk.press(Key.Key_Tab)
        if self.row_here().level is not level:
            clerk.press(LEVEL_KEYS[level], CONTROL | ALT)
        assert self.row_here().level is level
        QApplication.processEvents()  # the hands rest at the end of a line, and what waits is painted

    def words_here(self) -> str:
        """The words of the line in hand."""
        return self.sheet.text.textCursor().block().text()

    def row_here(self) -> SheetRow:
        """The line in hand as the sheet shows it."""
        row = self.sheet.lines.row(self.sheet.text.textCursor().block())
        assert row is not None
        return row

    # words

    def write_words(self, words: str) -> None:
        """Words with their dress, references and notes."""
        for right, typed in self.instead.items():
            words = words.replace(right, typed)
        for piece in dressed(words):
            if piece in DRESS:
                self.clerk.press(DRESS[piece], CONTROL)
            elif piece.startswith("{"):
                self.refer(piece.strip("{}"))
            elif piece.startswith("["):
                self.note(self.plan.notes[piece.strip("[]")])
            else:
                self.say(piece)

    def say(self, words: str) -> None:
        """Type words, with the habits that they call for."""
        habit = next((one for one in self.habits if one in words), "")
        if habit:
            before, _habit, words = words.partition(habit)
            self.clerk.say(before)
            self.habits.pop(habit)()
            self.say(words)
        else:
            self.clerk.say(words)

    def take_offer(self, begun: str, rest: str) -> None:
        """Begin a name that was said before; the hands rest until the faint letters are there; Tab."""
        completion = self.sheet.completion
        self.clerk.say(begun)
        self.clerk.wait_until(lambda: completion.offer is not None)
        assert completion.offer is not None
        assert completion.offer.rest == rest
        self.keep_picture("offer")
        self.clerk.press(Key.Key_Tab)

    def slip(self, wrong: str, right: str, after: str) -> None:
        """A wrong tone, and at once the right one: the driver writes the word anew."""
        self.clerk.say(wrong)
        self.clerk.mend(wrong, right)
        self.clerk.say(after)

    def go_back(self, wrong: str, right: str, after: str) -> None:
        """Some words later it is seen that a tone is wrong: back with the arrow, the letters anew, on with End."""
        self.clerk.say(wrong + after)
        self.clerk.times(len(after), Key.Key_Left)
        same = next(n for n, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b)
        self.clerk.times(len(wrong) - same, Key.Key_Backspace)
        self.clerk.say(right[same:])
        self.clerk.press(Key.Key_End)

    def raise_letters(self, title: str) -> None:
        """A title typed in small letters, selected from its end, and Shift+F3 until it has capitals."""
        self.clerk.say(title.lower())
        self.clerk.press(Key.Key_Home, SHIFT)
        while self.words_here() != title:
            self.clerk.press(Key.Key_F3, SHIFT)
        self.clerk.press(Key.Key_End)

    def refer(self, words: str) -> None:
        """Ctrl+Alt+R, the words that name the item, Enter; or the words where they belong, and Tab."""
        clerk = self.clerk
        if self.types_references:
            clerk.say(words)
            clerk.press(Key.Key_Tab)
            return
        clerk.press(Key.Key_R, CONTROL | ALT)
        dialog = clerk.wait_for_dialog(ReferenceDialog)
        clerk.say(words)
        keep_picture(dialog, "plan-reference")
        clerk.press(Key.Key_Return)
        clerk.back_to(self.sitting.window)

    def note(self, words: str) -> None:
        """Ctrl+Alt+F, the words of the note at the foot, Esc."""
        self.clerk.press(Key.Key_F, CONTROL | ALT)
        self.clerk.say(words)
        self.clerk.press(Key.Key_Escape)

    # tables and the clipboard

    def write_table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Chèn, Bảng; the columns, as many rows as are offered; Tab from cell to cell, and for more rows."""
        clerk = self.clerk
        clerk.press(Key.Key_C, ALT)
        clerk.press(Key.Key_B)
        clerk.wait_for_dialog(NewTableDialog)
        clerk.say(str(len(rows[0])))
        clerk.press(Key.Key_Return)
        clerk.back_to(self.sitting.window)
        clerk.wait_until(self.sheet.tables.hand.box.hasFocus)
        for number, cell in enumerate([cell for row in rows for cell in row]):
            if number:
                clerk.press(Key.Key_Tab)
            self.write_words(cell)
        self.keep_picture("table")
        clerk.press(Key.Key_Escape)

    def paste_file(self, name: str) -> None:
        """What another program has put on the clipboard, Ctrl+V."""
        mime = QMimeData()
        mime.setHtml(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        mime.setText("trơn")
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(mime)
        self.clerk.press(Key.Key_V, CONTROL)
        clipboard.clear()  # Qt off the screen must not keep at its end what was made here

    def total(self, table: str, rows: tuple[tuple[str, ...], ...]) -> None:
        """One more row below pasted ones: sums, the first two cells merged, and a column made narrower."""
        clerk, pointer, last = self.clerk, self.pointer, len(rows) - 1
        pointer.click_cell(table, last - 1, len(rows[0]) - 1)
        for cell in ("Tổng cộng", "", *rows[last][1:]):
            clerk.press(Key.Key_Tab)
            clerk.say(cell)
        pointer.drag_cells(table, (last, 1), (last, 0))
        self.keep_picture("cells")
        merge = self.sheet.tables.strip.tools["table_merge"]
        clerk.click(merge, merge.rect().center())
        wide = pointer.cell(table, 0, 1).width()
        pointer.drag_edge(table, 1, -40)
        assert abs(pointer.cell(table, 0, 1).width() - (wide - 40)) <= 1
        self.keep_picture("merged")
        clerk.press(Key.Key_Escape)
        clerk.press(Key.Key_Return)

    # commands

    def replace_everywhere(self, short: str, long: str) -> None:
        """Ctrl+H, what was typed for short, what it stands for, capitals told apart, all at once."""
        clerk, strip = self.clerk, self.sitting.screen.centre.find_strip
        clerk.press(Key.Key_H, CONTROL)
        clerk.say(short)
        while not strip.other.hasFocus():
            clerk.press(Key.Key_Tab)
        clerk.say(long)
        clerk.click(strip.case, QPoint(8, strip.case.height() // 2))
        clerk.click(strip.replace_all, strip.replace_all.rect().center())
        self.keep_picture("replaced")
        clerk.press(Key.Key_Escape)

    def there_and_back(self, steps: int) -> None:
        """Ctrl+Z and Ctrl+Y, so many times each: the same document again."""
        after = self.document
        self.clerk.times(steps, Key.Key_Z, CONTROL)
        assert self.document != after
        self.clerk.times(steps, Key.Key_Y, CONTROL)
        assert self.document == after
