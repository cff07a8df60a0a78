"""What Enter, Backspace, Delete and a selection do to the document, and where the caret stands then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import keys
from desktop.domain.appendices import add_appendix, title_key
from desktop.domain.document import (
    Assignment,
    Block,
    Document,
    Level,
    Run,
    Table,
    Target,
    find,
    text_runs,
    trees,
    walk,
)
from desktop.domain.edits import rows_of, update_block
from desktop.domain.keys import Result
from desktop.domain.lines import Caret, line, places, set_line, with_rows
from desktop.domain.numbering import Forms, labels
from desktop.domain.pasting import Piece, paste, pieces_of_text, recognise
from desktop.domain.runs import flat, runs_length
from tests.domain.documents import documents


def item(id: str, level: Level, text: str = "", *children: Block, guidance: str = "") -> Block:
    return Block(id, level, text_runs(text), children, guidance=guidance)


PLAN = Document(
    "d",
    bases=(item("basis", Level.PARAGRAPH, "Căn cứ"),),
    body=(
        item("I", Level.SECTION, "MỤC", item("1", Level.CLAUSE, "một"), item("2", Level.CLAUSE, "hai")),
        item("II", Level.SECTION, "HAI"),
    ),
    closing=(item("end", Level.PARAGRAPH, "Hết"),),
)


def body(document: Document) -> list[str]:
    """Printed labels and words of the body."""
    numbers = labels(document.body, Forms())
    return [f"{numbers[block.id]} {block.text}".strip() for block in walk(document.body)]


def show(result: Result) -> tuple[list[str], tuple[str, int]]:
    document, caret = result
    return body(document), (caret.key, caret.offset)


def test_enter_at_the_end_begins_the_next_item() -> None:
    assert show(keys.enter(PLAN, Caret("2", 3), "new")) == (["I. MỤC", "1. một", "2. hai", "3.", "II. HAI"], ("new", 0))


def test_enter_behind_a_title_with_items_begins_the_first_of_them() -> None:
    assert show(keys.enter(PLAN, Caret("I", 3), "new"))[0] == ["I. MỤC", "1.", "2. một", "3. hai", "II. HAI"]


def test_enter_at_the_start_makes_room_above_and_stays_with_the_words() -> None:
    assert show(keys.enter(PLAN, Caret("1", 0), "new")) == (["I. MỤC", "1.", "2. một", "3. hai", "II. HAI"], ("1", 0))


def test_enter_in_an_empty_item_goes_up_and_at_last_out_of_the_list() -> None:
    document = set_line(PLAN, "2", ())
    document, caret = keys.enter(document, Caret("2"), "new")
    assert show((document, caret)) == (["I. MỤC", "1. một", "II.", "III. HAI"], ("2", 0))
    assert show(keys.enter(document, caret, "new")) == (["I. MỤC", "1. một", "", "II. HAI"], ("2", 0))


def test_enter_in_an_empty_item_with_guidance_goes_on_to_the_next() -> None:
    guided = replace(PLAN, body=(item("I", Level.SECTION, "", guidance="Nêu mục đích"),))
    document, _caret = keys.enter(guided, Caret("I"), "new")
    assert [block.guidance for block in document.body] == ["Nêu mục đích", ""]


REGULATION = Document(
    "d",
    body=(
        item(
            "c", Level.CHAPTER, "Quy định", item("a", Level.ARTICLE, "Phạm vi"), item("s", Level.ARTICLE, "Ban hành.")
        ),
        item("e", Level.CHAPTER, ""),
    ),
)


@pytest.mark.parametrize(
    ("level", "below"),
    [
        (Level.PART, Level.SECTION),
        (Level.CHAPTER, Level.ARTICLE),
        (Level.DIVISION, Level.ARTICLE),
        (Level.SUBDIVISION, Level.ARTICLE),
        (Level.ARTICLE, Level.CLAUSE),
    ],
)
def test_enter_behind_the_title_of_a_chapter_or_an_article_begins_what_stands_under_it(
    level: Level, below: Level
) -> None:
    document, caret = keys.enter(Document("d", body=(item("x", level, "Tên"),)), Caret("x", 3), "new")
    assert [(block.id, block.level) for block in document.body[0].children] == [("new", below)]
    assert caret == Caret("new")
    document, caret = keys.enter(document, caret, "other")  # an empty one goes back up: the next chapter or article
    assert [(block.id, block.level) for block in document.body] == [("x", level), ("new", level)]


def test_enter_behind_an_article_that_is_a_sentence_begins_the_next_article() -> None:
    assert show(keys.enter(REGULATION, Caret("s", 9), "new"))[0] == [
        *("Chương I Quy định", "Điều 1. Phạm vi", "Điều 2. Ban hành.", "Điều 3.", "Chương II")
    ]


def test_enter_within_a_title_parts_it() -> None:
    assert show(keys.enter(REGULATION, Caret("a", 4), "new"))[0][1:3] == ["Điều 1. Phạm", "Điều 2.  vi"]


def test_enter_in_an_empty_quotation_leaves_it() -> None:
    quoted = Document("d", body=(item("1", Level.CLAUSE, "một", item("q", Level.QUOTATION, "“Lời”")),))
    document, caret = keys.enter(quoted, Caret("q", 5), "new")
    assert [block.level for block in document.body[0].children] == [Level.QUOTATION, Level.QUOTATION]
    document, caret = keys.enter(document, caret, "other")
    assert [block.level for block in document.body[0].children] == [Level.QUOTATION, Level.PARAGRAPH]


def test_backspace_joins_and_an_empty_line_above_just_goes() -> None:
    assert show(keys.backspace(PLAN, "2")) == (["I. MỤC", "1. mộthai", "II. HAI"], ("1", 3))
    emptied = set_line(PLAN, "1", ())
    assert show(keys.backspace(emptied, "2")) == (["I. MỤC", "1. hai", "II. HAI"], ("2", 0))


def test_backspace_never_joins_over_the_edge_of_a_place_but_takes_an_empty_line_out() -> None:
    assert keys.backspace(PLAN, "end") == (PLAN, Caret("end"))
    document, caret = keys.backspace(set_line(PLAN, "end", ()), "end")
    assert (document.closing, caret) == ((), Caret("II", 3))


def test_the_last_line_of_the_body_stays() -> None:
    document = Document("d", bases=PLAN.bases, body=(item("I", Level.SECTION),))
    assert keys.backspace(document, "I") == (document, Caret("I"))


def test_delete_joins_the_next_line_and_takes_an_empty_one_out() -> None:
    assert show(keys.delete_forward(PLAN, "1")) == (["I. MỤC", "1. mộthai", "II. HAI"], ("1", 3))
    assert show(keys.delete_forward(set_line(PLAN, "2", ()), "1")) == (["I. MỤC", "1. một", "II. HAI"], ("1", 3))
    assert show(keys.delete_forward(set_line(PLAN, "1", ()), "1")) == (["I. MỤC", "1. hai", "II. HAI"], ("2", 0))
    assert keys.delete_forward(PLAN, "basis")[0] is PLAN


def test_a_selection_over_places_keeps_them_apart() -> None:
    document, caret = keys.delete_selection(PLAN, Caret("basis", 4), Caret("2", 1), "new")
    assert (document.bases[0].text, body(document), caret) == ("Căn ", ["1. ai", "I. HAI"], Caret("basis", 4))


def test_a_selection_over_the_whole_body_leaves_a_line_to_type_on() -> None:
    document, caret = keys.delete_selection(PLAN, Caret("basis", 0), Caret("end", 3), "new")
    assert (document.bases[0].text, [b.id for b in document.body], document.closing[0].text) == ("", ["new"], "")
    assert caret == Caret("basis", 0)


RECORDS = Document(
    "d",
    body=(
        item("1", Level.CLAUSE, "một"),
        Block(
            "2",
            Level.CLAUSE,
            (Run("đạt "), Run("85%", record="t1"), Run(" và "), Run("90%", record="t2")),
            targets=(Target("t1"), Target("t2"), Target("unnamed")),
            assignments=(Assignment("a2", "Ban Hai"),),
        ),
    ),
)


def test_what_is_left_of_an_item_keeps_its_records_where_it_is_joined_to_another() -> None:
    joined = keys.delete_selection(RECORDS, Caret("1", 2), Caret("2", 8), "new")[0].body
    assert [(block.id, block.text) for block in joined] == [("1", "mộvà 90%")]
    assert [target.id for target in joined[0].targets] == ["t2", "unnamed"]
    assert joined[0].assignments == (Assignment("a2", "Ban Hai"),)
    gone = keys.delete_selection(RECORDS, Caret("1", 2), Caret("2", 14), "new")[0].body
    assert (gone[0].text, gone[0].targets, gone[0].assignments) == ("mộ", (), ())


def test_of_two_assignments_joined_the_first_stays() -> None:
    first = replace(RECORDS.body[0], assignments=(Assignment("a1", "Ban Một"),))
    document, _caret = keys.backspace(replace(RECORDS, body=(first, RECORDS.body[1])), "2")
    assert [block.assignments for block in document.body] == [(Assignment("a1", "Ban Một"),)]
    alone, _caret = keys.backspace(RECORDS, "2")
    assert [block.assignments for block in alone.body] == [(Assignment("a2", "Ban Hai"),)]


def test_where_all_words_of_the_first_are_gone_what_is_left_is_the_task_of_the_second() -> None:
    first = replace(RECORDS.body[0], assignments=(Assignment("a1", "Ban Một"),))
    both = replace(RECORDS, body=(first, *RECORDS.body[1:]))
    left = keys.delete_selection(both, Caret("1", 0), Caret("2", 8), "new")[0].body
    assert [(block.text, block.assignments) for block in left] == [("và 90%", (Assignment("a2", "Ban Hai"),))]


def test_a_table_goes_when_it_lies_inside_and_stays_when_it_does_not() -> None:
    table = Block("t", Level.TABLE, table=Table(((),)))
    document = replace(PLAN, body=(item("a", Level.PARAGRAPH, "trước"), table, item("b", Level.PARAGRAPH, "sau")))
    gone = keys.delete_selection(document, Caret("a", 2), Caret("b", 1), "new")[0]
    kept = keys.delete_selection(document, Caret("t", 1), Caret("b", 1), "new")[0]
    alone = keys.delete_selection(document, Caret("t", 0), Caret("b", 0), "new")[0]
    assert [block.text for block in gone.body] == ["trau"]
    assert [(block.id, block.text) for block in kept.body] == [("a", "trước"), ("t", ""), ("b", "au")]
    assert [block.id for block in alone.body] == ["a", "b"]


@pytest.mark.parametrize(
    ("after", "level", "expected"),
    [
        ("1", Level.CLAUSE, ["I. MỤC", "1. một", "2.", "3. hai", "II. HAI"]),
        ("1", Level.POINT, ["I. MỤC", "1. một", "a)", "2. hai", "II. HAI"]),
        ("1", Level.SECTION, ["I. MỤC", "1. một", "2. hai", "II.", "III. HAI"]),
        ("basis", Level.SECTION, ["I.", "II. MỤC", "1. một", "2. hai", "III. HAI"]),
        ("end", Level.SECTION, ["I. MỤC", "1. một", "2. hai", "II. HAI", "III."]),
    ],
)
def test_a_new_item_stands_as_deep_as_its_level_does_there(after: str, level: Level, expected: list[str]) -> None:
    assert show(keys.new_item(PLAN, Caret(after), level, "new")) == (expected, ("new", 0))


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.QUOTATION, ["I. MỤC", "1. một", "", "2. hai", "II. HAI"]),
        (Level.PARAGRAPH, ["I. MỤC", "1. một", "", "2. hai", "II. HAI"]),
        (Level.POINT, ["I. MỤC", "1. một", "a)", "2. hai", "II. HAI"]),
        (Level.CLAUSE, ["I. MỤC", "1. một", "2.", "3. hai", "II. HAI"]),
    ],
)
def test_an_empty_item_becomes_what_is_asked_for_and_leaves_no_bare_number(level: Level, expected: list[str]) -> None:
    begun, caret = keys.enter(PLAN, Caret("1", 3), "empty")
    after, caret = keys.new_item(begun, caret, level, "new")
    assert show((after, caret)) == (expected, ("empty", 0))
    found = find(after, "empty")
    assert found is not None
    assert found[1].level is level


def test_an_empty_item_that_a_template_asks_to_fill_stays() -> None:
    begun, caret = keys.enter(PLAN, Caret("1", 3), "asked")
    asked = update_block(begun, "asked", lambda block: replace(block, guidance="Nêu việc"))
    assert show(keys.new_item(asked, caret, Level.POINT, "new"))[0] == [
        *("I. MỤC", "1. một", "2.", "a)", "3. hai", "II. HAI")
    ]


def test_the_title_of_an_appendix_is_a_line_like_others() -> None:
    document = add_appendix(PLAN, appendix_id="A", title="BẢNG")
    key = title_key("A")
    assert line(document, key) == Block(key, runs=text_runs("BẢNG"))
    assert set_line(document, key, text_runs("BIỂU")).appendices[0].title == "BIỂU"
    after, caret = keys.enter(document, Caret(key, 4), "new")
    assert (after.appendices[0].blocks[0].id, caret) == ("new", Caret("new"))


@given(documents(), st.data())
def test_lines_taken_apart_and_put_together_are_the_same_document(document: Document, data: st.DataObject) -> None:
    rebuilt = document
    for place, rows in places(document):
        rebuilt = with_rows(rebuilt, place, rows)
    assert rebuilt == document


@given(documents(), st.data())
def test_no_key_loses_a_word_that_was_not_selected(document: Document, data: st.DataObject) -> None:
    rows = [row for _place, rows in places(document) for row in rows]
    if not rows:
        return
    block = data.draw(st.sampled_from(rows)).block
    offset = data.draw(st.integers(0, runs_length(block.runs)))
    before = sorted(words(document))
    for result in (
        keys.enter(document, Caret(block.id, offset), "new"),
        keys.backspace(document, block.id),
        keys.delete_forward(document, block.id),
        keys.new_item(document, Caret(block.id, offset), Level.DASH, "new"),
    ):
        assert sorted(words(result[0])) == before


def words(document: Document) -> list[str]:
    """Every letter of every line."""
    return [letter for _place, blocks in trees(document) for block in walk(blocks) for letter in flat(block.runs)]


@pytest.mark.parametrize(
    ("printed", "level", "rest"),
    [
        ("I. MỤC ĐÍCH", Level.SECTION, "MỤC ĐÍCH"),
        ("IV- Nhiệm vụ", Level.SECTION, "Nhiệm vụ"),
        ("12. Việc", Level.CLAUSE, "Việc"),
        ("1.2. Việc", Level.SUBCLAUSE, "Việc"),
        ("đ) Việc", Level.POINT, "Việc"),
        ("- Việc", Level.DASH, "Việc"),
        ("• Việc", Level.DASH, "Việc"),
        ("+ Việc", Level.PLUS, "Việc"),
        ("* Đến năm 2030", Level.LABEL, "Đến năm 2030"),
        ("Phần I. Mở đầu", Level.PART, "Mở đầu"),
        ("Phần thứ nhất", Level.PART, ""),
        ("PHẦN THỨ HAI: NHIỆM VỤ", Level.PART, "NHIỆM VỤ"),
        ("Chương I", Level.CHAPTER, ""),
        ("CHƯƠNG II. QUY ĐỊNH CHUNG", Level.CHAPTER, "QUY ĐỊNH CHUNG"),
        ("Chương 3 TỔ CHỨC", Level.CHAPTER, "TỔ CHỨC"),
        ("Mục 1", Level.DIVISION, ""),
        ("Mục 2. Quyền của đoàn viên", Level.DIVISION, "Quyền của đoàn viên"),
        ("Tiểu mục 1", Level.SUBDIVISION, ""),
        ("Điều 5. Phạm vi", Level.ARTICLE, "Phạm vi"),
        ("Điều 12:", Level.ARTICLE, ""),
        ("Điều 5 Luật Công đoàn", None, "Điều 5 Luật Công đoàn"),
        ("Điều 5, Điều 6", None, "Điều 5, Điều 6"),
        ("Mục 1 của Kế hoạch này", None, "Mục 1 của Kế hoạch này"),
        ("Mục 1 Chương II quy định", None, "Mục 1 Chương II quy định"),
        ("mục 2. Việc", None, "mục 2. Việc"),
        ("Phần trăm hoàn thành", None, "Phần trăm hoàn thành"),
        ("Chương trình I", None, "Chương trình I"),
        ("Năm 2026. Việc", None, "Năm 2026. Việc"),
        ("1.234 đoàn viên", None, "1.234 đoàn viên"),
        ("-5%", None, "-5%"),
        ("I.MỤC ĐÍCH", Level.SECTION, "MỤC ĐÍCH"),
        ("II-NHIỆM VỤ", Level.SECTION, "NHIỆM VỤ"),
        ("V.I. Lênin toàn tập", None, "V.I. Lênin toàn tập"),
        ("C.Mác và Ph.Ăngghen", None, "C.Mác và Ph.Ăngghen"),
        ("C. Mác", None, "C. Mác"),
    ],
)
def test_printed_labels_are_told_from_words(printed: str, level: Level | None, rest: str) -> None:
    piece = recognise(text_runs(printed))
    assert (piece.level, flat(piece.runs)) == (level, rest)


def test_pasted_items_find_their_depth_by_their_level() -> None:
    pieces = pieces_of_text("2. hai rưỡi\n- gạch\n\n+ cộng\nII. MỤC MỚI\n1. một")
    ids = iter("abcdefgh")
    document, caret = paste(set_line(PLAN, "2", ()), Caret("2"), pieces, lambda: next(ids))
    assert body(document) == [
        *("I. MỤC", "1. một", "2. hai rưỡi", "- gạch", "+ cộng", "II. MỤC MỚI", "1. một", "III. HAI"),
    ]
    assert caret == Caret("d", 3)


def test_a_pasted_regulation_has_its_chapters_and_articles() -> None:
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy định này…\nĐiều 2. Đối tượng\n1. Đoàn viên;\na) mới;\n"
        "Chương II\nMục 1\nQUYỀN\nĐiều 3. Quyền"
    )
    ids = (f"n{number}" for number in range(99))
    document, _caret = paste(Document("d", body=(Block("x"),)), Caret("x"), pieces_of_text(text), lambda: next(ids))
    assert body(document) == [
        *("Chương I QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Quy định này…", "Điều 2. Đối tượng", "1. Đoàn viên;"),
        *("a) mới;", "Chương II", "Mục 1 QUYỀN", "Điều 3. Quyền"),
    ]
    assert [(row.depth, row.block.level.value) for row in rows_of(document.body)] == [
        *((0, "chapter"), (1, "article"), (2, "paragraph"), (1, "article"), (2, "clause"), (3, "point")),
        *((0, "chapter"), (1, "division"), (2, "article")),
    ]


def test_what_stood_behind_the_caret_follows_what_is_pasted() -> None:
    document, caret = paste(PLAN, Caret("1", 1), [Piece(text_runs("x")), Piece(text_runs("y"))], lambda: "new")
    assert body(document) == ["I. MỤC", "1. mx", "2. yột", "3. hai", "II. HAI"]
    assert caret == Caret("new", 1)


def test_a_table_is_pasted_between_the_two_halves() -> None:
    table = Table(((),))
    ids = iter("abc")
    document, _caret = paste(PLAN, Caret("1", 1), [Piece(table=table)], lambda: next(ids))
    assert [(block.text, block.table) for block in walk(document.body)][1:4] == [("m", None), ("", table), ("ột", None)]


def test_bases_take_lines_as_they_are() -> None:
    pieces = pieces_of_text("Căn cứ A;\n1. Căn cứ B.")
    document, _caret = paste(PLAN, Caret("basis", 6), pieces, lambda: "new")
    assert [block.text for block in document.bases] == ["Căn cứCăn cứ A;", "Căn cứ B."]
    assert {block.level for block in document.bases} == {Level.PARAGRAPH}
