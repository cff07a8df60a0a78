"""Bands under the toolbar that stand for message boxes: one sentence, at most two actions, closable.

Errors stay until they are answered; good news leaves by itself. A third band folds into a line that counts. Nothing
slides under a pointer: a band that goes from beneath it, or from above another, leaves its place empty for a while.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, IconButton, Picture, area, label
from i18n import _, say

HEIGHT = 42
GOOD_NEWS_MS, POINTER_RESTS_MS, EMPTY_MS = 6000, 700, 1000
MOST_SHOWN = 2
TROUBLE = "trouble"  # the band of what went wrong last

Answer = tuple[str, Callable[[], object]]
"""A button of a band: its words and what it does."""


class Kind(StrEnum):
    """What a band is about; it decides colour, mark and whether it leaves by itself."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"  # stays: a state, such as the sample office
    LOCKED = "locked"  # stays, whatever its buttons do: why a document is only read
    DONE = "done"


_LOOK = {
    Kind.ERROR: ("errTint", "warning-circle", "err"),
    Kind.WARNING: ("warnTint", "warning", "warn"),
    Kind.NOTICE: ("infoTint", "info", "info"),
    Kind.LOCKED: ("infoTint", "lock", "info"),
    Kind.DONE: ("tint", "check-circle", "accent"),
}


class Banner(QWidget):
    """One band. It wraps and grows where the sentence is long."""

    closed = Signal()
    """It says no more; its owner lets it go."""
    focus_free = Signal()
    """It goes, and the focus was on one of its buttons."""

    def __init__(self, kind: Kind, sentence: str, answers: tuple[Answer, ...], closable: bool) -> None:
        super().__init__()
        self.kind, self.sentence, self.about = kind, sentence, ""
        self.timely = True
        """Whether it goes because of what was done, and not by itself."""
        self._over = False
        ground, icon_name, token = _LOOK[kind]
        self._body = area(ground)
        self.setAccessibleName(sentence)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(Picture(icon_name, 16, token))
        self._words = label(sentence, wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._words, 1)
        for text, answer in answers:
            button = Button(text, "ghost", height=28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where the clerk writes
            if kind is not Kind.LOCKED:
                button.clicked.connect(self.close_band)
            button.clicked.connect(lambda _checked=False, do=answer: do())
            row.addWidget(button)
        if closable:
            close = IconButton("x", _("Đóng thông báo"))
            close.clicked.connect(self.close_band)
            row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body)
        self._edge = area("line")
        self._edge.setFixedHeight(1)
        column.addWidget(self._edge)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_up)
        self._spot = QCursor.pos()
        if kind is Kind.DONE:
            self._timer.start(GOOD_NEWS_MS)
        self.setMinimumHeight(current_theme().px(HEIGHT))

    def tell(self, sentence: str) -> None:
        """Say something else, as how far work has come; buttons and focus stay."""
        self.sentence = sentence
        self._words.setText(sentence)
        self.setAccessibleName(sentence)

    def leave_with(self, over: SignalInstance) -> None:
        """Go as soon as `over` is emitted: what the buttons offer is no more what they say."""
        over.connect(self._on_over)

    def close_band(self) -> None:
        """Take the band away."""
        if self._over:
            return
        self._over = True
        self._timer.stop()
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.focus_free.emit()
        self.closed.emit()

    def empty(self) -> None:
        """Keep only the place, until the pointer has rested a second."""
        self.setFixedHeight(self.height())
        self.setAccessibleName("")
        for part in (self._body, self._edge):
            part.hide()
        self._spot = QCursor.pos()
        self._timer.start(EMPTY_MS)

    def go(self) -> None:
        """Leave the place too."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _on_over(self, *_said: object) -> None:
        self.close_band()

    def _on_time_up(self) -> None:
        focus, spot = QApplication.focusWidget(), QCursor.pos()
        if self._over:
            if spot == self._spot:
                self.go()
                return
            self._spot = spot
            self._timer.start(EMPTY_MS)
        elif self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(GOOD_NEWS_MS)
        elif spot != self._spot:  # what lies beneath moves up: not under a pointer on its way
            self._spot = spot
            self._timer.start(POINTER_RESTS_MS)
        else:
            self.timely = False
            self.close_band()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self._timer.isActive() and not self._over:
            self._timer.start(GOOD_NEWS_MS)


class Banners(QWidget):
    """The stack of bands; with a `key` a new band takes the place of the one with the same key."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: dict[str, Banner] = {}
        self._stack: list[Banner] = []
        self._empty: list[Banner] = []  # those that are gone but for their place
        self._with_document = False
        self._before: QWidget | None = None  # what had the focus before a button here
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rest = label("", "small", "muted")
        self._rest.setContentsMargins(16, 4, 16, 4)
        self._column.addWidget(self._rest)
        self._rest.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def show_banner(
        self, kind: Kind, sentence: str, *answers: Answer, key: str = "", closable: bool = True, about: str = ""
    ) -> Banner:
        """Show a band above those that are there; `about` is the id of the one document that it speaks of."""
        self.close_banner(key)
        banner = Banner(kind, sentence, answers, closable)
        banner.about = about
        if key:
            self._keys[key] = banner
        self._column.insertWidget(self._free_place(), banner)
        self._stack = [banner, *self.banners()]
        banner.closed.connect(partial(self._on_closed, banner))
        banner.focus_free.connect(self._give_focus_back)
        self._count()
        return banner

    def complain(self, error: BaseException) -> None:
        """Show what went wrong outside the program; anything else is ours and goes on to the last resort."""
        if not isinstance(error, UserError):
            raise error
        self.show_banner(Kind.ERROR, say(error), key=TROUBLE)

    def close_banner(self, key: str) -> None:
        """Take away the band with this key, if there is one."""
        banner = self._keys.get(key) if key else None
        if banner is not None:
            banner.close_band()

    def keep_about(self, document_id: str) -> None:
        """Take away what is said about documents other than this one, which is not in view any more."""
        for banner in self.banners():
            if banner.about not in ("", document_id):
                banner.close_band()

    def document_in_view(self, shown: bool) -> None:
        """What is said about a document stands only where it is seen; it comes back with it."""
        self._with_document = shown
        self._count()

    def banners(self) -> list[Banner]:
        """The bands from top to bottom, folded ones too."""
        return list(self._stack)

    def _on_closed(self, banner: Banner) -> None:
        held = banner.isVisible() and (self.underMouse() or not banner.timely)
        self._stack.remove(banner)
        self._keys = {key: other for key, other in self._keys.items() if other is not banner}
        if held and (banner.timely or any(other.isVisible() for other in self._stack)):
            banner.empty()
            self._empty.append(banner)
        else:
            banner.go()
        self._count()

    def _free_place(self) -> int:
        """Where in the column a new band stands: in a place left empty, or above all others."""
        self._empty = [banner for banner in self._empty if shiboken6.isValid(banner) and banner.parent() is not None]
        if not self._empty:
            return 0
        place = self._column.indexOf(self._empty[0])
        self._empty.pop(0).go()
        return place

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and old is not None and not self.isAncestorOf(old):
            self._before = old

    def _give_focus_back(self) -> None:
        """To where the clerk was writing."""
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()

    def _count(self) -> None:
        banners = [banner for banner in self.banners() if self._with_document or not banner.about]
        for banner in self.banners():
            banner.setVisible(banner in banners[:MOST_SHOWN])
        more = len(banners) - MOST_SHOWN
        self._rest.setVisible(more > 0)
        self._rest.setText(_("và {count} thông báo nữa").format(count=more))
