"""A clerk who does anything anywhere: what may be done on a sheet by name, and what must be true after each of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QMimeData, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QTextEdit

from desktop.domain.document import Level, trees, walk
from desktop.domain.lines import Caret, places
from desktop.domain.numbering import footnote_numbers, labels
from desktop.domain.runs import runs_length
from desktop.domain.soundness import faults
from desktop.ui.find_strip import FindStrip
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.lines.kept_rows import sheet_rows
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.look.formats import key_of, read_runs
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Held, Key

WORDS = ("tổ chức ", "đ", "Công đoàn cơ sở", "theo khoản 1 mục I", "e\u0302\u0301", "1. ", ".", "𝄞")
PASTED = (
    "một dòng",
    "I. MỤC LỚN\n1. Việc một\na) Điểm\n- Gạch",
    "TT\tViệc\tHạn\n1\tHọp\tQuý I",
    "Điều 1. Phạm vi\n\n\nĐoạn sau",
)
IN_TABLES = (
    *("table_row_above", "table_row_below", "table_remove_row", "table_column_left", "table_column_right"),
    *("table_remove_column", "table_merge", "table_split", "table_header", "move_up", "move_down", "table_remove"),
)
BY_NAME = (
    *("bold", "italic", "underline", "change_case", "promote", "demote", "move_up", "move_down", "new_basis", "repeat"),
    *(f"level_{level}" for level in Level if level is not Level.TABLE),
    *(f"new_{level}" for level in (Level.SECTION, Level.CLAUSE, Level.POINT, Level.DASH, Level.ARTICLE)),
)


class Step(NamedTuple):
    """One thing done: its name, and numbers that choose the place and the words from what there is then."""

    name: str
    where: int = 0
    offset: int = 0
    more: int = 0

    def word(self) -> str:
        return WORDS[self.more % len(WORDS)]


class Clerk:
    """Does steps on one sheet."""

    def __init__(self, sheet: SheetEditor) -> None:
        self.sheet = sheet
        self.strip: FindStrip | None = None

    def do(self, step: Step) -> None:
        """Do a step by its name."""
        STEPS[step.name](self, step)

    @property
    def widget(self) -> QTextEdit:
        """Where the keys go: a field, a note or a cell in hand, or the text."""
        sheet = self.sheet
        if sheet.parts.field:
            return sheet.parts.box
        if sheet.notes.hand is not None:
            return sheet.notes.hand
        return sheet.tables.hand.box if sheet.tables.hand.is_open else sheet.text

    @property
    def hands(self) -> Hands:
        return Hands(self.widget)

    def caret(self, row: int, offset: int) -> Caret:
        shown = self.sheet.lines.rows[row % len(self.sheet.lines.rows)]
        return Caret(shown.key, offset % ((1 if shown.is_table else runs_length(shown.runs)) + 1))

    def place(self, step: Step) -> None:
        caret = self.caret(step.where, step.offset)
        self.sheet.commit_preedit()
        self.sheet.set_cursor_place(caret.key, caret.offset)

    def select(self, step: Step) -> None:
        first = step.where % len(self.sheet.lines.rows)
        last = min(first + step.more % 4, len(self.sheet.lines.rows) - 1)
        self.sheet.commit_preedit()
        self.sheet.parts.close(focus=False)
        self.sheet.surface.select(self.caret(first, step.offset), self.caret(last, step.offset * 3 + step.more))

    def compose(self, step: Step) -> None:
        self.hands.compose("tố")
        if step.more % 2:
            cursor = self.widget.textCursor()
            before = 0 if cursor.hasSelection() else cursor.positionInBlock()
            self.hands.commit(step.word(), min(step.offset % 2, before))
        elif step.offset % 2:
            self.hands.compose("")

    def unikey(self, step: Step) -> None:
        self.hands.unikey(step.offset % 3, step.word())

    def paste(self, step: Step) -> None:
        mime = QMimeData()
        mime.setText(PASTED[step.more % len(PASTED)])
        self.sheet.pasting.paste(mime)

    def paste_own(self, step: Step) -> None:
        if self.sheet.text.textCursor().hasSelection():
            mime = self.sheet.commands.mime()
            self.place(step)
            self.sheet.pasting.paste(mime)

    def note(self, step: Step) -> None:
        self.sheet.do("footnote")
        if self.sheet.notes.hand is not None:
            self.hands.type(step.word())
            self.hands.press(Key.Key_Escape)

    def table(self, step: Step) -> None:
        self.sheet.commands.insert_table(1 + step.where % 3, 1 + step.offset % 3)

    def cell(self, step: Step) -> None:
        """Type into a cell of some table, then perhaps do something to its rows and columns."""
        tables = [row for row in self.sheet.lines.rows if row.table is not None]
        if not tables:
            return
        row = tables[step.where % len(tables)]
        assert row.table is not None
        place = (step.offset % len(row.table.rows), step.more % max(1, len(row.table.rows[0])))
        if self.sheet.tables.hand.open(row.key, place):
            self.hands.type(step.word())

    def in_table(self, step: Step) -> None:
        if self.sheet.tables.hand.is_open:
            self.sheet.do(IN_TABLES[step.more % len(IN_TABLES)])

    def field(self, step: Step) -> None:
        bands = self.sheet.painter.bands()
        fields = sorted(field for band, _origin in bands for field in band.places)
        self.sheet.parts.open(fields[step.where % len(fields)])
        if self.sheet.parts.field:
            self.hands.type(step.word())

    def reference(self, step: Step) -> None:
        self.sheet.references.insert(self.caret(step.more, 0).key)

    def replace(self, step: Step) -> None:
        if self.strip is None:
            self.strip = FindStrip(self.sheet)
        self.strip.open(replacing=True)
        self.strip.words.setText("c" if step.more % 2 else "Công đoàn")
        self.strip.other.setText("" if step.offset % 2 else step.word())
        self.strip.replace_all.click()
        self.strip.finish()

    def undo(self, _step: Step) -> None:
        self.sheet.commit_preedit()
        self.sheet.session.stack.undo()

    def redo(self, _step: Step) -> None:
        self.sheet.commit_preedit()
        self.sheet.session.stack.redo()


def _key(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier, text: str = "") -> Callable[[Clerk, Step], None]:
    def press(clerk: Clerk, step: Step) -> None:
        clerk.hands.press(key, held, text, times=1 + step.more % 2)

    return press


STEPS: dict[str, Callable[[Clerk, Step], None]] = {
    "place": Clerk.place,
    "select": Clerk.select,
    "type": lambda clerk, step: clerk.hands.type(step.word()),
    "compose": Clerk.compose,
    "unikey": Clerk.unikey,
    "enter": _key(Key.Key_Return, text="\r"),
    "line break": _key(Key.Key_Return, SHIFT, text="\r"),
    "backspace": _key(Key.Key_Backspace, text="\b"),
    "delete": _key(Key.Key_Delete, text="\x7f"),
    "delete word": _key(Key.Key_Backspace, CONTROL),
    "tab": _key(Key.Key_Tab, text="\t"),
    "back tab": _key(Key.Key_Backtab, SHIFT),
    "move down": _key(Key.Key_Down, ALT | SHIFT),
    "arrow": _key(Key.Key_Down),
    "left": _key(Key.Key_Left, SHIFT),
    "by name": lambda clerk, step: clerk.sheet.do(BY_NAME[step.more % len(BY_NAME)]),
    "paste": Clerk.paste,
    "paste own": Clerk.paste_own,
    "note": Clerk.note,
    "table": Clerk.table,
    "cell": Clerk.cell,
    "in table": Clerk.in_table,
    "field": Clerk.field,
    "reference": Clerk.reference,
    "replace": Clerk.replace,
    "undo": Clerk.undo,
    "redo": Clerk.redo,
}


def check(sheet: SheetEditor) -> None:
    """What the sheet shows is what the document says: words, dress, numbers, tables, notes."""
    document = sheet.session.document
    assert list(faults(document)) == []
    lines = [row.block for _place, rows in places(document) for row in rows]
    assert len({line.id for line in lines}) == len(lines)
    blocks = list(_blocks(sheet.text.document()))
    assert [key_of(block) for block in blocks] == [line.id for line in lines]
    for block, line in zip(blocks, lines, strict=True):
        if line.level is Level.TABLE:
            picture = sheet.surface.tables.picture(block)
            assert block.length() == 2
            assert picture is not None
            assert picture.table == line.table
        else:
            assert read_runs(block) == line.runs
    forms = sheet.surface.standard.forms
    numbers = {key: label for _place, tree in trees(document) for key, label in labels(tree, forms).items()}
    bases = {block.id for block in walk(document.bases)}
    shown = {row.key: row.label for row in sheet.lines.rows if row.key in numbers and row.key not in bases}
    assert shown == {key: label for key, label in numbers.items() if key not in bases}
    assert sheet.lines.rows == sheet_rows(document, sheet.surface.style)
    assert sheet.painter.document is document
    assert sheet.surface.notes == footnote_numbers(document)
    assert set(sheet.notes.shown) <= {note.id for note in document.footnotes}
    for note in sheet.notes.shown:
        box = sheet.notes.box(note)
        known = document.footnote(note)
        assert box is not None
        assert known is not None
        assert read_runs(box.document().firstBlock()) == known.runs


def check_looks(sheet: SheetEditor) -> None:
    """The sheet looks as if it had just been opened."""
    fresh = SheetLines(QTextDocument(), sheet.surface.style, sheet.surface.theme)
    fresh.room = sheet.painter.room
    fresh.fill(sheet_rows(sheet.session.document, sheet.surface.style))
    assert _looks(sheet.text.document()) == _looks(fresh.text)


def _blocks(text: QTextDocument) -> Iterator[QTextBlock]:
    block = text.begin()
    while block.isValid():
        yield block
        block = block.next()


def _looks(text: QTextDocument) -> list[object]:
    found: list[object] = []
    for block in _blocks(text):
        form = block.blockFormat()
        found.append((form.textIndent(), form.topMargin(), form.bottomMargin(), form.leftMargin(), form.alignment()))
        letters: list[tuple[object, ...]] = []
        at = block.begin()
        while not at.atEnd():
            char = at.fragment().charFormat()
            ink, ground = char.foreground().color().name(), char.background().color().name()
            looks = (char.font().toString(), char.underlineStyle(), ink, ground)
            letters += [(letter, *looks) for letter in at.fragment().text()]
            at += 1
        found.append(letters)
    return found


@contextmanager
def no_warnings() -> Iterator[list[str]]:
    """Collects what Qt complains about."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and "propagateSizeHints" not in words:
            said.append(words)

    before = qInstallMessageHandler(hear)
    try:
        yield said
    finally:
        qInstallMessageHandler(before)


def play(sheet: SheetEditor, steps: list[Step]) -> None:
    """Do all steps with a look at the words after each; then undo all and do all again with a look at the dress too."""
    clerk, start = Clerk(sheet), sheet.session.document
    for step in steps:
        clerk.do(step)
        check(sheet)
    sheet.commit_preedit()
    sheet.parts.close(focus=False)
    sheet.tables.hand.close()
    end, stack = sheet.session.document, sheet.session.stack
    done = stack.index()
    check(sheet)
    while stack.canUndo():
        stack.undo()
    assert sheet.session.document == start
    check(sheet)
    check_looks(sheet)
    stack.setIndex(done)
    assert sheet.session.document == end
    check(sheet)
    check_looks(sheet)
