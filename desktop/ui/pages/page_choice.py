"""Which pages: all, the one in hand, those written down, or one part of the document, as its appendix."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.page_ranges import RangesError, parse_ranges, write_ranges
from desktop.services.library import standards
from desktop.services.rendering import Rendered
from desktop.ui.preedit import WordLine
from desktop.ui.widgets import Picture, Select, label
from i18n import _, say

ALL_APPENDICES, MAIN_TEXT, PAGES = "các phụ lục", "văn bản chính", "trang"  # in names of files, like the rest of them


class _Which(StrEnum):
    ALL = "all"
    CURRENT = "current"
    RANGES = "ranges"
    PART = "part"


class Part(NamedTuple):
    """What can be printed alone: its words on the screen, in a file's name, and its pages from 1 through the file."""

    words: str
    name: str
    pages: tuple[int, ...]


def parts_of(rendered: Rendered) -> tuple[Part, ...]:
    """The parts, the appendices before the main text; none for a document without appendices.

    Several appendices can also be had together.
    """
    standard, appendices = standards()[rendered.standard_id], rendered.document.appendices
    pages: dict[str, list[int]] = {}
    for number, page in enumerate(rendered.pages, 1):
        pages.setdefault(page.part, []).append(number)
    found: list[Part] = []
    plain = standard.appendix_label(1, several=False)
    for at, appendix in enumerate(appendices, 1):
        if appendix.id in pages:
            name = standard.appendix_label(at, several=len(appendices) > 1)
            words = _("phụ lục") + name.removeprefix(plain)  # " II"
            found.append(Part(words, name[:1].lower() + name[1:], tuple(pages[appendix.id])))
    if not found:
        return ()
    every = tuple(page for part in found for page in part.pages)
    together = [Part(_("các phụ lục"), ALL_APPENDICES, every)] if len(found) > 1 else []
    return (*together, *found, Part(_("văn bản chính"), MAIN_TEXT, tuple(pages.get("", ()))))


class PageChoice(QWidget):
    """Radio buttons as in Word. `pages` gives the answer; `changed` tells that it may be another."""

    changed = Signal()

    def __init__(self, rendered: Rendered, current_page: int) -> None:
        super().__init__()
        self._count = len(rendered.pages)
        self._current = max(1, min(current_page, self._count))
        self._parts = parts_of(rendered)
        self._which = QButtonGroup(self)
        self._ranges = WordLine()
        self._ranges.setObjectName("print_ranges")
        self._part = Select()
        self._part.setObjectName("print_part")
        self._hint = label("", "small", "muted", wrap=True)
        self._hint.setObjectName("print_trouble")
        self._mark = Picture("warning-circle", 14, "err")
        self._place()
        self._which.buttonToggled.connect(lambda _button, _on: self._on_changed())
        self._ranges.textChanged.connect(lambda _text: self._choose(_Which.RANGES))
        self._part.currentIndexChanged.connect(lambda _index: self._choose(_Which.PART))
        self._on_changed()

    def pages(self) -> tuple[int, ...]:
        """The pages chosen, from 1. Raises RangesError while those written down are none."""
        checked = self._which.checkedButton()
        which = _Which(checked.objectName()) if checked else _Which.ALL
        if which is _Which.CURRENT:
            return (self._current,)
        if which is _Which.PART:
            return self._parts[self._part.currentIndex()].pages
        if which is _Which.RANGES:
            return parse_ranges(self._ranges.text(), self._count)
        return tuple(range(1, self._count + 1))

    @property
    def name(self) -> str:
        """What is chosen in words, for the name of a file: "phụ lục II", "trang 1-3"; "" where it is everything."""
        pages = self.pages()
        part = self._parts[self._part.currentIndex()] if self._parts else Part("", "", ())
        if part.pages == pages:
            return part.name
        return "" if len(pages) == self._count else f"{PAGES} {write_ranges(pages)}"

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Trang"), "small", "muted"))
        first = self._radio(_("Tất cả, {count} trang").format(count=self._count), _Which.ALL)
        column.addWidget(first)
        column.addWidget(self._radio(_("Trang hiện tại, trang {page}").format(page=self._current), _Which.CURRENT))
        column.addLayout(self._row(self._radio(_("Các trang"), _Which.RANGES), self._ranges))
        below = QHBoxLayout()
        below.setContentsMargins(24, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._hint, 1)
        column.addLayout(below)
        if self._parts:
            for part in self._parts:
                pages = write_ranges(part.pages)
                self._part.addItem(_("{part}, trang {pages}").format(part=part.words, pages=pages))
            column.addLayout(self._row(self._radio(_("Chỉ"), _Which.PART), self._part))
        first.setChecked(True)
        self._ranges.setPlaceholderText("1-3, 5")
        self._ranges.setAccessibleName(_("Các trang"))
        self._part.setAccessibleName(_("Chỉ một phần của văn bản"))

    def _radio(self, words: str, which: _Which) -> QRadioButton:
        made = QRadioButton(words)
        made.setObjectName(which)
        self._which.addButton(made)
        return made

    def _row(self, radio: QRadioButton, field: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(radio)
        row.addWidget(field, 1)
        return row

    def _choose(self, which: _Which) -> None:
        """What is filled in is what is meant."""
        next(button for button in self._which.buttons() if button.objectName() == which).setChecked(True)
        self._on_changed()

    def _on_changed(self) -> None:
        trouble = ""
        try:
            self.pages()
        except RangesError as error:
            trouble = say(error) if self._ranges.text().strip() else ""
        self._hint.setText(trouble or self._how_pages_count())
        self._hint.setVisible(bool(self._hint.text()))
        self._hint.setProperty("tone", "err" if trouble else "muted")
        self._mark.setVisible(bool(trouble))
        self._ranges.setProperty("wrong", bool(trouble))
        self._ranges.setAccessibleDescription(self._hint.text())
        for widget in (self._ranges, self._hint):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.changed.emit()

    def _how_pages_count(self) -> str:
        """Appendices have page numbers of their own; here pages count through the file, as the window counts them."""
        return _("Đếm liền trong toàn tệp, kể cả phụ lục.") if self._parts else ""
