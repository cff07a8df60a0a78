"""Forms of a document that is only read: fields turn into plain text, buttons that would change something go."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.forms.fields import Field
from desktop.ui.widgets import Button, IconButton

FOLD = "fold"  # the name of a button that only opens and shuts


def lock_fields(root: QWidget) -> None:
    """Let nothing under `root` be typed or chosen; words can still be selected and copied, folds opened."""
    for field in [root, *root.findChildren(QWidget)]:
        if isinstance(field, Field):
            field.drop_hint()
        elif isinstance(field, QLineEdit | QPlainTextEdit):
            field.setReadOnly(True)
        elif isinstance(field, QComboBox):
            field.setEnabled(False)
        elif isinstance(field, Button | IconButton) and field.objectName() != FOLD:
            field.setEnabled(False)
            field.hide()
        else:
            continue
        field.setProperty("locked", "true")
        field.style().unpolish(field)
        field.style().polish(field)
