"""The three questions of the first start, on one calm page, with the head of a plan as it will look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.office import Office
from desktop.domain.text import fold
from desktop.services.office import (
    default_abbreviation,
    default_place,
    default_superior,
    default_symbol,
    office_from_answers,
)
from desktop.ui.forms.fields import Field
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Select, area, label, line
from i18n import N_, _, say

WIDTH = 480
UNION, PARTY = "union", "party"
_BODIES = ((UNION, N_("Công đoàn")), (PARTY, N_("Đảng")))
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")  # printed words: data, not interface


class HeadPicture(QWidget):
    """The head of a plan on paper, drawn from the answers so far."""

    def __init__(self) -> None:
        super().__init__()
        self._office = Office("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(112)
        self.setAccessibleName(_("Phần đầu văn bản sẽ in như sau"))

    def show_office(self, office: Office) -> None:
        """Draw the head for these answers."""
        self._office = office
        self.setAccessibleDescription(f"{office.superior}, {office.name}, {office.place}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setPen(QPen(theme.color("paperEdge"), 1))
        painter.setBrush(theme.color("paper"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(theme.color("ink"))
        half = self.width() // 2
        left = [(line, False) for line in self._lines(self._office.superior, half)]
        left += [(line, True) for line in self._lines(self._office.name, half)]
        y = 12
        for words, bold in left[:4]:
            self._centred(painter, words, 0, half, y, bold=bold)
            y += 17
        y += 4
        symbol = default_symbol(self._office, "kế hoạch")
        self._centred(painter, f"Số:       /{symbol or '…'}", 0, half, y)
        self._centred(
            painter, _MOTTO[0] if self._office.body == UNION else "ĐẢNG CỘNG SẢN VIỆT NAM", half, half, 12, bold=True
        )
        if self._office.body == UNION:
            self._centred(painter, _MOTTO[1], half, half, 29, bold=True)
        place = self._office.place or "…"
        self._centred(painter, f"{place}, ngày      tháng      năm", half, half, y, italic=True)

    def _font(self, *, bold: bool = False, italic: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(["Times New Roman", "Liberation Serif"])
        font.setPixelSize(11)
        font.setBold(bold)
        font.setItalic(italic)
        return font

    def _lines(self, name: str, width: int) -> list[str]:
        """A name in capitals on one line, or on two of about the same length where it does not fit."""
        metrics = QFontMetrics(self._font(bold=True))
        words = name.upper().split()
        if metrics.horizontalAdvance(" ".join(words)) < width - 24:
            return [" ".join(words)] if words else []
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        if not halves:
            return words
        return list(min(halves, key=lambda pair: max(metrics.horizontalAdvance(half) for half in pair)))

    def _centred(
        self, painter: QPainter, words: str, x: int, width: int, y: int, *, bold: bool = False, italic: bool = False
    ) -> None:
        painter.setFont(self._font(bold=bold, italic=italic))
        painter.drawText(x, y, width, 17, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, words)


class FirstStart(QWidget):
    """Emits `answered` with the Office, or `sample_asked` where a person wants to look around first."""

    answered = Signal(object)
    sample_asked = Signal()

    def __init__(self) -> None:
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
        self.picture = HeadPicture()
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
        return name, superior, place, abbreviation, str(self.body.currentData())

    def _connect(self) -> None:
        self.name.edited.connect(self._on_name)
        for field in (self.superior, self.place, self.abbreviation):
            field.edited.connect(lambda text, field=field: self._on_own_answer(field, text))
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
        row.addWidget(middle, 0, Qt.AlignmentFlag.AlignVCenter)
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
