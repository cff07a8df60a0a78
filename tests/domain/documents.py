"""Documents of every shape for property tests: any sound tree, any text that `clean` lets through, any table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Assignment,
    Block,
    Cell,
    Comparator,
    Copy,
    CopyForm,
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
    Target,
    trees,
    walk,
)
from desktop.domain.edits import Row, tree_of
from desktop.domain.runs import join
from desktop.domain.soundness import MOST_COPIES
from desktop.domain.table_columns import insert_column
from desktop.domain.table_rows import insert_row
from desktop.domain.text import clean

WORDS = ["Công", "đoàn", "  ", "ữ", "Ỹ", "a", "85%", "“", "\n", "Đ"]


def any_text() -> st.SearchStrategy[str]:
    """Anything a person or a file can bring in, as it is after the entrance."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(clean)


def words() -> st.SearchStrategy[str]:
    """Short Vietnamese text; quicker to draw than `any_text` where the letters do not matter."""
    return st.lists(st.sampled_from(WORDS), max_size=4).map("".join)


def runs(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[tuple[Run, ...]]:
    """Runs as edits leave them: none empty, neighbours of one dress joined."""
    run = st.builds(
        Run,
        words() if text is None else text,
        bold=st.booleans(),
        italic=st.booleans(),
        record=st.sampled_from(["", "", "t1", "t2"]),
        underline=st.sampled_from([False, False, True]),
    )
    return st.lists(run, max_size=3).map(lambda drawn: join(tuple(drawn)))


def assignments(text: st.SearchStrategy[str]) -> st.SearchStrategy[Assignment]:
    """An assignment with any words."""
    return st.builds(Assignment, st.just("g1"), text, st.lists(text, max_size=2).map(tuple), *[text] * 5)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables whose cells cover their grid exactly once, some of them spanning rows or columns."""
    height, width = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cells = tuple(tuple(Cell(draw(runs())) for _ in range(width)) for _ in range(height))
    holder = Document("d", body=(Block("t", Level.TABLE, table=Table(cells, min(1, height))),))
    if draw(st.booleans()):  # a row and a column put into a cell that spans make the span longer
        corner = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        table = holder.body[0].table
        assert table is not None
        if width > 1 and corner[1] < width - 1:
            row = list(cells[corner[0]])
            row[corner[1] : corner[1] + 2] = [replace(row[corner[1]], columns=2)]
            table = replace(table, rows=(*cells[: corner[0]], tuple(row), *cells[corner[0] + 1 :]))
        holder = replace(holder, body=(replace(holder.body[0], table=table),))
        holder = insert_column(holder, "t", draw(st.integers(0, width)))
        holder = insert_row(holder, "t", draw(st.integers(0, height)))
    table = holder.body[0].table
    assert table is not None
    return table


RUNS = [
    (),
    (Run("Công đoàn"),),
    (Run("Tỷ lệ "), Run("85%", bold=True, record="t1"), Run(" trở lên")),
    (Run("Nghỉ", italic=True), Run(footnote="n1"), Run("ữ\n", bold=True)),
]
SPANNING = Table(((Cell((Run("Chung"),), columns=2), Cell(rows=2)), (Cell(), Cell((Run("Riêng"),)))), 1)
TABLES = [Table(((Cell((Run("TT"),)), Cell((Run("Nhiệm vụ"),))), (Cell(), Cell()))), Table(((Cell(),),), 0), SPANNING]


def rows(prefix: str, most: int = 12) -> st.SearchStrategy[list[Row]]:
    """Rows of any levels at any depths; `tree_of` makes a sound tree of them. Texts are of a few kinds, to be quick."""

    def build(drawn: list[tuple[int, Level, int]]) -> list[Row]:
        return [Row(depth, block(f"{prefix}{n}", level, kind)) for n, (depth, level, kind) in enumerate(drawn)]

    def block(block_id: str, level: Level, kind: int) -> Block:
        if level is Level.TABLE:
            return Block(block_id, level, table=TABLES[kind % len(TABLES)])
        targets = (Target("t1", value=85.0, unit="%"),) if kind == 2 else ()
        return Block(block_id, level, RUNS[kind], targets=targets)

    drawn = st.tuples(st.integers(0, 6), st.sampled_from(list(Level)), st.integers(0, len(RUNS) - 1))
    return st.lists(drawn, max_size=most).map(build)


def plans(most: int = 12) -> st.SearchStrategy[Document]:
    """Documents with a body, an appendix and a note: all that edits work on."""

    def build(body: list[Row], appendix: list[Row]) -> Document:
        note = Footnote("n1", (Run("Chú thích"),))
        return Document(
            "d",
            body=tree_of(body),
            appendices=(Appendix("p1", "Phụ lục", blocks=tree_of(appendix)),),
            footnotes=(note,),
        )

    return st.builds(build, rows("b", most), rows("a", 3))


def official_dates() -> st.SearchStrategy[OfficialDate]:
    """Whole dates, months and years."""
    whole = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(OfficialDate.of)
    return whole | whole.map(lambda d: replace(d, day=None)) | whole.map(lambda d: replace(d, day=None, month=None))


def headers(text: st.SearchStrategy[str]) -> st.SearchStrategy[Header]:
    """Headers with words, a date and every mark."""
    return st.builds(
        Header,
        *[text] * 5,
        date=st.none() | official_dates(),
        kind=text,
        subject=text,
        urgency=text,
        circulation=text,
        draft=text,
        digital_line=text,
        contact=text,
    )


def recipients(text: st.SearchStrategy[str]) -> st.SearchStrategy[Recipients]:
    """Nơi nhận of one group, with the marks under it."""
    groups = st.builds(RecipientGroup, st.lists(text, max_size=2).map(tuple), text)
    return st.builds(Recipients, st.tuples(groups), text, text, st.integers(0, MOST_COPIES))


def signatures(text: st.SearchStrategy[str]) -> st.SearchStrategy[Signature]:
    """The lines of a signature."""
    return st.builds(Signature, text, text, text, text)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents that use every field there is, with any text in them."""
    text = st.sampled_from(draw(st.lists(any_text(), min_size=3, max_size=6)))
    plan = draw(plans(4))
    target = st.builds(
        Target,
        id=st.just("t1"),
        indicator=text,
        comparator=st.sampled_from(list(Comparator)),
        value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        unit=text,
        period=text,
        year=st.none() | st.integers(),
    )
    rich = Block(
        "rich",
        Level.CLAUSE,
        (
            *draw(runs(text)),
            Run(footnote="n1"),
            Run("x", citation="c1", field="năm", underline=True),
            Run("khoản 1", reference="b1"),
        ),
        targets=(draw(target),),
        assignments=draw(st.lists(assignments(text), max_size=1).map(tuple)),
        guidance=draw(text),
    )
    return replace(
        plan,
        standard=draw(text),
        template=draw(text),
        header=draw(headers(text)),
        addressed_to=tuple(draw(st.lists(text, max_size=3))),
        bases=(Block("base", runs=draw(runs(text))),),
        preamble=(rich,),
        closing=(Block("end", runs=draw(runs(text))),),
        recipients=draw(recipients(text)),
        signature=draw(signatures(text)),
        appendices=tuple(
            replace(a, attached_to=draw(text), orientation=draw(st.sampled_from(list(Orientation))))
            for a in plan.appendices
        ),
        copy=draw(
            st.none() | st.builds(Copy, st.sampled_from(CopyForm), headers(text), recipients(text), signatures(text))
        ),
    )


def ids(document: Document) -> list[str]:
    """The ids of all blocks in printed order."""
    return [block.id for _place, blocks in trees(document) for block in walk(blocks)]


def whole_text(document: Document) -> str:
    """All words of all blocks in printed order, those of cells left out."""
    return "".join(block.text for _place, blocks in trees(document) for block in walk(blocks))
