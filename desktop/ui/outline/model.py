"""The outline of a document as a tree for Qt: parts of the paper, sections and titled clauses, appendices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain import edits
from desktop.domain.changes import Changes
from desktop.domain.document import STACKED, Document, Level
from desktop.domain.edits import Row
from desktop.domain.letter_case import quiet
from desktop.domain.lines import line, places
from desktop.domain.numbering import labels
from desktop.domain.standards import Standard
from desktop.domain.text import one_line
from desktop.ui.session import EditSession
from desktop.ui.sheet.lines.rows import look_at
from i18n import _

HEADER, OPENING, ENDING, APPENDIX = "header", "opening", "signature", "appendix:"
KEY_ROLE = int(Qt.ItemDataRole.UserRole)
HEADS_ROLE = KEY_ROLE + 1
DRAG_TYPE = "application/x-thao-outline"
HEADINGS = STACKED | {Level.ARTICLE, Level.SECTION, Level.CLAUSE, Level.SUBCLAUSE}
Index = QModelIndex | QPersistentModelIndex


@dataclass(eq=False)
class Node:
    """One line of the outline. `key` is a block id, or the name of a part of the paper."""

    key: str
    text: str
    is_block: bool = False
    above: Node | None = None
    children: list[Node] = field(default_factory=list)
    row: int = 0

    def add(self, node: Node) -> Node:
        """Put a node under this one."""
        node.above, node.row = self, len(self.children)
        self.children.append(node)
        return node

    def shape(self) -> tuple[object, ...]:
        """What decides whether two outlines have the same lines in the same places."""
        return (self.key, tuple(child.shape() for child in self.children))

    def walk(self) -> Iterator[Node]:
        """This node and all under it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Outline:
    """The nodes of a document, and which of them each block belongs to."""

    def __init__(self, document: Document, standard: Standard) -> None:
        self.root = Node("", "")
        self.owners: dict[str, str] = {}
        self._build(document, standard)

    def _build(self, document: Document, standard: Standard) -> None:
        root = self.root
        root.add(Node(HEADER, _("Phần đầu")))
        spots = dict(places(document))
        opening = [*spots["bases"], *spots["preamble"]]
        if opening:
            root.add(Node(OPENING, _("Căn cứ, mở đầu")))
            self._own(opening, OPENING)
        self._add_body(spots["body"], labels(document.body, standard.forms))
        root.add(Node(ENDING, _("Nơi nhận, chữ ký")))
        self._own(spots["closing"], ENDING)
        for number, appendix in enumerate(document.appendices, 1):
            label = standard.appendix_label(number, several=len(document.appendices) > 1)
            key = APPENDIX + appendix.id
            root.add(Node(key, f"{label}. {quiet(one_line(appendix.title))}" if appendix.title else label))
            self._own([*spots["title:" + appendix.id], *spots[key]], key)

    def _own(self, rows: Sequence[Row], key: str) -> None:
        for row in rows:
            self.owners[row.block.id] = key

    def _add_body(self, rows: list[Row], numbers: dict[str, str]) -> None:
        path: list[tuple[int, Node]] = [(-1, self.root)]
        for at, row in enumerate(rows):
            while path[-1][0] >= row.depth:
                path.pop()
            block = row.block
            if block.level in HEADINGS and self._is_line(row, rows[at + 1] if at + 1 < len(rows) else None):
                words = quiet(one_line(block.text)) or block.guidance or _("(chưa có tên)")
                number = numbers[block.id]
                number += "." if block.level in STACKED and number[-1:].isalnum() else ""
                path.append((row.depth, path[-1][1].add(Node(block.id, f"{number} {words}", True))))
            owner = path[-1][1]
            self.owners[block.id] = owner.key or HEADER

    @staticmethod
    def _is_line(row: Row, following: Row | None) -> bool:
        """Whether a block has a line here: titles have, and every article, for one looks for it by its number."""
        return row.block.level is Level.ARTICLE or look_at(row, following).title


class OutlineModel(QAbstractItemModel):
    """Follows the session: texts that change are told one by one; the tree is made anew only when its shape changes."""

    dropped = Signal(str)
    """A block was dragged to another place."""
    followed = Signal()
    """The outline is that of the document again; blocks may belong to other lines than before."""

    def __init__(self, session: EditSession, standard: Standard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.standard = session, standard
        self._outline = Outline(session.document, standard)
        self._nodes = {node.key: node for node in self._outline.root.walk()}
        session.changed.connect(self._on_changed)

    def owner(self, block_id: str) -> str:
        """The key of the line that a block belongs to; "" for an unknown one."""
        return self._outline.owners.get(block_id, "")

    def set_standard(self, standard: Standard) -> None:
        """Number by another standard."""
        self.standard = standard
        self._refresh()

    # what Qt asks

    def _node(self, index: Index | None) -> Node:
        if index is None or not index.isValid():
            return self._outline.root
        node = index.internalPointer()
        return node if isinstance(node, Node) else self._outline.root

    def index_of(self, key: str) -> QModelIndex:
        """The index of a line by its key; an invalid one where there is none."""
        node = self._nodes.get(key)
        return self.createIndex(node.row, 0, node) if node is not None and node.above is not None else QModelIndex()

    def key_of(self, index: Index) -> str:
        """The key of an index, "" for an invalid one."""
        return self._node(index).key

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        above = self._node(index).above if index is not None and index.isValid() else None
        if above is None or above.above is None:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid() and parent.column() > 0:
            return 0
        return len(self._node(parent).children)

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return node.text
        if role == KEY_ROLE:
            return node.key
        if role == HEADS_ROLE:
            return bool(node.children)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._node(index).is_block:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAG_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        keys = [self._node(index).key for index in indexes if self._node(index).is_block]
        mime.setData(DRAG_TYPE, "\n".join(keys).encode())
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(DRAG_TYPE) and self._goal(row, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        goal = self._goal(row, parent)
        if goal is None or not data.hasFormat(DRAG_TYPE):
            return False
        key = bytes(data.data(DRAG_TYPE).data()).decode().split("\n")[0]
        moved = self.session.apply(_("chuyển chỗ"), lambda document: edits.move_to(document, key, *goal))
        if moved:
            self.dropped.emit(key)
        return moved

    def _goal(self, row: int, parent: Index) -> tuple[str, str] | None:
        """Where a drop puts a block: the block it is told by, and "before", "after" or "inside" that."""
        node = self._node(parent)
        if row < 0:
            return (node.key, "inside") if node.is_block else None
        children = node.children
        if row < len(children) and children[row].is_block:
            return children[row].key, "before"
        if 0 < row <= len(children) and children[row - 1].is_block:
            return children[row - 1].key, "after"
        return None

    # following the document

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.structure or "appendices" in changes.parts or self._touches_headings(changes):
            self._refresh()

    def _touches_headings(self, changes: Changes) -> bool:
        document = self.session.document
        for block_id in changes.blocks:
            block = line(document, block_id)
            if block is not None and block.level in HEADINGS:
                return True
        return False

    def _refresh(self) -> None:
        fresh = Outline(self.session.document, self.standard)
        if self._outline.root.shape() != fresh.root.shape():
            self.beginResetModel()
            self._outline = fresh
            self._nodes = {node.key: node for node in fresh.root.walk()}
            self.endResetModel()
        else:
            self._take_texts(fresh)
        self.followed.emit()

    def _take_texts(self, fresh: Outline) -> None:
        before = self._outline
        before.owners = fresh.owners
        for old, new in zip(before.root.walk(), fresh.root.walk(), strict=True):
            if old.text != new.text:
                old.text = new.text
                index = self.index_of(old.key)
                self.dataChanged.emit(index, index)
