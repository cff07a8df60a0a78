"""Tables from close by: kinds of columns and rows, widths, the lines of cells, borders, spots and notes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.domain.body_tables import empty_table
from desktop.domain.document import Block, Cell, Header, Level, Run, Table
from desktop.services.library import standards
from desktop.typeset import Rule, TextRun
from desktop.typeset.cells import CellStyle, cell_text
from desktop.typeset.compose import Composer
from desktop.typeset.dress import choose_dress
from desktop.typeset.grid import Grid, Kind, grid_of
from desktop.typeset.lines import Span
from desktop.typeset.metrics import text_width
from desktop.typeset.page import Face
from desktop.typeset.rows import Row
from desktop.typeset.table_widths import fitted, needs_landscape
from desktop.typeset.tables import table_rows
from tests.typeset.plans import SENTENCE, task_table

DRESS = choose_dress(Header(), standards()["nd30_union"])
WIDTH = DRESS.frame().width
SPANS = Composer(DRESS, (), {}).spans
PADDING = DRESS.points("cell_padding")


def cell(text: str = "", *, bold: bool = False, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Run(text, bold=bold),) if text else (), columns, rows)


def table(*rows: tuple[str, ...], heads: int = 1) -> Table:
    return Table(tuple(tuple(map(cell, row)) for row in rows), heads)


def grid(made: Table) -> Grid:
    found = grid_of(made)
    assert found is not None
    return found


def rows_of(made: Table, width: float = WIDTH) -> list[Row]:
    return table_rows(Block("t", Level.TABLE, table=made), DRESS, width, SPANS)


def texts(row: Row) -> list[str]:
    return [item.text for item in row.items if isinstance(item, TextRun)]


def lines_of(text: str, width: float, kind: Kind = Kind.TEXT) -> list[TextRun]:
    lines = cell_text((Span(text, Face.REGULAR, 13),), CellStyle(width, 15, 2, kind)).lines
    return [
        run._replace(baseline=run.baseline + y) for y, row in lines for run in row.items if isinstance(run, TextRun)
    ]


# Kinds


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        (("1", "2", "3"), Kind.SHORT),
        (("2026", "2027", "2028"), Kind.SHORT),
        (("Quý II/2026", "Tháng 11/2026", "Hằng năm"), Kind.SHORT),
        (("120", "1.250", "45,5"), Kind.FIGURES),
        (("9%", "", "100%"), Kind.FIGURES),
        (("91,2%", "-", "106.330"), Kind.SHORT),
        (("9", "mười", "11"), Kind.SHORT),
        (("Văn phòng", "Ban Tuyên giáo - Nữ công", ""), Kind.TEXT),
        (("", "", ""), Kind.TEXT),
        (("1200", "1900", "1.550"), Kind.FIGURES),
        (("Lê Văn Út", "Trần An", "Vũ Lan"), Kind.TEXT),
        (("Trần An", "Vũ Lan", "Hà Nội"), Kind.TEXT),
        (("Trung cấp", "Đạt", "Vượt"), Kind.SHORT),
        (("03 ngày", "Quý I", "TT-BTC"), Kind.SHORT),
        (("135.000", "-", "88"), Kind.FIGURES),
    ],
)
def test_the_entries_of_a_column_say_how_they_stand(entries: tuple[str, ...], kind: Kind) -> None:
    made = table(("TT", "Việc", "Đầu cột"), *((str(at), SENTENCE, entry) for at, entry in enumerate(entries, start=1)))
    assert grid(made).kinds == (Kind.SHORT, Kind.TEXT, kind)


def test_a_first_column_that_counts_is_centred_past_nine() -> None:
    made = table(("Số", "Việc"), *((str(at), SENTENCE) for at in range(1, 12)))
    assert grid(made).kinds[0] is Kind.SHORT


def test_the_title_of_a_group_is_known_by_its_one_cell_or_by_its_bold_words() -> None:
    rows = (
        tuple(map(cell, ("TT", "Việc", "Hạn"))),
        (cell("I. CÔNG TÁC TUYÊN TRUYỀN", bold=True, columns=3),),
        tuple(map(cell, ("1", "Hội nghị", "2026"))),
        (cell("II", bold=True), cell("TỔ CHỨC", bold=True), cell()),
        tuple(map(cell, ("2", "Đại hội", ""))),
        (cell(), cell(), cell()),
    )
    found = grid(Table(rows))
    assert [found.is_group(row) for row in range(6)] == [False, True, False, True, False, False]


def test_the_title_of_a_group_stays_with_the_next_row_but_not_at_the_end() -> None:
    group = (cell("I. TUYÊN TRUYỀN", bold=True, columns=2),)
    rows = rows_of(Table(((cell("TT"), cell("Việc")), group, (cell("1"), cell("Hội nghị")), group)))
    assert [row.keep_next for row in rows] == [True, True, False, False]
    (title,) = [item for item in rows[1].items if isinstance(item, TextRun)]
    assert title.face is Face.BOLD
    assert title.x == PADDING


# Widths


def widths(made: Table, width: float = WIDTH) -> list[float]:
    found = list(fitted(grid(made), DRESS, width, SPANS).widths)
    assert abs(sum(found) - width) < 0.01
    return found


def height(made: Table, given: list[float], width: float = WIDTH) -> float:
    return sum(row.height for row in rows_of(Table(made.rows, made.header_rows, tuple(given)), width))


def test_columns_of_short_entries_get_what_they_need_and_no_more() -> None:
    number, text, _unit, period, _level = widths(task_table(10))
    needed = text_width("Quý II/2026", Face.REGULAR, 13) + 2 * PADDING
    assert needed <= period < needed * 1.25
    assert number < 35
    assert text == max(widths(task_table(10)))


def test_rows_are_lower_than_with_any_column_a_little_wider_or_narrower() -> None:
    made = task_table(10)
    found = widths(made)
    own = height(made, found)
    for giver in range(5):
        for taker in range(5):
            if giver != taker and found[giver] > 40:
                moved = [wide - 10 * (at == giver) + 10 * (at == taker) for at, wide in enumerate(found)]
                assert own <= height(made, moved) + 15  # a line: neighbours may be as good


def test_rows_are_lower_than_with_even_columns() -> None:
    made = task_table(10)
    assert height(made, widths(made)) < 0.6 * height(made, [WIDTH / 5] * 5)


def test_what_belongs_together_stays_on_one_line_of_a_narrow_column() -> None:
    made = table(("Việc", "Thời gian"), (SENTENCE, "Quý IV/2026 hoặc trước ngày 31/12/2026"))
    for line in rows_of(made)[1].items:
        if isinstance(line, TextRun):
            assert not line.text.endswith(("Quý", "ngày"))


def test_no_column_is_narrower_than_its_longest_word() -> None:
    made = table(("A", "B"), ("Điềukhôngthểngắtquãng", SENTENCE * 5))
    assert widths(made, 220)[0] >= text_width("Điềukhôngthểngắtquãng", Face.REGULAR, 13) + 2 * PADDING


def test_a_head_takes_three_lines_at_most() -> None:
    made = table(("TT", "Kinh phí thực hiện (triệu đồng)", "Việc"), ("1", "9", SENTENCE), ("2", "12", SENTENCE))
    baselines = {item.baseline for item in rows_of(made)[0].items if isinstance(item, TextRun)}
    assert len(baselines) <= 4  # three lines, and the others in the middle of the row


def test_a_head_of_many_lines_of_its_own_keeps_them() -> None:
    made = table(("TT", "a\nb\nc\nd\ne", "Việc"), ("1", "9", SENTENCE))
    assert {"a", "b", "c", "d", "e"} <= set(texts(rows_of(made)[0]))


def test_a_table_that_cannot_be_read_upright_needs_a_lying_page() -> None:
    wide = table(*[(SENTENCE,) * 9] * 3)
    block = Block("s", children=(Block("t", Level.TABLE, table=wide),))
    assert needs_landscape((block,), DRESS, SPANS), "also where it stands under a heading"
    assert not needs_landscape((Block("t", Level.TABLE, table=task_table(60)),), DRESS, SPANS)
    assert not needs_landscape((Block("p", runs=(Run(SENTENCE),)),), DRESS, SPANS)
    assert not needs_landscape((Block("t", Level.TABLE, table=Table()),), DRESS, SPANS)


def test_own_widths_give_way_to_words_that_they_would_cut() -> None:
    tight = Table(task_table(3).rows, 1, (2, 9, 4, 2, 3))
    found = widths(tight)
    assert found[3] >= text_width("Quý II/2026", Face.REGULAR, 13) + 2 * PADDING
    assert found[1] < WIDTH * 9 / 20
    assert not needs_landscape((Block("t", Level.TABLE, table=tight),), DRESS, SPANS)


def test_many_columns_of_figures_stand_upright_while_rows_are_low() -> None:
    years = tuple(f"Năm {year}" for year in range(2026, 2031))
    rows = [(str(at), SENTENCE[:40], "Triệu đồng", *["125.012"] * 5) for at in range(1, 6)]
    made = table(("TT", "Chỉ tiêu", "Đơn vị tính", *years), *rows)
    assert not needs_landscape((Block("t", Level.TABLE, table=made),), DRESS, SPANS)
    assert len({round(wide, 3) for wide in widths(made)[3:]}) == 1, "one width for columns of one kind"


def test_columns_under_equal_heads_or_one_head_are_equally_wide_and_their_heads_whole() -> None:
    heads = (
        (cell("TT", rows=2), cell("Nguồn", rows=2), cell("Năm 2026", columns=2), cell("Năm 2027", columns=2)),
        (cell("Dự toán"), cell("Thực hiện"), cell("Dự toán"), cell("Thực hiện")),
    )
    rows = table(("1", SENTENCE[:30], "12.500", "1.980", "13.750", ""), ("2", SENTENCE[:9], "9", "5", "1", "")).rows
    made = Table((*heads, *rows), 2)
    assert len({round(wide, 3) for wide in widths(made)[2:]}) == 1
    assert "Thực hiện" in texts(rows_of(made)[1])


def many_columns(count: int, entry: str = "12.345") -> Table:
    """A table of the names of offices and `count` columns of figures."""
    heads = ("TT", "Tên đơn vị", *[f"Mục {chr(65 + at)}" for at in range(count)])
    return table(heads, *((str(at), "Công đoàn phường Thành Vinh", *[entry] * count) for at in range(1, 4)))


def cut_words(made: Table, width: float = WIDTH) -> set[str]:
    """The pieces on paper that are no words of the table."""
    words = {word for row in made.rows for one in row for run in one.runs for word in run.text.split()}
    return {word for row in rows_of(made, width) for text in texts(row) for word in text.split()} - words


def test_no_word_is_cut_while_smaller_padding_and_letters_help() -> None:
    assert not cut_words(many_columns(8))
    assert fitted(grid(many_columns(8)), DRESS, WIDTH, SPANS).padding == PADDING
    closer = fitted(grid(many_columns(9)), DRESS, WIDTH, SPANS)
    assert closer.padding < PADDING
    assert closer.scale == 1
    assert not cut_words(many_columns(9))
    small = fitted(grid(many_columns(10)), DRESS, WIDTH, SPANS)
    assert small.scale == 12 / 13
    assert not cut_words(many_columns(10))
    sizes = {item.size for row in rows_of(many_columns(10)) for item in row.items if isinstance(item, TextRun)}
    assert sizes == {12}, "heads and cells alike"


def test_words_are_cut_in_the_columns_that_must_and_equally_there() -> None:
    made = many_columns(16)
    found = widths(made)
    assert len({round(wide, 3) for wide in found[2:]}) == 1
    assert found[0] < found[2], "the numbers of rows stay whole"
    crowded = table(("Nghiệpvụ",) * 14, *[("Truyềnthống", "12.345") * 7] * 3)
    assert cut_words(crowded)
    assert not any(letter.isdigit() for word in cut_words(crowded) for letter in word), "numbers last of all"
    narrow = many_columns(3, "Điềukhôngthểngắtquãngđượcđâu")
    assert not cut_words(narrow, 800)
    assert "TT" not in cut_words(narrow, 300)
    assert "Thành" not in cut_words(narrow, 300)


def test_words_over_several_columns_and_in_lists_are_whole_too() -> None:
    heads = ((cell("Việc", rows=2), cell("Tráchnhiệmchính", columns=2)), (cell("A"), cell("B")))
    made = Table((*heads, *table((SENTENCE, "x", "x"), (SENTENCE, "", "x")).rows), 2)
    assert not cut_words(made)
    listed = table(("Việc", "Đơn vị"), (SENTENCE, "- Ở những nơi có Côngđoàncơsởvữngmạnh;\n- Phụnữ"))
    assert not cut_words(Table(listed.rows, 1, (8, 2)))


def test_short_entries_stand_on_one_line_even_beside_long_ones() -> None:
    made = table(("Việc", "Cấp quyết định"), *((SENTENCE, entry) for entry in ("Ban Thường vụ", "Thường trực")))
    assert "Ban Thường vụ" in texts(rows_of(made)[1])
    tight = Table(made.rows, 1, (9, 1))
    assert "Ban Thường vụ" in texts(rows_of(tight)[1]), "its own shares give way"


def test_no_line_of_a_column_begins_with_a_dash() -> None:
    for width in range(150, 400, 10):
        made = table(("Việc", "Đơn vị"), *[(SENTENCE, "Ban Tổ chức - Kiểm tra")] * 3)
        assert not [text for row in rows_of(made, width) for text in texts(row) if text.startswith("-")]


def test_a_head_keeps_its_bracket_whole_and_breaks_before_it() -> None:
    rows = [(str(at), SENTENCE, "1,5", "3") for at in range(3)]
    made = table(("TT", "Việc", "Kinh phí\n(triệu đồng)", "Thành tiền (đồng)"), *rows)
    assert {"Kinh phí", "(triệu đồng)", "Thành tiền", "(đồng)"} <= set(texts(rows_of(made)[0]))


def test_a_cell_of_many_lines_gets_the_room_that_others_do_not_need() -> None:
    entries = ("Nguyễn Thị Ánh Nguyệt", "Chủ tịch CĐCS Công ty cổ phần Thủy sản Biển Đông", "Nghiệp vụ công đoàn")
    made = table(("Họ và tên", "Chức vụ", "Lớp"), *[entries] * 3)
    lines = [len({item.baseline for item in row.items if isinstance(item, TextRun)}) for row in rows_of(made, 290)[1:]]
    own = height(made, widths(made, 290), 290)
    for name in range(60, 170, 5):
        for lesson in range(60, 170, 5):
            assert own <= height(made, [name, 290 - name - lesson, lesson], 290), (name, lesson, lines)


@pytest.mark.parametrize("sentences", [8, 16, 60, 300])
def test_a_cell_of_any_length_makes_its_own_column_wide(sentences: int) -> None:
    heads = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Ghi chú")
    short = ("1", "Tổ chức Tết Sum vầy", "Văn phòng", "Tháng 01/2027", "")
    long = ("2", " ".join([SENTENCE] * sentences), "Ban Tổ chức - Kiểm tra", "Quý I/2027", "")
    found = widths(table(heads, short, long))
    assert found[1] > 0.45 * WIDTH
    three = widths(table(("TT", "Nội dung", "Ghi chú"), ("1", "Ngắn", ""), ("2", long[1], "Ghi chú ngắn")))
    assert three[1] > 0.7 * WIDTH


def test_an_empty_table_has_a_narrow_column_of_numbers() -> None:
    made = table(("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"), *[("",) * 4] * 5)
    number, *others = widths(made)
    assert number < 35
    assert min(others) > 90


@pytest.mark.parametrize("columns", [1, 3, 5, 12, 30])
def test_the_columns_of_a_new_table_are_even(columns: int) -> None:
    assert widths(empty_table(columns, 2)) == pytest.approx([WIDTH / columns] * columns)


def test_columns_that_have_only_heads_are_even_beside_that_of_numbers() -> None:
    number, *others = widths(table(("TT", "Nội dung công việc phải làm trong năm", "Đơn vị", ""), *[("",) * 4] * 3))
    assert number < 35
    assert others == pytest.approx([others[0]] * 3)


def test_the_first_letters_in_a_new_table_take_no_room_from_others() -> None:
    assert widths(table(("", ""), ("a", ""), heads=0)) == pytest.approx([WIDTH / 2] * 2)
    for sentences in (1, 3, 30):
        left, text, right = widths(table(("", "", ""), ("", " ".join([SENTENCE] * sentences), ""), heads=0))
        assert min(left, right) > WIDTH / 8
        assert text > WIDTH / 2


def test_own_shares_give_way_to_entries_but_not_to_heads_on_one_line() -> None:
    entries = (("1", SENTENCE, "135.000"), ("2", SENTENCE, "-"))
    made = Table(table(("TT", "Chỉ tiêu", "Đến năm 2030"), *entries).rows, 1, (8, 78, 14))
    assert widths(made) == pytest.approx([WIDTH * share / 100 for share in (8, 78, 14)])
    assert {"Đến", "năm 2030"} <= set(texts(rows_of(made)[0]))


def test_own_shares_never_turn_a_page_and_stay_where_they_can_be() -> None:
    shares = (6.0, 44.0, 20.0, 14.0, 16.0)
    made = Table(
        table(("TT", "Nhiệm vụ", "Đơn vị", "Thời gian", "Ghi chú"), *[("1", "Họp", "Ban", "Quý I", "")] * 2).rows,
        1,
        shares,
    )
    assert not needs_landscape((Block("t", Level.TABLE, table=made),), DRESS, SPANS)
    assert widths(made) == pytest.approx([WIDTH * share / 100 for share in shares])


def test_what_is_left_of_a_small_table_goes_to_its_words() -> None:
    number, name, year = widths(table(("TT", "Họ và tên", "Năm sinh"), ("1", "Nguyễn Thị Lan", "1988")))
    assert number < 35
    assert year < 80
    assert name > 300
    assert len({round(wide, 3) for wide in widths(table(("Số", "Năm"), ("1", "2026"), ("2", "2027")))[1:]}) == 1


# Text


def test_items_of_a_list_hang_under_their_first_word() -> None:
    runs = lines_of("- Doanh nghiệp có từ 25 lao động trở lên;\n- Doanh nghiệp nhỏ", 120)
    hanging = text_width("- ", Face.REGULAR, 13)
    starts = [run.x for run in runs]
    assert starts[0] == 0
    assert [round(start, 3) for start in starts if start] == [round(hanging, 3)] * (len(starts) - 2)
    assert runs[-1].text.startswith("- ")


def test_paragraphs_of_a_cell_stand_a_little_apart() -> None:
    one, two, three = lines_of("Đoạn một\nĐoạn hai dài\nba", 300)
    assert two.baseline - one.baseline == three.baseline - two.baseline == 17
    assert [run.text for run in lines_of("Đoạn một\n\n", 300)] == ["Đoạn một"], "empty ones take no room"


def test_figures_stand_with_their_ends_under_each_other_in_the_middle() -> None:
    made = table(("TT", "Tiền", "Việc"), *((str(at), entry, SENTENCE) for at, entry in ((1, "9"), (2, "1.250"))))
    edges = widths(made)
    ends = []
    for row in rows_of(made)[1:]:
        figure = [item for item in row.items if isinstance(item, TextRun)][1]
        ends.append(figure.x + text_width(figure.text, figure.face, figure.size))
    assert ends[0] == pytest.approx(ends[1])
    middle = edges[0] + edges[1] / 2
    assert ends[0] == pytest.approx(middle + text_width("1.250", Face.REGULAR, 13) / 2)


@pytest.mark.parametrize("entries", [("39.275,5", "10", "1.650,25"), ("91,25%", "100%", "8,5%")])
def test_figures_stand_with_their_commas_under_each_other(entries: tuple[str, ...]) -> None:
    made = table(("TT", "Tiền", "Việc"), *(("1", entry, SENTENCE) for entry in entries))
    commas = []
    for row in rows_of(made)[1:]:
        figure = [item for item in row.items if isinstance(item, TextRun)][1]
        before = figure.text.rstrip("%").partition(",")[0]
        commas.append(round(figure.x + text_width(before, figure.face, figure.size), 3))
    assert len(set(commas)) == 1


def test_the_label_beside_sums_is_centred_over_its_columns() -> None:
    rows = (*table(("TT", "Nội dung", "Tiền"), ("1", SENTENCE, "5")).rows, (cell("Tổng cộng", columns=2), cell("5")))
    made = Table(rows, 1)
    label = next(item for item in rows_of(made)[-1].items if isinstance(item, TextRun) and item.text == "Tổng cộng")
    middle = label.x + text_width(label.text, label.face, label.size) / 2
    assert middle == pytest.approx(sum(widths(made)[:2]) / 2)


def test_every_run_knows_its_cell_and_marks_their_note() -> None:
    rows = (
        (cell("Chung", columns=2), Cell((Run("Riêng"), Run(footnote="n1")))),
        (cell("Hội nghị", rows=2), cell("B"), cell("C")),
        (cell("D"), cell("E")),
    )
    spans = Composer(DRESS, (), {"n1": 1}).spans
    spots: dict[str, str] = {}
    for row in table_rows(Block("t", Level.TABLE, table=Table(rows)), DRESS, WIDTH, spans):
        spots.update({item.text: item.spot for item in row.items if isinstance(item, TextRun)})
        assert {item.block_id for item in row.items} == {"t"}
    assert spots == {
        "Chung": "0:0",
        "Riêng": "0:2",
        "1": "note:n1",
        "Hội nghị": "1:0",
        "B": "1:1",
        "C": "1:2",
        "D": "2:1",
        "E": "2:2",
    }


def test_equal_cells_keep_spots_of_their_own() -> None:
    first, second = rows_of(table(("A", "A"), ("A", "A"), heads=0))
    assert [item.spot for item in first.items if isinstance(item, TextRun)] == ["0:0", "0:1"]
    assert [item.spot for item in second.items if isinstance(item, TextRun)] == ["1:0", "1:1"]


# Borders


def rules(row: Row, *, level: bool) -> list[tuple[float, float, float, float]]:
    found = [item for item in row.items if isinstance(item, Rule) and (item.y1 == item.y2) is level]
    return [(round(item.x1), round(item.y1), round(item.x2), round(item.y2)) for item in found]


def test_every_border_is_drawn_once() -> None:
    first, second, last = rows_of(Table(table(("A", "B"), ("C", "D"), ("E", "F"), heads=0).rows, 0, (1, 1)), 200)
    assert rules(first, level=True) == [(0, round(first.height), 200, round(first.height)), (0, 0, 200, 0)]
    for row in (second, last):
        assert rules(row, level=True) == [(0, round(row.height), 200, round(row.height))]
        assert rules(row, level=False) == [(x, 0, x, round(row.height)) for x in (0, 100, 200)]
        assert [item.x2 for item in row.above if isinstance(item, Rule)] == [200], "closed where a page begins with it"


def test_a_spanning_cell_has_no_border_inside_but_one_where_a_page_ends_in_it() -> None:
    rows = ((cell("A", rows=2), cell("B")), (cell("C"),))
    first, last = rows_of(Table(rows, 0, (1, 1)), 200)
    assert rules(first, level=True) == [(100, round(first.height), 200, round(first.height)), (0, 0, 200, 0)]
    assert [item.x2 for item in first.below if isinstance(item, Rule)] == [100]
    assert last.below == ()
    assert first.keep_next


def test_a_cell_over_many_rows_lets_pages_end_between_them() -> None:
    rows = (
        (cell("Ban Tuyên giáo - Nữ công chủ trì", rows=60), cell("Việc 0")),
        *((cell(f"Việc {n}"),) for n in range(1, 60)),
    )
    made = rows_of(Table(rows, 0, (1, 5)), 300)
    assert any(row.keep_next for row in made[:4]), "beside its own lines"
    assert not any(row.keep_next for row in made[10:])
    assert " ".join(text for row in made for text in texts(row) if not text.startswith("Việc")) == (
        "Ban Tuyên giáo - Nữ công chủ trì"
    )


def test_a_text_longer_than_a_page_over_many_rows_is_parted_between_them() -> None:
    long = " ".join(f"từ{n}" for n in range(600))
    rows = ((cell(long, rows=40), cell("Việc")), *((cell("Việc"),) for _ in range(39)))
    made = rows_of(Table(rows, 0, (1, 1)), 300)
    assert not any(row.keep_next for row in made)
    for row in made:
        assert all(item.baseline < row.height for item in row.items if isinstance(item, TextRun))
    assert " ".join(text for row in made for text in texts(row) if text != "Việc") == long


def test_places_without_a_cell_have_borders_all_the_same() -> None:
    rows = rows_of(Table(((cell("A"), cell("B"), cell("C")), (cell("D"),)), 0, (1, 1, 1)), 300)
    assert [x for x, *_others in rules(rows[1], level=False)] == [0, 100, 200, 300]


def test_long_tables_take_as_long_as_their_rows_need() -> None:
    made = task_table(300)
    rows = rows_of(made)
    assert len(rows) == 301
    for one, other in pairwise(rows[1:]):
        assert one.height == other.height
        assert one.heads is other.heads


# Edits


def changed(made: Table, row: int, column: int, text: str) -> Table:
    cells = tuple(cell(text) if at == column else one for at, one in enumerate(made.rows[row]))
    return Table((*made.rows[:row], cells, *made.rows[row + 1 :]), made.header_rows, made.widths)


def test_rows_that_an_edit_leaves_alone_stay_the_same_objects() -> None:
    made = task_table(30)
    before = rows_of(made)
    after = rows_of(changed(made, 20, 3, "Quý I/2026"))
    others = [at for at in range(1, 31) if at != 20]
    assert all(after[at] is before[at] for at in others)
    assert "Quý I/2026" in texts(after[20])


def test_rows_that_were_kept_equal_those_set_anew() -> None:
    made = Table((*task_table(6).rows, (cell("II", bold=True), cell("TỔ CHỨC", bold=True), cell(), cell(), cell())), 1)
    for at, text in ((2, "x"), (3, SENTENCE * 2), (5, ""), (6, "Ban")):
        made = changed(made, at, 3, text)
        fresh = Table(tuple(tuple(Cell(one.runs, one.columns, one.rows) for one in row) for row in made.rows), 1)
        assert rows_of(made) == rows_of(fresh)


def test_the_mark_of_a_note_follows_its_number_in_a_row_that_is_the_same() -> None:
    made = Table((*task_table(2).rows, (cell("3"), Cell((Run("Việc"), Run(footnote="n"))), cell(), cell(), cell())), 1)
    block = Block("t", Level.TABLE, table=made)
    for number in (1, 7):
        rows = table_rows(block, DRESS, WIDTH, Composer(DRESS, (), {"n": number}).spans)
        assert str(number) in texts(rows[-1])


def test_a_cell_that_reaches_below_the_last_row_ends_there() -> None:
    rows = rows_of(Table((*task_table(2).rows, (cell("3", rows=4), cell("A"), cell("B"), cell("C"), cell("D"))), 1))
    assert texts(rows[-1]) == ["3", "A", "B", "C", "D"]
