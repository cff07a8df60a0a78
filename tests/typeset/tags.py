"""Reads the tags of a PDF back: the tree as values, with the words that each element has on the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf


@dataclass
class Tag:
    """An element: its kind, its own words and elements in order, and what it says of itself."""

    kind: str
    parts: list[str | Tag] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    name: str = ""
    pages: set[int] = field(default_factory=set)

    @property
    def children(self) -> list[Tag]:
        return [part for part in self.parts if isinstance(part, Tag)]

    def span(self, name: str) -> int:
        """How many rows (RowSpan) or columns (ColSpan) a cell covers."""
        return int(self.attributes.get(name, "1"))

    @property
    def words(self) -> str:
        """All words in and under it, in the order of reading."""
        return "".join(part if isinstance(part, str) else part.words for part in self.parts)

    @property
    def own(self) -> str:
        """Its own words, without those of elements in it."""
        return "".join(part for part in self.parts if isinstance(part, str))

    def all(self, *kinds: str) -> list[Tag]:
        """Elements of these kinds (of any without one) under it, in the order of reading."""
        found = []
        for child in self.children:
            if not kinds or child.kind in kinds:
                found.append(child)
            found.extend(child.all(*kinds))
        return found

    def outline(self, depth: int = 0) -> str:
        """The tree as indented lines, for tests that compare it whole."""
        line = f"{'  ' * depth}{self.kind} {self.own}".rstrip()
        return "\n".join([line, *(child.outline(depth + 1) for child in self.children)])


class Reader:
    """The tags of one file, checked for soundness while they are read."""

    def __init__(self, pdf: bytes) -> None:
        self.file = pikepdf.open(BytesIO(pdf))
        self.numbers = {page.obj.objgen: number for number, page in enumerate(self.file.pages)}
        self.stretches: list[dict[int, str]] = []
        self.artefacts: list[list[tuple[str, str]]] = []
        for page in self.file.pages:
            stretches, artefacts = read_page(page)
            self.stretches.append(stretches)
            self.artefacts.append(artefacts)
        self.met: Counter[tuple[int, int]] = Counter()
        self.tree = self._tag(self.file.Root.StructTreeRoot.K)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_error: object) -> None:
        self.file.close()

    def _tag(self, element: pikepdf.Object) -> Tag:
        tag = Tag(str(element.S)[1:], name=str(element.get("/ID", "")))
        tag.attributes = {str(name)[1:]: str(value).lstrip("/") for name, value in element.get("/A", {}).items()}
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen, "every element knows its parent"
                tag.parts.append(self._tag(kid))
            else:
                home, number = (kid.Pg, kid.MCID) if isinstance(kid, pikepdf.Dictionary) else (element.Pg, kid)
                page = self.numbers[home.objgen]
                self.met[page, int(number)] += 1
                tag.pages.add(page)
                tag.parts.append(self.stretches[page][int(number)])
                parents = self.parents(page)
                assert parents[int(number)].objgen == element.objgen, "the tree of parents says the same"
        return tag

    def parents(self, page: int) -> pikepdf.Object:
        nums = self.file.Root.StructTreeRoot.ParentTree.Nums
        key = int(self.file.pages[page].obj.StructParents)
        return next(nums[at + 1] for at in range(0, len(nums), 2) if int(nums[at]) == key)

    def every_stretch_has_one_place(self) -> bool:
        """Whether the tree has each stretch of each page, once."""
        there = {(page, number) for page, stretches in enumerate(self.stretches) for number in stretches}
        return set(self.met) == there and all(count == 1 for count in self.met.values())


def read_page(page: pikepdf.Page) -> tuple[dict[int, str], list[tuple[str, str]]]:
    """The words of each stretch of a page, and its artefacts as (kind, words)."""
    letters = {str(name): letters_of(font) for name, font in page.obj.Resources.Font.items()}
    stretches: dict[int, str] = {}
    artefacts: list[tuple[str, str]] = []
    font, words = "", ""
    open_tag: tuple[str, pikepdf.Object | None] | None = None
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "Tf":
                font = str(operands[0])
            case "BDC":
                assert open_tag is None, "stretches do not lie inside one another"
                open_tag, words = (str(operands[0]), operands[1]), ""
            case "EMC":
                assert open_tag is not None
                kind, about = open_tag
                if kind == "/Artifact":
                    artefacts.append((str(about.Type), words))  # type: ignore[union-attr]  # a dictionary
                else:
                    assert int(about.MCID) not in stretches  # type: ignore[union-attr]  # likewise
                    stretches[int(about.MCID)] = words  # type: ignore[union-attr]  # likewise
                open_tag = None
            case "Tj" | "TJ" as shown:
                assert open_tag is not None, "no text without a tag"
                pieces = (
                    [operands[0]] if shown == "Tj" else [one for one in operands[0] if isinstance(one, pikepdf.String)]
                )
                words += "".join(letters[font][code] for piece in pieces for code in bytes(piece))
            case "S":
                assert open_tag is not None, "no rule without a tag"
    return stretches, artefacts


def letters_of(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font reads as."""
    found: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        if line.startswith("<") and line.count("<") == 2 and line != "<00> <FF>":
            code, letter = line.strip("<>").split("> <")
            found[int(code, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    return found


def read_tags(pdf: bytes) -> Tag:
    """The tree of a PDF; every stretch of every page is in it once, else AssertionError."""
    with Reader(pdf) as reader:
        assert reader.every_stretch_has_one_place()
        return reader.tree


def headings(tree: Tag) -> Iterator[tuple[int, str]]:
    """Headings with how deep they are."""
    for tag in tree.all("H1", "H2", "H3", "H4", "H5", "H6"):
        yield int(tag.kind[1:]), tag.words
