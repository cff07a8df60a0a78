"""Odd and hostile text: printed as it was typed, wherever it stands, or refused by the name of its letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Copy,
    Document,
    Footnote,
    Header,
    Level,
    Orientation,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
)
from desktop.domain.exchange import dumps, loads
from desktop.domain.standards import Standard
from desktop.services.library import standards
from desktop.typeset import MissingGlyph, TextRun, lay_out_document, render_pdf
from tests.typeset.accounting import accounted, outside, overlaps, squeezed
from tests.typeset.plans import NOW
from tests.typeset.reading import read_pdf

UNION = standards()["nd30_union"]
LEVELS = [level for level in Level if level is not Level.TABLE]

ODD = {
    "markup": "AT&T </para> <b>đậm</b> &amp; <img src='file:///etc/hostname'/> <!-- -->",
    "templates": "{{tên}} {0} {text} {roman} {number} {date} %s %(a)d ${x}",
    "programs": r"\n \u0041 #set page() $x$ @cite /Type (((",
    "ends": "./. ;;; ... - - -- ; , :",
    "blanks": "a\tb\u00a0c   d\u3000e",
    "a long word": "không-có-chỗ-ngắt" * 30 + "Ữ" * 200,
    "accents": "ỮỰỪỮẴẨỄỖ Ỹ ỵ ữ Đ đ",
    "soft hyphens": "cộng\u00adđoàn LĐLĐ\u2011VP",
    "figures alone": "1",
    "lines": "một\nhai\n\nba",
}


def everywhere(text: str) -> Document:
    """A document that says `text` in every place there is."""
    runs = (Run(text),)
    cells = tuple(Cell(runs) for _ in range(3))
    table = Table((cells, cells, (replace(cells[0], columns=2), replace(cells[0], rows=2)), cells[:2]), 1)
    when = OfficialDate(2026, 2, 5)
    header = Header(text, text, text, text, text, when, text, text, text, text, text, text, text)
    recipients = Recipients((RecipientGroup((text, text), text), RecipientGroup((text,))), text, text, 12)
    signature = Signature(text, text, text, text)
    noted = (*runs, Run(footnote="n1"), Run(text, bold=True), Run(text, italic=True))
    return Document(
        "d",
        header=header,
        addressed_to=(text, text),
        bases=(Block("base", runs=runs),),
        preamble=(Block("pre", runs=noted),),
        body=tuple(Block(f"b{n}", level, runs) for n, level in enumerate(LEVELS)),
        closing=(Block("table", Level.TABLE, table=table), Block("close", runs=runs)),
        recipients=recipients,
        signature=signature,
        appendices=(
            Appendix("p1", text, text, Orientation.AUTO, (Block("t1", Level.TABLE, table=table),)),
            Appendix("p2", text, text, Orientation.LANDSCAPE, (Block("x", runs=runs),)),
        ),
        footnotes=(Footnote("n1", runs),),
        copy=Copy(header=header, recipients=recipients, signature=signature),
    )


@pytest.mark.parametrize("standard", standards().values(), ids=list(standards()))
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text_is_printed_as_typed_in_every_place(text: str, standard: Standard) -> None:
    document = everywhere(text)
    pages = lay_out_document(document, standard)
    assert accounted(document, standard, pages) == []
    assert overlaps(pages) == []
    assert outside(pages, standard) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text_is_read_back_from_the_pdf(text: str) -> None:
    pages = read_pdf(render_pdf(Document("d", body=(Block("p", runs=(Run(text),)),)), UNION, now=NOW))
    read = squeezed("".join(line.text for page in pages for line in page.lines)).replace("\x02", "-")
    assert squeezed(text) in read


def test_a_letter_followed_by_its_accent_is_printed_like_the_whole_letter() -> None:
    apart, whole = everywhere("Ủ U\u0309, ế e\u0302\u0301"), everywhere("Ủ Ủ, ế ế")
    assert lay_out_document(loads(dumps(apart)), UNION) == lay_out_document(whole, UNION)


@pytest.mark.parametrize(
    "letter",
    ["工", "🙂", "\u0e01", "\ud800", "\x00", "\x07", "\x1b", "\ufffe", "\U000f0000"],
    ids=lambda letter: f"U+{ord(letter):04X}",
)
@pytest.mark.parametrize("place", ["header", "body", "table", "note"])
def test_a_letter_that_cannot_be_printed_is_refused_by_name(letter: str, place: str) -> None:
    run = (Run(f"Công đoàn {letter}"),)
    documents = {
        "header": Document("d", header=Header(issuer=run[0].text)),
        "body": Document("d", body=(Block("p", runs=run),)),
        "table": Document("d", body=(Block("t", Level.TABLE, table=Table(((Cell(run),),), 0)),)),
        "note": Document("d", footnotes=(Footnote("n", run),)),
    }
    with pytest.raises(MissingGlyph) as refused:
        lay_out_document(documents[place], UNION)
    told = str(refused.value)
    assert f"U+{ord(letter):04X}" in told
    told.encode("utf-8")  # a lone surrogate must not stop the message itself


@pytest.mark.parametrize(
    "mark", ["\u200f", "\u202e", "\u2067", "\u200b", "\ufeff"], ids=lambda mark: f"U+{ord(mark):04X}"
)
def test_a_mark_of_direction_changes_no_order(mark: str) -> None:
    """Marks are taken out at the entrance; where one comes in all the same, it is left out or refused, never obeyed."""
    document = Document("d", body=(Block("p", runs=(Run(f"Công{mark} đoàn {mark}cơ sở"),)),))
    try:
        pages = lay_out_document(document, UNION)
    except MissingGlyph as refused:
        assert refused.letter == mark  # noqa: PT017  # both ends are good
        return
    assert (
        "".join(run.text for run in pages[0].items if isinstance(run, TextRun) and run.block_id == "p")
        == "Công đoàn cơ sở./."
    )


def test_a_word_of_10000_letters_fills_lines_from_margin_to_margin() -> None:
    document = Document("d", body=(Block("p", runs=(Run("m" * 10_000),)),))
    pages = lay_out_document(document, UNION)
    assert accounted(document, UNION, pages) == []
    assert outside(pages, UNION) == []
    runs = [run for page in pages for run in page.items if isinstance(run, TextRun) and run.block_id == "p"]
    assert {len(run.text) for run in runs[1:-1]} == {42}


def test_a_table_of_1000_rows_is_printed_whole_under_repeated_heads() -> None:
    head = tuple(Cell((Run(text),)) for text in ("TT", "Việc", "Đơn vị", "Thời gian"))
    rows = tuple(
        tuple(Cell((Run(text),)) for text in (str(n), f"Việc số {n} của cơ quan", "Ban Chính sách", "Quý II"))
        for n in range(1, 1001)
    )
    document = Document("d", body=(Block("t", Level.TABLE, table=Table((head, *rows), 1)),))
    pages = lay_out_document(document, UNION)
    assert accounted(document, UNION, pages) == []
    assert outside(pages, UNION) == []
    heads = [[i for i in page.items if isinstance(i, TextRun) and i.text == "Việc"] for page in pages]
    assert {len(found) for found in heads} == {1}


def test_a_row_higher_than_three_pages_goes_on_and_loses_nothing() -> None:
    cell = Cell((Run("\n".join(f"Đoạn {n} của ô này." for n in range(150))),))
    table = Table(((Cell((Run("TT"),)), Cell((Run("Việc"),))), (Cell((Run("1"),)), cell)), 1)
    document = Document("d", body=(Block("t", Level.TABLE, table=table),))
    pages = lay_out_document(document, UNION)
    assert accounted(document, UNION, pages) == []
    assert outside(pages, UNION) == []
    assert len(pages) >= 3


@pytest.mark.parametrize(
    "document",
    [
        Document("d"),
        Document("d", body=(Block("p"),)),
        Document("d", body=(Block("t", Level.TABLE, table=Table()),)),
        Document("d", body=(Block("t", Level.TABLE, table=Table(((),), 0)),)),
        Document("d", body=(Block("t", Level.TABLE, table=Table(((Cell(),), (Cell(),)), 2)),)),
        Document("d", appendices=(Appendix("a"),)),
        Document("d", footnotes=(Footnote("n"),)),
        Document("d", copy=Copy()),
        Document("d", header=Header(kind="Công văn"), addressed_to=("", " ")),
        everywhere(""),
        everywhere(" "),
    ],
    ids=["all", "paragraph", "table", "row", "cells", "appendix", "note", "copy", "letter", "everywhere", "blanks"],
)
def test_what_is_empty_takes_no_harm(document: Document) -> None:
    for standard in standards().values():
        pages = lay_out_document(document, standard)
        assert accounted(document, standard, pages) == []
        assert overlaps(pages) == []
        assert outside(pages, standard) == []
        assert len(read_pdf(render_pdf(document, standard, now=NOW))) == len(pages)


def test_levels_nested_100_deep_are_printed() -> None:
    block = Block("b0", Level.PLUS, (Run("Trong cùng"),))
    for n in range(1, 100):
        block = Block(f"b{n}", LEVELS[n % len(LEVELS)], (Run(f"Bậc {n}"),), (block,))
    document = Document("d", body=(block,))
    pages = lay_out_document(document, UNION)
    assert accounted(document, UNION, pages) == []
    assert outside(pages, UNION) == []


def test_a_thousand_of_everything_is_counted_to_the_end() -> None:
    document = Document(
        "d",
        body=tuple(Block(f"b{n}", Level.POINT, (Run("Việc"),)) for n in range(1000))
        + tuple(Block(f"s{n}", Level.SECTION, (Run("Mục"),)) for n in range(1000)),
    )
    pages = lay_out_document(document, UNION)
    assert accounted(document, UNION, pages) == []
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next() -> None:
    long = " ".join(f"Câu {n} của chú thích." for n in range(700))
    document = Document(
        "d",
        body=(Block("p", runs=(Run("Lời"), Run(footnote="n1"), Run(" văn."))),),
        footnotes=(Footnote("n1", (Run(long),)),),
    )
    pages = lay_out_document(document, UNION)
    assert accounted(document, UNION, pages) == []
    assert outside(pages, UNION) == []
    assert overlaps(pages) == []
    assert len(pages) > 1
