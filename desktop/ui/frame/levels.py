"""The list of levels in the toolbar: each by its name with a sample of its number, those of regulations apart."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.document import Level
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Select
from i18n import N_, _

LEVEL_NAMES: dict[Level, str] = {
    Level.PART: N_("Phần"),
    Level.CHAPTER: N_("Chương"),
    Level.DIVISION: N_("Mục của chương"),
    Level.SUBDIVISION: N_("Tiểu mục"),
    Level.ARTICLE: N_("Điều"),
    Level.SECTION: N_("Mục"),
    Level.CLAUSE: N_("Khoản"),
    Level.SUBCLAUSE: N_("Tiểu khoản"),
    Level.POINT: N_("Điểm"),
    Level.LABEL: N_("Nhãn *"),
    Level.DASH: N_("Gạch đầu dòng"),
    Level.PLUS: N_("Dấu cộng"),
    Level.QUOTATION: N_("Trích dẫn"),
    Level.PARAGRAPH: N_("Đoạn văn"),
}
BEGIN_GROUPS = frozenset({Level.SECTION, Level.QUOTATION})  # a rule stands above them
SAMPLES: dict[Level, str] = {  # words of paper, not of the screen
    Level.PART: "Phần I",
    Level.CHAPTER: "Chương I",
    Level.DIVISION: "Mục 1",
    Level.SUBDIVISION: "Tiểu mục 1",
    Level.ARTICLE: "Điều 1.",
    Level.SECTION: "I.",
    Level.CLAUSE: "1.",
    Level.SUBCLAUSE: "1.1.",
    Level.POINT: "a)",
    Level.DASH: "-",
    Level.PLUS: "+",
}
WIDTH, LIST_WIDTH, RULE_ROW = 150, 230, 9


class _Rows(QStyledItemDelegate):
    """Paints a level as Qt does, its sample at the right; and the rule between two groups."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), current_theme().px(RULE_ROW)) if _is_rule(index) else size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current_theme()
        if _is_rule(index):
            middle = option.rect.center().y()
            painter.fillRect(option.rect.left(), middle, option.rect.width(), 1, theme.color("line"))
            return
        super().paint(painter, option, index)
        sample = SAMPLES.get(Level(index.data(Qt.ItemDataRole.UserRole)), "")
        painter.save()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        room = option.rect.adjusted(0, 0, -theme.px(10), 0)
        painter.drawText(room, (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value, sample)
        painter.restore()


def _is_rule(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether Qt put a row in to part two groups."""
    return index.data(Qt.ItemDataRole.UserRole) is None


class LevelSelect(Select):
    """The level of the current block by name. Emits `level_chosen` with a `Level` when a person chooses one."""

    level_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._locked = ""
        self.setAccessibleName(_("Cấp của đoạn"))
        self.setToolTip(_("Cấp của đoạn"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for level, name in LEVEL_NAMES.items():
            if level in BEGIN_GROUPS:
                self.insertSeparator(self.count())
            self.addItem(_(name), level)
        self.setItemDelegate(_Rows(self))
        self.setMaxVisibleItems(self.count())
        self.activated.connect(lambda index: self.level_chosen.emit(Level(self.itemData(index))))

    def show_level(self, level: Level | None, name: str = "") -> None:
        """Show a level; where a line has none the list is off, shows the line's `name`, "Căn cứ", and says why."""
        why_off = self._locked or ("" if level in LEVEL_NAMES else _("Dòng này không có cấp"))
        self.setPlaceholderText(name)
        self.setEnabled(not why_off)
        self.setToolTip(why_off or _("Cấp của đoạn"))
        self.setAccessibleDescription(why_off)
        self.setCurrentIndex(self.findData(level) if level in LEVEL_NAMES else -1)

    def lock(self, why: str) -> None:
        """Only show levels from now on, for this reason; "" lets them be chosen again."""
        self._locked = why

    def showPopup(self) -> None:
        self.view().setMinimumWidth(current_theme().px(LIST_WIDTH))
        super().showPopup()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
