"""Choosing a template and filling in what it asks for; everything has a sensible answer already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import N_
from desktop.domain.office import Office
from desktop.domain.templates import Template, known_values
from desktop.ui.forms.fields import Field
from desktop.ui.list_dialog import ListDialog
from desktop.ui.widgets import area, label
from i18n import _

WIDTH, HEIGHT = 720, 500
YEAR = "nam"
BAD_YEAR = N_("“{text}” không phải là năm. Ghi bốn chữ số, như {year}.")


class NewPlan(ListDialog):
    """Emits `plan_chosen` with the Template and the values of its fields."""

    plan_chosen = Signal(object, object)

    def __init__(self, templates: tuple[Template, ...], office: Office, today: date, parent: QWidget) -> None:
        super().__init__(
            _("Lập kế hoạch theo mẫu nào?"), (WIDTH, HEIGHT), _("Mẫu"), _("Tạo kế hoạch"), _("Hủy"), parent
        )
        self._templates, self._office, self._today = templates, office, today
        self._typed: dict[str, str] = {}  # what was typed stays when another template is looked at
        self.fields: dict[str, Field] = {}
        for template in templates:
            item = QListWidgetItem(template.name)
            item.setToolTip(template.description)
            self.list.addItem(item)
        self._title = label("", "head", wrap=True)
        self._about = label("", "body", "muted", wrap=True)
        self._form = QVBoxLayout()
        self._form.setSpacing(12)
        self.go.clicked.connect(self._on_create)
        self.place(self._right())
        self.list.currentRowChanged.connect(self._show_template)
        self.list.itemActivated.connect(lambda _item: self._on_create())
        self.list.setCurrentRow(0)

    def choose(self, template_id: str) -> None:
        """Select a template by id; an unknown id changes nothing."""
        ids = [template.id for template in self._templates]
        if template_id in ids:
            self.list.setCurrentRow(ids.index(template_id))

    def values(self) -> dict[str, str]:
        """What stands in the fields of the chosen template."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def _show_template(self, row: int) -> None:
        template = self._templates[row]
        self._typed |= self.values()
        while (item := self._form.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = {}
        self._title.setText(template.name)
        self._about.setText(template.description)
        usual = known_values(template, self._office, {}, self._today)
        self._add(YEAR, _("Năm của kế hoạch"), "", usual)
        for asked in template.fields:
            if asked.name != YEAR:
                self._add(asked.name, asked.label, asked.hint, usual)
        inputs = [field.input for field in self.fields.values()]
        for before, after in pairwise((self.list, *inputs, self.cancel, self.go)):
            QWidget.setTabOrder(before, after)  # new fields would come last

    def _add(self, name: str, title: str, hint: str, usual: Mapping[str, str]) -> None:
        field = Field(title, hint=hint)
        field.show_text(self._typed.get(name) or usual.get(name, ""))
        field.entered.connect(self._on_create)
        self.fields[name] = field
        self._form.addWidget(field)

    def _on_create(self) -> None:
        year = self.fields[YEAR]
        text = year.text().strip()
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            year.show_error(_(BAD_YEAR).format(text=text, year=self._today.year + 1))
            year.focus()
            return
        template = self._templates[self.list.currentRow()]
        values = self.values()
        self.accept()
        self.plan_chosen.emit(template, values)

    def _right(self) -> QWidget:
        """What the chosen template is, and what it asks."""
        inside = area("surface")
        right = QVBoxLayout(inside)
        right.setContentsMargins(24, 20, 24, 16)
        right.setSpacing(8)
        right.addWidget(self._title)
        right.addWidget(self._about)
        right.addSpacing(8)
        right.addLayout(self._form)
        right.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll
