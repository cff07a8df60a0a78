"""The manual: chapters at the left, a calm page at the right, a field that finds words with or without marks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.resources import resource
from desktop.ui.help.chapters import Chapter, Search, chapters, find_chapter, heads, look_for
from desktop.ui.preedit import WordLine
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label, line
from i18n import _

SIZE = (928, 620)
LIST_WIDTH = 288
TEXT_WIDTH = 640  # px: about 80 letters a line
MARGIN = 28  # px around the text
LINE_HEIGHT = 112  # per cent of the font's own, which is 1.36: the marks of "Ấ" and "Ỹ" stay clear
_HEADINGS = {1: "title", 2: "head"}  # the rest are as large as the text


class HelpWindow(QWidget):
    """One window for the whole program; it stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Hướng dẫn"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._search = WordLine()
        self._search.setObjectName("help_search")
        self._search.setPlaceholderText(_("Tìm trong hướng dẫn"))
        self._search.setAccessibleName(_("Tìm trong hướng dẫn"))
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName("help_chapters")
        self._list.setAccessibleName(_("Các chương"))
        self._nothing = label("", "body", "muted", wrap=True)
        self._clear = Button(_("Bỏ lọc"), "ghost")
        self._reader = QTextBrowser()
        self._reader.setObjectName("help_reader")
        self._reader.setAccessibleName(_("Nội dung"))
        self._reader.setOpenLinks(False)
        self._reader.setSearchPaths([str(resource("help"))])
        self._shown: Chapter | None = None
        self._sought = Search(())
        self._places: list[tuple[int, int]] = []  # of the words in the chapter that is open
        self._at = -1  # the place that is shown
        self._count = label("", "small", "muted", wrap=True)
        self._count.hide()
        self._place()
        self._search.textChanged.connect(self._on_search)
        self._search.returnPressed.connect(self._next_place)
        self._clear.clicked.connect(self._search.clear)
        self._list.currentItemChanged.connect(self._on_chosen)
        self._reader.anchorClicked.connect(self._on_link)
        current_theme().changed.connect(self._read_again)
        for keys, do in (("Esc", self.close), ("Ctrl+F", self._search.setFocus)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self._fill(chapters())
        self._list.setCurrentRow(0)

    @property
    def chapter(self) -> str:
        """The id of the chapter that is open; "" where the manual is empty."""
        return self._shown.id if self._shown else ""

    def open_at(self, chapter: str) -> None:
        """Show the window at a chapter; an unknown one opens the first."""
        self._search.clear()
        self._choose(chapter if find_chapter(chapter) else next((one.id for one in chapters()), ""))
        self.show()
        self.raise_()
        self.activateWindow()
        self._reader.setFocus()

    def _place(self) -> None:
        theme = current_theme()
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))
        self.setMinimumSize(theme.px(480), theme.px(320))
        side = QWidget()
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setProperty("ground", "window")
        side.setFixedWidth(theme.px(LIST_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(12)
        for widget in (self._search, self._count, self._nothing, self._clear):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line(upright=True))
        row.addWidget(self._reader, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """Lines end with the window, or sooner where the window is wide."""
        theme = current_theme()
        widest = theme.px(TEXT_WIDTH + 2 * MARGIN)
        self._reader.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._reader.setLineWrapColumnOrWidth(min(widest, self._reader.viewport().width()))

    # Chapters

    def _fill(self, found: tuple[Chapter, ...]) -> None:
        self._list.blockSignals(True)  # a new list is not a choice
        self._list.clear()
        for chapter in found:
            item = QListWidgetItem(chapter.title)
            item.setData(Qt.ItemDataRole.UserRole, chapter.id)
            item.setToolTip(chapter.title)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._clear.setVisible(not found)

    def _choose(self, chapter: str) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == chapter:
                self._list.setCurrentRow(row)

    def _on_search(self, words: str) -> None:
        """Show the chapters with the words: the one that has them in a heading, else the one that is read."""
        self._sought, found = look_for(words)
        self._nothing.setText(_("Không chương nào có “{words}”.").format(words=words.strip()))
        self._fill(found)
        self._tell(found)
        about = next((chapter for chapter in found if heads(chapter, self._sought)), None)
        chosen = about or (self._shown if self._shown in found else next(iter(found), None))
        if chosen is not None:
            self._choose(chosen.id)
        self._mark_words()

    def _tell(self, found: tuple[Chapter, ...]) -> None:
        """Say in how many places the words stand."""
        count = sum(len(self._sought.places(chapter.words)) for chapter in found)
        words = _("{count} chỗ trong {chapters} chương. Enter: sang chỗ sau.")
        self._count.setText(words.format(count=count, chapters=len(found)))
        self._count.setVisible(bool(count))

    def _next_place(self) -> None:
        """Enter: the next place in the chapter, then the next chapter that has the words."""
        if self._at + 1 < len(self._places):
            self._show_place(self._at + 1)
        elif self._places:
            rows = self._list.count()
            row = (self._list.currentRow() + 1) % max(rows, 1)
            self._list.setCurrentRow(row)
            self._show_place(0)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        chapter = find_chapter(item.data(Qt.ItemDataRole.UserRole)) if item else None
        if chapter is not None and chapter != self._shown:
            self._read(chapter)

    def _on_link(self, link: QUrl) -> None:
        """Links lead to other chapters only; nothing is fetched from anywhere."""
        name = link.path().rpartition("/")[2].removesuffix(".md")
        target = next((one for one in chapters() if name and name.endswith(one.id)), None)
        if target is not None:
            self._search.clear()
            self._choose(target.id)
        elif link.hasFragment():
            self._reader.scrollToAnchor(link.fragment())

    # Reading

    def _read(self, chapter: Chapter) -> None:
        self._shown = chapter
        self._reader.setMarkdown(chapter.text)
        self._dress()
        self._wrap()
        self._reader.verticalScrollBar().setValue(0)
        self._mark_words()

    def _read_again(self) -> None:
        if self._shown is not None:
            self._read(self._shown)

    def _dress(self) -> None:
        """Type, line height and margins of the theme; Markdown brings none that fit."""
        theme = current_theme()
        document = self._reader.document()
        document.setDefaultFont(theme.font("body"))
        document.setDocumentMargin(theme.px(MARGIN))
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            shape = QTextBlockFormat()
            shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(theme.px(20 if level == 2 else 12 if level else 0))
            shape.setBottomMargin(theme.px(4 if block.textList() is not None else 8))
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(shape)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                dress = QTextCharFormat()  # a fresh one: the size that Markdown gives cannot be merged away
                dress.setFont(theme.font(_HEADINGS.get(level, "body"), bold=True))
                cursor.setCharFormat(dress)
            block = block.next()

    def _mark_words(self) -> None:
        """Show where the words that are looked for stand, and go to the first, in a heading if they stand in one."""
        self._places = self._sought.places(self._reader.document().toPlainText())
        document = self._reader.document()
        in_heads = (
            at
            for at, (start, _end) in enumerate(self._places)
            if document.findBlock(start).blockFormat().headingLevel() > 1
        )
        self._at = -1
        self._reader.setExtraSelections([])
        if self._places:
            self._show_place(next(in_heads, 0))

    def _show_place(self, at: int) -> None:
        """Bring one of the places into the upper third of the page."""
        self._at = at
        marks = []
        for number, (start, end) in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._reader.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(current_theme().color("tint2" if number != at else "field"))
            mark.cursor = cursor
            marks.append(mark)
        self._reader.setExtraSelections(marks)
        place = QTextCursor(self._reader.document())
        place.setPosition(self._places[at][0])
        self._reader.setTextCursor(place)
        bar = self._reader.verticalScrollBar()
        bar.setValue(bar.value() + self._reader.cursorRect(place).top() - self._reader.viewport().height() // 4)
