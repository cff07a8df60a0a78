"""Finding words in a document."""

from __future__ import annotations

import pytest

from desktop.domain.appendices import add_appendix, set_title, title_key
from desktop.domain.document import Block, Document, Level, Run, text_runs
from desktop.domain.finding import Match, find_words, step_from
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
        ("  ", []),
        ("đoa\u0300n viên", [("c", 0, 9)]),
    ],
)
def test_marks_count_where_they_are_typed(words: str, found: list[tuple[str, int, int]]) -> None:
    assert [(match.key, match.start, match.end) for match in find_words(PLAN, words)] == found


def test_offsets_count_the_marks_of_footnotes() -> None:
    plan = Document("plan", body=(Block("a", Level.PARAGRAPH, runs=(Run("Một"), Run(footnote="n"), Run(" hai"))),))
    assert [(match.start, match.end) for match in find_words(plan, "hai")] == [(5, 8)]


def test_titles_of_appendices_and_cells_of_tables_are_sought_too() -> None:
    plan = set_title(add_appendix(PLAN, appendix_id="x"), "x", "DANH MỤC VIỆC")
    table = plan.appendices[0].blocks[0]
    plan = set_cell(plan, table.id, 0, 0, text_runs("Đơn vị chủ trì"))
    assert [match.key for match in find_words(plan, "danh muc")] == [title_key("x")]
    assert find_words(plan, "chu tri") == (Match(4, 0, 1, table.id),)


def test_going_round_the_document() -> None:
    matches = find_words(PLAN, "đoàn")
    assert step_from(matches, 0, 17) == 0
    assert step_from(matches, 0, 18) == 1
    assert step_from(matches, 2, 4) == 0
    assert step_from(matches, 1, 5, back=True) == 0
    assert step_from(matches, 0, 0, back=True) == 2
    assert step_from((), 0, 0) == -1
    assert step_from((), 0, 0, back=True) == -1
