"""The two questions about a plan that is followed: what freezes when it is set going, why it is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.document import Document
from desktop.domain.planned import planned_targets, planned_tasks
from desktop.domain.progress import PlannedTask
from desktop.domain.text import one_line
from desktop.services.library import standard_of
from desktop.ui.forms.fields import Field
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, ElidedLabel, Picture, label
from i18n import _

WIDTH = 480
MOST_WORDS = 60


class Outlook(NamedTuple):
    """What is to be followed of a plan, and what the clerk had better look at first."""

    tasks: int
    targets: int
    doubts: tuple[tuple[str, str], ...]
    """Each a sentence, with an example of what it speaks of ("" for none)."""


def outlook(document: Document) -> Outlook:
    """Counts and doubts of a plan as it stands. Nothing is followed of a certified copy: the original is."""
    if document.copy is not None:
        return Outlook(0, 0, ())
    standard = standard_of(document)
    tasks, targets = planned_tasks(document, standard), planned_targets(document, standard)
    doubts: list[tuple[str, str]] = []

    def doubt(words: str, found: Sequence[PlannedTask]) -> None:
        if found:
            doubts.append((words.format(count=len(found)), one_line(found[0].task)[:MOST_WORDS]))

    doubt(_("{count} việc chưa có đơn vị chủ trì"), [one for one in tasks if not one.assignment.lead])
    doubt(_("{count} việc chưa có thời hạn"), [one for one in tasks if not one.assignment.deadline])
    doubt(_("{count} thời hạn cần xem lại"), [one for one in tasks if one.assignment.deadline and not one.certain])
    empty = [one for one in targets if one.target.value is None and not one.target.words]
    if empty:
        doubts.append((_("{count} chỉ tiêu chưa có giá trị").format(count=len(empty)), empty[0].target.indicator))
    if not (document.header.number and document.header.date is not None and document.header.date.day):
        doubts.append((_("Chưa có số hoặc ngày ban hành"), ""))
    return Outlook(len(tasks), len(targets), tuple(doubts))


class _Asking(QDialog):
    """A title that asks, sentences, and the verb at the right of the way out."""

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(current_theme().px(WIDTH))
        self.go, self.cancel = Button(verb, "filled"), Button(_("Hủy"))
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self.column.addWidget(label(title, "title", wrap=True))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(8)
        whole.addLayout(self.column)
        whole.addLayout(foot)


class GoingDialog(_Asking):
    """Đưa vào thực hiện: says what freezes and what is followed from now on."""

    def __init__(self, name: str, found: Outlook, parent: QWidget) -> None:
        super().__init__(_("Đưa “{name}” vào thực hiện?").format(name=name), _("Đưa vào thực hiện"), parent)
        followed = _("Từ đây theo dõi {tasks} việc và {targets} chỉ tiêu; kết quả ghi ở Phân công và Chỉ tiêu.")
        if not found.tasks and not found.targets:
            followed = _("Văn bản chưa giao việc nào và chưa có chỉ tiêu nào để theo dõi. Giao việc trước đã.")
            self.go.setEnabled(False)
        frozen = _("Chữ trong văn bản, đơn vị, thời hạn và chỉ tiêu khóa lại. Cần sửa thì mở lại, ghi rõ lý do.")
        for words in (frozen, followed.format(tasks=found.tasks, targets=found.targets)):
            self.column.addWidget(label(words, wrap=True))
        for sentence, example in found.doubts:
            self.column.addLayout(_doubt(sentence, example))


class ReopenDialog(_Asking):
    """Mở lại để sửa: `reasoned` comes with the reason, without which nothing is opened."""

    reasoned = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(_("Mở lại “{name}” để sửa?").format(name=name), _("Mở lại để sửa"), parent)
        words = _("Việc và chỉ tiêu đang theo dõi giữ như lần phát hành này cho đến khi đưa vào thực hiện lại.")
        self.reason = Field(_("Lý do mở lại"), rows=2, hint=_("Ghi vào lịch sử của kế hoạch"))
        self.column.addWidget(label(words, wrap=True))
        self.column.addWidget(self.reason)
        self.reason.edited.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        self.go.setEnabled(False)
        self.accepted.connect(lambda: self.reasoned.emit(one_line(self.reason.text())))
        self.reason.focus()


def _doubt(sentence: str, example: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Picture("warning", 16, "warn"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(sentence, wrap=True))
    if example:
        named = ElidedLabel(example, "small", "muted")
        named.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # else its mark floats in the row
        words.addWidget(named)
    row.addLayout(words, 1)
    return row
