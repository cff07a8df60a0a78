"""The three questions of the first start, on one calm page, with the head of a plan as it will look."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, Header
from desktop.domain.errors import UserError
from desktop.domain.office import Office
from desktop.domain.standards import choose_standard
from desktop.domain.text import fold
from desktop.services.library import standards
from desktop.services.office import (
    default_abbreviation,
    default_place,
    default_superior,
    default_symbol,
    office_from_answers,
)
from desktop.typeset.page import HEADER
from desktop.ui.forms.fields import Field
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.parts.drawn import SheetPart, part_items
from desktop.ui.sheet.parts.places import find_places
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Select, area, label, line
from i18n import N_, _, say

WIDTH = 480
UNION, PARTY = "union", "party"
_BODIES = ((UNION, N_("Công đoàn")), (PARTY, N_("Đảng")))
OPEN = "………"  # on paper, where an answer is still missing
AIR = 14  # pixels of paper round the head


class HeadPicture(QWidget):
    """The head of a plan on paper, drawn from the answers so far, placed by the layout of the real pages."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.head = self._laid_out(Office(""))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Phần đầu văn bản sẽ in như sau"))
        current_theme().changed.connect(self.update)

    def show_office(self, office: Office) -> None:
        """Draw the head for these answers; what is not answered yet is left as dots."""
        self.head = self._laid_out(office)
        self.setAccessibleDescription(f"{office.superior}, {office.name}, {office.place}")
        self.updateGeometry()
        self.update()

    def _laid_out(self, office: Office) -> SheetPart:
        header = Header(
            superior=office.superior.upper(),
            issuer=office.name.upper() or OPEN,
            symbol=default_symbol(office, "kế hoạch") or OPEN,
            place=office.place or OPEN,
            date=OfficialDate(self._today.year, self._today.month),
        )
        standard = choose_standard(standards().values(), office.body, self._today)
        document = Document("", header=header)
        items = [item for item in part_items(document, standard) if item.block_id == HEADER]
        places = find_places(items, document, standard, {})
        return SheetPart(items, SheetStyle(standard), current_theme(), places)

    @property
    def _scale(self) -> float:
        return max(self.width() - 2 * AIR, 1) / self.head.style.text_width

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, round(self.head.height * self._scale) + 2 * AIR)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("paperEdge"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.color("paper"))
        painter.translate(AIR, AIR)
        painter.scale(self._scale, self._scale)
        self.head.paint(painter, QPointF())


class FirstStart(QWidget):
    """Emits `answered` with the Office, or `sample_asked` where a person wants to look around first."""

    answered = Signal(object)
    sample_asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        self.name = Field(_("Tên cơ quan ban hành văn bản"), hint=_("Ví dụ: Liên đoàn Lao động tỉnh Bình An"))
        self.superior = Field(_("Cơ quan cấp trên trực tiếp"))
        self.place = Field(_("Địa danh ghi trước ngày tháng"))
        self.abbreviation = Field(_("Viết tắt tên cơ quan trong ký hiệu"))
        self.body = Select()
        self.body.setAccessibleName(_("Thể thức"))
        for body, word in _BODIES:
            self.body.addItem(_(word), body)
        self.picture = HeadPicture(today)
        self.start = Button(_("Bắt đầu"), "filled")
        self.sample = Button(_("Xem văn phòng mẫu trước"), "ghost")
        self._own: set[Field] = set()
        self._connect()
        self._place()

    def office(self) -> Office:
        """The office as the answers stand; raises UserError where there is no name."""
        return office_from_answers(*self._answers())

    def _answers(self) -> tuple[str, str, str, str, str]:
        """Name, superior, place, abbreviation, kind of body, as they stand."""
        name, superior, place, abbreviation = (
            field.text() for field in (self.name, self.superior, self.place, self.abbreviation)
        )
        return name, superior, place, _capitals(abbreviation), str(self.body.currentData())

    def _connect(self) -> None:
        self.name.edited.connect(self._on_name)
        for field in (self.superior, self.place, self.abbreviation):
            field.edited.connect(lambda text, field=field: self._on_own_answer(field, text))
        self.abbreviation.input.installEventFilter(self)
        self.body.currentIndexChanged.connect(self._draw)
        self.start.clicked.connect(self._on_start)
        self.sample.clicked.connect(self.sample_asked)
        for field in (self.name, self.superior, self.place, self.abbreviation):
            field.entered.connect(self._on_start)

    def _on_name(self, name: str) -> None:
        """Answer from the name what it tells, as long as the clerk has not written there."""
        guesses = (
            (self.superior, default_superior(name)),
            (self.place, default_place(name)),
            (self.abbreviation, default_abbreviation(name)),
        )
        for field, guess in guesses:
            if field not in self._own:
                field.show_text(guess)
        party = fold(name).startswith(("dang", "ban thuong vu", "chi bo", "huyen uy", "tinh uy"))
        if name:
            self.body.setCurrentIndex(1 if party else 0)
        if name.strip():
            self.name.show_error("")
        self._draw()

    def _on_own_answer(self, field: Field, text: str) -> None:
        (self._own.add if text else self._own.discard)(field)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An abbreviation typed in small letters is offered in capitals once its field is left."""
        if event.type() is QEvent.Type.FocusOut:
            self.abbreviation.show_text(_capitals(self.abbreviation.text()))
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        self.picture.show_office(Office(*self._answers()))

    def _on_start(self) -> None:
        try:
            office = self.office()
        except UserError as error:
            self.name.show_error(say(error))
            self.name.focus()
            return
        self.answered.emit(office)

    def _place_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label(_("Ba câu hỏi trước khi bắt đầu"), "title"))
        about = _("Câu trả lời đi vào phần đầu của văn bản, sửa lại được trong Cài đặt.")
        column.addWidget(label(about, "body", "muted", wrap=True))
        column.addSpacing(4)
        column.addWidget(label(_("1. Cơ quan nào ban hành"), "strong"))
        column.addWidget(self.name)
        column.addWidget(self.superior)
        column.addWidget(label(_("2. Ở đâu"), "strong"))
        column.addWidget(self.place)
        column.addWidget(label(_("3. Ký hiệu viết thế nào"), "strong"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.abbreviation, 1)
        kind = QVBoxLayout()
        kind.setSpacing(4)
        kind.addWidget(label(_("Thể thức"), "small", "muted"))
        kind.addWidget(self.body)
        kind.addStretch(1)
        row.addLayout(kind)
        column.addLayout(row)
        return column

    def _place(self) -> None:
        middle = QWidget()
        middle.setFixedWidth(current_theme().px(WIDTH))
        column = self._place_column()
        column.setContentsMargins(0, 24, 0, 24)
        column.addWidget(self.picture)
        middle.setLayout(column)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 0, Qt.AlignmentFlag.AlignTop)  # nothing moves when the head gets another line
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(line())
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """The answers to the whole page, always in view."""
        foot = area("surface")
        buttons = QWidget()
        buttons.setFixedWidth(current_theme().px(WIDTH))
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 12, 0, 12)
        row.addWidget(self.sample)
        row.addStretch(1)
        row.addWidget(self.start)
        middle = QHBoxLayout(foot)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(buttons)
        return foot


def _capitals(abbreviation: str) -> str:
    """ "lđlđ" as "LĐLĐ"; one that has a capital was meant as it is."""
    return abbreviation.upper() if abbreviation.islower() else abbreviation
