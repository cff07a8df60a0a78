"""Tags inside a PDF: which stretch of which page belongs to which element, and the tree of them as objects.

A stretch has a number on its page, the MCID (ISO 32000-1, 14.7.4). The tree is written when all pages are known; what
has no text on them is left out, so that some pages alone have a tree of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.typeset.metrics import text_width
from desktop.typeset.page import NOTE_SPOT, TextRun, made_of
from desktop.typeset.structure import Element, Key, Part, Structure

_ROWS = frozenset({"TR", "TH", "TD"})  # kept without text: a table has no holes
_INLINE = frozenset({"Reference", "Lbl"})  # stand among the words of their parent where they come
_LAYOUT = b"/Artifact<</Type/Layout>>BDC\n"
_PAGINATION = b"/Artifact<</Type/Pagination>>BDC\n"
END = b"EMC\n"


_Kid = tuple[int, int]
"""What an element holds: page and MCID of a stretch, or 0 and the element that stands there among the words."""

Tagged = tuple[bytes, Sequence[TextRun]]
"""The operator that begins a stretch, which `END` ends, and its runs."""


class TreeObjects(NamedTuple):
    """The tree as objects of a PDF by their numbers, and the number of its root."""

    root: int
    objects: list[tuple[int, bytes]]


class Tags:
    """Gives the runs of one file to the elements of its structure, page by page."""

    def __init__(self, structure: Structure) -> None:
        self._elements: list[Element] = list(structure.elements)
        self._parts: dict[Key, tuple[Part, ...]] = dict(structure.parts)
        self._groups, self._artefacts = structure.groups, structure.artefacts
        self._kids: dict[int, tuple[_Kid, ...]] = {}  # of elements with text
        self._late: dict[int, int] = {}  # paragraphs that the structure does not have, by what comes before them
        self._heads: dict[Key, list[tuple[str, ...]]] = {}  # words of heads of tables that were read
        self._pages: list[list[int]] = []  # the element of each stretch of each page
        self._page = 0
        self._last = 0  # the element that was read last
        self._inside: dict[str, int] = {}  # the element of a block that was read last
        self._alternates: dict[int, str] = {}  # words that are read instead of figures

    def turn(self, page: int) -> None:
        """Go on with the next page, which is this object of the file."""
        self._page = page
        self._pages.append([])

    def tagged(self, key: Key, runs: Sequence[TextRun]) -> Iterator[Tagged]:
        """Runs that follow one another with one key, as one stretch or as a label and what it stands before."""
        if len(runs) > 1 and key[1].startswith(NOTE_SPOT):  # marks of one note in neighbouring cells
            for run in runs:
                yield from self.tagged(key, (run,))
            return
        if key in self._artefacts:
            yield _PAGINATION, runs
            return
        element, label, label_element, repeated = self._part(key)
        if repeated and self._came_before(key, runs):
            yield _PAGINATION, runs
            return
        if label and element not in self._kids and runs[0].text.startswith(label):
            first, rest = _cut(runs[0], label)
            yield self._begin(label_element), (first,)
            runs = (rest, *runs[1:]) if rest else runs[1:]
            if not runs:
                return
        yield self._begin(element), runs

    def _part(self, key: Key) -> Part:
        """The part of the structure that a text is; a paragraph of its own where it is none."""
        block_id, spot = key
        parts = self._parts.get(key) or (() if block_id in self._groups else self._parts.get((block_id, ""), ()))
        if not parts:
            parts = (self._paragraph(block_id),)
            self._parts[key] = parts
        if not spot.startswith(NOTE_SPOT):
            self._inside[block_id] = parts[0].element
            return parts[0]
        # A mark that comes again: that of the same cell if it was not read yet, else the next that was not.
        fresh = [part for part in parts if part.element not in self._kids] or list(parts)
        around = self._inside.get(block_id)
        return next((part for part in fresh if self._elements[part.element].parent == around), fresh[0])

    def _paragraph(self, block_id: str) -> Part:
        """A paragraph for text that the structure does not have: in its group, or after what was read last."""
        return Part(self._added("P", block_id))

    def figure(self, block_id: str, words: str, box: tuple[float, float, float, float]) -> bytes:
        """Begin a picture that is read as `words`, in the group of a block after what was read last; `END` ends it.

        `box` is its left, bottom, right and top in pt from the lower left corner of the page.
        """
        corners = " ".join([f"{one:.7g}" for one in box])
        element = self._added("Figure", block_id, f"/O/Layout/Placement/Block/BBox[{corners}]")
        self._alternates[element] = words
        return self._begin(element)

    def _added(self, tag: str, block_id: str, attributes: str = "") -> int:
        """A new element in the group of a block; its place."""
        parent = self._groups.get(block_id, 0)
        self._elements.append(Element(tag, parent, attributes))
        new = len(self._elements) - 1
        before = self._last
        while before > 0 and self._elements[before].parent != parent:
            before = self._elements[before].parent
        self._late[new] = self._late.get(before, before) if before > 0 else parent
        return new

    def _came_before(self, key: Key, runs: Sequence[TextRun]) -> bool:
        """Whether these words of a table's head were read on an earlier page."""
        words = tuple([run.text for run in runs])
        known = self._heads.setdefault(key, [])
        if known and self._kids_page(key) != self._page and words in known:
            return True
        known.append(words)
        return False

    def _kids_page(self, key: Key) -> int:
        return next((page for page, _mcid in self._kids.get(self._parts[key][0].element, ()) if page), 0)

    def _begin(self, element: int) -> bytes:
        """Begin a stretch of an element."""
        kids = self._kids.get(element, ())
        tag = self._elements[element].tag
        if not kids and tag in _INLINE:
            parent = self._elements[element].parent
            self._kids[parent] = (*self._kids.get(parent, ()), (0, element))
        stretches = self._pages[-1]
        number = len(stretches)
        stretches.append(element)
        self._kids[element] = (*kids, (self._page, number))
        self._last = element
        return b"/%b<</MCID %d>>BDC\n" % (tag.encode(), number)

    # The tree

    def objects(self, free: int) -> TreeObjects:
        """The tree, its root being object number `free` and its elements the following ones."""
        used = self._used()
        children = self._children(used)
        elements, known, alternates = self._elements, self._kids, self._alternates
        names = [""] * len(elements) + [f"{free} 0 R"]  # what refers to each element; last to the root: the place -1
        for number, element in enumerate(used, free + 2):
            names[element] = f"{number} 0 R"
        objects = [(free, self._root(free + 1, used, names)), (free + 1, self._parent_tree(names))]
        level = 0
        for number, element in enumerate(used, free + 2):
            tag, parent, attributes, name = elements[element]
            if tag[0] == "H":
                level = min(int(tag[1:]), level + 1)  # some pages alone may begin below the first heading
                tag = f"H{level}"
            extra = f"/A<<{attributes}>>" if attributes else ""
            if name:
                extra += f"/ID({name})"
            if element in alternates:
                extra += f"/Alt<FEFF{alternates[element].encode('utf-16-be').hex()}>"
            kids, below = known.get(element, ()), children.get(element, ())
            if len(kids) == 1 and not below and kids[0][0]:  # most elements
                page, mcid = kids[0]
                listed = f"/Pg {page} 0 R/K {mcid}"
            else:
                listed = _kids_entry(kids, below, names)
            objects.append((number, f"<</S/{tag}/P {names[parent]}{extra}{listed}>>".encode()))
        return TreeObjects(free, objects)

    def _children(self, used: Sequence[int]) -> dict[int, list[int]]:
        """The elements under each, without those that stand among its words; in order."""
        late, elements = self._late, self._elements
        inline = {kid for kids in self._kids.values() for page, kid in kids if not page}
        order = sorted(used[1:], key=lambda one: (late.get(one, one), one)) if late else used[1:]
        children: dict[int, list[int]] = {}
        for element in order:
            if element not in inline:
                parent = elements[element][1]
                if parent in children:
                    children[parent].append(element)
                else:
                    children[parent] = [element]
        return children

    def _used(self) -> list[int]:
        """The elements with text in or under them, and all cells of tables that have any; in order."""
        used = [False] * len(self._elements)
        used[0] = True
        for number in self._kids:
            at = number
            while not used[at]:
                used[at] = True
                at = self._elements[at].parent
        for number, (tag, parent, _attributes, _name) in enumerate(self._elements):
            if tag in _ROWS and used[parent]:
                used[number] = True
        return [number for number, is_used in enumerate(used) if is_used]

    def _root(self, parents: int, used: Sequence[int], names: Sequence[str]) -> bytes:
        notes = sorted([(self._elements[element].name, names[element]) for element in used])
        listed = "".join([f"({name}){place}" for name, place in notes if name])
        tree = f"/IDTree<</Names[{listed}]>>" if listed else ""
        keys = f"/ParentTree {parents} 0 R/ParentTreeNextKey {len(self._pages)}"
        return f"<</Type/StructTreeRoot/K {names[0]}{keys}{tree}>>".encode()

    def _parent_tree(self, names: Sequence[str]) -> bytes:
        """For each page the elements of its stretches (ISO 32000-1, 14.7.4.4)."""
        pages = []
        for number, stretches in enumerate(self._pages):
            pages.append(f"{number}[{' '.join([names[element] for element in stretches])}]")
        return f"<</Nums[{''.join(pages)}]>>".encode()


def _kids_entry(kids: Sequence[_Kid], children: Sequence[int], names: Sequence[str]) -> str:
    """The entry K with the page that its bare numbers lie on; `names` are what refers to each element."""
    home = next((page for page, _mcid in kids if page), 0) if kids else 0
    entries = []
    for page, kid in kids:
        if not page:
            entries.append(names[kid])
        elif page == home:
            entries.append(str(kid))
        else:
            entries.append(f"<</Type/MCR/Pg {page} 0 R/MCID {kid}>>")
    entries.extend([names[child] for child in children])
    if not entries:
        return ""
    listed = " ".join(entries)
    at = f"/Pg {home} 0 R" if home else ""
    return f"{at}/K {listed}" if len(entries) == 1 else f"{at}/K[{listed}]"


def _cut(run: TextRun, label: str) -> tuple[TextRun, TextRun | None]:
    """A run that begins with a label as this and what follows it; None where only blanks do, which stay with it."""
    x, baseline, text, face, size, block_id, space, color, spot = run
    words, others = label, text[len(label) :]
    if not others or others.isspace():
        return run, None
    wide = text_width(words, face, size) + space * words.count(" ")
    first = made_of(TextRun, (x, baseline, words, face, size, block_id, space, color, spot))
    return first, made_of(TextRun, (x + wide, baseline, others, face, size, block_id, space, color, spot))


def layout_artefact(ink: bytes) -> bytes:
    """Rules as what no one reads aloud."""
    return _LAYOUT + ink + END if ink else b""
