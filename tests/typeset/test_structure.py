"""What a screen reader is told: headings, lists, tables and notes in the order of reading, and what it is not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

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
)
from desktop.services.library import standard_of, standards
from desktop.services.sample import sample_documents
from desktop.typeset import lay_out_document, render_pdf
from desktop.typeset.page import TextRun
from desktop.typeset.structure import reading_structure
from tests.typeset.plans import NOW, SENTENCE, block, paragraphs, party_plan, task_table, union_plan, with_note, written
from tests.typeset.tags import Reader, Tag, headings, read_tags

UNION = standards()["nd30_union"]


def tags_of(document: Document) -> Tag:
    return read_tags(render_pdf(document, standard_of(document), now=NOW))


def body_of(*blocks: Block) -> str:
    """The tags of a body, its own lines of the tree."""
    tree = tags_of(Document("d", header=Header(kind="KẾ HOẠCH"), body=blocks)).outline().splitlines()
    start = next(at for at, line in enumerate(tree) if line.startswith("  H1"))
    return "\n".join(line[2:] for line in tree[start + 1 :])


def test_the_head_is_read_from_the_issuer_to_the_date_then_the_title() -> None:
    head, title = tags_of(union_plan()).children[:2]
    assert head.outline() == (
        "Div\n"
        "  P TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\n"
        "  P LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN\n"
        "  P Số: 05/KH-LĐLĐ\n"
        "  P CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "  P Độc lập - Tự do - Hạnh phúc\n"
        "  P Bình An, ngày 05 tháng 02 năm 2026"
    )
    assert (title.kind, title.words) == (
        "H1",
        "KẾ HOẠCH Thực hiện Nghị quyết về đổi mới tổ chức và hoạt động của Công đoàn Việt Nam trong tình hình mới",
    )


def test_headings_go_down_one_step_at_a_time() -> None:
    deep = block("c", Level.CLAUSE, "Mục tiêu", block("s", Level.SUBCLAUSE, "Cụ thể", *paragraphs(1)))
    appendix = Appendix("a", "Danh sách", blocks=(block("x", Level.SECTION, "KHỐI CƠ SỞ", *paragraphs(1, "y")),))
    plan = replace(union_plan(block("i", Level.SECTION, "MỤC ĐÍCH", deep)), appendices=(appendix,))
    found = [(level, words[:12].strip()) for level, words in headings(tags_of(plan))]
    assert found == [
        (1, "KẾ HOẠCH Thự"),
        (2, "I. MỤC ĐÍCH"),
        (3, "1. Mục tiêu"),
        (4, "1.1. Cụ thể"),
        (2, "Phụ lục DANH"),
        (3, "I. KHỐI CƠ S"),
    ]


def test_a_letter_without_a_title_begins_with_its_first_heading() -> None:
    letter = Document("d", header=Header(), body=(block("i", Level.SECTION, "NỘI DUNG", *paragraphs(1)),))
    assert [level for level, _words in headings(tags_of(letter))] == [1]


def test_points_dashes_and_pluses_are_lists_inside_one_another() -> None:
    dashes = block("d1", Level.DASH, "Việc một.", block("q", Level.PLUS, "Chi tiết.")), block("d2", Level.DASH, "Hai.")
    points = block("p1", Level.POINT, "Điểm đầu:", *dashes), block("p2", Level.POINT, "Điểm sau.")
    assert body_of(*points) == (
        "L\n"
        "  LI\n"
        "    Lbl a)\n"
        "    LBody  Điểm đầu:\n"
        "      L\n"
        "        LI\n"
        "          Lbl -\n"
        "          LBody  Việc một.\n"
        "            L\n"
        "              LI\n"
        "                Lbl +\n"
        "                LBody  Chi tiết.\n"
        "        LI\n"
        "          Lbl -\n"
        "          LBody  Hai.\n"
        "  LI\n"
        "    Lbl b)\n"
        "    LBody  Điểm sau./."
    )


def test_a_paragraph_between_two_dashes_parts_the_list() -> None:
    kinds = [
        tag.kind
        for tag in tags_of(
            union_plan(block("a", Level.DASH, "Một"), *paragraphs(1), block("b", Level.DASH, "Hai"))
        ).children
    ]
    assert kinds[kinds.index("L") : kinds.index("L") + 3] == ["L", "P", "L"]


def test_lists_say_how_they_are_numbered() -> None:
    tree = tags_of(union_plan(block("p", Level.POINT, "Một."), block("d", Level.DASH, "Hai.")))
    assert [tag.attributes["ListNumbering"] for tag in tree.all("L")][:2] == ["LowerAlpha", "None"]


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    long = block("long", Level.PARAGRAPH, " ".join([SENTENCE] * 12))
    [whole] = [tag for tag in tags_of(union_plan(*paragraphs(2), long)).all("P") if tag.words.count("85%") > 1]
    assert whole.pages == {0, 1}
    assert whole.words.strip() == f"{' '.join([SENTENCE] * 12)}"


def test_words_at_the_ends_of_lines_are_parted() -> None:
    paragraph = next(tag for tag in tags_of(union_plan(*paragraphs(1))).all("P") if "85%" in tag.words)
    assert paragraph.words == SENTENCE


def test_a_table_has_heads_for_its_columns_and_every_cell_once() -> None:
    [table] = tags_of(union_plan(appendix_rows=30)).all("Table")
    rows = table.children
    assert [(cell.kind, cell.attributes["Scope"], cell.words) for cell in rows[0].children] == [
        ("TH", "Column", head) for head in ("TT", "Nhiệm vụ", "Đơn vị tham mưu", "Thời gian", "Cấp quyết định")
    ]
    assert len(rows) == 31
    assert [row.children[0].words for row in rows[1:]] == [str(number) for number in range(1, 31)]
    assert {cell.kind for row in rows[1:] for cell in row.children} == {"TD"}


def test_repeated_heads_page_numbers_and_rules_are_not_read() -> None:
    with Reader(render_pdf(union_plan(appendix_rows=30), UNION, now=NOW)) as reader:
        last = reader.artefacts[-1]
        assert [words for kind, words in last if kind == "/Pagination"][1:3] == ["TT", "Nhiệm vụ"]
        assert last[1][1].isdigit()
        assert last[0] == ("/Layout", "")


def test_cells_that_span_say_so_and_rows_have_no_holes() -> None:
    rows = (
        (Cell((Run("A"),), rows=2), Cell((Run("B"),), columns=2)),
        (Cell((Run("C"),)), Cell((Run("D"),))),
        (Cell((Run("Nhóm một"),), columns=3),),
        (Cell((Run("1"),)),),
    )
    plan = union_plan(Block("t", Level.TABLE, table=Table(rows, 2)))
    [table] = tags_of(plan).all("Table")
    spans = [
        [(cell.words, cell.span("ColSpan"), cell.span("RowSpan")) for cell in row.children] for row in table.children
    ]
    assert spans == [
        [("A", 1, 2), ("B", 2, 1)],
        [("C", 1, 1), ("D", 1, 1)],
        [("Nhóm một", 3, 1)],
        [("1", 1, 1), ("", 1, 1), ("", 1, 1)],
    ]
    assert [cell.kind for cell in table.children[1].children] == ["TH", "TH"]


def test_a_mark_is_read_in_its_sentence_and_its_note_after_the_paragraph() -> None:
    tree = tags_of(with_note(union_plan(), "Theo Quyết định số 01."))
    at = next(number for number, tag in enumerate(tree.children) if tag.words.startswith("Ban Thường vụ"))
    paragraph, note = tree.children[at : at + 2]
    assert paragraph.parts[0] == "Ban Thường vụ"
    assert [(tag.kind, tag.words) for tag in paragraph.children] == [("Reference", "1")]
    assert paragraph.words == "Ban Thường vụ1 ban hành Kế hoạch:"
    assert (note.kind, note.name, note.words) == ("Note", "note-1", "1 Theo Quyết định số 01.")
    assert [(tag.kind, tag.words) for tag in note.children] == [("Lbl", "1")]


def test_notes_of_cells_headings_and_lists_stand_with_them() -> None:
    def cited(note: str) -> tuple[Run, ...]:
        return (Run(f"Có {note}"), Run(footnote=note))

    table = Table(
        ((Cell((Run("Đầu"),)), Cell((Run("Hai"),))), (Cell(cited("n3")), Cell((Run(footnote="n3"), Run(" nữa"))))), 1
    )
    plan = replace(
        union_plan(
            Block("s", Level.SECTION, cited("n1"), paragraphs(1)),
            Block("d", Level.DASH, cited("n2")),
            Block("t", Level.TABLE, table=table),
        ),
        footnotes=tuple(Footnote(f"n{number}", (Run(f"Ghi chú {number}"),)) for number in (1, 2, 3, 4)),
    )
    tree = tags_of(plan)
    kinds = [tag.kind for tag in tree.children]
    assert kinds[kinds.index("H2") : kinds.index("H2") + 3] == ["H2", "Note", "P"]
    [item] = [tag for tag in tree.all("LBody") if "Có n2" in tag.words]
    assert [tag.kind for tag in item.children] == ["Reference", "Note"]
    one, other = tree.all("TD")[:2]
    assert [tag.kind for tag in one.children] == ["Reference", "Note"]
    assert [tag.kind for tag in other.children] == ["Reference"], "the second mark of a note stands in its own cell"
    assert sorted(tag.words[-9:] for tag in tree.all("Note")) == [f"Ghi chú {number}" for number in (1, 2, 3, 4)]
    assert len({tag.name for tag in tree.all("Note")}) == 4


def test_recipients_are_lists_and_a_bracket_is_read_before_what_it_holds() -> None:
    groups = (
        RecipientGroup(("Tỉnh ủy", "UBND tỉnh"), "Báo cáo"),
        RecipientGroup(("Các ban",)),
        RecipientGroup(("LĐLĐ huyện",)),
    )
    plan = replace(union_plan(), recipients=Recipients(groups, "Lưu: VT", "PL", 30))
    [block_] = [tag for tag in tags_of(plan).all("Div") if tag.words.startswith("Nơi nhận")]
    kinds = [(tag.kind, [child.words for child in tag.children]) for tag in block_.children]
    assert kinds[:3] == [
        ("P", []),
        ("L", ["Báo cáo", "- Tỉnh ủy;", "- UBND tỉnh;"]),
        ("L", ["- Các ban;", "- LĐLĐ huyện;", "- Lưu: VT."]),
    ]
    assert block_.children[1].children[0].kind == "Caption"
    assert "PL.(30)" in block_.words


def test_every_receiver_of_a_letter_is_an_item() -> None:
    tree = tags_of(replace(union_plan(), addressed_to=("Ban Tổ chức", "Văn phòng")))
    [block_] = [tag for tag in tree.all("Div") if tag.words.startswith("Kính gửi")]
    assert [child.words for child in block_.all("LI")] == ["- Ban Tổ chức;", "- Văn phòng."]


def test_what_is_new_on_the_paper_is_read_where_it_stands() -> None:
    """No word is silent because the tree does not know its place."""
    document = union_plan(*paragraphs(3))
    pages = lay_out_document(document, UNION)
    items = tuple(
        item._replace(block_id="unheard", spot="of") if isinstance(item, TextRun) and item.block_id == "p1" else item
        for item in pages[0].items
    )
    assert items != pages[0].items
    first = replace(pages[0], items=items)
    tree = read_tags(written((first, *pages[1:]), document, UNION))
    words = [tag.words for tag in tree.children if "85%" in tag.words]
    assert words == [SENTENCE] * 3


def test_pages_alone_have_the_tags_of_what_is_on_them() -> None:
    document = union_plan(*paragraphs(9), appendix_rows=12)
    pages = lay_out_document(document, UNION)
    appendix = read_tags(written(tuple(page for page in pages if page.part), document, UNION))
    assert [tag.kind for tag in appendix.children] == ["Sect"]
    assert [(level, words) for level, words in headings(appendix)] == [(1, "Phụ lục PHÂN CÔNG NHIỆM VỤ")]
    last = read_tags(written(pages[-1:], document, UNION))
    assert last.all("TH")[0].words == "TT", "on a page alone the repeated head is the head"
    for number in range(len(pages)):
        read_tags(written(pages[number : number + 1], document, UNION))


@pytest.mark.parametrize("number", range(len(sample_documents())))
def test_every_letter_of_a_page_is_in_the_tree_once(number: int) -> None:
    document = sample_documents()[number]
    pdf = render_pdf(document, standard_of(document), now=NOW)
    read_tags(pdf)


@pytest.mark.parametrize("rows", [0, 2])
def test_the_copy_under_a_paper_is_read_after_it_and_its_appendices(rows: int) -> None:
    copy = Copy(
        header=Header(issuer="CÔNG ĐOÀN CƠ SỞ", number="3", symbol="SY-CĐCS", place="Bình An"),
        recipients=Recipients((RecipientGroup(("Các tổ công đoàn",)),), "Lưu: VP"),
        signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Lê Văn Bình"),
    )
    parts = tags_of(replace(union_plan(appendix_rows=rows), copy=copy)).children
    assert parts[-1].words.index("CÔNG ĐOÀN CƠ SỞ") < parts[-1].words.index("Các tổ công đoàn")
    assert parts[-1].words.index("Các tổ công đoàn") < parts[-1].words.index("Lê Văn Bình")


def test_the_tree_is_a_value_that_follows_from_the_document() -> None:
    plan = with_note(union_plan(appendix_rows=2), "x")
    assert reading_structure(plan, UNION) == reading_structure(plan, UNION)
    parents = [element.parent for element in reading_structure(plan, UNION).elements]
    assert all(parent < number for number, parent in enumerate(parents))


def test_a_party_paper_reads_no_asterisks() -> None:
    with Reader(render_pdf(party_plan(), standards()["party_hd05"], now=NOW)) as reader:
        assert reader.every_stretch_has_one_place()
        assert ("/Pagination", "*") in reader.artefacts[0]
        assert not any(tag.words.strip("* -") == "" for tag in reader.tree.all("P"))


def test_a_long_table_of_the_sample_kind_is_regular() -> None:
    plan = union_plan(Block("t", Level.TABLE, table=task_table(3)))
    [table] = tags_of(plan).all("Table")
    assert {len(row.children) for row in table.children} == {5}
