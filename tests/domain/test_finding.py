"""Finding words in a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.appendices import add_appendix, set_title, title_key
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Copy,
    Document,
    Footnote,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
    text_runs,
)
from desktop.domain.finding import NOTE, PART, Finder, Match, find_letter, find_words, step_from
from desktop.domain.sought import Sought
from desktop.domain.tables import set_cell


def paragraph(id: str, text: str) -> Block:
    return Block(id, Level.PARAGRAPH, runs=text_runs(text))


PLAN = Document(
    "plan",
    bases=(paragraph("a", "Căn cứ Luật Công đoàn"),),
    body=(paragraph("b", "Công đoàn cơ sở và cong doan bạn"), paragraph("c", "Đoàn viên")),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("công đoàn", [("a", 12, 21), ("b", 0, 9)]),
        ("cong doan", [("a", 12, 21), ("b", 0, 9), ("b", 19, 28)]),
        ("đoàn", [("a", 17, 21), ("b", 5, 9), ("c", 0, 4)]),
        ("ĐOÀN", [("a", 17, 21), ("b", 5, 9), ("c", 0, 4)]),
        ("đoan", []),
        ("", []),
        ("đoa\u0300n viên", [("c", 0, 9)]),
    ],
)
def test_marks_count_where_they_are_typed(words: str, found: list[tuple[str, int, int]]) -> None:
    assert [(match.key, match.start, match.end) for match in find_words(PLAN, Sought(words))] == found


def test_offsets_count_the_marks_of_footnotes() -> None:
    plan = Document("plan", body=(Block("a", Level.PARAGRAPH, runs=(Run("Một"), Run(footnote="n"), Run(" hai"))),))
    assert [(match.start, match.end) for match in find_words(plan, Sought("hai"))] == [(5, 8)]


def test_titles_of_appendices_and_cells_of_tables_are_sought_too() -> None:
    plan = set_title(add_appendix(PLAN, appendix_id="x"), "x", "DANH MỤC VIỆC")
    table = plan.appendices[0].blocks[0]
    plan = set_cell(plan, table.id, 0, 0, text_runs("Đơn vị chủ trì"))
    assert [match.key for match in find_words(plan, Sought("danh muc"))] == [title_key("x")]
    assert find_words(plan, Sought("chu tri")) == (Match(4, 0, 7, 14, table.id, "0:0"),)


def test_going_round_the_document() -> None:
    matches = find_words(PLAN, Sought("đoàn"))
    assert step_from(matches, 0, 17) == 0
    assert step_from(matches, 0, 18) == 1
    assert step_from(matches, 2, 4) == 0
    assert step_from(matches, 1, 5, back=True) == 0
    assert step_from(matches, 0, 0, back=True) == 2
    assert step_from((), 0, 0) == -1
    assert step_from((), 0, 0, back=True) == -1


@pytest.mark.parametrize(
    ("document", "key", "offset", "words"),
    [
        (Document("d", body=(Block("p", Level.PARAGRAPH, runs=text_runs("Công 工 đoàn")),)), "p", 5, "Công 工 đoàn"),
        (Document("d", body=(Block("p", Level.PARAGRAPH, runs=text_runs("a" * 60 + "工" + "b" * 60)),)), "p", 60, None),
        (Document("d", appendices=(Appendix("a1", "Bảng 工"),)), "title:a1", 5, "Bảng 工"),
        (Document("d", header=Header(place="工")), "header", 0, "工"),
        (Document("d", addressed_to=("Ban 工",)), "header", 0, "Ban 工"),
        (Document("d", recipients=Recipients((RecipientGroup(("Ban A", "Ban 工")),))), "recipients", 0, "Ban 工"),
        (Document("d", signature=Signature(signer="工")), "signature", 0, "工"),
        (Document("d", copy=Copy(signature=Signature(post="工"))), "copy", 0, "工"),
        (
            Document(
                "d",
                body=(Block("p", Level.PARAGRAPH, runs=(Run(footnote="n"),)),),
                footnotes=(Footnote("n", text_runs("x 工")),),
            ),
            "p",
            0,
            "x 工",
        ),
        (
            Document("d", body=(Block("t", Level.TABLE, table=Table(((Cell(text_runs("ô 工")),),))),)),
            "t",
            0,
            "ô 工",
        ),
    ],
)
def test_a_letter_is_found_wherever_it_stands(document: Document, key: str, offset: int, words: str | None) -> None:
    spot = find_letter(document, "工")
    assert spot is not None
    assert (spot.key, spot.offset) == (key, offset)
    assert spot.words == (words or "…" + "a" * 24 + "工" + "b" * 23 + "…")
    assert find_letter(document, "部") is None


def test_what_has_been_read_is_not_read_again_when_the_document_changes() -> None:
    finder = Finder(Sought("đoàn"))
    assert len(finder.matches(PLAN)) == 3
    before = finder.spans(PLAN.body[0].runs)
    changed = replace(PLAN, body=(PLAN.body[0], paragraph("c", "Đoàn, đoàn viên")))
    assert len(finder.matches(changed)) == 4
    assert finder.spans(PLAN.body[0].runs) is before
    assert finder.matches(PLAN) == find_words(PLAN, Sought("đoàn"))


def test_parts_are_above_or_below_the_lines_and_a_note_is_at_its_mark() -> None:
    plan = Document(
        "plan",
        header=Header(issuer="Đoàn A", contact="Đoàn B"),
        body=(Block("a", Level.PARAGRAPH, runs=(Run("Một đoàn"), Run(footnote="n"), Run(" đoàn"))),),
        signature=Signature(signer="Đoàn C"),
        appendices=(Appendix("x", "ĐOÀN D", "Kèm theo đoàn E"),),
        footnotes=(Footnote("n", text_runs("Hai đoàn")),),
    )
    found = [(match.key, match.spot, match.line, match.start) for match in find_words(plan, Sought("đoàn"))]
    assert found == [
        ("header.issuer", PART, -1, 0),
        ("a", "", 0, 4),
        ("n", NOTE, 0, 4),
        ("a", "", 0, 10),
        ("signature.signer", PART, 0, 0),
        ("header.contact", PART, 0, 0),
        ("title:x", "", 1, 0),
        ("appendix.attached:x", PART, 1, 9),
    ]
