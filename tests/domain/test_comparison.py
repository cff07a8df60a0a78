"""Two documents side by side: nothing is lost, nothing invented, and no more is told than was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.appendices import title_key
from desktop.domain.comparison import (
    ComparedLine,
    Comparison,
    Fate,
    Line,
    Mark,
    Part,
    Remark,
    Span,
    Stopped,
    compare_documents,
    compare_words,
)
from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Document,
    Footnote,
    Header,
    Level,
    Orientation,
    RecipientGroup,
    Recipients,
    Run,
    Table,
    Target,
    text_runs,
)
from desktop.domain.numbering import Forms
from tests.domain.documents import any_text, documents

FORMS = (Forms(), Forms())
SENTENCES = (
    "Rà soát, bổ sung quy chế phối hợp giữa công đoàn và thủ trưởng cơ quan.",
    "Vận động đoàn viên tham gia góp ý xây dựng Đảng, xây dựng chính quyền.",
    "Tổ chức khám sức khỏe cho 100% lao động nữ trong các khu công nghiệp.",
    "Mở ít nhất 04 lớp bồi dưỡng kỹ năng thương lượng cho cán bộ công đoàn.",
    "Theo dõi chặt chẽ việc đóng bảo hiểm xã hội, bảo hiểm y tế ở cơ sở.",
)


def compared(old: Document, new: Document) -> Comparison:
    return compare_documents(old, new, FORMS)


def item(number: int, text: str = "", level: Level = Level.CLAUSE) -> Block:
    return Block(f"b{number}", level, text_runs(text or SENTENCES[number % len(SENTENCES)]))


def section(id: str, title: str, *children: Block) -> Block:
    return Block(id, Level.SECTION, text_runs(title), children)


def body(*blocks: Block) -> Document:
    return Document("d", body=blocks)


def told(comparison: Comparison) -> list[tuple[Fate, str]]:
    """What there is to look at, and the words it is about."""
    return [(line.fate, line.line.text) for line in comparison.lines if line.differs]


def marked(spans: tuple[Span, ...]) -> str:
    """Spans as a reader sees them: [-removed-], {+added+}."""
    signs = {Mark.KEPT: "{}", Mark.ADDED: "{{+{}+}}", Mark.REMOVED: "[-{}-]"}
    return "".join(signs[span.mark].format(span.text) for span in spans)


def of_fate(comparison: Comparison, fate: Fate) -> list[ComparedLine]:
    return [line for line in comparison.lines if line.fate is fate]


# Words


@given(any_text(), any_text())
def test_the_spans_of_a_side_are_its_text_and_what_is_kept_is_kept_on_both(left: str, right: str) -> None:
    old, new = compare_words(left, right)
    assert "".join(span.text for span in old) == left
    assert "".join(span.text for span in new) == right
    kept = ["".join(span.text for span in side if span.mark is Mark.KEPT) for side in (old, new)]
    assert kept[0] == kept[1]
    assert all(span.text and span.mark is not Mark.ADDED for span in old)
    assert all(span.text and span.mark is not Mark.REMOVED for span in new)


@given(any_text(), any_text())
def test_words_are_marked_exactly_where_texts_differ(left: str, right: str) -> None:
    marks = {span.mark for side in compare_words(left, right) for span in side}
    assert (marks <= {Mark.KEPT}) == (left == right)


@given(st.lists(st.sampled_from(["một", "hai", "ba", "bốn", "năm", "sáu"]), min_size=4, max_size=30), st.data())
def test_no_more_words_are_told_than_were_taken_out(words: list[str], data: st.DataObject) -> None:
    left_out = data.draw(st.sets(st.integers(0, len(words) - 1), max_size=len(words) // 2))
    shorter = [word for at, word in enumerate(words) if at not in left_out]
    old, new = compare_words(" ".join(words), " ".join(shorter))
    removed = [span.text for span in old if span.mark is Mark.REMOVED]
    assert len(" ".join(removed).split()) == len(left_out)
    assert all(span.mark is Mark.KEPT for span in new)


@pytest.mark.parametrize(
    ("old", "new", "left", "right"),
    [
        ("đạt 85% trở lên", "đạt 90% trở lên", "đạt [-85%-] trở lên", "đạt {+90%+} trở lên"),
        ("tăng 5 và 7", "tăng 6 và 8", "tăng [-5-] và [-7-]", "tăng {+6+} và {+8+}"),
        ("Câu một. Câu ba.", "Câu một. Câu hai. Câu ba.", "Câu một. Câu ba.", "Câu một. {+Câu hai. +}Câu ba."),
        ("A, B.", "A, B, C.", "A, B.", "A, B{+, C+}."),
        ("số 02-NQ/TW", "số 03-NQ/TW", "số [-02-]-NQ/TW", "số {+03+}-NQ/TW"),
        ("tăng 1.250 người", "tăng 1.300 người", "tăng [-1.250-] người", "tăng {+1.300+} người"),
        ("hai  dấu cách", "hai dấu cách", "hai [- -]dấu cách", "hai dấu cách"),
        ("", "mới", "", "{+mới+}"),
    ],
)
def test_known_edits_are_found_as_a_person_would_tell_them(old: str, new: str, left: str, right: str) -> None:
    spans = compare_words(old, new)
    assert (marked(spans[0]), marked(spans[1])) == (left, right)


def test_a_text_written_anew_is_told_as_a_whole_and_not_as_a_word_kept_by_chance() -> None:
    old, new = compare_words("Các cấp chủ động và linh hoạt", "Nơi đông người phải có và giữ lối thoát hiểm an toàn")
    assert [span.mark for span in old] == [Mark.REMOVED]
    assert [span.mark for span in new] == [Mark.ADDED]


# Documents


@settings(max_examples=30)
@given(documents())
def test_a_document_has_no_difference_from_itself(document: Document) -> None:
    comparison = compared(document, replace(document, id="khác"))
    assert comparison.same
    assert comparison.stops == ()
    assert {line.fate for line in comparison.lines} <= {Fate.SAME}


@settings(max_examples=30)
@given(documents(), documents())
def test_every_line_of_both_stands_in_the_comparison_once_and_the_other_way_round_added_is_removed(
    old: Document, new: Document
) -> None:
    comparison, back = compared(old, new), compared(new, old)
    assert comparison.same == back.same
    gained = comparison.fates[Fate.ADDED] - comparison.fates[Fate.REMOVED]
    assert gained == back.fates[Fate.REMOVED] - back.fates[Fate.ADDED]

    def texts(document: Document, side: Callable[[ComparedLine], Line | None]) -> bool:
        alone = [line.line.text for line in compared(Document("x"), document).lines]
        kept = [found.text for line in comparison.lines if (found := side(line)) is not None]
        return sorted(alone) == sorted(kept)

    assert texts(old, lambda line: line.old if line.fate is not Fate.ARRIVED else None)
    assert texts(new, lambda line: line.new if line.fate is not Fate.LEFT else None)
    for at, line in enumerate(comparison.lines):
        if line.left:
            assert line.old is not None
            assert "".join(span.text for span in line.left) == line.old.text
        if line.right:
            assert line.new is not None
            assert "".join(span.text for span in line.right) == line.new.text
        if line.fate in (Fate.LEFT, Fate.ARRIVED):
            assert comparison.lines[line.other].other == at


def test_a_paragraph_put_in_is_the_only_difference_though_all_numbers_behind_it_change() -> None:
    old = body(section("s", "NHIỆM VỤ", *[item(n) for n in range(4)]))
    fresh = Block("mới", Level.CLAUSE, text_runs("Thành lập tổ giúp việc."))
    new = body(section("s", "NHIỆM VỤ", fresh, *[item(n) for n in range(4)]))
    comparison = compared(old, new)
    assert told(comparison) == [(Fate.ADDED, "Thành lập tổ giúp việc.")]
    assert len(comparison.stops) == 1
    quiet = [line for line in comparison.lines if Remark.NUMBER in line.remarks]
    assert [(line.old.label, line.new.label) for line in quiet if line.old and line.new] == [
        *(("1.", "2."), ("2.", "3.")),
        *(("3.", "4."), ("4.", "5.")),
    ]


def test_a_section_that_moved_is_one_move_and_nothing_removed_or_added() -> None:
    short = section("s1", "MỤC ĐÍCH", item(0), item(1))
    long = section("s2", "NHIỆM VỤ", *[item(n, SENTENCES[n % 5] + str(n)) for n in range(2, 8)])
    comparison = compared(body(short, long), body(long, short))
    assert {fate for fate, _text in told(comparison)} == {Fate.LEFT, Fate.ARRIVED}
    assert [line.line.text for line in of_fate(comparison, Fate.ARRIVED)] == ["MỤC ĐÍCH", SENTENCES[0], SENTENCES[1]]
    (stop,) = comparison.stops
    assert stop.fate is Fate.ARRIVED
    first = comparison.lines[stop.first]
    assert first.other >= 0
    assert comparison.lines[first.other].fate is Fate.LEFT


def test_a_block_that_moved_and_changed_tells_both() -> None:
    old = body(section("s1", "MỘT", item(0), item(1)), section("s2", "HAI", item(2), item(3)))
    changed = item(0, SENTENCES[0].replace("cơ quan", "đơn vị"))
    new = body(section("s1", "MỘT", item(1)), section("s2", "HAI", item(2), item(3), changed))
    (arrived,) = of_fate(compared(old, new), Fate.ARRIVED)
    assert marked(arrived.right).endswith("thủ trưởng {+đơn vị+}.")
    assert arrived.new is not None
    assert arrived.new.above == ((Level.SECTION, "II."),)
    assert arrived.old is not None
    assert arrived.old.above == ((Level.SECTION, "I."),)


def test_level_and_dress_are_told_quietly_and_words_are_not_drowned_in_them() -> None:
    bold = Block("b1", Level.CLAUSE, (Run("Vận động ", bold=True), Run("đoàn viên")))
    old = body(item(0), replace(bold, runs=text_runs("Vận động đoàn viên")), item(2))
    new = body(item(0), bold, replace(item(2), level=Level.POINT))
    comparison = compared(old, new)
    assert [(line.fate, line.remarks - {Remark.NUMBER}) for line in comparison.lines if line.differs] == [
        (Fate.SAME, frozenset({Remark.DRESS})),
        (Fate.SAME, frozenset({Remark.LEVEL})),
    ]
    assert comparison.quiet == 2
    assert comparison.words(Mark.ADDED) == comparison.words(Mark.REMOVED) == 0


def test_dress_is_compared_on_the_words_that_both_have() -> None:
    old = body(Block("b", runs=(Run("Đạt 85% "), Run("trở lên", bold=True))))
    new = body(Block("b", runs=(Run("Đạt 90% "), Run("trở lên", bold=True))))
    (line,) = compared(old, new).lines
    assert (line.fate, line.remarks) == (Fate.CHANGED, frozenset())


def test_a_target_that_changed_behind_the_same_words_is_told() -> None:
    old = body(replace(item(0), targets=(Target("t", value=85.0),)))
    new = body(replace(item(0), targets=(Target("t", value=90.0),)))
    assert [line.remarks for line in compared(old, new).lines] == [{Remark.RECORDS}]


def grid(*rows: str) -> Table:
    return Table(tuple(tuple(Cell(text_runs(text)) for text in row.split("|")) for row in rows))


def test_rows_of_a_table_are_compared_cell_by_cell() -> None:
    before = grid("TT|Nhiệm vụ|Thời hạn", "1|Khám sức khỏe|Quý I", "2|Mở lớp bồi dưỡng|Quý II", "3|Hội thi|Quý III")
    after = grid("TT|Nhiệm vụ|Thời hạn", "1|Khám sức khỏe|Quý IV", "2|Hội thi|Quý III", "3|Sơ kết năm|Quý IV")

    def plan(table: Table) -> Document:
        return Document("d", appendices=(Appendix("p", "Phân công", blocks=(Block("t", Level.TABLE, table=table),)),))

    comparison = compared(plan(before), plan(after))
    rows = [line for line in comparison.lines if line.line.part is Part.ROW and line.differs]
    assert [(line.fate, marked(line.right) or marked(line.left)) for line in rows] == [
        (Fate.CHANGED, "1\tKhám sức khỏe\tQuý {+IV+}"),
        (Fate.REMOVED, "[-2\tMở lớp bồi dưỡng\tQuý II-]"),
        (Fate.CHANGED, "{+2+}\tHội thi\tQuý III"),
        (Fate.ADDED, "{+3\tSơ kết năm\tQuý IV+}"),
    ]


def test_header_recipients_notes_and_titles_are_compared_field_by_field() -> None:
    old = Document(
        "d",
        header=Header(issuer="LĐLĐ TỈNH BÌNH AN", date=OfficialDate(2026, 2, 5), subject="Tháng Công nhân"),
        body=(Block("b", runs=(Run("Theo nghị quyết"), Run(footnote="n"))),),
        recipients=Recipients((RecipientGroup(("Tỉnh ủy", "Các ban LĐLĐ tỉnh"), "Báo cáo"),), "Lưu: VT"),
        appendices=(Appendix("p", "Phân công"),),
        footnotes=(Footnote("n", text_runs("Số 02-NQ/TW")),),
    )
    new = replace(
        old,
        header=replace(old.header, date=OfficialDate(2026, 2, 6), urgency="KHẨN"),
        recipients=Recipients((RecipientGroup(("Tỉnh ủy", "HĐND tỉnh", "Các ban LĐLĐ tỉnh"), "Báo cáo"),), "Lưu: VT"),
        appendices=(replace(old.appendices[0], title="Phân công nhiệm vụ", orientation=Orientation.LANDSCAPE),),
        footnotes=(Footnote("n", text_runs("Số 03-NQ/TW")),),
    )
    lines = [line for line in compared(old, new).lines if line.differs]
    assert [(line.line.key, line.line.name, line.fate) for line in lines] == [
        ("header", "date", Fate.CHANGED),
        ("header", "urgency", Fate.ADDED),
        ("recipients", "item", Fate.ADDED),
        (title_key("p"), "title", Fate.CHANGED),
        ("note:n", "", Fate.CHANGED),
    ]
    assert marked(lines[0].right) == "ngày {+06+} tháng 02 năm 2026"
    assert lines[3].remarks == {Remark.APPENDIX}


def test_two_files_without_a_common_id_are_compared_by_their_words() -> None:
    old = body(*[item(n) for n in range(5)])
    new = body(*[replace(item(n), id=f"khác {n}") for n in (0, 1)], Block("x", runs=text_runs("Một việc mới hẳn.")))
    new = replace(new, body=(*new.body, *[replace(item(n), id=f"khác {n}") for n in (3, 4)]))
    new = replace(new, body=(replace(new.body[0], runs=text_runs(SENTENCES[0] + " Xong.")), *new.body[1:]))
    assert told(compared(old, new)) == [
        (Fate.CHANGED, SENTENCES[0] + " Xong."),
        (Fate.REMOVED, SENTENCES[2]),
        (Fate.ADDED, "Một việc mới hẳn."),
    ]


def test_neighbours_that_came_together_are_one_place_to_go_to() -> None:
    old = body(item(0), item(1), item(2))
    fresh = [Block(f"m{n}", Level.CLAUSE, text_runs(f"Việc mới thứ {n}")) for n in range(3)]
    changed = item(2, SENTENCES[2].replace("100%", "95%"))
    comparison = compared(old, body(item(0), *fresh, item(1), changed))
    assert [(stop.fate, stop.last - stop.first) for stop in comparison.stops] == [(Fate.ADDED, 2), (Fate.CHANGED, 0)]


def long_plan(count: int) -> Document:
    sections = []
    for start in range(0, count, 30):
        children = [
            item(n, f"{SENTENCES[n % 5]} {SENTENCES[(n * 7 + 1) % 5]} Việc {n}.") for n in range(start, start + 30)
        ]
        sections.append(section(f"s{start}", f"NHIỆM VỤ {start}", *children))
    return body(*sections)


def test_200_pages_with_every_line_changed_are_compared_within_two_seconds() -> None:
    old = long_plan(1500)

    def changed(block: Block) -> Block:
        runs = text_runs(block.text.replace("công đoàn", "tổ chức công đoàn"))
        return replace(block, id="x" + block.id, runs=runs, children=tuple(map(changed, block.children)))

    new = body(*map(changed, old.body))
    begun = perf_counter()
    comparison = compared(old, new)
    assert perf_counter() - begun < 2
    assert not comparison.fates[Fate.REMOVED]


def test_a_paragraph_of_twenty_thousand_words_costs_no_more_than_a_moment() -> None:
    words = [f"{n * n % 997}" for n in range(20_000)]
    begun = perf_counter()
    old, _new = compare_words(" ".join(words), " ".join(words[::3]))
    assert perf_counter() - begun < 2
    assert old


def test_a_comparison_that_is_not_wanted_any_more_stops() -> None:
    asked = iter([True, True, False])
    with pytest.raises(Stopped):
        compare_documents(long_plan(60), long_plan(60), FORMS, lambda: next(asked))
