"""Underlined words: a rule under each stretch of them on each line, wherever they stand, and under nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Block, Cell, Document, Footnote, Level, Run, Table
from desktop.services.library import standards
from desktop.typeset import Page, Rule, TextRun, lay_out_document
from desktop.typeset.metrics import ASCENT, DESCENT
from desktop.typeset.page import NOTE_SPOT, Face
from desktop.typeset.rows import Row, cut_row
from desktop.typeset.underlines import underline_of
from tests.typeset.accounting import accounted, end_of, overlaps
from tests.typeset.plans import SENTENCE, printed, union_plan

UNION = standards()["nd30_union"]


def underlined(text: str, *, bold: bool = False) -> Run:
    return Run(text, bold=bold, underline=True)


def plan_of(*runs: Run, footnotes: tuple[Footnote, ...] = ()) -> Document:
    return replace(union_plan(Block("b", Level.PARAGRAPH, runs)), footnotes=footnotes)


def rules_of(pages: tuple[Page, ...], block_id: str) -> list[Rule]:
    return [item for page in pages for item in page.items if isinstance(item, Rule) and item.block_id == block_id]


def runs_of(pages: tuple[Page, ...], block_id: str) -> list[TextRun]:
    return [item for page in pages for item in page.items if isinstance(item, TextRun) and item.block_id == block_id]


@pytest.mark.parametrize("face", Face)
def test_a_face_says_where_its_line_is_and_it_clears_the_letters(face: Face) -> None:
    line = underline_of(face)
    assert 0 < line.width < 0.1
    assert line.down - line.width / 2 > 0, "letters stand on the baseline"
    assert line.down + line.width / 2 < DESCENT


def test_one_word_has_one_rule_as_long_as_it() -> None:
    pages = lay_out_document(plan_of(Run("Thực hiện "), underlined("ngay"), Run(" việc này.")), UNION)
    [rule] = rules_of(pages, "b")
    [word] = [run for run in runs_of(pages, "b") if run.text == "ngay"]
    look = underline_of(word.face)
    assert (rule.x1, rule.x2) == pytest.approx((word.x, end_of(word)))
    assert rule.y1 == rule.y2 == pytest.approx(word.baseline + look.down * word.size)
    assert rule.width == pytest.approx(look.width * word.size)


def test_a_stretch_over_several_lines_has_a_rule_on_each_across_its_gaps() -> None:
    pages = lay_out_document(plan_of(underlined(SENTENCE)), UNION)
    rules, lines = rules_of(pages, "b"), runs_of(pages, "b")
    assert len(rules) == len(lines) > 2
    for rule, line in zip(rules, lines, strict=True):
        assert (rule.x1, rule.x2) == pytest.approx((line.x, end_of(line)), abs=0.01)


def test_neighbours_in_other_faces_share_one_rule_of_one_thickness() -> None:
    pages = lay_out_document(plan_of(underlined("rất "), underlined("quan ", bold=True), underlined("trọng")), UNION)
    [rule] = rules_of(pages, "b")
    runs = runs_of(pages, "b")
    assert (rule.x1, rule.x2) == pytest.approx((runs[0].x, end_of(runs[-1])))
    assert rule.width == pytest.approx(underline_of(Face.BOLD).width * runs[0].size)


def test_the_mark_of_a_footnote_is_not_underlined() -> None:
    note = Footnote("n", (underlined("Chú thích"), Run(" này.")))
    plan = plan_of(underlined("Trước"), Run(footnote="n", underline=True), underlined("sau"), footnotes=(note,))
    pages = lay_out_document(plan, UNION)
    before, after = rules_of(pages, "b")
    [mark] = [run for run in runs_of(pages, "b") if run.spot == NOTE_SPOT + "n"]
    assert before.x2 <= mark.x + 0.01 < end_of(mark) <= after.x1 + 0.01
    [of_note] = rules_of(pages, "n")
    assert of_note.width < before.width, "notes are set smaller"


def test_cells_of_tables_keep_their_underlined_words() -> None:
    table = Table(((Cell((Run("Việc"),)), Cell((Run("Hạn"),))), (Cell((underlined("Gấp"),)), Cell((Run("Quý I"),)))), 1)
    pages = lay_out_document(union_plan(Block("t", Level.TABLE, table=table)), UNION)
    [cell] = [run for run in runs_of(pages, "t") if run.text == "Gấp"]
    under = [rule for rule in rules_of(pages, "t") if rule.x1 == pytest.approx(cell.x)]
    assert [rule.x2 for rule in under] == [pytest.approx(end_of(cell))]
    assert 0 < under[0].y1 - cell.baseline < DESCENT * cell.size


def test_a_row_that_is_cut_leaves_each_rule_with_its_words() -> None:
    def line(at: float, x: float) -> tuple[TextRun, Rule]:
        run = TextRun(x, at, "ngay", Face.REGULAR, 14, "t")
        y = at + underline_of(Face.REGULAR).down * 14
        return run, Rule(x, y, end_of(run), y, 0.7, "t")

    left, right = line(20, 0), line(22, 100)  # the right one just misses the room, its rule would not
    borders = (Rule(-5, 0, -5, 60, 0.5, "t"), Rule(200, 0, 200, 60, 0.5, "t"))
    first, rest = cut_row(Row(60, (*left, *right, *line(45, 0), *borders)), 22 + DESCENT * 14 - 0.5)
    for piece, words in ((first, 1), (rest, 2)):
        runs = [item for item in piece.items if isinstance(item, TextRun)]
        under = [item for item in piece.items if isinstance(item, Rule) and item.width == 0.7]
        assert len(runs) == len(under) == words
        for run, rule in zip(runs, under, strict=True):
            assert rule.x1 == run.x
            assert rule.y1 - run.baseline == pytest.approx(underline_of(Face.REGULAR).down * 14)
    assert min(run.baseline - 14 * ASCENT for run in rest.items if isinstance(run, TextRun)) >= 0


def test_in_the_pdf_the_rule_is_drawn_and_read_to_nobody() -> None:
    plan = plan_of(Run("Thực hiện "), underlined("ngay"), Run(" việc này."))
    plain = plan_of(Run("Thực hiện "), Run("ngay"), Run(" việc này."))
    drawn, without = printed(plan), printed(plain)
    assert len(drawn[0].level_rules()) == len(without[0].level_rules()) + 1
    assert [line.text for line in drawn[0].lines] == [line.text for line in without[0].lines]


@given(st.lists(st.tuples(st.sampled_from(["ngay ", "hôm nay", SENTENCE, " và ", "\n"]), st.booleans()), max_size=7))
def test_any_mixture_is_underlined_where_it_should_be(parts: list[tuple[str, bool]]) -> None:
    plan = plan_of(*(Run(text, underline=on) for text, on in parts), Run("Hết."))
    pages = lay_out_document(plan, UNION)
    assert accounted(plan, UNION, pages) == overlaps(pages) == []
    runs, rules = runs_of(pages, "b"), rules_of(pages, "b")
    assert rules_of(lay_out_document(plan_of(*(Run(text) for text, _on in parts), Run("Hết.")), UNION), "b") == []
    under = {
        run: [r for r in rules if 0 < r.y1 - run.baseline < DESCENT * run.size and r.x1 - 0.01 <= run.x < r.x2]
        for run in runs
    }
    shown = "".join(run.text for run in runs if under[run])
    assert "".join(shown.split()) == "".join("".join(text for text, on in parts if on).split())
    assert {rule for found in under.values() for rule in found} == set(rules), "no rule without words"
