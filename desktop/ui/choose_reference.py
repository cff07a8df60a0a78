"""Chèn, Dẫn chiếu: what in this document is to be referred to, from a list that is sought without marks."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.document import LEAVES
from desktop.domain.numbering import NUMBERED
from desktop.domain.references import Item, Items, chain, words_of
from desktop.domain.text import fold
from desktop.domain.typed_references import Targets, parse_reference
from desktop.ui.forms.fields import Field
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import _

WIDTH, LIST_HEIGHT, ROW, STEP, NUMBER = 560, 300, 27, 16, 40
ID_ROLE = Qt.ItemDataRole.UserRole
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
FULL_ROLE = Qt.ItemDataRole.UserRole + 2  # told while items are sought, for then nothing above them is in view
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Index = QModelIndex | QPersistentModelIndex


class ItemList(QAbstractListModel):
    """The numbered items and appendices of a document, or with words sought all that can be cited and has them."""

    def __init__(self, items: Items, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items, self.sought = items, False
        self._shown: list[Item] = []
        self._folded: dict[str, str] = {}
        self.seek("")

    def seek(self, words: str) -> None:
        """Show only items whose reference or words hold every word sought, marks and capitals aside."""
        wanted = fold(words).split()
        items = (item for item in self.items.values() if item.level not in LEAVES)
        self.beginResetModel()
        self.sought = bool(wanted)
        if wanted:
            self._shown = [item for item in items if all(f" {word}" in self._text(item) for word in wanted)]
        else:
            self._shown = [item for item in items if item.level is None or item.level in NUMBERED]
        self.endResetModel()

    def _text(self, item: Item) -> str:
        if item.id not in self._folded:
            self._folded[item.id] = fold(f" {self.full(item)} {' '.join(item.text.split())}")
        return self._folded[item.id]

    def full(self, item: Item) -> str:
        """How an item is cited: "khoản 2 mục III"."""
        return " ".join([one.words for one in chain(self.items, item.id)])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._shown[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == ID_ROLE:
            return item.id
        if role == FULL_ROLE:
            return self.full(item) if self.sought else ""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return f"{item.label} {item.text}".strip() if role in spoken else None

    def row_of(self, id: str) -> int:
        """The row of an item, or the first."""
        return next((row for row, item in enumerate(self._shown) if item.id == id), 0)


class _Lines(QStyledItemDelegate):
    """Paints one item: set in by its depth, its number, its words cut at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, current_theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        item = index.data(ITEM_ROLE)
        if not isinstance(item, Item):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(option.rect).adjusted(4, 0, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("sel" if chosen else "hover"))
            painter.drawRoundedRect(box, 4, 4)
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8), theme.color("accent"))
        full = str(index.data(FULL_ROLE) or "")
        left = option.rect.left() + theme.px(14 + (0 if full else STEP * item.depth))
        heavy = theme.font("body", bold=item.depth == 0)
        number = QFontMetrics(heavy).horizontalAdvance(item.label)
        width = max(theme.px(NUMBER if item.depth else 0), number + theme.px(8))
        painter.setFont(heavy)
        painter.setPen(theme.color("accent" if chosen else "muted"))
        centre = Qt.AlignmentFlag.AlignVCenter.value
        painter.drawText(QRect(left, option.rect.top(), width, option.rect.height()), centre, item.label)
        words = QRect(left + width, option.rect.top(), 0, option.rect.height())
        words.setRight(option.rect.right() - theme.px(12))
        if full:
            small = theme.font("small")
            painter.setFont(small)
            painter.drawText(words, centre | Qt.AlignmentFlag.AlignRight.value, full)
            words.setRight(words.right() - QFontMetrics(small).horizontalAdvance(full) - theme.px(12))
            painter.setFont(heavy)
        painter.setPen(theme.color("text" if item.text else "faint"))
        said = item.text or _("Chưa có nội dung")
        painter.drawText(
            words, centre, QFontMetrics(heavy).elidedText(said, Qt.TextElideMode.ElideRight, words.width())
        )
        painter.restore()


class ReferenceDialog(QDialog):
    """A field, the list, how the reference will read. `chosen` gives the id and whether its short form is wanted."""

    chosen = Signal(str, bool)

    def __init__(self, targets: Targets, from_block: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._targets, self._from = targets, from_block
        self._items = items = targets.items
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Chèn dẫn chiếu"))
        self.setFixedWidth(theme.px(WIDTH))
        self.words = Field(_("Tìm theo số hoặc nội dung của mục"))
        self.list = QListView()
        self.list.setAccessibleName(_("Mục của văn bản này"))
        self.list.setFixedHeight(theme.px(LIST_HEIGHT))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows = ItemList(items, self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Lines(self.list))
        self.short = QCheckBox(_("Viết gọn khi ở cùng mục (“mục này”)"))
        self.preview = label("", wrap=True)
        self.go, self.cancel = Button(_("Chèn dẫn chiếu"), "filled"), Button(_("Hủy"))
        self.go.setDefault(True)
        self._place()
        self.words.edited.connect(self._on_sought)
        self.words.input.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show())
        self.list.doubleClicked.connect(lambda _index: self.accept())
        self.short.toggled.connect(lambda _on: self._show())
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.target, self.short.isChecked()) if self.target else None)
        self._on_sought("")
        self.words.focus()

    @property
    def target(self) -> str:
        """The id of the item that is chosen; "" where nothing was found."""
        return str(self.list.currentIndex().data(ID_ROLE) or "")

    def _place(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.preview, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (self.words, self.list, self.short):
            column.addWidget(widget)
        column.addLayout(foot)

    def _on_sought(self, words: str) -> None:
        kept = self.target
        self.rows.seek(words)
        if not words.strip() and not kept:
            kept = next((item.id for item in self._items.above(self._from) if item.level in NUMBERED), "")
        units = parse_reference(words.strip(), self._items.standard)
        exact = self._targets.target(units, self._from) if units else ""
        self.list.setCurrentIndex(self.rows.index(self.rows.row_of(exact or kept)))
        self._show()

    def _show(self) -> None:
        """Say how the reference will read."""
        target = self.target
        self.go.setEnabled(bool(target))
        if not target:
            self.preview.setText(_("Không tìm thấy mục nào."))
            self.short.setEnabled(False)
            return
        short = words_of(self._items, self._from, target, short=True)
        full = words_of(self._items, self._from, target)
        self.short.setEnabled(short != full)
        self.preview.setText(short if self.short.isChecked() else full)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go through the list while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _KEYS:
            self.list.event(QKeyEvent(event))
            return True
        return super().eventFilter(watched, event)
