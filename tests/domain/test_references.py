"""References say where their targets stand: worded as laws do, kept right by every edit, found where typed by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import edits
from desktop.domain.appendices import add_appendix, remove_appendix
from desktop.domain.document import Appendix, Block, Cell, Document, Header, Level, Run, Table, plain, rank, text_runs
from desktop.domain.references import (
    Items,
    all_references,
    chain,
    drop_references,
    drop_touched,
    references_in,
    refresh_references,
    text_like,
    words_of,
)
from desktop.domain.standards import Standard, parse_standard
from desktop.domain.typed_references import Targets, find_references, made_live, make_all_live, offers, parse_reference
from desktop.resources import resource
from tests.domain.commands import Command, sessions
from tests.domain.documents import plans


def load(standard_id: str) -> Standard:
    return parse_standard(resource("standards", f"{standard_id}.toml").read_text(encoding="utf-8"))


UNION, PARTY = load("nd30_union"), load("party_hd05")


def block(id: str, level: Level, *children: Block, runs: tuple[Run, ...] = ()) -> Block:
    return Block(id, level, runs or text_runs("lời"), children)


PLAN = Document(
    "d",
    header=Header(kind="KẾ HOẠCH"),
    body=(
        block(
            "I",
            Level.SECTION,
            block("I1", Level.CLAUSE),
            block(
                "I2",
                Level.CLAUSE,
                *(block(f"I2{letter}", Level.POINT) for letter in "abcd"),
                block("I2e", Level.POINT, block("dash1", Level.DASH), block("dash2", Level.DASH)),
            ),
        ),
        block("II", Level.SECTION, block("II1", Level.CLAUSE, block("II1.1", Level.SUBCLAUSE))),
    ),
    appendices=(Appendix("A", "PHÂN CÔNG", blocks=(block("AI", Level.SECTION, block("AI1", Level.CLAUSE)),)),),
)
RULES = Document(
    "r",
    header=Header(kind="QUY CHẾ"),
    body=(
        block("C1", Level.CHAPTER, block("D1", Level.ARTICLE), block("D2", Level.ARTICLE)),
        block(
            "C2",
            Level.CHAPTER,
            block(
                "M1", Level.DIVISION, block("D3", Level.ARTICLE, block("D3.1", Level.CLAUSE, block("a", Level.POINT)))
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("document", "target", "words"),
    [
        (PLAN, "II", "mục II"),
        (PLAN, "I2", "khoản 2 mục I"),
        (PLAN, "I2e", "điểm đ khoản 2 mục I"),
        (PLAN, "dash2", "gạch đầu dòng thứ hai điểm đ khoản 2 mục I"),
        (PLAN, "II1.1", "khoản 1.1 mục II"),
        (PLAN, "appendix:A", "Phụ lục"),
        (PLAN, "A", "Phụ lục"),
        (PLAN, "AI1", "khoản 1 mục I Phụ lục"),
        (RULES, "D3", "Điều 3"),
        (RULES, "a", "điểm a khoản 1 Điều 3"),
        (RULES, "C2", "Chương II"),
        (RULES, "M1", "Mục 1 Chương II"),
    ],
)
def test_a_reference_names_units_from_the_smallest_to_the_largest(document: Document, target: str, words: str) -> None:
    assert text_like(Items(document, UNION), "elsewhere", target, "") == words


def test_the_party_writes_its_numbers_in_its_way_and_is_cited_without_their_dashes() -> None:
    assert text_like(Items(PLAN, PARTY), "I1", "I2e", "") == "điểm đ khoản 2 mục I"


@pytest.mark.parametrize(
    ("document", "here", "target", "words"),
    [
        (PLAN, "I1", "I2", "khoản 2 mục này"),
        (PLAN, "I1", "I", "mục này"),
        (PLAN, "I2a", "I2c", "điểm c khoản này"),
        (PLAN, "dash1", "dash2", "gạch đầu dòng thứ hai điểm này"),
        (PLAN, "II1", "I2", "khoản 2 mục I"),  # nothing is shared: there is no short form
        (RULES, "a", "D3.1", "khoản này"),
        (RULES, "a", "D3", "Điều này"),
        (RULES, "D1", "D2", "Điều 2"),
    ],
)
def test_the_short_form_ends_at_what_both_stand_in(document: Document, here: str, target: str, words: str) -> None:
    assert words_of(Items(document, UNION), here, target, short=True) == words


def test_an_appendix_and_the_main_text_are_told_apart() -> None:
    two = add_appendix(PLAN, appendix_id="B")
    items = Items(two, UNION)
    assert words_of(items, "I1", "AI1") == "khoản 1 mục I Phụ lục I"
    assert words_of(items, "AI1", "AI") == "mục I Phụ lục này"
    assert words_of(items, "AI1", "I2") == "khoản 2 mục I Kế hoạch này"
    assert words_of(items, "AI1", "appendix:B") == "Phụ lục II"


@pytest.mark.parametrize(
    ("like", "words"),
    [
        ("khoản 9 mục V", "khoản 2 mục I"),
        ("khoản 9 mục này", "khoản 2 mục này"),
        ("Khoản 9 mục V", "Khoản 2 mục I"),  # begins a sentence
        ("Khoản 2 mục này", "Khoản 2 mục này"),
        ("Điều 5", "khoản 2 mục I"),  # its capital is the law's, not the clerk's
        ("Mục 1 Chương II", "khoản 2 mục I"),
        ("mục I Kế hoạch này", "khoản 2 mục I"),  # tells appendices from the main text: no short form
    ],
)
def test_what_the_clerk_chose_is_kept_in_the_words(like: str, words: str) -> None:
    assert text_like(Items(PLAN, UNION), "I1", "I2", like) == words


def referring(target: str = "I2", words: str = "khoản 2 mục I") -> Document:
    """The plan with a reference in a line and one in a table."""
    run = Run(words, reference=target)
    table = Table(((Cell((Run("theo "), run)),),), 0)
    body = (*PLAN.body, Block("t", Level.TABLE, table=table), Block("p", runs=(Run("Theo "), run, Run("."))))
    return replace(PLAN, body=body)


def said(document: Document) -> list[str]:
    return [reference.text for _id, reference in all_references(document)]


def test_references_follow_their_target_and_nothing_else_is_touched() -> None:
    before = referring()
    after = edits.move(before, "I2", -1)
    moved = refresh_references(after, UNION, before)
    assert said(moved) == ["khoản 1 mục I"] * 2
    assert all(old is new for old, new in zip(after.body[:2], moved.body[:2], strict=True))
    assert moved.body[3].text == "Theo khoản 1 mục I."
    assert refresh_references(moved, UNION, before) is moved


def test_a_reference_to_what_is_gone_keeps_its_words() -> None:
    before = referring()
    gone = edits.remove(before, "I2")
    assert refresh_references(gone, UNION, before) is gone
    assert [reference.target for _id, reference in all_references(gone)] == ["I2", "I2"]


def test_an_appendix_gets_its_number_when_another_comes() -> None:
    before = referring("appendix:A", "Phụ lục")
    two = refresh_references(add_appendix(before, appendix_id="B"), UNION, before)
    assert said(two) == ["Phụ lục I"] * 2
    assert said(refresh_references(remove_appendix(two, "B"), UNION, two)) == ["Phụ lục"] * 2


def test_words_cut_by_an_edit_are_plain_words_and_a_bold_half_is_still_one_reference() -> None:
    before = referring()
    cut = refresh_references(edits.split(before, "p", 8, "new"), UNION, before)
    assert [reference.text for id, reference in all_references(cut) if id != "t"] == []
    assert [block.text for block in cut.body[3:]] == ["Theo kho", "ản 2 mục I."]
    runs = (Run("khoản 2", bold=True, reference="I2"), Run(" mục I", reference="I2"))
    half = edits.set_runs(before, "p", runs)
    moved = refresh_references(edits.move(half, "I2", -1), UNION, half)
    assert moved.body[3].runs == (Run("khoản 1 mục I", bold=True, reference="I2"),)


def test_what_was_typed_into_a_reference_where_nobody_looked_is_never_written_over() -> None:
    typed = edits.set_runs(referring(), "p", (Run("Theo khoản 2 và 3 mục I", reference="I2"),))
    moved = refresh_references(edits.move(typed, "I2", -1), UNION, typed)
    assert moved.body[3].runs == (Run("Theo khoản 2 và 3 mục I"),)
    assert said(moved) == ["khoản 1 mục I"]


def test_typing_inside_a_reference_makes_it_plain_and_beside_it_does_not() -> None:
    live = Run("mục I", reference="I")
    assert drop_touched((live,), (replace(live, text="mục xI"),)) == (Run("mục xI"),)
    assert drop_touched((live,), (Run("a"), live, Run("b"))) == (Run("a"), live, Run("b"))
    assert drop_references((Run("Theo "), live), 6, 6) == (Run("Theo mục I"),)
    assert drop_references((Run("Theo "), live), 0, 5) == (Run("Theo "), live)


def test_links_are_found_with_their_places() -> None:
    runs = (Run("Theo "), Run("mục ", reference="I"), Run("I", bold=True, reference="I"), Run("mục II", reference="II"))
    assert [tuple(reference) for reference in references_in(runs)] == [(5, 10, "I", "mục I"), (10, 16, "II", "mục II")]


# typed by hand


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("khoản 2 mục III", ("khoản 2", "mục iii")),
        ("Khoản 2, Mục III", ("khoản 2", "mục iii")),
        ("điểm đ) khoản 1 Điều 5", ("điểm đ", "khoản 1", "điều 5")),
        ("khoản 2 mục này", ("khoản 2", "mục này")),
        ("Phụ lục II", ("phụ lục ii",)),
        ("gạch đầu dòng thứ hai khoản 1 mục II", ("gạch đầu dòng thứ hai", "khoản 1", "mục ii")),
        ("khoản 2 của mục I Kế hoạch này", ("khoản 2", "mục i", "kế hoạch này")),
        ("khoản 2 mục III.", None),
        ("mục tiêu", None),
        ("điểm nhấn", None),
        ("mục iii", None),
        ("phụ lục", None),
    ],
)
@pytest.mark.parametrize("standard", [UNION, PARTY], ids=lambda standard: standard.id)
def test_typed_words_are_read_exactly(standard: Standard, text: str, units: tuple[str, ...] | None) -> None:
    assert parse_reference(text, standard) == units


@pytest.mark.parametrize(
    "text",
    [
        "khoản 2 Điều 5 Luật Công đoàn",
        "mục III Nghị quyết số 02-NQ/TW",
        "khoản 3 mục II của Quy định 399",
        "điểm a khoản 1 Điều 9 ban hành kèm theo Quyết định số 5",
        "Phụ lục II, Hướng dẫn 36",
    ],
)
def test_what_cites_another_document_is_not_offered(text: str) -> None:
    assert list(find_references(f"Theo {text}.", UNION)) == []


def test_what_is_typed_is_offered_where_it_names_something_here() -> None:
    targets = Targets(Items(PLAN, UNION))
    runs = (Run("Theo "), Run("Khoản 2, mục I", bold=True), Run(", khoản 7 mục I và mục I"))
    found = offers(runs, "I1", targets)
    assert [(offer.target, offer.words) for offer in found] == [("I2", "Khoản 2 mục I"), ("I", "mục I")]
    taken = made_live(runs, found)
    assert taken[1] == Run("Khoản 2 mục I", bold=True, reference="I2")
    assert plain(taken) == "Theo Khoản 2 mục I, khoản 7 mục I và mục I"
    assert offers(taken, "I1", targets) == ()
    assert offers(text_runs("khoản 1 mục này"), "I1", targets) == ()  # itself
    assert [offer.target for offer in offers(text_runs("khoản 2 mục này"), "I1", targets)] == ["I2"]
    assert [offer.target for offer in offers(text_runs("mục I; mục I Kế hoạch này"), "AI1", targets)] == ["AI", "I"]


def test_all_that_was_typed_can_be_linked_at_once() -> None:
    plain_plan = make_all_live(unlinked(referring()), targets := Targets(Items(PLAN, UNION)))
    assert [reference.target for _id, reference in all_references(plain_plan)] == ["I2", "I2"]
    assert make_all_live(plain_plan, targets) is plain_plan


def unlinked(document: Document) -> Document:
    last = document.body[-1]
    table = document.body[-2].table
    assert table is not None
    plain_table = replace(table, rows=((Cell(text_runs("theo khoản 2 mục I")),),))
    return replace(
        document,
        body=(
            *document.body[:-2],
            replace(document.body[-2], table=plain_table),
            replace(last, runs=text_runs(last.text)),
        ),
    )


# any edits


@given(plans(), st.data(), sessions(8))
def test_any_edits_keep_every_reference_right_or_lost(
    plan: Document, data: st.DataObject, commands: list[Command]
) -> None:
    items = Items(plan, UNION)
    target = data.draw(st.sampled_from(sorted(items))) if items else "gone"
    where = data.draw(st.sampled_from([block.id for block in plan.body if block.level is not Level.TABLE] or [""]))
    like = data.draw(st.sampled_from(["", "mục này", "Mục I"]))
    words = text_like(items, where, target, like) if target in items else "mục V"
    document = edits.update_block(plan, where, lambda b: replace(b, runs=(Run("Theo "), Run(words, reference=target))))
    for command in commands:
        document = refresh_references(command.play(document), UNION, document)
        now = Items(document, UNION)
        for block_id, reference in all_references(document):
            if reference.target in now:
                assert reference.text == text_like(now, block_id, reference.target, reference.text)
        assert refresh_references(document, UNION) == document


@given(plans())
def test_every_full_reference_that_is_typed_leads_back_to_its_target(plan: Document) -> None:
    items = Items(plan, UNION)
    targets = Targets(items)
    for id in items:
        named = [rank(item.level) for item in chain(items, id) if item.level]
        if named == sorted(set(named), reverse=True) and named[-1:] != [rank(Level.PARAGRAPH)]:
            words = words_of(items, "elsewhere", id)
            units = parse_reference(words, UNION)
            assert units is not None or id.startswith("appendix:")
            found = targets.target(units, "elsewhere") if units else ""
            assert not found or words_of(items, "elsewhere", found) == words
