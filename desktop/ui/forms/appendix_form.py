"""Phụ lục: how its pages lie and what its line "(Kèm theo …)" says. Its title and tables are edited on the sheet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox

from desktop.domain.appendices import find_appendix, remove_appendix, set_attached_to, set_orientation
from desktop.domain.attached import attached_line
from desktop.domain.document import Appendix, Document, Orientation
from desktop.services.library import standard_of
from desktop.ui.forms.fields import Field
from desktop.ui.forms.part_form import PartForm
from desktop.ui.session import EditSession
from desktop.ui.widgets import Button, Select, label
from i18n import _


class AppendixForm(PartForm):
    """The form of the appendix in hand; `appendix_id` is empty while there is none."""

    def __init__(self, session: EditSession) -> None:
        super().__init__(session, "appendices", "header", "standard")
        self.appendix_id = ""
        self._said: object = None
        """What decides about all that the form shows."""
        self.name = label("", "strong", wrap=True)
        self.orientation: QComboBox = Select()
        for words, choice in (
            (_("Tự động"), Orientation.AUTO),
            (_("Dọc"), Orientation.PORTRAIT),
            (_("Ngang"), Orientation.LANDSCAPE),
        ):
            self.orientation.addItem(words, choice.value)
        self.orientation.setAccessibleName(_("Hướng giấy"))
        self.orientation.setToolTip(_("Tự động: giấy dọc; bảng rộng quá thì giấy ngang"))
        self.attached = Field(
            _("Dòng kèm theo"), rows=3, hint=_("Để trống: Thảo tự ghi theo số, ngày, cơ quan ở phần đầu")
        )
        self.own = Button("", "outlined", height=28)
        self.remove = Button(_("Xóa phụ lục"), icon_name="trash", height=28)
        title = label(_("Hướng giấy"), "small", "muted")
        title.setBuddy(self.orientation)
        for widget in (self.name, title, self.orientation, self.attached, self.own, self.remove):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.bind(self.attached, _("sửa dòng kèm theo"), "attached", self._read, self._write)
        self.own.clicked.connect(lambda _checked=False: self._turn_own())
        self.orientation.activated.connect(self._on_turned)
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        session.changed.connect(lambda changes, _initiator: self._show() if self._parts & changes.parts else None)

    def show_appendix(self, appendix_id: str) -> None:
        """Show another appendix."""
        self.appendix_id = appendix_id
        self.refresh()
        self._show()

    def focus_first(self) -> None:
        self.go_to(self.attached)

    def _appendix(self) -> Appendix | None:
        return find_appendix(self.session.document, self.appendix_id)

    def _read(self, document: Document) -> str:
        appendix = find_appendix(document, self.appendix_id)
        return appendix.attached_to if appendix else ""

    def _write(self, document: Document, text: str) -> Document:
        return set_attached_to(document, self.appendix_id, text)

    def _show(self) -> None:
        """The choice, and the line that is made: where the field is empty it stands in it, pale."""
        appendix, document = self._appendix(), self.session.document
        if appendix is None:
            return
        said = (replace(appendix, blocks=()), document.header, document.standard)
        if said == self._said:  # a key in its tables
            return
        self._said = said
        self.name.setText(" ".join(appendix.title.split()) or _("Phụ lục"))
        self.orientation.setCurrentIndex(self.orientation.findData(appendix.orientation.value))
        made, own = self._made(), bool(appendix.attached_to.strip())
        self.attached.input.setPlaceholderText(made)
        self.attached.input.setAccessibleDescription("" if own else made)
        self.own.setText(_("Theo phần đầu") if own else _("Sửa riêng"))
        self.own.setToolTip(
            _("Bỏ dòng ghi riêng: Thảo tự ghi theo số, ngày, cơ quan ở phần đầu")
            if own
            else _("Thảo tự ghi theo số, ngày, cơ quan ở phần đầu; bấm để sửa thành dòng riêng")
        )
        self.own.setVisible(own or bool(made))

    def _made(self) -> str:
        """The line as the head of the paper has it."""
        document = self.session.document
        return " ".join(attached_line(document.header, standard_of(document)).split())

    def _turn_own(self) -> None:
        """Write the line that is made into the field to be changed there, or give an own one up for it."""
        appendix = self._appendix()
        words = "" if appendix is None or appendix.attached_to.strip() else self._made()
        self.session.apply(_("sửa dòng kèm theo"), lambda document: self._write(document, words))
        self.go_to(self.attached)

    def _on_turned(self) -> None:
        choice = Orientation(self.orientation.currentData())  # Qt gives it back as a plain word
        which = self.appendix_id
        self.session.apply(
            _("đổi hướng giấy"), lambda document: set_orientation(document, which, choice), initiator=self
        )

    def _remove(self) -> None:
        which = self.appendix_id
        self.session.apply(_("xóa phụ lục"), lambda document: remove_appendix(document, which))
