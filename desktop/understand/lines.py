"""Lines of a text as they were meant: without artefacts of conversion, page numbers and running heads."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from desktop.domain.text import clean

_BREAKS = re.compile("[\x0b\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")
_ESCAPE = re.compile(r"\\([-.*_#+()\[\]|~>])")
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,200})(?<=[^\s*])\*(?![\w*])")
_ROMAN_SIGNS = re.compile(r"(\s*)([\u2160-\u216b]|[\u0406\u0425]+(?=[.\-)/]))(.*)")  # "Ⅱ", Cyrillic "ІІ"
_BR = re.compile(r"\s*<br\s*/?>\s*")
_MARKUP = re.compile(r"<br\s*/?>")
_LEFT_OUT_LINE = re.compile(r"^\s*\[bỏ: .*$", re.MULTILINE)
_BESIDE = re.compile(r"Nơi nhận|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|\b(?:TM|KT|TL|T/M)\.")
_MARKDOWN_HEAD = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"\s*(?:[-–—~|]\s*)?(\d{1,3})\s*(?:[-–—~|]\s*)?")
_PAGE_WORDS = re.compile(r"\s*(?:Trang|Page|Tr\.)\s*:?\s*\d{1,3}(?:\s*(?:/|trên|of)\s*\d{1,3})?\s*", re.IGNORECASE)
_NOTE_HEAD = re.compile(r" {0,3}\d{1,2}")
_WHOLE_NOTE = re.compile(r" {0,3}(\d{1,2}) +[^\W\d]")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_”\")])(\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?!\w|[.,]\d|[/%-])")
_NOTE = re.compile(r" {1,4}[^\W\d]")
_LEFT_OUT = re.compile(r"\s*\[bỏ: (.*)\]\s*")
_TABLE_HEAD = re.compile(r"[\s|]*(?:S?TT|Số TT|STT\.?|PHỤ LỤC\b.*)[\s|]*(?:[|\t].*)?")
_CYRILLIC = {0x0406: "I", 0x0425: "X"}
_RULE = re.compile(r"[\s\-_–—―─━═⎯=*~.…·•+|\u00af\u203e]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something. `number` counts from 1 in the source, `gap` is the blank lines before it.

    `page` is true where a page of the source ended before it; `empty` counts the empty cells (lines that hold only a
    tab) just before it. Tabs and inner blanks of `text` are kept.
    """

    number: int
    text: str
    gap: int = 0
    page: bool = False
    empty: int = 0

    @property
    def words(self) -> str:
        """The text with runs of blanks and tabs as one space."""
        return " ".join(self.text.split())


def is_rule(text: str) -> bool:
    """Whether a line holds nothing but the strokes of a drawn rule, "*" or dots."""
    return bool(_RULE.fullmatch(text)) and text.strip() != "."


def clean_lines(text: str) -> tuple[list[Line], list[str]]:
    """The lines of `text` that hold something, and those left out (page numbers, running heads)."""
    left_out: list[str] = []
    lines: list[Line] = []
    gap, empty, page = 0, 0, False
    left_out += _MARKUP.findall(_LEFT_OUT_LINE.sub("", text))
    for number, raw in enumerate(_BREAKS.sub("\f", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"), 1):
        for index, part in enumerate(_without_markup(raw).split("\f")):
            page = page or index > 0
            words = _tidy(part)
            noted = _LEFT_OUT.fullmatch(words)
            if noted:
                left_out += noted.group(1).split(" | ")
            elif words.strip():
                lines.append(Line(number, words, gap, page, empty))
                gap, empty, page = 0, 0, False
            elif index == 0:
                gap += 1
                empty = empty + 1 if "\t" in part else 0
    return _without_pages(_with_note_heads(lines), left_out), left_out


def _with_note_heads(lines: list[Line]) -> list[Line]:
    """Join the number of a note, raised onto a line of its own, to the note below it.

    A note at the margin is told from a page number by its turn and by its mark in the text above.
    """
    joined: list[Line] = []
    marked: set[int] = set()
    noted = 0  # the last note so far
    foot = False  # whether a note stands above on the same page
    for line in lines:
        head = joined[-1] if joined else None
        alone = head is not None and not line.gap and not line.page and _NOTE_HEAD.fullmatch(head.text)
        if head and alone and (head.gap or foot) and _is_note(line, int(head.text), noted, marked, head):
            noted, foot = int(head.text), True
            joined[-1] = replace(head, text=f"{head.text.strip()} {line.words}")
        else:
            begun = _WHOLE_NOTE.match(line.text)
            if begun and int(begun[1]) == noted + 1 and noted + 1 in marked:
                noted, foot = noted + 1, True
            foot = foot and not line.page
            joined.append(line)
        marked.update(int(unicodedata.normalize("NFKC", sign)) for sign in _NOTE_MARK.findall(line.text))
    return joined


def _is_note(line: Line, number: int, noted: int, marked: set[int], head: Line) -> bool:
    """Whether a line is note `number`: set in from the margin, or next in turn with its mark above."""
    if _NOTE.match(line.text):
        return bool(head.gap)
    return number == noted + 1 and number in marked and not head.page and not line.text[0].islower()


def _without_markup(raw: str) -> str:
    """A line whose "<br>" are lines of their own: in a table of headings or signatures cell by cell, else in place."""
    if "<br" not in raw or _LEFT_OUT.fullmatch(raw):
        return raw
    if raw.count("|") < 2:
        return _BR.sub("\f", raw)
    if not _BESIDE.search(raw):
        return _BR.sub(" ", raw)
    return "\f".join(_BR.sub("\f", cell) for cell in raw.strip(" |").split("|"))


def _tidy(raw: str) -> str:
    text = _BLANKS.sub(" ", clean(raw)).replace("\u00ad", "")
    text = _BOOKMARK.sub("", text).replace("**", "") if "[" in text or ("**" in text and not is_rule(text)) else text
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    text = _SLANTED.sub(r"\1", text)
    signs = _ROMAN_SIGNS.fullmatch(text)
    if signs:
        plain = unicodedata.normalize("NFKC", signs[2]).translate(_CYRILLIC)
        text = f"{signs[1]}{plain}{signs[3]}"
    return _MARKDOWN_HEAD.sub("", text).rstrip()


def _without_pages(lines: list[Line], left_out: list[str]) -> list[Line]:
    """Take out page numbers, then the heads and feet that every page repeats beside them."""
    pages = _page_numbers(lines)
    if not pages and not any(line.page for line in lines):
        return lines
    edges = frozenset(_beside_pages(lines, pages))
    beside = Counter(lines[at].words for at in edges)
    repeated = {words for words, count in beside.items() if count >= 3 and len(words) < 120}
    kept: list[Line] = []
    page = False
    for at, line in enumerate(lines):
        if at in pages or (line.words in repeated and at in edges):
            left_out.append(line.words)
            page = True
        else:
            kept.append(replace(line, page=True) if page else line)
            page = False
    return kept


def _beside_pages(lines: list[Line], pages: frozenset[int]) -> list[int]:
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at in pages:
            found |= {at - 1, at + 1} - pages
        elif line.page:
            found |= {at - 1, at} - pages
    return sorted(at for at in found if 0 <= at < len(lines))


def _page_numbers(lines: list[Line]) -> frozenset[int]:
    """Indexes of lines that are page numbers: alone on their line, before the first table or beside a form feed."""
    pages: set[int] = set()
    in_table = False
    for at, line in enumerate(lines):
        in_table = in_table or bool(_TABLE_HEAD.fullmatch(line.text))
        number = _PAGE_NUMBER.fullmatch(line.text)
        if _PAGE_WORDS.fullmatch(line.text):
            pages.add(at)
        elif number and number.group(1) != "0":
            broken = line.page or (at + 1 < len(lines) and lines[at + 1].page)
            if broken or (not in_table and at > 0 and at + 1 < len(lines) and "\t" not in line.text):
                pages.add(at)
    return frozenset(pages)
