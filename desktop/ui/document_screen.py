"""The screen of one open document: outline, sheet, forms, and the real pages beside the sheet when they are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.appendices import add_appendix, appendix_at, appendix_of_title, remove_appendix, title_key
from desktop.domain.changes import Changes
from desktop.domain.document import Document, Level, all_runs, appendix_place, find, new_id
from desktop.domain.part_texts import ATTACHED, is_part_text, part_of, part_text_name
from desktop.domain.standards import Standard
from desktop.services.library import standard_of
from desktop.typeset.page import ADDRESSED, COPY, HEADER, RECIPIENTS, SIGNATURE
from desktop.ui.forms.panel import PropertiesPanel
from desktop.ui.forms.part_form import PartForm
from desktop.ui.frame.side_panel import Side, SidePanel
from desktop.ui.outline.view import OutlineView
from desktop.ui.page_counter import PageCounter
from desktop.ui.preferences import Preferences
from desktop.ui.session import EditSession
from desktop.ui.sheet.lines.rows import PLACE_NAMES, SHORT_NAMES
from desktop.ui.sheet.parts.editing import PartEditing
from desktop.ui.sheet.parts.places import block_of
from desktop.ui.sheet_pane import SheetPane
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, label, line
from i18n import N_, _

if TYPE_CHECKING:  # what makes pages is read when pages are wanted
    from desktop.ui.pages import PagesView

OUTLINE_WIDTH, PANEL_WIDTH = 216, 288
PANEL_NEEDS, OUTLINE_NEEDS = 1180, 1040  # widths of the window, in pixels of text size 100 %
COUNT_AFTER_MS = 300
RAIL_WIDTH = 69
_PARTS_ON_PAPER = {"header": HEADER, "addressed_to": ADDRESSED, "recipients": RECIPIENTS, "signature": SIGNATURE}
_PARTS_ON_PAPER |= {"copy": COPY}
_FORMS = {name: name for name in ("header", "recipients", "signature", "copy")} | {"addressed": "header"}
"""The form in which the fields of a part are found too."""


class DocumentScreen(QWidget):
    """Places the views of one session and lets them follow each other."""

    words_counted = Signal(int)
    page_changed = Signal(int, int)
    level_changed = Signal(object, str)
    """The Level of the block in hand, None where it has none; then what such a line is called, as "Căn cứ"."""
    views_changed = Signal()
    standard_changed = Signal(str)

    def __init__(self, session: EditSession, standards: Mapping[str, Standard], preferences: Preferences) -> None:
        super().__init__()
        self.session, self._preferences = session, preferences
        self.standard = standard_of(session.document)
        self.centre = SheetPane(session, self.standard, preferences)
        self.sheet = self.centre.sheet
        self.outline = OutlineView(session, self.standard)
        self.properties = PropertiesPanel(session, {id: one.name for id, one in standards.items()})
        self.pages: PagesView | None = None
        self.counter = PageCounter(session, self)
        self._current = ""
        self._part_shown = False  # whether the pages show what a form fills in, and not the line in hand
        self._before_pages = (True, True)
        self._left = SidePanel(
            self._outline_body(), _("Dàn bài"), "list-bullets", Side.LEFT,
            preferences.number("outline_width", OUTLINE_WIDTH), "window",
        )  # fmt: skip
        self._right = SidePanel(
            self.properties, _("Thuộc tính"), "sliders-horizontal", Side.RIGHT,
            preferences.number("panel_width", PANEL_WIDTH), "surface",
        )  # fmt: skip
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(COUNT_AFTER_MS)
        self._follow = QTimer(self)  # fires once the sheet has come to rest
        self._follow.setSingleShot(True)
        self._place()
        self._connect()
        self._left.want(preferences.flag("outline", True))
        self._right.want(preferences.flag("panel", True))
        self.show_pages(preferences.flag("pages", False))

    # What others ask for

    def show_outline(self, open: bool) -> None:
        """Open the outline or leave its strip."""
        self._left.want(open)

    def show_properties(self, open: bool) -> None:
        """Open the forms or leave their strip."""
        self._right.want(open)

    def show_pages(self, open: bool) -> None:
        """Put the real pages beside the sheet, or take them away. Meanwhile outline and forms fold to strips.

        The next document opens with the pages as they were left.
        """
        if open == self.pages_shown:
            return
        if open and self.pages is None:
            self.pages = self._build_pages()
        wanted = (False, False)
        if not open:
            wanted = (self._before_pages[0] and self._left.roomy, self._before_pages[1] and self._right.roomy)
        else:
            self._before_pages = (self._left.wanted, self._right.wanted)
            self._pages_pane.show()
        self._fold((self._left, self._right), wanted)
        self._pages_pane.setVisible(open)  # last: while it is there, folding is nobody's choice to be kept
        self._preferences.keep("pages", open)
        self.centre.show_head(open)
        if open and self.pages is not None:
            self._show_block()
            self._on_cursor()
        self.counter.tell()
        self.views_changed.emit()

    def preview(self) -> None:
        """Xem trước khi in: show the pages, each as a whole, and go there."""
        self.show_pages(True)
        if self.pages is not None:
            self.pages.see_whole()

    def _fold(self, panels: tuple[SidePanel, SidePanel], wanted: tuple[bool, bool]) -> None:
        """Open and close panels; the focus of one that closes goes to the sheet."""
        focus = QApplication.focusWidget()
        for panel, open in zip(panels, wanted, strict=True):
            if not open and focus is not None and panel.isAncestorOf(focus):
                self.centre.take_focus()
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
        """Show the form of a part of the paper, or the field of a mark, and put the cursor there."""
        if self.properties.takes(part):
            self._right.want(True)
            self.properties.show_part(part)
            self.sheet.show_part(part)

    def go_to(self, place: str, offset: int = 0) -> None:
        """Put the cursor into a block or a field of the parts around the text, or open the form of a part."""
        if is_part_text(place):
            self.centre.show_sheet()
            self.sheet.parts.open(place, offset)
        elif self.properties.takes(place):
            self.open_part(place)
        else:
            self.centre.go_to_block(place, offset)

    def go_to_sheet(self) -> None:
        """Esc: back to the sheet or the table in its place, from whatever panel has the focus."""
        for panel in (self._left, self._right):
            panel.close_over()
        self.centre.take_focus()

    def add_appendix(self) -> None:
        """Put a new appendix with its table at the end, and go there."""
        fresh = new_id()
        self.session.apply(_("thêm phụ lục"), lambda document: add_appendix(document, appendix_id=fresh))
        self.centre.go_to_block(title_key(fresh))

    def current_appendix(self) -> str:
        """The id of the appendix in hand; "" outside of any."""
        return appendix_at(self.session.document, self.sheet.current_block)

    def remove_appendix(self) -> None:
        """Take the appendix in hand out with all it holds; Ctrl+Z brings it back."""
        which = self.current_appendix()
        if which:
            self.session.apply(_("xóa phụ lục"), lambda document: remove_appendix(document, which))
            self.centre.show_sheet()

    def areas(self) -> tuple[QWidget, ...]:
        """What F6 goes round: outline, sheet, forms or pages, those that are open."""
        shown: list[QWidget | None] = [self.outline if self._left.wanted else None, self.sheet]
        shown += [self.pages if self.pages_shown else None, self.properties if self._right.wanted else None]
        return tuple(widget for widget in shown if widget is not None)

    def tell(self) -> None:
        """Tell those who follow how things stand."""
        self._on_block(self.sheet.current_block)
        self._on_count()

    def close_down(self) -> None:
        """Take over what is being typed and stop the thread of the pages."""
        with ExitStack() as whatever_fails:  # also after a fault of ours, when committing may fail again
            if self.pages is not None:
                self._preferences.keep("pages_zoom", self.pages.zoom_choice)
                whatever_fails.callback(self.pages.close_down)
            whatever_fails.callback(self.counter.close_down)
            self.centre.commit()

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

    def _build_pages(self) -> PagesView:
        from desktop.ui.pages import PagesView

        pages = PagesView(self.session, self.counter.renderer)
        pages.choose_zoom(self._preferences.text("pages_zoom"))
        pages.show_thumbnails(self._preferences.flag("thumbnails", False))
        pages.thumbnails_changed.connect(lambda open: self._preferences.keep("thumbnails", open))
        pages.block_clicked.connect(self.go_to)
        pages.cell_clicked.connect(self.centre.open_table)
        pages.note_clicked.connect(self.sheet.open_note)
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self.centre, 1)
        row.addWidget(self._pages_pane, 1)
        row.addWidget(self._right)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self._count.timeout.connect(self._on_count)
        self._follow.timeout.connect(self._show_block)
        self.counter.counted.connect(self._on_pages_counted)
        self.sheet.current_block_changed.connect(self._on_block)
        self.sheet.text.cursorPositionChanged.connect(self._on_cursor)
        self.sheet.tables.caret_moved.connect(self._on_cursor)
        self.sheet.parts.entered.connect(self._on_field)
        self.outline.block_chosen.connect(self.centre.go_to_block)
        self.outline.part_chosen.connect(self._on_outline_part)
        self.properties.closed.connect(self._on_panel_closed)
        for panel, name in ((self._left, "outline"), (self._right, "panel")):
            panel.wanted_changed.connect(lambda open, name=name: self._on_wanted(name, open))
            panel.resized.connect(lambda width, name=name: self._preferences.keep(f"{name}_width", width))

    # What follows from what

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        self._count.start()
        if changes.parts & {"standard", "header"}:
            self._follow_standard()
        if isinstance(initiator, PartForm):
            self._show_part(changes)
        elif self._part_shown and not isinstance(initiator, PartEditing):
            self._part_shown = False
            self._follow.start()
        if self._current and (changes.structure or self._current in changes.blocks):
            self.tell_level()

    def _follow_standard(self) -> None:
        standard = standard_of(self.session.document)
        if standard.id == self.standard.id:
            return
        self.standard = standard
        self.sheet.set_standard(standard)
        self.outline.set_standard(standard)
        self.counter.set_standard(standard)
        if self.pages is not None:
            self.pages.set_renderer(self.counter.renderer)
        self.standard_changed.emit(standard.name)

    def _on_block(self, block_id: str) -> None:
        self._current = block_id
        self.properties.follow_appendix(self.current_appendix())
        self.outline.set_current(block_id or self.sheet.current_block)  # which names titles of appendices too
        self._follow.start()
        self.counter.follow(self._on_paper)
        self.tell_level()

    @property
    def _on_paper(self) -> str:
        """What is in hand, as pages name it: a block, a part around the text, or an appendix by its title."""
        field = self.sheet.parts.field
        return block_of(field) if field else self._current or appendix_of_title(self.sheet.current_block) or ""

    def _show_block(self) -> None:
        """Mark the line in hand on its page. While the sheet is written anew its cursor passes through other lines."""
        if self.pages is not None and self.pages_shown:
            self.pages.show_block(self._on_paper)

    def _show_part(self, changes: Changes) -> None:
        """Bring the part of the paper that is filled in by form into view beside it."""
        part = next((part for part in _PARTS_ON_PAPER if part in changes.parts), "")
        if part and self.pages is not None and self.pages_shown:
            self._part_shown = True
            self.pages.show_block(_PARTS_ON_PAPER[part])

    def _on_cursor(self) -> None:
        if self.pages is not None and self.pages_shown and not self.sheet.parts.field:
            self.pages.show_caret(*(self.sheet.tables.caret or self.sheet.cursor_place()))

    def tell_level(self) -> None:
        """Tell the level of the block in hand, or what stands there that has none."""
        place, block = find(self.session.document, self._current) or ("", None)
        plain = PLACE_NAMES.get(place, "")
        if block is not None and block.level is Level.TABLE:
            plain = SHORT_NAMES[Level.TABLE]
        elif appendix_of_title(self.sheet.current_block):
            plain = N_("Tên phụ lục")
        if self.sheet.parts.field:
            plain = part_text_name(self.sheet.parts.field)
        level = block.level if block is not None and not plain else None
        self.level_changed.emit(level, _(plain) if plain else "")

    def _on_outline_part(self, part: str) -> None:
        appendix = part.removeprefix(appendix_place(""))
        if appendix != part:
            self.centre.go_to_block(title_key(appendix))
            return
        self.centre.show_sheet()
        self.sheet.parts.open_first(HEADER if part == HEADER else RECIPIENTS)  # of "Nơi nhận, chữ ký" the first

    def _on_field(self, field: str) -> None:
        """A field on the sheet is in hand: the form shows its part, the pages show where it is printed."""
        form = _FORMS.get(part_of(field), "")
        if form and self._right.wanted:
            self.properties.show_part(form, focus=False)
        here = "" if field.startswith(ATTACHED) else HEADER if form == HEADER else SIGNATURE  # as the outline has them
        self.outline.set_current((here if field else "") or self._current or self.sheet.current_block)
        self.tell_level()
        self.counter.follow(self._on_paper)
        self._part_shown = bool(field)
        if not field:
            self._follow.start()
            self._on_cursor()
        elif self.pages is not None and self.pages_shown:
            self._show_block()
            self.pages.show_caret("", 0)  # that of the text is not in hand

    def _on_panel_closed(self) -> None:
        self._right.want(False)
        self.centre.take_focus()

    def _on_wanted(self, name: str, open: bool) -> None:
        if not self.pages_shown and self.window().width() >= current_theme().px(PANEL_NEEDS):
            self._preferences.keep(name, open)
        self.views_changed.emit()

    def _on_pages_counted(self, page: int, pages: int) -> None:
        if not self.pages_shown:  # which say themselves what is in view
            self.page_changed.emit(page, pages)

    def _on_count(self) -> None:
        self.words_counted.emit(count_words(self.session.document))

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Tell the panels whether there is room for them; beside the pages none opens by itself."""
        theme, opens = current_theme(), not self.pages_shown
        width = self.width() + theme.px(RAIL_WIDTH)
        self._right.make_room(width >= theme.px(PANEL_NEEDS), opens=opens)
        self._left.make_room(width >= theme.px(OUTLINE_NEEDS), opens=opens)


def count_words(document: Document) -> int:
    """How many words the text has: what stands between blanks, as Word counts."""
    texts = [run.text for run in all_runs(document)]
    texts += [document.header.subject, *(note.text for note in document.footnotes)]
    return len(" ".join(texts).split())
