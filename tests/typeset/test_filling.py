"""Rows on pages: what stays together and at what price, notes that are parted, and what holds for any rows at all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.typeset.page import SIGNATURE, Face, Rule, TextRun
from desktop.typeset.pagination import FilledPage, Measure, filled_pages, stream_pages
from desktop.typeset.rows import Row

HEIGHT, LINE, NOTE, GAP = 400.0, 20.0, 10.0, 16.0
LINES = 20  # of text on a page
MEASURE = Measure(HEIGHT, GAP)


def row(block_id: str = "text", number: int = 0, height: float = LINE, **fields: object) -> Row:
    """A row with one line of text, which says what it is."""
    text = TextRun(0.0, 15.0, f"{block_id} {number}", Face.REGULAR, 14.0, block_id)
    return Row(height, (text,))._replace(**fields)  # type: ignore[arg-type]  # fields by name


def paragraph(block_id: str, count: int, **fields: object) -> list[Row]:
    """Lines that are kept as a paragraph's are: two at least on each side."""
    lines = [row(block_id, n, keep_next=(n == 0 and count > 1) or n == count - 2) for n in range(count)]
    return [*lines[:-1], lines[-1]._replace(**fields)]  # type: ignore[arg-type]  # fields by name


def heading(block_id: str) -> Row:
    return row(block_id, keep_next=True, heading=(0, block_id))


def note_lines(count: int, note: str = "note") -> tuple[Row, ...]:
    """The lines of a note: at least two on each side of a page's end."""
    return tuple(row(note, n, NOTE, keep_next=(n == 0 and count > 1) or n == count - 2) for n in range(count))


def fill(rows: list[Row], notes: dict[str, tuple[Row, ...]] | None = None) -> list[FilledPage]:
    return list(filled_pages(rows, MEASURE, lambda note: (notes or {}).get(note, ())))


def words(page: FilledPage) -> list[str]:
    return [item.text for _y, one in page.rows for item in one.items if isinstance(item, TextRun)]


def noted(page: FilledPage) -> list[str]:
    return [item.text for _y, one in page.notes for item in one.items if isinstance(item, TextRun)]


def shape(rows: list[Row], notes: dict[str, tuple[Row, ...]] | None = None) -> list[int]:
    """How many rows each page holds."""
    return [len(page.rows) for page in fill(rows, notes)]


def texts(count: int) -> list[Row]:
    return [row("text", number) for number in range(count)]


def test_a_heading_takes_two_lines_of_its_text_along() -> None:
    assert shape([*texts(18), heading("h"), *paragraph("p", 5)]) == [18, 6]
    assert shape([*texts(17), heading("h"), *paragraph("p", 5)]) == [20, 3]


def test_headings_over_one_another_stay_with_the_text() -> None:
    assert shape([*texts(15), heading("a"), heading("b"), heading("c"), *paragraph("p", 4)]) == [20, 2]
    assert shape([*texts(16), heading("a"), heading("b"), heading("c"), *paragraph("p", 4)]) == [16, 7]


def test_one_line_under_its_heading_is_not_enough_where_more_follows() -> None:
    items = [row(f"item{n}") for n in range(5)]
    assert shape([*texts(18), heading("h"), *items]) == [18, 6]
    assert shape([*texts(17), heading("h"), *items]) == [20, 3]


def test_one_line_is_enough_where_it_is_all_there_is() -> None:
    assert shape([*texts(18), heading("a"), row("only"), heading("b"), *paragraph("p", 4)]) == [20, 5]


def test_too_many_headings_are_parted_between_two_of_them() -> None:
    """Rather than leave more than half a page empty, or the last of them alone under the others."""
    headings = [heading(f"h{n}") for n in range(14)]
    assert shape([*texts(5), *headings, *paragraph("p", 4)]) == [5 + 13, 1 + 4]


def test_a_page_is_left_half_empty_at_most_to_keep_lines_together() -> None:
    kept = [heading(f"h{n}") for n in range(9)]
    assert shape([*texts(11), *kept, *paragraph("p", 4)])[0] == 11
    assert shape([*texts(8), *kept, heading("last"), row("p", height=5 * LINE)])[0] > 8


def test_a_signature_is_not_parted_from_its_text_to_fill_a_page() -> None:
    ending = row(SIGNATURE, height=7 * LINE)
    text = [heading(f"h{n}") for n in range(4)]
    last = [row("last", n, keep_next=True) for n in range(2)]
    pages = fill([*texts(8), *text, *last, ending])
    assert words(pages[1])[-3:] == ["last 0", "last 1", f"{SIGNATURE} 0"]


def test_a_row_that_no_page_holds_begins_where_there_is_room() -> None:
    """It is parted anyway, so nothing is won by leaving the page empty."""
    lines = tuple(TextRun(0.0, 15.0 + n * LINE, str(n), Face.REGULAR, 14.0, "tall") for n in range(30))
    tall = Row(30 * LINE, lines)
    assert [len(words(page)) for page in fill([*texts(5), tall])] == [20, 15]
    assert [len(words(page)) for page in fill([*texts(17), tall])] == [17, 20, 10]


def test_a_row_that_a_page_holds_is_never_cut() -> None:
    lines = tuple(TextRun(0.0, 15.0 + n * LINE, str(n), Face.REGULAR, 14.0, "tall") for n in range(20))
    assert [len(words(page)) for page in fill([*texts(2), Row(20 * LINE, lines)])] == [2, 20]


def test_repeated_heads_make_way_for_a_row_as_high_as_the_page() -> None:
    heads = (row("head", keep_next=True),)
    high = [row("body", n, height=HEIGHT, heads=heads) for n in range(2)]
    assert [words(page) for page in fill([*heads, *high])] == [["head 0"], ["body 0"], ["body 1"]]


def test_a_long_note_is_parted_where_its_line_would_leave_the_page_empty() -> None:
    """Three fifths of the page are text, the note needs as much: two lines of it at least stand on each side."""
    content = [*texts(11), row("cites", notes=("n",)), *texts(20)]
    first, second, *_ = fill(content, {"n": note_lines(24)})
    assert words(first)[-1] == "cites 0"
    assert noted(first) == [f"note {n}" for n in range(14)]
    assert noted(second) == [f"note {n}" for n in range(14, 24)]


def test_a_parted_note_leaves_no_line_alone() -> None:
    for count in range(14, 22):
        content = [*texts(12), row("cites", notes=("n",)), *texts(20)]
        pages = [page for page in fill(content, {"n": note_lines(count)}) if page.notes]
        assert all(len(page.notes) >= 2 for page in pages), count
        assert sum(len(page.notes) for page in pages) == count


def test_notes_before_the_parted_one_stand_whole_on_their_page() -> None:
    content = [*texts(6), row("a", notes=("a",)), *texts(4), row("b", notes=("b", "c")), *texts(20)]
    notes = {"a": note_lines(2), "b": note_lines(3), "c": note_lines(30)}
    first = fill(content, notes)[0]
    assert noted(first)[:5] == ["note 0", "note 1", "note 0", "note 1", "note 2"]
    assert len(noted(first)) > 7


def test_a_note_that_a_page_cites_twice_stands_there_once() -> None:
    cites = [row("a", notes=("n",)), row("b", notes=("n", "n")), row("c", notes=("n",))]
    (page,) = fill([*cites[:2], *texts(3), cites[2]], {"n": note_lines(3, "n")})
    assert noted(page) == ["n 0", "n 1", "n 2"]
    first, second = fill([*cites[:2], *texts(17), cites[2]], {"n": note_lines(1, "n")})
    assert (noted(first), noted(second)) == (["n 0"], ["n 0"])  # a reader of the second page finds it there too
    first, second, *_ = fill([*texts(12), *cites[:1], *texts(3), *cites[1:]], {"n": note_lines(20, "n")})
    assert noted(first) + noted(second) == [f"n {n}" for n in range(20)]  # what is carried over is there already


def test_a_page_is_not_left_short_by_a_note_that_can_be_parted() -> None:
    for before in range(8, 19):
        content = [*texts(before), row("cites", notes=("n",)), *texts(20)]
        first = fill(content, {"n": note_lines(12)})[0]
        bottom = first.rows[-1][0] + LINE
        foot = first.notes[0][0] - GAP if first.notes else HEIGHT
        assert foot - bottom <= 2 * LINE, before


def test_a_sentence_that_keeps_its_next_is_no_heading() -> None:
    """Its last line and the line under it may end a page, however many lines follow."""
    spoken = [*paragraph("item", 2)[:-1], row("item", 1, keep_next=True)]
    assert shape([*texts(16), *spoken, row("line"), row("more"), *paragraph("p", 5)])[0] == 20
    assert shape([*texts(17), *spoken, row("line"), row("more"), *paragraph("p", 5)])[0] == 20
    title = [spoken[0]._replace(heading=(0, "item")), spoken[1]]
    assert shape([*texts(17), *title, row("line"), row("more"), *paragraph("p", 5)])[0] == 17


def test_a_note_longer_than_pages_goes_on_over_them() -> None:
    pages = fill([row("cites", notes=("n",)), *texts(3)], {"n": note_lines(150)})
    assert sum(len(page.notes) for page in pages) == 150
    assert words(pages[0]) == ["cites 0"]
    assert [len(words(page)) for page in pages[1:-1]] == [0] * (len(pages) - 2)


def test_the_first_page_is_lower_by_what_stands_at_its_foot() -> None:
    pages = list(filled_pages(texts(50), Measure(HEIGHT, GAP, first=3 * LINE), lambda note: ()))
    assert [len(page.rows) for page in pages] == [17, 20, 13]


def test_a_foot_that_takes_the_page_leaves_half_of_it() -> None:
    pages = list(filled_pages(texts(30), Measure(HEIGHT, GAP, first=10 * HEIGHT), lambda note: ()))
    assert [len(page.rows) for page in pages] == [10, 20]


@st.composite
def contents(draw: st.DrawFn) -> tuple[list[Row], dict[str, tuple[Row, ...]]]:
    """Rows of any heights, wishes and notes, some of them of tables with heads, some higher than a page."""
    notes = {note: note_lines(draw(st.integers(0, 60)), note) for note in ("n0", "n1", "n2", "n3")}
    rows: list[Row] = []
    for block in range(draw(st.integers(0, 12))):
        heads = tuple(row(f"head{block}", n, draw(st.floats(5, 250))) for n in range(draw(st.integers(0, 2))))
        for number in range(draw(st.integers(1, 12))):
            height = draw(st.sampled_from([0.0, 5.0, LINE, LINE, LINE, 150.0, 399.0]))
            count = draw(st.sampled_from([1, 1, 1, 1, 1, 35]))
            lines = tuple(
                TextRun(0.0, 15.0 + n * LINE, f"block{block} {number}.{n}", Face.REGULAR, 14.0, f"block{block}")
                for n in range(count)
            )
            rows.append(
                Row(
                    max(height, LINE * count if count > 1 else height),
                    lines,
                    draw(st.sampled_from([0.0, 6.0])),
                    draw(st.booleans()),
                    tuple(draw(st.lists(st.sampled_from([*notes, "lost"]), max_size=2))) if number % 5 == 0 else (),
                    heads if number else (),
                )
            )
    return rows, notes


def all_words(rows: list[Row]) -> list[str]:
    return [item.text for one in rows for item in one.items if isinstance(item, TextRun)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(contents())
def test_every_row_and_note_stands_once_and_in_order_on_some_page(
    content: tuple[list[Row], dict[str, tuple[Row, ...]]],
) -> None:
    rows, notes = content
    pages = fill(rows, notes)
    printed = [word for page in pages for word in words(page) if not word.startswith("head")]
    assert printed == all_words(rows)
    left = [word for page in pages for word in noted(page)]
    for note in (note for one in rows for note in one.notes):
        lines = all_words(list(notes.get(note, ())))
        if left[: len(lines)] == lines:  # else it stands on the page already
            del left[: len(lines)]
    assert left == []
    assert {note for one in rows for note in one.notes if notes.get(note)} == {
        word.split()[0] for page in pages for word in noted(page)
    }
    assert all(len(set(noted(page))) == len(noted(page)) for page in pages)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(contents())
def test_nothing_overlaps_or_leaves_its_page(content: tuple[list[Row], dict[str, tuple[Row, ...]]]) -> None:
    rows, notes = content
    for page in fill(rows, notes):
        tops = [(y, y + one.height) for y, one in (*page.rows, *page.notes)]
        for (_top, bottom), (top, _bottom) in pairwise(tops):
            assert bottom <= top + 0.01
        assert not tops or tops[-1][1] <= HEIGHT + 0.02


@given(st.lists(st.tuples(st.sampled_from([10.0, LINE, 35.0]), st.booleans(), st.sampled_from(["", "", "", "n"]))))
def test_no_wish_leaves_a_page_more_than_half_empty(drawn: list[tuple[float, bool, str]]) -> None:
    """Neither lines to be kept together nor notes to be kept whole."""
    rows = [
        row(f"b{n}", height=height, keep_next=keep, notes=(note,) if note else ())
        for n, (height, keep, note) in enumerate(drawn)
    ]
    for page in fill(rows, {"n": note_lines(9)})[:-1]:
        used = page.rows[-1][0] + page.rows[-1][1].height if page.rows else 0.0
        assert used + sum(line.height for _y, line in page.notes) >= HEIGHT / 2 - GAP


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(contents())
def test_rows_one_by_one_fill_the_same_pages(content: tuple[list[Row], dict[str, tuple[Row, ...]]]) -> None:
    rows, notes = content

    def look_up(note: str) -> tuple[Row, ...]:
        return notes.get(note, ())

    whole = [(page.rows, page.notes) for page in filled_pages(rows, MEASURE, look_up)]
    assert [(page.rows, page.notes) for page in stream_pages(iter(rows), MEASURE, look_up)] == whole


def test_a_table_is_closed_where_a_page_ends_or_begins_inside_it() -> None:
    """Its inner borders are each row's own; those of a cell that goes on are drawn at the edges of the page alone."""
    over, under = Rule(0, 0, 90, 0, 0.5, "t"), Rule(0, LINE, 90, LINE, 0.5, "t")
    table = [row("t", n, above=(over,) if n else (), below=(under,)) for n in range(LINES + 5)]
    first, second = fill(table)
    assert [over in one.items for _y, one in first.rows] == [False] * LINES
    assert [under in one.items for _y, one in first.rows] == [False] * (LINES - 1) + [True]
    assert [over in one.items for _y, one in second.rows] == [True] + [False] * 4


def test_a_repeated_head_closes_what_begins_under_it() -> None:
    over = Rule(0, 0, 90, 0, 0.5, "t")
    heads = (row("head", keep_next=True),)
    table = [row("t", n, above=(over,), heads=heads) for n in range(LINES + 5)]
    second = fill([*heads, *table])[1]
    assert words(second)[0] == "head 0"
    assert not any(over in one.items for _y, one in second.rows)
