"""The head of the pages' pane: its name, whether the pages match the draft, the page in view, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.pages.stack import Fit
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, Picture, label
from i18n import N_, _

HEIGHT = 38
ZOOMS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
FITS = {Fit.WIDTH: N_("Vừa bề ngang"), Fit.PAGE: N_("Cả trang")}


class PaneHead(QWidget):
    """Shows what it is told and asks for pages and zooms; it knows nothing of documents."""

    page_step = Signal(int)
    """-1 or 1: the page before or after."""
    fit_asked = Signal(object)
    """A Fit: show each page as wide as the view, or as a whole."""
    zoom_asked = Signal(int)
    """Per cent."""
    thumbnails_asked = Signal(bool)
    """Open the strip of small pages, or close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._strip = IconButton("files", _("Trang thu nhỏ"))
        self._strip.setCheckable(True)
        self._title = label(_("Trang thật"), "strong")
        self._state_mark = Picture("", 14, "ok")
        self._state = label("", "small", "muted")
        self._state.setObjectName("pages_state")
        self._before = IconButton("caret-left", _("Trang trước"))
        self._page = label("", "smallStrong")
        self._page.setObjectName("pages_page")
        self._after = IconButton("caret-right", _("Trang sau"))
        self._fit = _word_tool("pages_fit")
        self._fit.setText(" " + _("Vừa bề ngang"))  # a space clear of the icon
        self._fit.setAccessibleName(_("Vừa bề ngang"))
        self._fit.setIcon(icon("arrows-out-line-horizontal"))
        self._fit.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fit_icon = IconButton("arrows-out-line-horizontal", _("Vừa bề ngang"))
        self._zoom = _word_tool("pages_zoom")
        self._build_zoom()
        self._place()
        self._strip.toggled.connect(self.thumbnails_asked)
        self._before.clicked.connect(lambda: self.page_step.emit(-1))
        self._after.clicked.connect(lambda: self.page_step.emit(1))
        for tool in (self._fit, self._fit_icon):
            tool.clicked.connect(lambda _on=False: self._on_fit(Fit.WIDTH))
        current_theme().changed.connect(self._measure)
        self.show_page(0, 0)
        self.show_fit(Fit.WIDTH)
        self._measure()

    def _build_zoom(self) -> None:
        self._zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zoom.setToolTip(_("Cỡ xem trang"))
        menu = QMenu(self._zoom)
        self._fits: dict[Fit, QAction] = {}
        for fit, words in FITS.items():
            action = QAction(_(words), menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, fit=fit: self._on_fit(fit))
            menu.addAction(action)
            self._fits[fit] = action
        menu.addSeparator()
        for percent in ZOOMS:
            action = QAction(f"{percent}%", menu)
            action.triggered.connect(lambda _on=False, percent=percent: self.zoom_asked.emit(percent))
            menu.addAction(action)
        self._zoom.setMenu(menu)

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._strip)
        row.addSpacing(4)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._state_mark)
        row.addWidget(self._state)
        row.addSpacing(8)
        for widget in (self._before, self._page, self._after):
            row.addWidget(widget)
        row.addSpacing(8)
        for tool in (self._fit, self._fit_icon, self._zoom):
            row.addWidget(tool)

    def show_state(self, words: str, icon_name: str = "", token: str = "ok") -> None:
        """Say how the pages stand to the draft, with or without a mark."""
        self._state.setText(words)
        self._state.setToolTip(words)
        self._state_mark.setToolTip(words)
        self._state_mark.show_icon(icon_name, token)
        self._state_mark.setVisible(bool(icon_name))
        self._fold()

    def show_thumbnails_open(self, open: bool) -> None:
        """Whether the strip of small pages is open."""
        self._strip.blockSignals(True)  # it is told, not asked
        self._strip.setChecked(open)
        self._strip.blockSignals(False)

    def show_page(self, page: int, count: int) -> None:
        """The page in view, counted from 1, of `count`; 0 of 0 where there is none yet."""
        self._page.setText(_("Trang {page}/{count}").format(page=page, count=count) if count else "")
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < count)
        self._fold()

    def show_zoom(self, percent: int) -> None:
        """The zoom in use."""
        self._zoom.setText(f"{percent}%")
        self._zoom.setAccessibleName(_("Cỡ xem {percent}%").format(percent=percent))

    def show_fit(self, fit: Fit | None) -> None:
        """Mark in the list how pages follow the view; None where they do not."""
        for one, action in self._fits.items():
            action.setChecked(one is fit)

    def _on_fit(self, fit: Fit) -> None:
        self.fit_asked.emit(fit)
        self.show_fit(fit)  # chosen again, Qt has taken its mark away

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fold()

    def _measure(self) -> None:
        theme = current_theme()
        self.setFixedHeight(theme.px(HEIGHT))
        for tool, look in ((self._fit, f"color: {theme.hex('muted')}"), (self._zoom, "font-weight: 600")):
            tool.setIconSize(QSize(theme.px(16), theme.px(16)))
            tool.setStyleSheet(
                f"QToolButton {{ border: 2px solid transparent; border-radius: 4px; padding: 1px 4px; {look};"
                f" min-height: {theme.line_height('body')}px; }}"
                f"QToolButton:hover {{ background: {theme.hex('hover')}; }}"
                f"QToolButton:focus {{ border-color: {theme.hex('accent')}; }}"
                f"QToolButton::menu-indicator {{ image: none; }}"
            )
        self._fold()

    def _fold(self) -> None:
        """Where there is little room, first the words of "Vừa bề ngang" go, then those of the state, then the title."""
        room = self.width() - 16 - 9 * 4 - 20
        always = sum(w.sizeHint().width() for w in (self._strip, self._before, self._page, self._after, self._zoom))
        title, state, fit = (w.sizeHint().width() for w in (self._title, self._state, self._fit))
        small = self._fit_icon.sizeHint().width()
        mark = self._state_mark.width()
        wide = room >= always + mark + title + state + fit
        self._fit.setVisible(wide)
        self._fit_icon.setVisible(not wide)
        self._state.setVisible(bool(self._state.text()) and room >= always + mark + title + state + small)
        self._title.setVisible(room >= always + mark + title + small)


def _word_tool(name: str) -> QToolButton:
    """A flat button that shows its word; `_measure` gives it the colours of the theme."""
    tool = QToolButton()
    tool.setObjectName(name)
    tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return tool
