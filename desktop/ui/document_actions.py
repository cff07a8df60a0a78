"""What the actions of Sửa, Chèn, Định dạng and Xem do with the document in hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import methodcaller

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.document import Level
from desktop.domain.gaps import Blank
from desktop.ui.actions import (
    DOCUMENT,
    ENTRY_OF,
    LEVEL_ACTIONS,
    REGULATION_ACTIONS,
    SEPARATOR,
    TABLE_ACTIONS,
    TABLE_HEADER,
    Actions,
)
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.paste_news import PasteNews
from desktop.ui.record_actions import RecordActions
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.marks_shown import MARKS, MarksShown
from desktop.ui.sheet.parts.doors import PARTS, go_to_part
from i18n import _

_NEW = ("section", "clause", "point", "dash", "quotation", "paragraph", "chapter", "article")
_LEVELS = tuple(id.removeprefix("level_") for id in (*LEVEL_ACTIONS, *REGULATION_ACTIONS))
_ON_SHEET = (
    *("new_basis", "footnote", "make_all_live", "bold", "italic", "underline", "change_case", "repeat"),
    "convert_letters",
    *("promote", "demote", "move_up", "move_down", "next_blank", "previous_blank"),
    *(f"new_{name}" for name in _NEW),
    *(f"level_{name}" for name in _LEVELS),
)
_IN_TABLE = tuple(id for id in TABLE_ACTIONS if id != SEPARATOR)
_OF_LEVEL = ("promote", "demote", *LEVEL_ACTIONS, *REGULATION_ACTIONS)
_ON_TEXT = ("cut", "copy", "paste", "paste_plain", "select_all")
_QT_NAMES = {"paste_plain": "paste", "select_all": "selectAll"}  # what fields and tables of Qt call it


class DocumentActions(QObject):
    """Answers actions for whatever document the window shows; `show` is called when another one is opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: Actions = window.actions_of
        self._handle_all()
        self.records = RecordActions(window)
        window.place_changed.connect(self._on_place)
        choose = window.toolbar.levels.level_chosen
        choose.connect(lambda level: self._on_sheet(methodcaller("do", f"level_{level}")))
        window.status.blanks.clicked.connect(lambda: self._on_sheet(methodcaller("do", "first_blank")))
        window.status.zoom.zoomed.connect(lambda percent: self._with(lambda screen: screen.centre.zoom(percent)))

    def show(self, screen: DocumentScreen) -> None:
        """Follow a newly opened document."""
        stack, window = screen.session.stack, self._window
        stack.undoTextChanged.connect(lambda _text: self._show_steps(screen))
        stack.redoTextChanged.connect(lambda _text: self._show_steps(screen))
        stack.indexChanged.connect(lambda _index: self._show_steps(screen))
        screen.level_changed.connect(window.toolbar.levels.show_level)
        screen.level_changed.connect(lambda level, _name: self._show_levels(screen, level))
        screen.level_changed.connect(lambda _level, _name: self._show_appendix(screen))
        screen.words_counted.connect(window.status.show_words)
        screen.properties.template.watch.seen.connect(lambda _uses, waiting: self._show_blanks(screen, waiting))
        screen.properties.template.next_asked.connect(self._actions["next_blank"].trigger)
        screen.centre.told.connect(window.status.say)
        screen.page_changed.connect(window.status.show_page)
        screen.centre.zoom_changed.connect(window.status.zoom.show_zoom)
        screen.standard_changed.connect(window.status.show_standard)
        screen.views_changed.connect(lambda: self._show_views(screen))
        screen.sheet.tables.changed.connect(lambda: self._show_table(screen))
        screen.sheet.in_hand.changed.connect(lambda: self._show_in_hand(screen))
        MarksShown(screen.sheet).changed.connect(lambda: self._show_marks(screen))
        PasteNews(screen.sheet, window.banners)
        self.records.show(screen)
        window.status.show_standard(screen.standard.name)
        window.status.show_page(0, 0)
        window.status.zoom.show_zoom(screen.sheet.zoom)
        self._on_place(window.place)
        screen.tell()
        screen.properties.template.watch.look()

    def _handle_all(self) -> None:
        for id in (*_ON_SHEET, *_IN_TABLE):
            self._actions.handle(id, partial(self._on_sheet, methodcaller("do", id)))
        for part in PARTS:
            self._actions.handle(f"place_{part}", partial(self._on_sheet, partial(go_to_part, part=part)))
        for mark in MARKS:  # Qt has turned the tool by itself: it shows what the letters are
            self._actions.handle(mark, partial(self._turn_mark, mark))
        for name in _ON_TEXT:
            self._actions.handle(name, partial(self._on_text, name))
        self._actions.handle("undo", lambda: self._step(-1))
        self._actions.handle("redo", lambda: self._step(1))
        self._actions.handle("new_table", self._ask_table)
        self._actions.handle("reference", self._ask_reference)
        self._actions.handle("new_appendix", lambda: self._with(DocumentScreen.add_appendix))
        self._actions.handle("remove_appendix", lambda: self._with(DocumentScreen.remove_appendix))
        self._actions.handle("find", lambda: self._with(lambda s: s.centre.seek()))
        self._actions.handle("replace", lambda: self._with(lambda s: s.centre.seek_to_replace()))
        self._actions.handle("find_next", lambda: self._with(lambda s: s.centre.seek_next()))
        on = self._is_on
        self._actions.handle("outline", lambda: self._with(lambda s: s.show_outline(on("outline"))))
        self._actions.handle("properties", lambda: self._with(lambda s: s.show_properties(on("properties"))))
        self._actions.handle("pages", lambda: self._with(lambda s: s.show_pages(on("pages"))))
        self._actions.handle("preview", lambda: self._with(DocumentScreen.preview))
        self._actions.handle("zoom_in", lambda: self._with(lambda s: s.centre.zoom_by(1)))
        self._actions.handle("zoom_out", lambda: self._with(lambda s: s.centre.zoom_by(-1)))
        self._actions.handle("zoom_100", lambda: self._with(lambda s: s.centre.zoom(100)))

    def _turn_mark(self, mark: str) -> None:
        self._on_sheet(methodcaller("do", mark))
        self._with(self._show_marks)

    def _is_on(self, id: str) -> bool:
        return self._actions[id].isChecked()

    def _with(self, do: Callable[[DocumentScreen], object]) -> None:
        if self._window.document is not None:
            do(self._window.document)

    def _on_sheet(self, do: Callable[[SheetEditor], object]) -> None:
        screen = self._window.document
        if screen is not None:
            do(screen.sheet)
            screen.sheet.setFocus()

    def _ask_table(self) -> None:
        """Bảng…: how large, then it stands on the sheet with its first cell open."""
        screen = self._window.document
        if screen is None:
            return
        from desktop.ui.new_table import NewTableDialog

        dialog = NewTableDialog(self._window)
        dialog.chosen.connect(screen.centre.add_table)
        dialog.open()

    def _ask_reference(self) -> None:
        """Dẫn chiếu…: what to refer to; it is put in where the cursor stands."""
        screen = self._window.document
        if screen is None:
            return
        from desktop.ui.choose_reference import ReferenceDialog

        sheet = screen.sheet
        sheet.commit_preedit()
        dialog = ReferenceDialog(sheet.references.targets, sheet.current_block, self._window)
        dialog.chosen.connect(lambda target, short: sheet.references.insert(target, short=short))
        dialog.finished.connect(lambda _result: sheet.setFocus())
        dialog.open()

    def _on_text(self, name: str) -> None:
        """Cut, copy, paste and select all belong to the field or table that has the focus, or to the sheet.

        A button that has the focus takes nothing: the text must not change behind the back of a clerk in a panel.
        """
        target: QWidget | None = QApplication.focusWidget()
        if isinstance(target, QLineEdit | QPlainTextEdit):
            getattr(target, _QT_NAMES.get(name, name))()
        elif target is None or self._leads_to_sheet(target):
            self._on_sheet(methodcaller("do", name))

    def _leads_to_sheet(self, focus: QWidget) -> bool:
        """Whether one who has the focus there works on the sheet: in its pane, or in the menus, which are no place."""
        screen = self._window.document
        at_work: tuple[QWidget, ...] = (self._window, self._window.menu_bar.menus)
        if screen is not None:
            at_work += (screen, screen.centre)
        inside = screen is not None and screen.centre.isAncestorOf(focus)
        return inside or focus in at_work

    def _step(self, direction: int) -> None:
        screen = self._window.document
        if screen is None:
            return
        screen.centre.commit()
        if direction < 0:
            screen.session.undo()
        else:
            screen.session.redo()

    def _show_blanks(self, screen: DocumentScreen, waiting: tuple[Blank, ...]) -> None:
        if screen is self._window.document:
            lost = sum(one.lost for one in waiting)
            self._window.status.show_blanks(len(waiting) - lost, lost)

    def _in_view(self, screen: DocumentScreen) -> bool:
        return screen is self._window.document and self._window.place == DOCUMENT

    def _on_place(self, _place: str) -> None:
        screen = self._window.document
        if screen is not None:
            self._show_marks(screen)
            self._show_steps(screen)
            self._show_views(screen)
            self._show_table(screen)
            self._show_in_hand(screen)

    def _show_steps(self, screen: DocumentScreen) -> None:
        if not self._in_view(screen):
            return
        stack = screen.session.stack
        self._actions.name_step("undo", stack.undoText())
        self._actions.name_step("redo", stack.redoText())
        self._actions.enable("undo", stack.canUndo(), _("Chưa có gì để hoàn tác"))
        self._actions.enable("redo", stack.canRedo(), _("Chưa có gì để làm lại"))

    def _show_levels(self, screen: DocumentScreen, level: Level | None) -> None:
        """Bases and the lines around the body have no level to change."""
        if self._in_view(screen):
            for id in _OF_LEVEL:
                self._actions.enable(id, level is not None, _("Dòng này không có cấp"))

    def _show_table(self, screen: DocumentScreen) -> None:
        """What can be done with the cell in hand."""
        if self._in_view(screen):
            for id in _IN_TABLE:
                self._actions.enable(id, screen.sheet.tables.can(id), _(ENTRY_OF[id].why_off))
            self._actions[TABLE_HEADER].setChecked(screen.sheet.tables.commands.is_header())

    def _show_in_hand(self, screen: DocumentScreen) -> None:
        """What is put into the text has no place where the caret is elsewhere."""
        if self._in_view(screen):
            in_hand = screen.sheet.in_hand
            self._actions.enable("reference", in_hand.part is None, _("Dẫn chiếu đặt được trong lời văn"))
            beside_lines = in_hand.part is not screen.sheet.parts
            self._actions.enable("new_table", beside_lines, _("Đặt con trỏ vào lời văn để thêm bảng"))

    def _show_marks(self, screen: DocumentScreen) -> None:
        """Đậm, Nghiêng and Gạch chân are down where the letters in hand are so."""
        marks = screen.sheet.findChild(MarksShown)  # kept by the sheet alone, and gone with it
        on = marks.on() if marks is not None and self._in_view(screen) else frozenset()
        for mark in MARKS:
            self._actions[mark].setChecked(mark in on)

    def _show_appendix(self, screen: DocumentScreen) -> None:
        """An appendix is taken out from within: from its title, its text or its table."""
        if self._in_view(screen):
            why = _("Đặt con trỏ vào phụ lục cần xóa")
            self._actions.enable("remove_appendix", bool(screen.current_appendix()), why)

    def _show_views(self, screen: DocumentScreen) -> None:
        if not self._in_view(screen):
            return
        shown = (
            ("outline", screen.outline_shown),
            ("properties", screen.properties_shown),
            ("pages", screen.pages_shown),
        )
        for id, on in shown:
            self._actions[id].setChecked(on)
        screen.tell_level()
