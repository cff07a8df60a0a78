"""The status bar of a document: page, words, saved, standard at the left; zoom at the right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, ElidedLabel, IconButton, Picture, label, line
from i18n import _

HEIGHT = 26
ZOOM_RANGE = (50, 200)
ZOOM_STEP = 10
SAID_MS = 6_000


class ZoomControl(QWidget):
    """Minus, slider, plus and the figure. Emits `zoomed` with per cent when a person moves it."""

    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(*ZOOM_RANGE)
        self._slider.setSingleStep(ZOOM_STEP)
        self._slider.setAccessibleName(_("Phóng to"))
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.valueChanged.connect(self._on_moved)
        self._figure = label("100%", "smallStrong")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        less, more = IconButton("minus", _("Thu nhỏ"), side=24), IconButton("plus", _("Phóng to"), side=24)
        less.clicked.connect(lambda: self._slider.setValue(self._slider.value() - ZOOM_STEP))
        more.clicked.connect(lambda: self._slider.setValue(self._slider.value() + ZOOM_STEP))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (less, self._slider, more, self._figure):
            row.addWidget(widget)
        self._fit()
        current_theme().changed.connect(self._fit)
        self.show_zoom(100)

    def show_zoom(self, percent: int) -> None:
        """Show a zoom without asking for it."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(percent)
        self._figure.setText(f"{percent}%")

    def _on_moved(self, percent: int) -> None:
        self._figure.setText(f"{percent}%")
        self.zoomed.emit(percent)

    def _fit(self) -> None:
        theme = current_theme()
        self._slider.setFixedWidth(theme.px(88))
        self._figure.setFixedWidth(theme.px(36))


class StatusBar(QWidget):
    """One line at the foot of a document. What is said there stands in the place of the figures for a while."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ElidedLabel("", "small")
        self._said.hide()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SAID_MS)
        self._silence.timeout.connect(lambda: self.say(""))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setAccessibleName(_("Thanh trạng thái"))
        self._page, self._words, self._saved, self._standard = (label("", "small", "muted") for _n in range(4))
        self._mark = Picture("check", 14, "ok")
        self.zoom = ZoomControl()
        whole = QHBoxLayout()
        whole.setContentsMargins(12, 0, 8, 0)
        whole.setSpacing(10)
        self._figures = QWidget()
        row = QHBoxLayout(self._figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.blanks = Button("", "ghost", height=24)
        """How many places of a draft wait for words or for a look; a click goes to the first."""
        self.blanks.setToolTip(_("Đến chỗ đầu tiên còn trống hoặc cần xem"))
        parts: list[tuple[QWidget, ...]] = [(self._page,), (self._words,), (self._mark, self._saved), (self._standard,)]
        parts.append((self.blanks,))
        self._bars: list[QWidget] = []
        for number, widgets in enumerate(parts):
            if number:
                bar = line(upright=True)
                bar.setFixedHeight(14)
                self._bars.append(bar)
                row.addWidget(bar)
            group = QHBoxLayout()
            group.setSpacing(5)
            for widget in widgets:
                group.addWidget(widget)
            row.addLayout(group)
        whole.addWidget(self._figures)
        whole.addWidget(self._said)
        whole.addStretch(1)
        whole.addWidget(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(whole, 1)
        self.show_page(0, 0)
        self.show_words(0)
        self.show_blanks(0)
        self.show_saved("", "", "")
        self._fit()
        current_theme().changed.connect(self._fit)

    def say(self, words: str) -> None:
        """Answer with a sentence, which goes by itself; "" ends it. It moves nothing and takes no focus."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._figures.setHidden(bool(words))
        if words:
            self._silence.start()
            QAccessible.updateAccessibility(QAccessibleEvent(self._said, QAccessible.Event.Alert))

    @property
    def said(self) -> str:
        """The sentence that stands there now."""
        return self._said.text()

    def show_page(self, page: int, pages: int) -> None:
        """Page in view of how many; nothing while that is not known."""
        known = pages > 0
        self._page.setVisible(known)
        self._bars[0].setVisible(known)
        self._page.setText(_("Trang {page}/{pages}").format(page=page, pages=pages))

    def show_words(self, count: int) -> None:
        """How many words the document has: "2.914 từ"."""
        self._words.setText(_("{count} từ").format(count=f"{count:,}".replace(",", ".")))

    def show_blanks(self, count: int, lost: int = 0) -> None:
        """How many places wait for words, and how many references name what is gone: "Còn 3 chỗ trống, 1 dẫn chiếu
        cần xem"; nothing where none does."""
        empty = _("Còn {count} chỗ trống").format(count=count) if count else ""
        gone = _("{count} dẫn chiếu cần xem").format(count=lost) if lost else ""
        self.blanks.setText(", ".join(filter(None, (empty, gone))))
        self.blanks.setAccessibleName(self.blanks.text())
        self.blanks.setVisible(bool(empty or gone))
        self._bars[-1].setVisible(bool(empty or gone))

    def show_saved(self, text: str, icon_name: str, token: str) -> None:
        """What became of the last edit, with its mark."""
        self._saved.setText(text)
        self._mark.setVisible(bool(icon_name))
        self._mark.show_icon(icon_name, token)

    def show_standard(self, name: str) -> None:
        """The layout rules in use."""
        self._standard.setText(name)

    @property
    def page(self) -> str:
        """ "Trang 2/8", as it is read on the bar."""
        return self._page.text()

    @property
    def saved(self) -> str:
        """ "Đã lưu 10:42", as it is read on the bar."""
        return self._saved.text()

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().px(HEIGHT))
