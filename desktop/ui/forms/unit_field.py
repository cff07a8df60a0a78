"""A field for the name of a unit, or for several, with the list of those that are known beside its name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout

from desktop.ui.forms.fields import Field
from desktop.ui.widgets import IconButton
from i18n import _

MOST_LISTED = 40


class UnitField(Field):
    """What is chosen from the list is typed as if by hand; with `several` it joins what stands there, on a new line.

    `known` gives the names when the list is opened.
    """

    def __init__(
        self, name: str, known: Callable[[], tuple[str, ...]], *, several: bool = False, hint: str = ""
    ) -> None:
        super().__init__(name, rows=1, hint=hint)
        self._known, self._several = known, several
        self.list = IconButton("caret-down", _("Chọn: {name}").format(name=name), side=24)
        self.list.clicked.connect(self._open)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads to where one types on
        self.list.setToolTip(self.list.toolTip() + " (Alt+↓)")
        keys = QShortcut(QKeySequence("Alt+Down"), self.input, self._open)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        title = self.findChild(QLabel)
        assert title is not None
        head = QHBoxLayout()
        head.setSpacing(0)
        column.insertLayout(0, head)
        head.addWidget(title, 1)
        head.addWidget(self.list, 0, Qt.AlignmentFlag.AlignRight)

    def take(self, unit: str) -> None:
        """Put the name of a unit in, in place of what stands there or behind it."""
        before = [line for line in self.text().split("\n") if line.strip() and line != unit] if self._several else []
        self.show_text("\n".join([*before, unit]))
        self.edited.emit(self.text())
        self.focus()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for unit in self._known()[:MOST_LISTED]:
            action = menu.addAction(unit.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, unit=unit: self.take(unit))
        if menu.isEmpty():
            menu.addAction(_("Chưa biết đơn vị nào")).setEnabled(False)
        menu.popup(self.list.mapToGlobal(self.list.rect().bottomLeft()))
