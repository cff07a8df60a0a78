"""What a clerk does to the document from the sheet, by key, menu or mouse: each is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.domain import edits, keys, letter_case, runs
from desktop.domain.appendices import appendix_of_title
from desktop.domain.body_tables import empty_table, insert_table
from desktop.domain.document import BASES, Block, Document, Level, Run, Table, find, new_id, plain, with_tree
from desktop.domain.lines import Caret, line, set_line
from desktop.domain.listing import drop_number, take_number
from desktop.domain.notes import drop_unmarked, insert_footnote
from desktop.domain.runs import Mark
from desktop.domain.whole_lines import are_whole_lines
from desktop.ui.session import EditSession
from desktop.ui.sheet.clips.clipboard import selected_rows, to_clipboard
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.lines.next_letters import toggle_next
from desktop.ui.sheet.lines.text import SheetText
from desktop.ui.sheet.look.marking import MARK_NAMES, Marking
from desktop.ui.sheet.menu import Do
from i18n import _

Edit = Callable[[Document], tuple[Document, Caret]]


class SheetCommands:
    """Runs edits on the session for one sheet. `prepare` is called before each, `show` with the caret after it."""

    def __init__(
        self,
        session: EditSession,
        text: SheetText,
        lines: SheetLines,
        initiator: object,
        *,
        prepare: Callable[[], None],
        show: Callable[[Caret, Caret], None],
    ) -> None:
        self.session, self.text, self.lines = session, text, lines
        self.initiator, self.prepare, self.show = initiator, prepare, show
        self.tell: Callable[[str], object] = lambda _words: None
        """Says a sentence to the clerk where a command can do nothing."""
        self.marking = Marking()
        self._before_tab: tuple[Document, Document] | None = None  # with and without the numbers that Tab gave last

    def run(self, label: str, edit: Edit, *, opens: str = "") -> bool:
        """Apply an edit that says where the caret stands then. True where the document changed.

        Typing into the line `opens` that comes right after is of the same step.
        """
        self.prepare()
        after, caret = edit(self.session.document)
        changed = self.session.apply(label, lambda _document: after, self.initiator, opens, begins=True)
        self.show(caret, caret)
        return changed

    def keep_selection(self, label: str, edit: Callable[[Document], Document]) -> bool:
        """Apply an edit after which the same letters are selected. True where the document changed."""
        self.prepare()
        cursor = self.text.textCursor()
        first, last = self.text.selection()
        backwards = cursor.position() < cursor.anchor()
        changed = self.session.apply(label, edit, initiator=self.initiator)
        self.show(*((last, first) if backwards else (first, last)))
        return changed

    def named(self) -> dict[str, Do]:
        """What can be asked for by name: ids of actions, keys and lines of the menu."""
        named: dict[str, Do] = {
            "bold": lambda: self.toggle("bold"),
            "italic": lambda: self.toggle("italic"),
            "underline": lambda: self.toggle("underline"),
            "change_case": self.change_case,
            "cut": self.cut,
            "copy": self.copy,
            "promote": self.promote,
            "demote": self.demote,
            "move_up": partial(self.move, -1),
            "move_down": partial(self.move, 1),
            "new_basis": self.new_basis,
        }
        for level in Level:
            named[f"new_{level.value}"] = partial(self.new_item, level)
            named[f"level_{level.value}"] = partial(self.set_level, level)
        return named

    # the keys that shape the document

    def structure(self, name: str) -> None:
        """A key of `SheetText.structure_asked`."""
        does: dict[str, Callable[[], object]] = {
            "enter": self.enter,
            "line_break": self.line_break,
            "backspace": self.backspace,
            "delete": self.delete_forward,
            "promote": self.promote,
            "demote": self.demote,
            "move_up": lambda: self.move(-1),
            "move_down": lambda: self.move(1),
        }
        does[name]()

    def enter(self) -> None:
        """Enter: what is selected goes, then the next item begins; of whole lines an empty one is left."""
        whole = are_whole_lines(*self.text.selection())
        if self.drop_selection(typing=whole) and whole:
            return
        self.run(_("xuống dòng"), lambda document: keys.enter(document, self.text.caret(), new_id()))

    def line_break(self) -> None:
        """Shift+Enter: a new line in the same item."""
        self.drop_selection(typing=True)
        caret = self.text.caret()
        self.run(_("ngắt dòng"), lambda d: keys.insert_text(d, caret, Block("", runs=(Run("\n"),))))

    def backspace(self) -> None:
        """Backspace at the start of a line: the number goes first, then the line joins the one before."""
        key = self.text.caret().key
        if not self.run(_("bỏ số"), lambda document: (drop_number(document, key), Caret(key))):
            self.run(_("xóa"), lambda document: keys.backspace(document, key))

    def delete_forward(self) -> None:
        """Delete at the end of a line."""
        key = self.text.caret().key
        self.run(_("xóa"), lambda document: keys.delete_forward(document, key))

    def drop_selection(self, *, typing: bool = False) -> bool:
        """Delete what is selected; True where something was. With `typing` what is typed next is of the same step."""
        self.prepare()
        if not self.text.textCursor().hasSelection():
            return False
        first, last = self.text.selection()

        def edit(document: Document) -> tuple[Document, Caret]:
            after, caret = keys.delete_selection(document, first, last, new_id(), typed=typing)
            return drop_unmarked(after) if document.footnotes else after, caret

        return self.run(_("xóa"), edit, opens=first.key if typing else "")

    def each(self, label: str, edit: Callable[[Document, str], Document]) -> bool:
        """Do an edit of one block to every block of the selection that does not stand under another of it."""
        chosen = self._chosen()

        def edited(document: Document) -> Document:
            for key in chosen:
                document = edit(document, key)
            return document

        return self.keep_selection(label, edited)

    def _or_tell(self, changed: bool, why: str) -> None:
        """Say why a key that shapes the document could do nothing."""
        if not changed:
            title = appendix_of_title(self.text.caret().key) is not None
            self.tell(_("Tên phụ lục không có cấp và không đổi chỗ") if title else why)

    def _chosen(self) -> list[str]:
        """The keys of the selected rows, or of the one with the cursor, without those under another."""
        first, last = self.text.selection()
        start, end = self.lines.numbers.get(first.key), self.lines.numbers.get(last.key)
        if start is None or end is None:
            return []
        if end > start and last.offset == 0:
            end -= 1  # a selection that ends where a line begins does not mean that line
        chosen: list[str] = []
        under: int | None = None
        place = ""
        for row in self.lines.rows[start : end + 1]:
            if row.place != place:
                under, place = None, row.place
            if under is not None and row.depth > under:
                continue
            under = row.depth
            if appendix_of_title(row.key) is None:
                chosen.append(row.key)
        return chosen

    def demote(self) -> None:
        """Tab: an item goes under the one before it; a plain paragraph becomes an item."""
        before = self.session.document
        plain_line = any(_is_paragraph(before, key) for key in self._chosen())
        deeper = self.each(_("xuống một cấp"), _deeper)
        self._or_tell(deeper, _("Ngay trên không có mục cùng cấp để đưa mục này vào dưới"))
        self._before_tab = (self.session.document, before) if plain_line else None

    def promote(self) -> None:
        """Shift+Tab: an item goes one level up; a paragraph that Tab has just given a number loses it again."""
        back = self._before_tab
        if back is not None and back[0] is self.session.document:
            self.keep_selection(_("lên một cấp"), lambda _document: back[1])
        else:
            self._or_tell(
                self.each(_("lên một cấp"), edits.promote), _("Mục này không nằm dưới mục nào nên đã ở cấp cao nhất")
            )

    def move(self, step: int) -> None:
        """Alt+Shift+↑ (-1) and ↓ (1): past the neighbour, children included; several siblings keep together."""
        chosen = self._chosen()

        def edit(document: Document) -> Document:
            for key in chosen if step < 0 else reversed(chosen):
                moved = edits.move(document, key, step)
                if moved is document:
                    break
                document = moved
            return document

        moved = self.keep_selection(_("chuyển lên") if step < 0 else _("chuyển xuống"), edit)
        first, last = (
            _("Mục này đứng đầu nhóm cùng cấp, trên không có mục để đổi chỗ"),
            _("Mục này đứng cuối nhóm cùng cấp, dưới không có mục để đổi chỗ"),
        )
        self._or_tell(moved, first if step < 0 else last)

    def move_beside(self, key: str, other: str, where: str) -> None:
        """Put a line with all under it "before" or "after" another."""
        self.keep_selection(_("chuyển chỗ"), lambda document: edits.move_to(document, key, other, where))

    # items and levels

    def new_item(self, level: Level) -> None:
        """Begin a new item of a level after the one in hand."""
        caret = self.text.caret()
        self.run(_("thêm mục"), lambda document: keys.new_item(document, caret, level, new_id()))

    def insert_table(self, columns: int, rows: int) -> str:
        """Put an empty table after the line in hand; gives the id of its block."""
        return self.put_table(empty_table(columns, rows))

    def put_table(self, table: Table) -> str:
        """Put a table after the line in hand; gives the id of its block."""
        caret, fresh = self.text.caret(), new_id()
        self.run(_("thêm bảng"), lambda document: insert_table(document, caret, table, fresh))
        return fresh

    def new_basis(self) -> None:
        """Begin a new "Căn cứ …" after the others."""
        fresh = new_id()

        def edit(document: Document) -> tuple[Document, Caret]:
            return with_tree(document, BASES, (*document.bases, Block(fresh))), Caret(fresh)

        self.run(_("thêm căn cứ"), edit)

    def set_level(self, level: Level) -> None:
        """Make what is selected items of a level."""
        self.each(_("đổi cấp"), lambda document, key: edits.set_level(document, key, level))

    # dress

    def toggle(self, mark: Mark) -> None:
        """A mark for what is selected: on, or off where all of it has it; else for what is typed next."""
        if not self.text.textCursor().hasSelection():
            row = self.lines.row(self.text.textCursor().block())
            if row is not None:
                toggle_next(self.text, mark, row.face, self.marking)
            return
        self.prepare()
        spans, before = self.spans(), self.session.document
        inside = [runs.cut(block.runs, a, b) for key, a, b in spans if (block := line(before, key))]
        on = self.marking.turn(marked=all(runs.all_marked(part, mark) for part in inside))

        def edit(document: Document) -> Document:
            for key, start, end in spans:
                block = line(document, key)
                if block is not None:
                    document = set_line(document, key, runs.set_mark(block.runs, start, end, mark, on=on))
            return document

        self.keep_selection(_(MARK_NAMES[mark]), edit)

    def change_case(self) -> None:
        """Shift+F3 for what is selected, or for the word at the cursor."""
        self.prepare()
        if not self.text.textCursor().hasSelection():
            self.text.select_word()
        spans = self.spans()
        document = self.session.document
        parts = [plain(runs.cut(block.runs, a, b)) for key, a, b in spans if (block := line(document, key))]
        change = letter_case.next_case("".join(parts))

        def edit(document: Document) -> Document:
            for key, start, end in spans:
                block = line(document, key)
                if block is not None:
                    document = set_line(document, key, letter_case.change_case(block.runs, start, end, change))
            return document

        self.keep_selection(_("đổi chữ hoa"), edit)

    def spans(self) -> list[tuple[str, int, int]]:
        """Key, start and end of each selected stretch of text; tables are passed over."""
        first, last = self.text.selection()
        start, end = self.lines.numbers.get(first.key), self.lines.numbers.get(last.key)
        if start is None or end is None:
            return []
        return [
            (
                row.key,
                first.offset if row.key == first.key else 0,
                last.offset if row.key == last.key else runs.runs_length(row.runs),
            )
            for row in self.lines.rows[start : end + 1]
            if not row.is_table
        ]

    # notes and the clipboard

    def insert_footnote(self) -> str:
        """Put the mark of a new note at the cursor; gives its id, or "" where no note can stand."""
        self.prepare()
        caret = self.text.selection()[1]
        row = self.lines.rows[self.lines.numbers[caret.key]] if caret.key in self.lines.numbers else None
        if row is None or row.is_table or appendix_of_title(row.key) is not None:
            return ""
        note = new_id()
        after = Caret(caret.key, caret.offset + 1)
        self.run(_("thêm chú thích"), lambda d: (insert_footnote(d, caret.key, caret.offset, note), after))
        return note

    def mime(self) -> QMimeData:
        """What is selected, for the clipboard."""
        first, last = self.text.selection()
        rows = selected_rows(self.lines.rows, first, last)
        return to_clipboard(rows, self.session.document, whole=are_whole_lines(first, last))

    def copy(self) -> None:
        """Copy what is selected."""
        if self.text.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.mime())

    def cut(self) -> None:
        """Copy what is selected, then delete it."""
        self.copy()
        self.drop_selection()


def _is_paragraph(document: Document, key: str) -> bool:
    found = find(document, key)
    return found is not None and found[1].level is Level.PARAGRAPH


def _deeper(document: Document, key: str) -> Document:
    return take_number(document, key) if _is_paragraph(document, key) else edits.demote(document, key)
