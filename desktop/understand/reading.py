"""What reading a text gives: the document, where each block came from, how the text wrote things, and the doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.document import Document


@dataclass(frozen=True, slots=True)
class Source:
    """Where a block came from: its first line, counted from 1, and its number or mark as printed ("" for none)."""

    line: int
    printed_label: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a target or an assignment was stated: the block and the words of the clause."""

    block: str
    words: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was kept but not understood for certain: the line, its words, and why (a catalogue sentence)."""

    line: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """How the text itself wrote what the document keeps as a value, so that plain text can give it back word by word.

    `labels`: the right number of each block by id in the text's own style ("IV-", "a.", "1.2/"); `motto` the lines of
    Quốc hiệu or of the Party; `number` and `date` as they stood in the header; `marks`: mark and lead of each note by
    id ("[1]", "¹"); `left_out`: lines that belong to the paper and not to the document, such as page numbers;
    `addressed` the words before the receivers ("Kính gửi:"), `drafter` the mark "PL.(05)", `copy` the lines of a copy.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    motto: tuple[str, ...] = ()
    number: str = ""
    date: str = ""
    marks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    addressed: str = ""
    drafter: str = ""
    copy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read from text. `sources` by block id, bases and appendix blocks included; `stated` by record id, for
    those of running text.
    """

    document: Document
    sources: Mapping[str, Source] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    written: Written = field(default_factory=Written)
    stated: Mapping[str, Stated] = field(default_factory=dict)
