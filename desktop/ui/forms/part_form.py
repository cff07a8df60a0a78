"""What the forms share: a field is bound to a part of the document; edits go through the session, undo comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.ui.forms.choice import ChoiceField
from desktop.ui.forms.fields import Field
from desktop.ui.forms.fold import Fold
from desktop.ui.session import EditSession
from i18n import say


@dataclass(frozen=True, slots=True)
class _Bond:
    """A field and the text of the document that it shows. `write` raises UserError for a text it cannot take."""

    field: Field | ChoiceField
    label: str
    key: str
    read: Callable[[Document], str]
    write: Callable[[Document, str], Document]


class PartForm(QScrollArea):
    """A scrolling column of fields for one part of the document ("header", "recipients", "signature" or "copy").

    `also` names fields of the document that are shown beside those of the part.
    """

    def __init__(self, session: EditSession, part: str, *also: str) -> None:
        super().__init__()
        self.session, self.part = session, part
        self._parts = frozenset({part, *also})
        self._bonds: list[_Bond] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setProperty("ground", "surface")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(12)
        self.setWidget(inside)
        session.changed.connect(self._on_changed)

    def bind(
        self,
        field: Field | ChoiceField,
        label: str,
        key: str,
        read: Callable[[Document], str],
        write: Callable[[Document, str], Document],
    ) -> None:
        """Let `field` show and change a text; `label` names the step of undo, `key` joins typing into one step."""
        bond = _Bond(field, label, f"{self.part}.{key}", read, write)
        self._bonds.append(bond)
        field.edited.connect(lambda text: self._on_edited(bond, text))
        field.show_text(read(self.session.document))

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for bond in self._bonds:
            if bond.field.isVisibleTo(self):
                self.go_to(bond.field)
                return

    def go_to(self, field: Field | ChoiceField) -> None:
        """Put the cursor into a field and bring it into view with its label; what is folded opens."""
        fold = field.parentWidget()
        while fold is not None and fold is not self:
            if isinstance(fold, Fold):
                fold.open(True)
            fold = fold.parentWidget()
        field.focus()
        self.ensureWidgetVisible(field)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(field))  # once what opened has its place

    def refresh(self) -> None:
        """Show what the document says now."""
        for bond in self._bonds:
            bond.field.show_text(bond.read(self.session.document))
            bond.field.show_error("")

    def _on_edited(self, bond: _Bond, text: str) -> None:
        try:
            bond.write(self.session.document, text)
        except UserError as error:
            bond.field.show_error(say(error))
            return
        bond.field.show_error("")
        chosen = isinstance(bond.field, ChoiceField) and not bond.field.writing  # a step of its own, unlike typing
        key = "" if chosen else bond.key
        self.session.apply(bond.label, lambda document: bond.write(document, text), self, key)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self and self._parts & changes.parts:
            self.refresh()
