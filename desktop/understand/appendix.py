"""Appendices: their heading, title and "(Kèm theo …)", and what they hold: tables, headings and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.domain.document import Table
from desktop.understand.labels import Mark, read_label
from desktop.understand.lines import Line, is_rule
from desktop.understand.paragraphs import Paragraph, Shape, paragraphs
from desktop.understand.tables import as_table, find_table
from desktop.understand.vocabulary import ATTACHED, starts_appendix

_HEAD = re.compile(
    r"(?P<head>(?:PHỤ LỤC|Phụ lục)\b\s*(?i:số)?\s*:?\s*(?:(?:[IVXLC]{1,6}|\d{1,3}[A-Za-z]?|"
    r"[A-H])(?!\w))?)\s*(?:[.:\-–/)]\s*)?(?P<rest>.*)"
)
_COUNTER = re.compile(r"[|\s]*(?:S?TT|Số TT)\b", re.IGNORECASE)
_BAR = "|"


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table and the line that it begins at; `guessed` where cells had to be told apart by counting."""

    table: Table
    line: int
    guessed: bool = False


Item = Paragraph | TableAt


@dataclass(slots=True)
class RawAppendix:
    """An appendix before its blocks are made. `head` is its heading as printed ("Phụ lục số 1"), empty for none."""

    line: int
    head: str = ""
    title: str = ""
    attached_to: str = ""
    items: list[Item] = field(default_factory=list)


def read_items(lines: list[Line], shape: Shape, *, loose: bool = False) -> list[Item]:
    """Paragraphs and tables of a stretch of lines, in order."""
    items: list[Item] = []
    begun = at = 0
    while at < len(lines):
        found = find_table(lines, at, loose=loose)
        if found:
            items += paragraphs(lines[begun:at], shape)
            items.append(TableAt(as_table(found.rows), lines[at].number, found.guessed))
            begun = at = found.end
        else:
            at += 1
    items += paragraphs(lines[begun:], shape)
    return items


def read_appendices(lines: list[Line], shape: Shape) -> list[RawAppendix]:
    """The appendices in the lines behind the signature; one without a heading begins with the first line."""
    lines = [line for line in lines if not is_rule(line.text) or line.words == _BAR]  # bars part cells
    first = next((at for at, line in enumerate(lines) if line.words != _BAR), len(lines))
    lines = lines[first:]
    starts = [at for at, line in enumerate(lines) if starts_appendix(line.text)]
    if lines and (not starts or starts[0] > 0):
        starts.insert(0, 0)
    ends = [*starts[1:], len(lines)][: len(starts)]
    return [_read(lines[start:end], shape) for start, end in zip(starts, ends, strict=True)]


def _read(lines: list[Line], shape: Shape) -> RawAppendix:
    raw = RawAppendix(lines[0].number)
    at = 0
    title: list[str] = []
    found = _HEAD.fullmatch(lines[0].words.strip("*_ "))
    if found and starts_appendix(lines[0].text):
        raw.head = found["head"].strip()
        at = 1
        rest = found["rest"].strip()
        if ATTACHED.match(rest):
            raw.attached_to = rest
        elif rest:
            title.append(rest)
    while at < len(lines):
        words = lines[at].words
        if words == _BAR:
            at += 1
        elif ATTACHED.match(words) and not raw.attached_to:
            raw.attached_to, at = _bracket(lines, at)
        elif _is_title(lines, at, title, bool(raw.attached_to)):
            title.append(words)
            at += 1
        else:
            break
    if not raw.attached_to and title and ATTACHED.match(title[-1]):
        raw.attached_to = title.pop()
    raw.title = " ".join(title)
    raw.items = read_items(lines[at:], shape, loose=True)
    return raw


def _bracket(lines: list[Line], at: int) -> tuple[str, int]:
    """ "(Kèm theo …" up to its closing bracket, which may stand lines below."""
    parts = [lines[at].words]
    at += 1
    if parts[0].startswith("("):
        while ")" not in parts[-1] and at < len(lines) and len(parts) < 4 and not lines[at].gap:
            parts.append(lines[at].words)
            at += 1
    return " ".join(parts), at


def _is_title(lines: list[Line], at: int, title: list[str], attached: bool) -> bool:
    """Whether a line belongs to the title: before the table, before any number, and not a whole paragraph."""
    line = lines[at]
    words = line.words
    if _COUNTER.match(line.text) or "\t" in line.text.strip() or line.text.count("|") >= 2 or len(words) > 200:
        return False
    if line.text.startswith("\t") and at + 1 < len(lines) and lines[at + 1].text.startswith("\t"):
        return False
    label = read_label(words)
    if label and (label.mark is not Mark.DASH or not title):
        return False
    if words.endswith((".", ";", ":")) and len(words) > 60:
        return False
    if not title:
        return True
    if attached:
        return words.isupper() and title[-1].isupper() and not line.gap
    return (words.isupper() == title[-1].isupper() and (not line.gap or words[0].islower())) or words[0].islower()
