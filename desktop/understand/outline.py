"""The body as a tree: which item stands under which, told by labels, the order of numbers and what came before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.document import STACKED, Block, Level, Run, Table, text_runs
from desktop.understand.labels import NUMBERED, Label, Mark, starts_amount
from desktop.understand.paragraphs import Paragraph
from desktop.understand.reading import Source
from desktop.understand.vocabulary import is_detail

LEVELS = {
    Mark.PART: Level.PART,
    Mark.CHAPTER: Level.CHAPTER,
    Mark.DIVISION: Level.DIVISION,
    Mark.SUBDIVISION: Level.SUBDIVISION,
    Mark.LETTER: Level.PART,
    Mark.ROMAN: Level.SECTION,
    Mark.ARTICLE: Level.ARTICLE,
    Mark.ARABIC: Level.CLAUSE,
    Mark.DOTTED: Level.SUBCLAUSE,
    Mark.POINT: Level.POINT,
    Mark.BRACKET: Level.POINT,
    Mark.STAR: Level.LABEL,
    Mark.DASH: Level.DASH,
    Mark.PLUS: Level.PLUS,
    Mark.BULLET: Level.DASH,
}
_INNER_BULLETS = frozenset("o◦○▪■§")
_DEEPEST = 12  # items within items: no plan goes deeper


@dataclass(slots=True)
class Node:
    """An item while its children are found."""

    paragraph: Paragraph | None = None
    label: Label | None = None
    table: Table | None = None
    children: list[Node] = field(default_factory=list)
    number: int = 0
    text: str = ""
    line: int = 0
    cited: bool = False  # "Điều 7." of another text: its number is words

    @property
    def rank(self) -> tuple[int, int]:
        if not self.label:
            return (-1, 0)
        mark = self.label.mark
        return (int(mark), len(self.label.path) if mark is Mark.DOTTED else 0)


class Outline:
    """Takes paragraphs in their order and puts each into its place."""

    def __init__(self, cited: frozenset[int] = frozenset()) -> None:
        """`cited` are the lines of articles that are none of this text."""
        self.cited = cited
        self.root = Node()
        self.open: list[Node] = [self.root]
        self.last: Node = self.root

    def add_table(self, table: Table, line: int) -> None:
        """Put a table under the item that is open."""
        self._home().children.append(Node(table=table, line=line))

    def add(self, paragraph: Paragraph) -> None:
        """Put a paragraph, numbered or not, into its place."""
        label = paragraph.label
        if label and label.mark is Mark.LETTER and not self._is_part(label):
            label = None
        if label and starts_amount(label) and not self._may_begin(label) and self._list_waiting(label) is None:
            label = None
        if label and label.mark is Mark.BRACKET and label.style == "1" and not label.rest:
            label = None
        node = Node(paragraph, label, text=label.rest if label else paragraph.text, line=paragraph.line)
        node.cited = label is not None and label.mark is Mark.ARTICLE and paragraph.line in self.cited
        if label:
            self._place(node, label)
        else:
            parent = self._detail_home(paragraph) or self._home()
            parent.children.append(node)
        self.last = node

    def _may_begin(self, label: Label) -> bool:
        """Whether a list of this kind may begin here, with no other of it open."""
        kind = [node for node in self.open if node.label and node.label.mark is label.mark]
        return label.number == 1 and not kind and len(self.open) > 1

    def _is_part(self, label: Label) -> bool:
        """ "A." opens a part where it is a title or where another letter stands before it."""
        opened = any(node.label and node.label.mark is Mark.LETTER for node in (*self.open, *self.root.children))
        return (label.number == 1 and (label.rest.isupper() or len(label.rest) < 120)) or opened

    def _place(self, node: Node, label: Label) -> None:
        at = self._list_waiting(label)
        if at is None:
            at = self._new_list(label) if label.number <= 1 or label.mark not in NUMBERED else self._nearest_list(label)
        if at is None:
            at = self._under(node.rank)
        del self.open[at + 1 :]
        self.open[at].children.append(node)
        self.open.append(node)

    def _list_waiting(self, label: Label) -> int | None:
        """Index in `open` of the parent whose list of this kind goes on with `label`."""
        found = [at for at in range(1, len(self.open)) if self._continues(self.open[at], label)]
        if not found:
            return self._list_before_parts(label)
        if len(found) > 1 and label.mark is Mark.ARABIC:
            return min(found, key=lambda at: (_unlike(self.open[at], label), -at)) - 1
        return found[-1] - 1

    def _list_before_parts(self, label: Label) -> int | None:
        """ "III-" behind "II-", "A-", "B-": the letters part section II, and the sections go on."""
        if label.mark is not Mark.ROMAN or len(self.open) < 2 or label.number == 1:
            return None
        opened = self.open[1].label
        sections = [node for node in self.root.children if node.label and node.label.mark is Mark.ROMAN]
        inside = bool(opened and opened.mark is Mark.LETTER and sections)
        return 0 if inside and self._continues(sections[-1], label) else None

    def _continues(self, node: Node, label: Label) -> bool:
        other = node.label
        if not other or other.mark is not label.mark:
            return False
        if label.mark not in NUMBERED:
            return label.style == other.style
        if label.mark is Mark.DOTTED:
            return other.path[:-1] == label.path[:-1] and label.number == other.number + 1
        return label.number == other.number + 1 and (label.style == other.style or label.mark is not Mark.BRACKET)

    def _new_list(self, label: Label) -> int | None:
        """A list that begins: under the item that announces it, else where its kind usually stands."""
        before = self.open[-1]
        if len(self.open) > _DEEPEST:
            return None
        if self.last is before and before.label and before.label.mark is not label.mark and label.mark in NUMBERED:
            deeper = before.rank >= (int(label.mark), 0)
            if deeper and (before.text.endswith(":") or before.label.mark is Mark.STAR) and label.mark >= Mark.ARABIC:
                return len(self.open) - 1
        if label.mark in (Mark.ARABIC, Mark.POINT):
            star = next((at for at in range(len(self.open) - 1, 0, -1) if _is_group(self.open[at])), None)
            if star is not None and not self.open[star].children:
                return star
        if label.mark is Mark.BULLET and before.label and before.label.mark >= Mark.DASH and self.last is before:
            inner = before.text.endswith(":") or label.style in _INNER_BULLETS
            return len(self.open) - 1 if inner and before.label.style != label.style else None
        return None

    def _nearest_list(self, label: Label) -> int | None:
        """A number that fits no list: a mistake in the list of its kind whose next number is nearest."""
        same = [
            at
            for at in range(1, len(self.open))
            if (other := self.open[at].label) and other.mark is label.mark and len(other.path) == len(label.path)
        ]
        if not same or (label.mark is Mark.DOTTED and not self._same_parent(same, label)):
            return None
        return min(same, key=lambda at: (abs(label.number - _number(self.open[at]) - 1), -at)) - 1

    def _same_parent(self, same: list[int], label: Label) -> bool:
        return any((other := self.open[at].label) and other.path[:-1] == label.path[:-1] for at in same)

    def _under(self, rank: tuple[int, int]) -> int:
        """Index of the deepest open item that usually stands above this rank."""
        at = len(self.open) - 1
        while at > 0 and self.open[at].rank >= rank:
            at -= 1
        return at

    def _home(self) -> Node:
        """The item under which a paragraph without a label stands: the deepest that is a heading."""
        for at in range(len(self.open) - 1, 0, -1):
            node = self.open[at]
            label = node.label
            if label and label.mark in NUMBERED:
                return node
            if _is_group(node) and not any(child.label for child in node.children):
                return node
            if node is self.last and node.text.endswith(":"):
                return node
        return self.root

    def _detail_home(self, paragraph: Paragraph) -> Node | None:
        """Under which item "Thời gian hoàn thành: …" stands: the one just above it."""
        if len(self.open) == 1 or not is_detail(paragraph.text):
            return None
        return self.open[-1]


def _is_group(node: Node) -> bool:
    """Whether a "*" line heads a group ("* Đến năm 2025") rather than being a sentence of its own."""
    star = node.label is not None and node.label.mark is Mark.STAR
    return star and len(node.text) < 120 and not node.text.endswith((".", ";"))


def _has_sections(node: Node) -> bool:
    """Whether "Mục 1." holds sections "I." of its own."""
    return any(child.label and child.label.mark in (Mark.LETTER, Mark.ROMAN) for child in node.children)


def _number(node: Node) -> int:
    return node.label.number if node.label else 0


def _unlike(node: Node, label: Label) -> int:
    """How unlike two items of a list are: a title beside a sentence, or another sign behind the number."""
    other = node.label
    titles = _is_title(node.text) is not _is_title(label.rest)
    return 2 * titles + (other is not None and other.style != label.style)


def _is_title(text: str) -> bool:
    return len(text) < 160 and not text.rstrip().endswith((".", ";"))


Name = Callable[[], str]


def build(
    node: Node, name: Name, runs: Callable[[Node], tuple[Run, ...]], sources: dict[str, Source]
) -> tuple[Block, ...]:
    """The blocks under a node; `name` gives ids in printed order, `runs` an item's text with its footnote marks."""
    blocks: list[Block] = []
    for child in node.children:
        block_id = name()
        if child.table is not None:
            sources[block_id] = Source(child.line)
            blocks.append(Block(block_id, Level.TABLE, table=child.table))
            continue
        level = LEVELS[child.label.mark] if child.label and not child.cited else Level.PARAGRAPH
        above = LEVELS[node.label.mark] if node.label else None
        if level is Level.DASH and above is Level.DASH:
            level = Level.PLUS
        if level is Level.PART and above in STACKED and not _has_sections(child):
            level = Level.SECTION
        own = runs(child)
        if child.label and child.cited:
            own = (*text_runs(f"{child.label.printed} "), *own)
        sources[block_id] = Source(child.line, child.label.printed if child.label else "")
        below = build(child, name, runs, sources)
        if level is Level.PARAGRAPH:
            blocks += [Block(block_id, level, own), *below]
        else:
            blocks.append(Block(block_id, level, own, below))
    return tuple(blocks)
