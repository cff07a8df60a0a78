"""The strip above the sheet in which words of the document are sought; Esc goes back to the sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.finding import Match, find_words, step_from
from desktop.domain.sought import Sought
from desktop.ui.forms.fields import LineInput
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, label, line
from i18n import _

WORDS_WIDTH, HEIGHT = 272, 38


class _Words(LineInput):
    """What is sought. Enter and Esc are the strip's."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return super().event(event)


class FindStrip(QWidget):
    """Goes from match to match of the sheet's document; what is found is selected there."""

    def __init__(self, sheet: SheetEditor) -> None:
        super().__init__()
        self._sheet = sheet
        self.words = _Words()
        self.words.setPlaceholderText(_("Tìm trong văn bản"))
        self.words.setAccessibleName(_("Tìm trong văn bản"))
        self.count = label("", "small", "muted")
        self.previous = IconButton("arrow-up", _("Chỗ trước (Shift+Enter)"))
        self.next = IconButton("arrow-down", _("Chỗ sau (Enter)"))
        self._close = IconButton("x", _("Đóng ô tìm (Esc)"))
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        for widget in (self.words, self.count, self.previous, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(line())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.words.textEdited.connect(self._on_edited)
        self.previous.clicked.connect(lambda: self.step(back=True))
        self.next.clicked.connect(lambda _checked=False: self.step())
        self._close.clicked.connect(self.finish)
        current_theme().changed.connect(self._fit)
        self._fit()
        self.hide()

    def open(self) -> None:
        """Show the strip with the words sought last, all of them selected."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def finish(self) -> None:
        """Put the strip away; what was found stays selected."""
        self.hide()
        self._sheet.setFocus()

    def step(self, *, back: bool = False) -> None:
        """Go to the next match, or `back` to the one before; round the ends of the document."""
        first, last = self._sheet.text.selection()
        place = first if back else last
        self._go(place.key, place.offset, back=back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        """As one types: the match in hand may grow, and is not left for the next one."""
        first, _last = self._sheet.text.selection()
        self._go(first.key, first.offset)

    def _go(self, key: str, offset: int, *, back: bool = False) -> None:
        matches = find_words(self._sheet.session.document, Sought(self.words.text()))
        at = step_from(matches, self._sheet.lines.numbers.get(key, 0), offset, back=back)
        self._tell(matches, at)
        if at >= 0:
            self._sheet.select_words(matches[at].key, matches[at].at, matches[at].until)

    def _tell(self, matches: tuple[Match, ...], at: int) -> None:
        found = _("{at} trong {count} chỗ").format(at=at + 1, count=len(matches))
        self.count.setText(found if matches else _("Không thấy") if self.words.text().strip() else "")

    def _fit(self) -> None:
        self.words.setFixedWidth(current_theme().px(WORDS_WIDTH))
        self._row.setFixedHeight(current_theme().px(HEIGHT))
