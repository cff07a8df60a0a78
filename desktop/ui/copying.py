"""Lập bản sao: which form, its number and day, who signs; then a new document, while the one in hand stays as it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.certified import certified_copy
from desktop.domain.dates import OfficialDate
from desktop.domain.document import CopyForm, Document, Header, Signature, new_id
from desktop.domain.field_values import BadNumber, flat, number_of
from desktop.domain.office import Office
from desktop.domain.text import one_line
from desktop.services.library import standard_of
from desktop.ui.forms.date_text import BadDate, parse_date, write_date
from desktop.ui.forms.fields import Field, FieldRow
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import N_, _

WIDTH = 480
BAD_NUMBER = N_("“{text}” không phải là số văn bản. Chưa lập bản sao. Ghi chữ số, như 05 hoặc 47.")
BAD_DAY = N_("“{text}” không phải là ngày. Chưa lập bản sao. Ghi như 05/02/2026.")
_FORMS = {
    CopyForm.COPY: N_("Sao y: toàn bộ bản gốc hoặc bản chính"),
    CopyForm.EXTRACT: N_("Trích sao: một phần của bản gốc hoặc bản chính"),
    CopyForm.RECOPY: N_("Sao lục: toàn bộ một bản sao y"),
}


class CopyDialog(QDialog):
    """Emits `made` with the copy of a document; `office` is the body that copies, where it is known."""

    made = Signal(object)

    def __init__(self, document: Document, office: Office | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._office = document, office
        self.setWindowTitle(_("Lập bản sao nào?"))
        self.setFixedWidth(current_theme().px(WIDTH))
        self._forms = QButtonGroup(self)
        self.number = Field(_("Số bản sao"))
        self.day = Field(_("Ngày sao"))
        self.day.show_text(write_date(OfficialDate(today.year, today.month, today.day)))
        self.authority = Field(_("Quyền hạn ký"), hint=_("Ví dụ: TL. BAN THƯỜNG VỤ"))
        self.post = Field(_("Chức vụ"), hint=_("Ví dụ: CHÁNH VĂN PHÒNG"))
        self.signer = Field(_("Họ và tên người ký"))
        self.go = Button(_("Lập bản sao"), "filled")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go)
        self._place()

    def choose(self, form: CopyForm) -> None:
        """Choose a form of copy."""
        self._forms.button(list(CopyForm).index(form)).setChecked(True)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Lập bản sao nào?"), "title"))
        for number, (form, words) in enumerate(_FORMS.items()):
            button = QRadioButton(_(words))
            self._forms.addButton(button, number)
            button.setChecked(form is CopyForm.COPY)
            column.addWidget(button)
        column.addWidget(FieldRow((self.number, self.day), (1, 1)))
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in (self.authority, self.post):
            row.addWidget(field, 1)
        column.addLayout(row)
        column.addWidget(self.signer)
        words = _("Bản sao là văn bản mới. Văn bản đang mở giữ nguyên.")
        column.addWidget(label(words, "small", "muted", wrap=True))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        cancel = Button(_("Hủy"))
        cancel.clicked.connect(self.reject)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self._forms.button(0).setFocus()

    def _on_go(self) -> None:
        for field in (self.number, self.day):
            field.show_error("")
        try:
            number = number_of(self.number.text())
        except BadNumber:
            self._refuse(self.number, _(BAD_NUMBER))
            return
        try:
            day = parse_date(self.day.text())
        except BadDate:
            self._refuse(self.day, _(BAD_DAY))
            return
        form = list(CopyForm)[self._forms.checkedId()]
        head = self._head(number, day)
        signature = Signature(flat(self.authority.text()), flat(self.post.text()), flat(self.signer.text()))
        standard = standard_of(self._document)
        self.accept()
        self.made.emit(certified_copy(self._document, form, head, signature, standard, copy_id=new_id()))

    def _refuse(self, field: Field, words: str) -> None:
        """Say what is wrong with an answer; nothing was there before, so that nothing is kept."""
        field.show_error(words.format(text=one_line(field.text())))
        field.focus()
        self.adjustSize()

    def _head(self, number: str, day: OfficialDate | None) -> Header:
        """Who copies: this office, with its name broken as in the document where that is its own."""
        theirs, office = self._document.header, self._office
        own = office is None or one_line(theirs.issuer).casefold() == one_line(office.name).casefold()
        superior = theirs.superior if office is None or own else office.superior.upper()
        issuer = theirs.issuer if office is None or own else office.name.upper()
        place = office.place if office is not None and office.place else theirs.place
        return Header(superior, issuer, number, "", place, day)
