"""The screen of one open document: outline, sheet, forms, and the real pages beside the sheet when they are wanted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.appendices import add_appendix, title_key
from desktop.domain.changes import Changes
from desktop.domain.document import Document, Level, all_runs, appendix_place, find, new_id, trees, walk
from desktop.domain.standards import Standard
from desktop.services.library import standard_of
from desktop.ui.forms.panel import PARTS, PropertiesPanel
from desktop.ui.frame.side_panel import Side, SidePanel
from desktop.ui.page_counter import PageCounter
from desktop.ui.preferences import Preferences
from desktop.ui.session import EditSession
from desktop.ui.sheet import OutlineView, SheetEditor
from desktop.ui.table_pane import TablePane
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, area, label, line
from i18n import _

if TYPE_CHECKING:  # what makes pages is read when pages are wanted
    from desktop.ui.pages import PagesView

OUTLINE_WIDTH, PANEL_WIDTH = 216, 288
PANEL_NEEDS, OUTLINE_NEEDS = 1180, 1040  # widths of the window, in pixels of text size 100 %
SHEET_WIDTH, SHEET_AIR = 673, 24  # the narrowest sheet at 100 %, and what scroll bar and desk take
COUNT_AFTER_MS = 300
HEAD = 38  # as high as the head of the pages beside it
RAIL_WIDTH = 69


class _Pane(QWidget):
    """Tells when it has another size, once its layout is done."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class DocumentScreen(QWidget):
    """Places the views of one session and lets them follow each other."""

    words_counted = Signal(int)
    page_changed = Signal(int, int)
    level_changed = Signal(object)
    """The Level of the block in hand, or None."""
    zoom_changed = Signal(int)
    views_changed = Signal()
    standard_changed = Signal(str)

    def __init__(self, session: EditSession, standards: Mapping[str, Standard], preferences: Preferences) -> None:
        super().__init__()
        self.session, self._preferences = session, preferences
        self.standard = standard_of(session.document)
        self.sheet = SheetEditor(session, self.standard)
        self.outline = OutlineView(session, self.standard)
        self.properties = PropertiesPanel(session, {id: one.name for id, one in standards.items()})
        self.tables = TablePane(session)
        self._stack = QStackedWidget()
        self.pages: PagesView | None = None
        self.counter = PageCounter(session, self)
        self._zoom = preferences.number("zoom", 100)
        self._current = ""
        self._fitting = False
        self._before_pages = (True, True)
        self._left = SidePanel(
            self._outline_body(), _("Dàn bài"), "list-bullets", Side.LEFT,
            preferences.number("outline_width", OUTLINE_WIDTH), "window",
        )  # fmt: skip
        self._right = SidePanel(
            self.properties, _("Thuộc tính"), "sliders-horizontal", Side.RIGHT,
            preferences.number("panel_width", PANEL_WIDTH), "surface",
        )  # fmt: skip
        self._sheet_pane = self._build_sheet_pane()
        self._centre = QHBoxLayout()
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(COUNT_AFTER_MS)
        self._place()
        self._connect()
        self._fit()
        current_theme().changed.connect(self._fit)
        self._left.want(preferences.flag("outline", True))
        self._right.want(preferences.flag("panel", True))

    # What others ask for

    def show_outline(self, open: bool) -> None:
        """Open the outline or leave its strip."""
        self._left.want(open)

    def show_properties(self, open: bool) -> None:
        """Open the forms or leave their strip."""
        self._right.want(open)

    def show_pages(self, open: bool) -> None:
        """Put the real pages beside the sheet, or take them away. Meanwhile outline and forms fold to strips."""
        if open == self.pages_shown:
            return
        if open and self.pages is None:
            self.pages = self._build_pages()
        wanted = (False, False) if open else self._before_pages
        if open:
            self._before_pages = (self._left.wanted, self._right.wanted)
            self._pages_pane.show()
        self._fold((self._left, self._right), wanted)
        self._pages_pane.setVisible(open)  # last: while it is there, folding is nobody's choice to be kept
        self._head.setVisible(open)
        if open and self.pages is not None:
            self.pages.show_block(self._current)
        self.counter.tell()
        self.views_changed.emit()

    def _fold(self, panels: tuple[SidePanel, SidePanel], wanted: tuple[bool, bool]) -> None:
        """Open and close panels; the focus of one that closes goes to the sheet."""
        focus, centre = QApplication.focusWidget(), self._stack.currentWidget() or self.sheet
        for panel, open in zip(panels, wanted, strict=True):
            if not open and focus is not None and panel.isAncestorOf(focus):
                centre.setFocus()
            panel.want(open)

    @property
    def outline_shown(self) -> bool:
        """Whether the outline is open."""
        return self._left.wanted

    @property
    def properties_shown(self) -> bool:
        """Whether the forms are open."""
        return self._right.wanted

    @property
    def pages_shown(self) -> bool:
        """Whether the real pages are open."""
        return self._pages_pane.isVisibleTo(self)

    def open_part(self, part: str) -> None:
        """Show the form of "header", "recipients" or "signature" and put the cursor there."""
        if part in PARTS:
            self._right.want(True)
            self.properties.show_part(part)
            self.sheet.show_part(part)
        elif self.tables.open_place(part):
            self._show_tables(True)

    def open_table(self, block_id: str, row: int = 0, column: int = 0) -> None:
        """Edit a table as a grid in the place of the sheet, from one of its cells on."""
        if self.tables.open_table(block_id, row, column):
            self._show_tables(True)

    @property
    def sheet_shown(self) -> bool:
        """Whether the sheet is in its place, and not a table."""
        return self._stack.currentWidget() is self.sheet

    def _show_tables(self, shown: bool) -> None:
        self._stack.setCurrentWidget(self.tables if shown else self.sheet)
        (self.tables if shown else self.sheet).setFocus()
        self._tell_level()
        self.views_changed.emit()

    def zoom(self, percent: int) -> None:
        """Show the sheet at a zoom that the clerk chose."""
        self._zoom = percent
        self._preferences.keep("zoom", percent)
        self.sheet.set_zoom(percent)

    def zoom_by(self, step: int) -> None:
        """Make the sheet larger or smaller."""
        self.zoom(min(max(self._shown_zoom + step, 50), 200))

    def place(self) -> str:
        """The document and the place of the cursor, as a text that `go_to_place` reads."""
        block, offset = self.sheet.cursor_place()
        return json.dumps({"document": self.session.document.id, "block": block, "offset": offset})

    def go_to_place(self, place: str) -> None:
        """Put the cursor where it was; a place that is gone is the beginning."""
        with suppress(ValueError, KeyError, TypeError):
            kept = json.loads(place)
            self.sheet.set_cursor_place(str(kept["block"]), int(kept["offset"]))

    def go_to_sheet(self) -> None:
        """Esc: back to the sheet or the table in its place, from whatever panel has the focus."""
        for panel in (self._left, self._right):
            panel.close_over()
        (self.sheet if self.sheet_shown else self.tables).setFocus()

    def go_to_top(self) -> None:
        """Show the document from its first line."""
        QTimer.singleShot(0, self, lambda: self.sheet.text.verticalScrollBar().setValue(0))

    def go_to_first_gap(self) -> None:
        """Put the cursor into the first block that is still empty and says what belongs there."""
        for _tree, blocks in trees(self.session.document):
            for block in walk(blocks):
                if block.guidance and not block.text:
                    self.sheet.set_cursor_place(block.id, 0)
                    return

    def add_appendix(self) -> None:
        """Put a new appendix with its table at the end, and go there."""
        fresh = new_id()
        self.session.apply(_("Thêm phụ lục"), lambda document: add_appendix(document, appendix_id=fresh))
        self._on_outline_block(title_key(fresh))

    def areas(self) -> tuple[QWidget, ...]:
        """What F6 goes round: outline, sheet, forms or pages, those that are open."""
        shown: list[QWidget | None] = [self.outline if self._left.wanted else None, self.sheet]
        shown += [self.pages if self.pages_shown else None, self.properties if self._right.wanted else None]
        return tuple(widget for widget in shown if widget is not None)

    def tell(self) -> None:
        """Tell those who follow how things stand."""
        self._on_block(self.sheet.current_block)
        self._on_count()

    def commit(self) -> None:
        """Take over the word that is being composed and the cell that is being filled in."""
        self.sheet.commit_preedit()
        self.tables.commit()

    def close_down(self) -> None:
        """Take over what is being typed and stop the thread of the pages."""
        self.commit()
        self.counter.close_down()
        if self.pages is not None:
            self.pages.close_down()

    # Building

    def _outline_body(self) -> QWidget:
        fold = IconButton("caret-double-left", _("Thu khung Dàn bài"))
        fold.clicked.connect(lambda: self._left.want(False))
        body = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 4, 4)
        head.addWidget(label(_("Dàn bài"), "strong"), 1)
        head.addWidget(fold)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.outline, 1)
        return body

    def _build_sheet_pane(self) -> QWidget:
        pane = _Pane()
        pane.resized.connect(self._fit_zoom)
        self._head = area("surface")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(label(_("Soạn thảo"), "strong"), 1)
        row.addWidget(label(_("Lề thu gọn"), "small", "muted"))
        self._zoom_figure = label("", "smallStrong")
        row.addWidget(self._zoom_figure)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self._stack.addWidget(self.sheet)
        self._stack.addWidget(self.tables)
        column.addWidget(self._stack, 1)
        self._head.hide()
        return pane

    def _build_pages(self) -> PagesView:
        from desktop.ui.pages import PagesView

        pages = PagesView(self.session, self.standard)
        pages.block_clicked.connect(self._on_page_clicked)
        pages.page_changed.connect(self.page_changed)
        self._pages_row.addWidget(pages)
        return pages

    def _place(self) -> None:
        self._pages_pane = QWidget()
        self._pages_row = QHBoxLayout(self._pages_pane)
        self._pages_row.setContentsMargins(0, 0, 0, 0)
        self._pages_row.setSpacing(0)
        self._pages_row.addWidget(line(upright=True))
        self._pages_pane.hide()
        self._centre.setSpacing(0)
        self._centre.addWidget(self._sheet_pane, 1)
        self._centre.addWidget(self._pages_pane, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addLayout(self._centre, 1)
        row.addWidget(self._right)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self._count.timeout.connect(self._on_count)
        self.counter.counted.connect(self._on_pages_counted)
        self.sheet.current_block_changed.connect(self._on_block)
        self.sheet.part_clicked.connect(self.open_part)
        self.sheet.zoom_changed.connect(self._on_zoomed)
        self.outline.block_chosen.connect(self._on_outline_block)
        self.sheet.table_clicked.connect(self.open_table)
        self.outline.part_chosen.connect(self._on_outline_part)
        self.tables.left.connect(lambda: self._show_tables(False))
        self.properties.closed.connect(self._on_panel_closed)
        for panel, name in ((self._left, "outline"), (self._right, "panel")):
            panel.wanted_changed.connect(lambda open, name=name: self._on_wanted(name, open))
            panel.resized.connect(lambda width, name=name: self._preferences.keep(f"{name}_width", width))

    # What follows from what

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        self._count.start()
        if changes.parts & {"standard", "header"}:
            self._follow_standard()
        if self._current and (changes.structure or self._current in changes.blocks):
            self._tell_level()

    def _follow_standard(self) -> None:
        standard = standard_of(self.session.document)
        if standard.id == self.standard.id:
            return
        self.standard = standard
        self.sheet.set_standard(standard)
        self.outline.set_standard(standard)
        if self.pages is not None:
            self.pages.set_standard(standard)
        self.standard_changed.emit(standard.name)

    def _on_block(self, block_id: str) -> None:
        self._current = block_id
        self.outline.set_current(block_id)
        if self.pages is not None and self.pages_shown:
            self.pages.show_block(block_id)
        self.counter.follow(block_id)
        self._tell_level()

    def _tell_level(self) -> None:
        found = find(self.session.document, self._current)
        level: Level | None = found[1].level if found and self.sheet_shown else None
        self.level_changed.emit(level)

    def _on_outline_block(self, block_id: str, offset: int = 0) -> None:
        self._show_tables(False)
        self.sheet.go_to_block(block_id, offset)

    def _on_outline_part(self, part: str) -> None:
        appendix = part.removeprefix(appendix_place(""))
        if appendix != part:
            self._on_outline_block(title_key(appendix))
        elif part == "header":
            self._show_tables(False)
            self.go_to_top()
            self.open_part(part)
        else:
            self._go_to_ending()
            self.open_part("recipients")  # "Nơi nhận, chữ ký": what is named first

    def _go_to_ending(self) -> None:
        """Bring the last lines into view, under which recipients and signature stand."""
        document = self.session.document
        blocks = list(walk((*document.body, *document.closing)))
        if blocks:
            self._on_outline_block(blocks[-1].id)

    def _on_page_clicked(self, block_id: str, offset: int) -> None:
        if block_id in PARTS:
            self.open_part(block_id)
        else:
            self._on_outline_block(block_id, offset)

    def _on_panel_closed(self) -> None:
        self._right.want(False)
        self.sheet.setFocus()

    def _on_wanted(self, name: str, open: bool) -> None:
        if not self.pages_shown and self.window().width() >= current_theme().px(PANEL_NEEDS):
            self._preferences.keep(name, open)
        self.views_changed.emit()

    def _on_pages_counted(self, page: int, pages: int) -> None:
        if not self.pages_shown:  # which say themselves what is in view
            self.page_changed.emit(page, pages)

    def _on_count(self) -> None:
        document = self.session.document
        self.words_counted.emit(count_words(document))

    # Room

    def _fit(self) -> None:
        self._head.setFixedHeight(current_theme().px(HEAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        width = self.width() + theme.px(RAIL_WIDTH)
        if not self.pages_shown:
            self._right.make_room(width >= theme.px(PANEL_NEEDS))
            self._left.make_room(width >= theme.px(OUTLINE_NEEDS))

    @property
    def _shown_zoom(self) -> int:
        return min(self._zoom, self._widest_zoom())

    def _widest_zoom(self) -> int:
        """The zoom at which the sheet fills its pane: "Vừa bề ngang"."""
        return max(50, (self._sheet_pane.width() - SHEET_AIR) * 100 // SHEET_WIDTH)

    def _fit_zoom(self) -> None:
        """Lower the zoom where the sheet at the chosen one would be wider than its pane."""
        self._fitting = True
        self.sheet.set_zoom(self._shown_zoom)
        self._fitting = False

    def _on_zoomed(self, percent: int) -> None:
        if not self._fitting:
            self._zoom = percent  # Ctrl and the wheel
        self._zoom_figure.setText(f"{percent}%")
        self.zoom_changed.emit(percent)


def count_words(document: Document) -> int:
    """How many words the text has: what stands between blanks, as Word counts."""
    texts = [run.text for run in all_runs(document)]
    texts += [document.header.subject, *(note.text for note in document.footnotes)]
    return len(" ".join(texts).split())
