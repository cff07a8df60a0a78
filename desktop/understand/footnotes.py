"""Footnotes of a text: the list that a conversion put at the end, and the marks in the text where it left any."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.document import Run
from desktop.domain.runs import join
from desktop.understand.columns import pieces
from desktop.understand.labels import PARTS, Mark, read_label
from desktop.understand.lines import Line
from desktop.understand.paragraphs import Paragraph, Shape, paragraphs
from desktop.understand.vocabulary import starts_appendix, starts_tail

_LOST = "\ufffd"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_GAPS = re.compile(r" {3,}|\t")
_SUPER = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"


@dataclass(frozen=True, slots=True)
class _Style:
    """How marks look: `head` matches a line of the list, `mark` finds a mark in the text.

    With `behind` the list stands behind the recipients: elsewhere such lines are items of the body.
    """

    head: re.Pattern[str]
    mark: re.Pattern[str]
    behind: bool = False


_SQUARE = re.compile(r"(?<!^)\[(\d{1,3})\]")
_RAISED = re.compile(rf"(?<!^)({_SUPER}{{1,3}})")
_ROUND = re.compile(r"(?<=[^\W\d_”\")%;,.])\s?\((\d{1,2})\)")
_PLAIN = re.compile(r"(?<=[^\W\d_”\")])(\d{1,2})(?!\w|[.,]\d|[/%-])")
_SQUARE_HEAD = re.compile(r"\[(\d{1,3})\]\s*(?=\S)")
_PLAIN_HEAD = re.compile(r"(\d{1,2})\s+(?=[^\W\d_]|[“\"(])")
_LISTED_HEAD = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
_STYLES = (
    _Style(_SQUARE_HEAD, _SQUARE),
    _Style(re.compile(rf"({_SUPER}{{1,3}})\s*(?=\S)"), _RAISED),
    _Style(re.compile(r"\((\d{1,2})\)\s*(?=\S)"), _ROUND),
    _Style(re.compile(r"\[\^(\d{1,2})\]:?\s*(?=\S)"), re.compile(r"(?<!^)\[\^(\d{1,2})\]")),
    _Style(_PLAIN_HEAD, _RAISED),
    _Style(_PLAIN_HEAD, _SQUARE),
    _Style(_SQUARE_HEAD, _RAISED),
    _Style(_PLAIN_HEAD, _PLAIN),
    *(_Style(_LISTED_HEAD, mark, behind=True) for mark in (_RAISED, _SQUARE)),
)


@dataclass(slots=True)
class Notes:
    """The notes in their order and how to find their marks. With `lost` the marks are known only by broken lines."""

    texts: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    mark: re.Pattern[str] | None = None
    lost: bool = False
    placed: dict[int, str] = field(default_factory=dict)

    def note_id(self, index: int) -> str:
        """The id of the note at an index from 0."""
        return f"f{index + 1}"


def take_notes(lines: list[Line], shape: Shape) -> tuple[Notes, list[Line]]:
    """Part the list of notes from the other lines."""
    lost = [at for at, line in enumerate(lines) if line.text.lstrip().startswith(_LOST)]
    if lost and _ends_document(lines, lost):
        return _take(lines, lost, shape, re.compile(rf"{_LOST}+\s*"), re.compile(_LOST), lost=True)
    for style in _STYLES:
        heads = _heads(lines, style)
        if heads:
            return _take(lines, heads, shape, style.head, style.mark, lost=False)
    return Notes(), lines


def _ends_document(lines: list[Line], heads: list[int]) -> bool:
    """Whether lines that begin with a lost sign are notes: behind them comes nothing that is numbered."""
    for line in lines[heads[0] :]:
        label = read_label(line.words)
        if label and label.mark in (Mark.ROMAN, Mark.ARABIC, *PARTS, Mark.POINT):
            return False
        if starts_tail(line.words) or starts_appendix(line.text):
            return heads[-1] < lines.index(line)
    return True


def _heads(lines: list[Line], style: _Style) -> list[int]:
    """Lines of a list of notes: numbered from 1 on without a gap, each with its mark in a line above it."""
    marked: set[int] = set()
    heads: list[int] = []
    behind = not style.behind
    for at, line in enumerate(lines):
        words = line.words
        if style.behind and behind and starts_appendix(line.text):
            break
        behind = behind or any(starts_tail(piece) for piece in pieces(line))
        head = style.head.match(words) if behind and not _is_row(line) else None
        number = _value(head.group(1)) if head else 0
        if head and number == len(heads) + 1 and number in marked:
            heads.append(at)
            words = words[head.end() :]
        marked.update(_value(sign) for sign in style.mark.findall(words))
    return heads


def _is_row(line: Line) -> bool:
    """Whether a line is the row of a table, which may begin with a number too."""
    return len(_GAPS.findall(line.text.strip())) > 1


def _value(sign: str) -> int:
    return int(sign.translate(_SUPERSCRIPTS))


def _take(
    lines: list[Line], heads: list[int], shape: Shape, head: re.Pattern[str], mark: re.Pattern[str], *, lost: bool
) -> tuple[Notes, list[Line]]:
    notes = Notes(mark=mark, lost=lost)
    taken: set[int] = set()
    for index, at in enumerate(heads):
        end = at + 1
        last = heads[index + 1] if index + 1 < len(heads) else len(lines)
        while end < min(last, at + 40) and not lines[end].page and len(paragraphs(lines[at : end + 1], shape)) == 1:
            end += 1
        taken.update(range(at, end))
        begun = head.match(lines[at].words)
        text = paragraphs(lines[at:end], shape)[0].text
        notes.heads.append(begun.group() if begun else "")
        notes.texts.append(text[begun.end() if begun else 0 :].strip())
    return notes, [line for at, line in enumerate(lines) if at not in taken]


Place = Callable[[Paragraph, str], tuple[Run, ...]]


def marks_of(notes: Notes, found: list[Paragraph]) -> Place:
    """A function that gives the runs of (the end of) a paragraph's text with the marks of its notes."""
    if notes.lost and notes.mark and not any(_LOST in paragraph.text for paragraph in found):
        return _by_seams(notes, found)
    return lambda paragraph, text: _by_marks(notes, text)


def _by_marks(notes: Notes, text: str) -> tuple[Run, ...]:
    if not notes.mark:
        return (Run(text),) if text else ()
    runs: list[Run] = []
    at = 0
    for match in notes.mark.finditer(text):
        index = len(notes.placed) if notes.lost else _value(match.group(1)) - 1
        if not 0 <= index < len(notes.texts):
            continue
        runs += [Run(text[at : match.start()].rstrip()), Run(footnote=notes.note_id(index))]
        notes.placed.setdefault(index, match.group())
        at = match.end()
    return join((*runs, Run(text[at:])))


def _by_seams(notes: Notes, found: list[Paragraph]) -> Place:
    """Marks that left only a broken line behind: where there is one break for each note, they stand there in order."""
    seams = [(paragraph.line, seam) for paragraph in found for seam in paragraph.seams]
    numbers = {place: index for index, place in enumerate(seams)} if len(seams) == len(notes.texts) else {}

    def place(paragraph: Paragraph, text: str) -> tuple[Run, ...]:
        shift = len(paragraph.text) - len(text)
        runs: list[Run] = []
        at = 0
        for seam in paragraph.seams:
            index = numbers.get((paragraph.line, seam))
            if index is None or seam < shift:
                continue
            runs += [Run(text[at : seam - shift]), Run(footnote=notes.note_id(index))]
            notes.placed[index] = ""
            at = seam - shift
        return join((*runs, Run(text[at:])))

    return place
