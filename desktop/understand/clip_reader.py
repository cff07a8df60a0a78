"""A clipboard's HTML as lines and grids: from Word, Excel, LibreOffice, Google Docs, browsers and chat programs.

Elements are kept on a stack and nothing calls itself, so nesting without end is only long. Word's own ways are known:
list labels between conditional comments, notes as pairs of anchors, tracked deletions, comments, hidden text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.domain.document import Level, next_level, rank
from desktop.domain.errors import N_, UnreadableInput
from desktop.domain.text import point_letter, roman
from desktop.understand.clip_lines import Grid, GridCell, Item, Line, Part
from desktop.understand.clip_style import Dress, Sheet, declarations, dressed
from desktop.understand.markup import Closed, Fragment, Opened, Raw, Text, Token, tokens

TOO_MUCH = N_(
    "Phần chép về quá lớn nên chưa dán gì; văn bản giữ nguyên. Hãy chép và dán từng phần, mỗi lần khoảng 100 trang."
)
MOST_LETTERS = 20_000_000
MOST_TOKENS = 400_000
FURTHEST = 48  # elements looked back for the one that an end tag means
DEEPEST_TABLE = 12
MOST_SPAN = 1_000
_OFFICE = re.compile(
    r"(?i)urn:schemas-microsoft|content=[\"']?(?:microsoft|libreoffice|openoffice|thao)|class=[\"']?mso"
)
_BLANKS = re.compile(r"[ \t\r\n\f]++")
_MSO_LEVEL = re.compile(r"level(\d)")
_SIZE = re.compile(r"([\d.]{1,12})\s*(pt|px|cm|mm|in|%)?")
_POINTS = {"pt": 1.0, "": 0.75, "px": 0.75, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "%": 1.0}
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "frame",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "option", "optgroup",
})  # fmt: skip
_NOTE_BOXES = frozenset({"div", "li", "aside", "section", "dd"})
_UNTOLD = frozenset({"head", "datalist", "audio", "video", "canvas"})  # they hold no words of the text
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_LIST_TYPES = {"1": Level.CLAUSE, "I": Level.SECTION, "i": Level.POINT, "a": Level.POINT, "A": Level.POINT}
_LIST_STYLES = {
    "decimal": "1", "decimal-leading-zero": "1", "upper-roman": "I", "lower-roman": "i", "lower-alpha": "a",
    "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "disc": "-", "circle": "-", "square": "-",
}  # fmt: skip

Told = Mapping[str, str]


@dataclass(slots=True)
class _List:
    """A list that is open: the level of its items, how they are numbered ("1", "I", "a", "-"), the last number."""

    level: Level
    kind: str
    count: int = 0


@dataclass(slots=True)
class _Place:
    """Where lines go: the page, or a cell. `waiting` is the list whose next line begins a new item."""

    items: list[Item] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    lists: list[_List] = field(default_factory=list)
    waiting: _List | None = None
    quotes: int = 0
    cell: GridCell | None = None


@dataclass(slots=True)
class _Element:
    """An element that is open. `is_label`: its text is a list label; `mark`: the anchor's name where it marks a note.

    `ends_note`: with it the words of a note end. `withheld`: what stands in it nobody sees in the program it is from.
    """

    name: str
    dress: Dress
    is_label: bool = False
    mark: str = ""
    ends_note: bool = False
    withheld: bool = False
    lines_before: int = 0


class ClipReader:
    """Reads one clipboard. Raises UnreadableInput where it is larger than anyone would wait for."""

    def __init__(self, html: str) -> None:
        if len(html) > MOST_LETTERS:
            raise UnreadableInput(TOO_MUCH)
        self.images = 0
        self.hides = False
        """Whether words were left out for nobody sees them: deleted while changes were tracked, hidden, comments."""
        self._office = _OFFICE.search(html, 0, 20_000) is not None
        self._own = 'content="Thao"' in html[:1_000]
        self._sheet = Sheet()
        self._dresses: dict[tuple[Dress, str, str, str], tuple[Dress, str, str]] = {}
        self._stack: list[_Element] = [_Element("", Dress())]
        self._places: list[_Place] = [_Place()]
        self._grids: list[Grid] = []
        self._skipped_tables = 0
        self._anchors: dict[str, str] = {}
        self._note = ""
        self._lines = 0
        self._outside = "<!--StartFragment-->" in html and "<!--EndFragment-->" in html
        for number, token in enumerate(tokens(html)):
            if number > MOST_TOKENS:
                raise UnreadableInput(TOO_MUCH)
            self._take(token)
        while self._grids:
            self._close_table()
        self._end_line()
        self.items = self._places[0].items

    def _take(self, token: Token) -> None:
        match token:
            case Text(words):
                self._text(words)
            case Opened():
                self._open(token)
            case Closed(name):
                self._close(name)
            case Raw(name, content):
                if name == "style":
                    self._sheet.add(content)
                elif name == "svg":
                    self.images += not self._stack[-1].dress.hidden
            case Fragment(begins):
                self._outside = not begins

    # text

    def _text(self, words: str) -> None:
        element = self._stack[-1]
        if element.dress.hidden or (self._outside and not self._note):
            self.hides = self.hides or (element.withheld and bool(words.strip()))
            return
        line = self._places[-1].line
        if element.is_label:
            line.label += words
            return
        if not element.dress.pre:
            line.parts.append(Part(_BLANKS.sub(" ", words), element.dress, element.mark))
            return
        for number, part in enumerate(words.replace("\r\n", "\n").split("\n")):
            if number:
                self._break()
            self._places[-1].line.parts.append(Part(part, element.dress, element.mark))

    def _break(self) -> None:
        """A line break: within the paragraph where a writing program says so, a new line elsewhere."""
        place = self._places[-1]
        if self._office or place.cell is not None:
            place.line.parts.append(Part("\n", self._stack[-1].dress))
        else:
            quoted = place.line.quoted
            self._end_line()
            place.line.quoted = quoted

    def _end_line(self) -> None:
        """What comes next is another line."""
        place = self._places[-1]
        line = place.line
        if not line.is_empty or line.label.strip():
            if place.waiting is not None:
                _number(line, place.waiting)
                place.waiting = None
            line.note = self._note
            place.items.append(line)
            self._lines += 1
        place.line = Line(quoted=place.quotes > 0)

    # elements

    def _open(self, tag: Opened) -> None:
        name, told = tag.name, tag.attributes
        if name in _BLOCKS:
            self._make_way(name)
            self._end_line()
        dress, style, kind = self._dress(name, told)
        if name == "br":
            if not dress.hidden:
                self._break()
        elif name == "img":
            self._image(told, dress)
        elif name == "col" or (name == "colgroup" and "width" in told):
            self._column(told)
        if name in _VOID:
            return
        if name in ("table", "tr", "td", "th") and not self._open_table_part(name, told, dress):
            name = "div"
        element = _Element(name, dress, lines_before=self._lines)
        parent = self._stack[-1]
        element.is_label, element.mark = parent.is_label, parent.mark
        element.withheld = parent.withheld or (dress.hidden and not parent.dress.hidden and name not in _UNTOLD)
        said = declarations(style)
        listed = said.get("mso-list", "").lower()
        if listed == "ignore":
            element.is_label = True
        elif listed and (found := _MSO_LEVEL.search(listed)):
            self._places[-1].line.depth = int(found.group(1))
        self._stack.append(element)
        if name == "a":
            self._anchor(told)
        elif name in ("ul", "ol", "menu", "dir"):
            self._open_list(name, told, said.get("list-style-type", kind))
        elif name == "li":
            self._open_item(told, said.get("list-style-type", ""))
        elif name == "blockquote":
            self._places[-1].quotes += 1
            self._places[-1].line.quoted = True
        elif name in ("thead", "tbody", "tfoot") and self._grids:
            self._grids[-1].in_head = name == "thead"
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._places[-1].line.heading = int(name[1])

    def _dress(self, name: str, told: Told) -> tuple[Dress, str, str]:
        """The dress of an element that opens now, its own style, and the kind of list that its class asks for."""
        parent = self._stack[-1].dress
        classes, style = told.get("class", ""), told.get("style", "")
        if self._own and name == "p":
            style = ""  # there we say how the standard prints such a line
        key = (parent, name, classes, style)
        found = self._dresses.get(key)
        if found is None:
            ruled = self._sheet.of(name, classes)
            said = {**ruled, **declarations(style)}
            found = dressed(parent, name, classes, said), style, said.get("list-style-type", "")
            self._dresses[key] = found
        dress = found[0]
        if name == "font" and "face" in told:
            dress = dressed(dress, name, "", {"font-family": told["face"]})
        if name == "a" and told.get("href") and not told["href"].startswith("#"):
            dress = dress._replace(link=True, underline=False)
        if "hidden" in told and not dress.hidden:
            dress = dress._replace(hidden=True)
        return dress, found[1], found[2]

    def _make_way(self, name: str) -> None:
        """End tags that may be left out: a block ends the paragraph before it, an item the item."""
        for back in range(1, min(FURTHEST, len(self._stack))):
            open_name = self._stack[-back].name
            if open_name == "p" or (open_name == name and name in ("li", "dt", "dd", "option")):
                self._pop(back)
                return
            if open_name in _BLOCKS:
                return

    def _close(self, name: str) -> None:
        if name in _BLOCKS:
            self._end_line()
            if self._grids and name in ("thead", "tbody", "tfoot"):
                self._grids[-1].in_head = False
        if name == "br":
            self._break()
        elif name == "table":
            if self._skipped_tables:
                self._skipped_tables -= 1
            elif self._grids:
                self._close_table()
        elif name in ("td", "th", "tr"):
            if self._grids and not self._skipped_tables:
                self._close_cell(whole_row=name == "tr")
        else:
            for back in range(1, min(FURTHEST, len(self._stack))):
                if self._stack[-back].name == name:
                    self._pop(back)
                    return
                if self._stack[-back].name in _TABLE_PARTS and name not in _TABLE_PARTS:
                    return

    def _pop(self, count: int) -> None:
        """Close so many elements, the last opened first."""
        for _time in range(count):
            element = self._stack.pop()
            place = self._places[-1]
            if element.name in ("ul", "ol", "menu", "dir") and place.lists:
                place.lists.pop()
                place.waiting = None
            elif element.name == "li" and place.waiting is not None and place.cell is not None:
                self._end_line()  # a cell that holds nothing but a number of its list
                line = Line()
                _number(line, place.waiting)
                place.waiting = None
                place.items.append(line)
            elif element.name == "blockquote":
                place.quotes = max(0, place.quotes - 1)
                place.line.quoted = place.quotes > 0
            if element.ends_note:
                self._end_line()
                self._note = ""

    # lists

    def _open_list(self, name: str, told: Told, style: str) -> None:
        place = self._places[-1]
        kind = _LIST_STYLES.get(style.lower(), "") or told.get("type", "") or ("1" if name == "ol" else "-")
        level = _LIST_TYPES.get(kind, Level.DASH)
        if place.lists and rank(level) <= rank(place.lists[-1].level):
            deeper = next_level(place.lists[-1].level)
            level = Level.PLUS if deeper is Level.PARAGRAPH else deeper
        start = told.get("start", "")
        place.lists.append(_List(level, kind, int(start[:6]) - 1 if start.isascii() and start.isdigit() else 0))

    def _open_item(self, told: Told, style: str) -> None:
        place = self._places[-1]
        if not place.lists:
            place.lists.append(_List(Level.DASH, "-"))
        owner = place.lists[-1]
        kind = _LIST_STYLES.get(style.lower(), "")
        if kind and kind != owner.kind and len(place.lists) == 1:  # Google Docs says it of each item
            owner.kind, owner.level = kind, _LIST_TYPES.get(kind, Level.DASH)
        value = told.get("value", "")
        owner.count = int(value[:6]) if value.isascii() and value.isdigit() else owner.count + 1
        place.waiting = owner

    # notes

    def _anchor(self, told: Told) -> None:
        """An anchor that names itself and points at another one marks a note, or begins the words of one."""
        own, goal = told.get("name") or told.get("id", ""), told.get("href", "")
        if not own or not goal.startswith("#") or len(goal) < 2:
            return
        goal = goal[1:]
        element = self._stack[-1]
        if self._anchors.get(goal) != own:
            self._anchors.setdefault(own, goal)
            element.mark = own
            return
        element.dress = element.dress._replace(hidden=True)
        self._note = goal
        self._note_box().ends_note = True

    def _note_box(self) -> _Element:
        """The element whose end ends the note that begins now: the box around its paragraphs, or the paragraph."""
        found = None
        for element in reversed(self._stack[-12:]):
            if element.name in _BLOCKS:
                if element.lines_before < self._lines:
                    break
                found = element
                if element.name in _NOTE_BOXES:
                    break
        return found or self._stack[-1]

    # tables

    def _open_table_part(self, name: str, told: Told, dress: Dress) -> bool:
        """Open a table, row or cell; False where there is none to open it in."""
        if name == "table":
            if len(self._grids) >= DEEPEST_TABLE:
                self._skipped_tables += 1
                return False
            self._grids.append(Grid())
            return True
        if not self._grids or self._skipped_tables:
            return False
        self._close_cell(whole_row=name == "tr")
        grid = self._grids[-1]
        if name == "tr":
            return True
        if grid.after_row:
            grid.rows.append([])
            grid.head_rows += grid.in_head and grid.head_rows == len(grid.rows) - 1
            grid.after_row = False
        width = _size(declarations(told.get("style", "")).get("width", "") or told.get("width", ""))
        cell = GridCell([], _span(told, "colspan"), _span(told, "rowspan"), width, name == "th" or grid.in_head)
        if not dress.hidden:
            grid.rows[-1].append(cell)
        self._places.append(_Place(cell.items, cell=cell))
        grid.has_cell = True
        return True

    def _close_cell(self, *, whole_row: bool) -> None:
        """End the cell that is open in the innermost table, and its row."""
        grid = self._grids[-1]
        if grid.has_cell:
            grid.has_cell = False
            self._end_line()
            self._pop(next(back for back in range(1, len(self._stack)) if self._stack[-back].name in ("td", "th")))
            self._places.pop()
        if whole_row:
            grid.after_row = True
            for back in range(1, len(self._stack)):
                if self._stack[-back].name in ("tr", "table"):
                    self._pop(back if self._stack[-back].name == "tr" else back - 1)
                    break

    def _close_table(self) -> None:
        self._close_cell(whole_row=True)
        for back in range(1, len(self._stack)):
            if self._stack[-back].name == "table":
                self._pop(back)
                break
        self._end_line()
        grid = self._grids.pop()
        self._places[-1].items.extend(_unwrapped(grid))
        self._lines += 1

    def _column(self, told: Told) -> None:
        if self._grids:
            width = _size(declarations(told.get("style", "")).get("width", "") or told.get("width", ""))
            widths = self._grids[-1].widths
            widths.extend([width] * min(_span(told, "span"), MOST_SPAN - len(widths)))

    def _image(self, told: Told, dress: Dress) -> None:
        """A picture stays behind; one that stands for a letter, as chat programs draw emoji, is not counted."""
        tiny = any(told.get(side, "").strip() in ("0", "1", "2") for side in ("width", "height"))
        alt = told.get("alt", "")
        if not dress.hidden and not tiny and not (self._outside and not self._note) and (alt.isascii() or len(alt) > 4):
            self.images += 1


def _number(line: Line, owner: _List) -> None:
    """Make a line the next item of a list."""
    line.item = owner.level
    count = max(1, min(owner.count, 399))
    kind = owner.kind
    words = {"I": roman(count) + ".", "i": roman(count).lower() + ")", "a": point_letter(count) + ")", "1": f"{count}."}
    line.number = words.get(kind, chr(64 + count) + "." if kind == "A" and count <= 26 else "-")


def _span(told: Told, name: str) -> int:
    said = told.get(name, "").strip()
    return max(1, min(int(said[:6]), MOST_SPAN)) if said.isascii() and said.isdigit() else 1


def _size(said: str) -> float:
    """A width as points; shares in per cent as they are, 0.0 where nothing can be read."""
    found = _SIZE.match(said.strip().lower())
    if found is None or found.group(1).count(".") > 1 or found.group(1) == ".":
        return 0.0
    return float(found.group(1)) * _POINTS[found.group(2) or ""]


def _unwrapped(grid: Grid) -> list[Item]:
    """A table as it is; one that only places things on a page, or has a single cell, as what stands in it."""
    grid.rows = [row for row in grid.rows if row]
    cells = [cell for row in grid.rows for cell in row]
    places = len(cells) == 1 or any(isinstance(item, Grid) for cell in cells for item in cell.items)
    if places:
        return [item for cell in cells for item in cell.items]
    return [replace(grid)] if cells else []
