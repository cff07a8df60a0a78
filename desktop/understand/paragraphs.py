"""Lines joined to the paragraphs that were broken: by a page's width, a page's end, a footnote mark or a conversion."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.understand.labels import PARTS, Label, Mark, read_label
from desktop.understand.lines import Line, is_rule
from desktop.understand.order import Order
from desktop.understand.vocabulary import (
    begins_task,
    is_basis,
    is_caption,
    is_closing,
    is_detail,
    leads_over,
    starts_appendix,
    starts_tail,
    surely_closes,
)

_PAGE_WIDTH = 110  # letters: where no line is longer, all lines were broken
_LONG = 160  # a line longer than any page is wide holds a whole paragraph
_TERMINAL = re.compile(r"[.:;!?…]['\"”’)]*$")
_CLOSING = re.compile(r"[,;:.!?)\]”’](?!\.)")
_CONNECTOR = re.compile(
    r"(?:[,(/–-]|(?<!\w)(?:của|và|về|với|theo|tại|cho|các|những|trong|số|ngày|tháng|năm|từ|đến|bằng|do|là|để|hoặc|trên"
    r"|khoản|điểm|điều|mục|quý|lần thứ|khóa|khoá|thứ|hơn|nhằm|được|bởi|giữa|vào|một|việc|đối với|căn cứ))$",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:Kế hoạch|Chương trình|Hướng dẫn)\b[^.;]{0,60}:")  # "… ban hành / Kế hoạch như sau:"
_OPEN = re.compile(r"[“(][^”)]{1,80}$")  # a quotation or bracket that the line does not close
_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:của|và|từ|đến|số|ngày|tháng|năm|khoản|điểm|điều|mục|quý|lần thứ|khóa|khoá|thứ|hơn|trên|tuần|"
    r"giai đoạn|kỳ|phụ lục|biểu|mẫu|vòng|đợt)$",
    re.IGNORECASE,
)
# words that end a heading as often as they stand before a number: "chuyển đổi số", "Chỉ tiêu hằng năm", "theo tháng"
_MAY_END = re.compile(r"(?<!\w)(?:số|ngày|tháng|năm|quý|tuần|kỳ|mục|thứ|giai đoạn)$", re.IGNORECASE)
_TWO_NAMES = re.compile(  # "Ban Tuyên giáo / - Nữ công"
    r"(?:Tuyên giáo\nNữ công|Tổ chức\nKiểm tra|Chính sách\nPháp luật|Lao động\nThương binh|Văn hóa\nXã hội|"
    r"Độc lập\nTự do|Tự do\nHạnh phúc|Khoa học\nCông nghệ|Mặt trận\nĐoàn thể)"
)
_HALF_LINE = 60  # letters
_SHORT = 100  # letters: a heading is not longer

_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_YEAR_AFTER = re.compile(r"(?:19|20)\d\d(?!\d)")
_SECOND_HALF = re.compile(
    r"(?:xã hội|an ninh|quốc phòng|văn hóa|văn hoá|chính trị|nghề nghiệp|kỹ thuật|công nghệ)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A whole paragraph: its first line, its text with single blanks, its label where it has one.

    `seams` are the offsets in `text` at which lines were joined; `gap` the blank lines before it.
    """

    line: int
    text: str
    label: Label | None = None
    seams: tuple[int, ...] = ()
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text breaks its lines. `wrapped`: at about `width` characters; `spaced`: blank lines part paragraphs.

    `full`: a line that with the next word would be as long as the first is probably full, as the second surely.
    `indented`: the first line of a paragraph stands in from the margin. `airy`: a blank line behind every line.
    """

    wrapped: bool = False
    width: int = 0
    full: tuple[int, int] = (0, 0)
    spaced: bool = False
    indented: bool = False
    airy: bool = False

    def parted(self, line: Line) -> bool:
        """Whether the blank lines before a line say that something new begins."""
        return line.gap > 1 or (line.gap == 1 and not self.airy)


def measure(lines: list[Line]) -> Shape:
    """Decide by the evidence of the whole text whether its lines are paragraphs or pieces of them."""
    texts = [line.words for line in lines if not is_rule(line.text)]
    total = sum(map(len, texts))
    if not total:
        return Shape()
    airy = sum(line.gap > 0 for line in lines) > 0.7 * len(lines) > 4
    running = [text for text in texts if text[0].islower() and read_label(text) is None]
    held_whole = sum(len(text) for text in texts if len(text) > _LONG)
    widths = sorted(len(text) for text in texts)
    least = 2 if widths[-1] <= _PAGE_WIDTH else max(3, 0.06 * len(texts))
    if held_whole > 0.3 * total or len(running) < least:
        return Shape(airy=airy)
    width = widths[min(len(widths) - 1, int(0.95 * len(widths)))]
    gaps = sum(1 for line in lines if line.gap)
    return Shape(
        wrapped=True,
        width=width,
        full=_fullness(lines, width),
        spaced=0 < gaps < 0.6 * len(lines) and gaps >= 0.08 * len(lines),
        indented=_indented(lines, width) >= max(3, 0.03 * len(lines)),
        airy=airy,
    )


def _fullness(lines: list[Line], width: int) -> tuple[int, int]:
    """Lengths, with the word that did not fit, of lines surely broken: their sentence goes on in small letters.

    A typewriter breaks them all at one length, a printed page between nine and ten tenths of it.
    """
    broken = sorted(
        _with_next(first.words, below.words)
        for first, below in pairwise(lines)
        if below.gap == 0
        and below.words[0].islower()
        and len(first.words) > 0.7 * width
        and not first.words.endswith(".")
    )
    if len(broken) < 5:
        return int(0.85 * width), width
    return broken[len(broken) // 20], broken[len(broken) // 3]


def _with_next(line: str, following: str) -> int:
    """How long a line would be with the first word of the next one."""
    return len(line) + 1 + len(following.split(" ", 1)[0])


def _indented(lines: list[Line], width: int) -> int:
    """How many full lines stand in from the margin to which the line below them returns: first lines of paragraphs."""
    return sum(
        first.text[0] in " \t" and below.text[0] not in " \t" and below.gap == 0 and len(first.words) > 0.7 * width
        for first, below in pairwise(lines)
    )


def paragraphs(lines: list[Line], shape: Shape) -> list[Paragraph]:
    """Join the lines of one stretch of body text; lines that only draw a rule are left out."""
    found: list[Paragraph] = []
    builder: _Builder | None = None
    order = Order()
    for line in lines:
        if is_rule(line.text):
            continue
        if builder and builder.goes_on(line, shape, order):
            builder.add(line)
        else:
            if builder:
                found.append(builder.done())
            builder = _Builder(line)
            order.meet(builder.label)
    if builder:
        found.append(builder.done())
    return found


class _Builder:
    """A paragraph while its lines are found."""

    def __init__(self, line: Line) -> None:
        self.first = line
        self.last = line.words
        self.parts = [line.words]
        self.length = len(line.words)
        self.seams: list[int] = []
        self.label = read_label(line.words)
        self.capitals = (self.label.rest or self.label.printed if self.label else line.words).isupper()
        self.basis = is_basis(line.words)

    def add(self, line: Line) -> None:
        words = line.words
        glue = "" if _CLOSING.match(words) else " "
        self.capitals = (self.capitals or self._only_label()) and words.isupper()
        self.seams.append(self.length)
        self.parts += [glue, words]
        self.length += len(glue) + len(words)
        self.last = words

    def done(self) -> Paragraph:
        text = "".join(self.parts)
        return Paragraph(self.first.number, text, self._whole_label(text), tuple(self.seams), self.first.gap)

    def _whole_label(self, text: str) -> Label | None:
        """The label of all lines together; "Chương I" on a line of its own has one, however its title is written."""
        label = read_label(text)
        above = self.label
        if above is None or above.rest or above.mark not in PARTS or (label and label.mark is above.mark):
            return label
        return replace(above, rest=text.removeprefix(self.first.words).strip())

    def goes_on(self, line: Line, shape: Shape, order: Order) -> bool:
        """Whether `line` belongs to this paragraph; `order` knows which number is due."""
        text, before = line.words, self.last
        if starts_tail(text) or starts_appendix(text) or (is_caption(text) and not _CONNECTOR.search(before)):
            return False
        if _CLOSING.match(text):
            return True
        if not self.label and _LEADS.fullmatch(text) and before[-1].isalpha() and not self.capitals and not line.gap:
            return True
        ended = bool(_TERMINAL.search(before))
        if surely_closes(text) and (ended or text.startswith("Trên đây")):
            return False
        label = read_label(text)
        if label:
            return not ended and self._label_is_text(label, line, shape, order)
        if self._only_label():
            return True
        near = not shape.parted(line) or (shape.wrapped and not shape.spaced) or line.page
        if text[0].islower():
            return self._lower_goes_on(line, ended, near, shape)
        if ended:
            return self._sentence_goes_on(line, shape)
        if self.capitals:
            return text.isupper() and near and self.label is not None and self.label.mark <= Mark.ARTICLE
        if not near:
            return False
        full = shape.wrapped and self._full(text, shape.full[0])
        if shape.indented and line.text[0] in " \t" and not line.page:
            return False
        if self.basis and before.endswith(",") and leads_over(text) and not full:
            return False
        if begins_task(text, before):
            return False
        if _MAY_END.search(before) and not text[0].isdigit():
            return full
        if _CONNECTOR.search(before) or _OPEN.search(before):
            return True
        if text[0].isdigit() or text[0] in '“"(':  # a figure or a quotation within a sentence
            return len(before) > (0.6 * shape.width if shape.wrapped else _HALF_LINE)
        return full and not text.isupper()

    def _only_label(self) -> bool:
        """ "PHẦN I" or "1." alone on its line: the words are on the next one."""
        return len(self.parts) == 1 and self.label is not None and not self.label.rest

    def _lower_goes_on(self, line: Line, ended: bool, near: bool, shape: Shape) -> bool:
        if self.capitals and self.label is None:
            return False
        if not ended:
            return True
        return shape.wrapped and near and self._full(line.words, 0.9 * shape.full[0])

    def _sentence_goes_on(self, line: Line, shape: Shape) -> bool:
        """A sentence ended exactly where the line did: the paragraph goes on where that line was full."""
        if not shape.wrapped or line.gap or self.capitals or self.last.endswith(":") or line.words.isupper():
            return False
        if (shape.indented and line.text[0] in " \t") or is_closing(line.words) or is_detail(line.words):
            return False
        return self._full(line.words, shape.full[0] if shape.indented or shape.spaced else shape.full[1])

    def _full(self, following: str, least: float) -> bool:
        return _with_next(self.last, following) >= least

    def _label_is_text(self, label: Label, line: Line, shape: Shape, order: Order) -> bool:
        """Whether what looks like a label is the middle of a sentence: "kinh tế / - xã hội", "2021 / - 2025"."""
        before = self.last
        if label.mark in (Mark.DASH, Mark.PLUS):
            if label.rest[:1].isdigit():
                years = _YEAR_BEFORE.search(before) and _YEAR_AFTER.match(label.rest)
                return bool(years) and not shape.parted(line)
            if _OPEN.search(before) or _TWO_NAMES.search(f"{before}\n{label.rest}"):
                return line.gap == 0
            if not label.rest[:1].islower() or self.capitals:
                return False
            if shape.wrapped:
                return self._full(line.words, 0.9 * shape.full[0])
            return line.gap == 0 and bool(_SECOND_HALF.match(label.rest))
        if label.mark in (Mark.STAR, Mark.BULLET, *PARTS, Mark.ARTICLE) or line.gap or self.capitals:
            return False
        bare = not label.rest and shape.wrapped and self._full(line.words, shape.full[0])  # "Phụ lục / II."
        if not _BEFORE_NUMBER.search(before) or (order.expects(label) and not bare):
            return False
        if not _MAY_END.search(before):
            return True
        return self._full(line.words, 0.9 * shape.full[0]) if shape.wrapped else self.length > _SHORT
