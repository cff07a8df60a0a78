"""Edits of every kind, drawn at random, as a clerk strings them together in a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from desktop.domain import appendices, edits, table_columns, table_rows, tables
from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Block,
    Copy,
    CopyForm,
    Document,
    Footnote,
    Level,
    Orientation,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    find,
    text_runs,
    trees,
    walk,
)
from desktop.domain.runs import all_marked, insert, runs_length, set_mark
from tests.typeset.plans import SENTENCE

Edit = Callable[[Document], Document]
NOTES = ("n1", "n2", "n3")
TEXTS = ("a", " thêm một vế nữa", SENTENCE, " " + SENTENCE * 3, "\n", ":", "./.", " Điều 5")
LEVELS = [level for level in Level if level is not Level.TABLE]


def ids(document: Document) -> list[str]:
    return [block.id for _place, blocks in trees(document) for block in walk(blocks)]


def typed(block_id: str, text: str, share: float) -> Edit:
    """Words put into a block."""

    def edit(document: Document) -> Document:
        found = find(document, block_id)
        runs = found[1].runs if found else ()
        return edits.set_runs(document, block_id, insert(runs, round(share * runs_length(runs)), text_runs(text)))

    return edit


def noted(block_id: str, note_id: str, share: float) -> Edit:
    """The mark of a note put into a block; the note may be cited already, or have no text."""

    def edit(document: Document) -> Document:
        found = find(document, block_id)
        runs = found[1].runs if found else ()
        mark = (Run(footnote=note_id),)
        return edits.set_runs(document, block_id, insert(runs, round(share * runs_length(runs)), mark))

    return edit


def bold(block_id: str) -> Edit:
    def edit(document: Document) -> Document:
        found = find(document, block_id)
        runs = found[1].runs if found else ()
        return edits.set_runs(
            document, block_id, set_mark(runs, 0, runs_length(runs), "bold", on=not all_marked(runs, "bold"))
        )

    return edit


def leveled(block_id: str, level: Level) -> Edit:
    return lambda document: edits.set_level(document, block_id, level)


def turned(appendix_id: str, way: Orientation) -> Edit:
    return lambda document: appendices.set_orientation(document, appendix_id, way)


def note_text(note_id: str, text: str, inner: str) -> Edit:
    """A note with another text; a note may cite one itself."""

    def edit(document: Document) -> Document:
        runs = (Run(text), Run(footnote=inner)) if inner else (Run(text),)
        others = tuple(note for note in document.footnotes if note.id != note_id)
        return replace(document, footnotes=(*others, Footnote(note_id, runs)))

    return edit


def cell(block_id: str, row: int, column: int, runs: tuple[Run, ...]) -> Edit:
    return lambda document: tables.set_cell(document, block_id, row, column, runs)


@st.composite
def edits_of(draw: st.DrawFn, document: Document, fresh: str) -> Edit:
    """One edit of `document`; `fresh` is an id that it does not have."""
    known = ids(document) or ["none"]
    one, other = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return typed(one, draw(st.sampled_from(TEXTS)), draw(st.sampled_from([0.0, 0.5, 1.0])))
    if kind == 1:
        return draw(st.sampled_from(_structural(one, other, fresh)))
    if kind == 2:
        note = draw(st.sampled_from(NOTES))
        text, inner = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(["", "", *NOTES]))
        others: list[Edit] = [
            noted(one, note, 0.5),
            note_text(note, text, inner),
            lambda d: replace(d, footnotes=d.footnotes[1:]),
            cell(one, 0, 0, (Run(text), Run(footnote=note))),
        ]
        return draw(st.sampled_from(others))
    return draw(st.sampled_from(_around(fresh) if kind == 3 else _of_tables(document, one, fresh)))


def _structural(one: str, other: str, fresh: str) -> list[Edit]:
    return [
        lambda d: edits.split(d, one, 30, fresh),
        lambda d: edits.split(d, one, 0, fresh),
        lambda d: edits.merge_with_previous(d, one),
        lambda d: edits.remove(d, one),
        lambda d: edits.remove(d, one, with_children=False),
        lambda d: edits.move(d, one, 1),
        lambda d: edits.move_to(d, one, other, "before"),
        lambda d: edits.move_to(d, one, other, "inside"),
        lambda d: edits.demote(d, one),
        lambda d: edits.promote(d, one),
        *[leveled(one, level) for level in LEVELS],
        bold(one),
        lambda d: replace(d, body=d.body[1:]),
        lambda d: replace(d, body=(*d.body, Block(fresh, Level.SECTION, text_runs("NHIỆM VỤ MỚI")))),
        lambda d: replace(d, closing=(Block(fresh, Level.PARAGRAPH, text_runs(SENTENCE)),)),
        lambda d: replace(d, preamble=d.preamble[1:], closing=()),
        lambda d: replace(d, bases=(*d.bases, Block(fresh, runs=text_runs("Căn cứ Điều lệ")))),
    ]


def _around(fresh: str) -> list[Edit]:
    def header(**fields: object) -> Edit:
        return lambda d: replace(d, header=replace(d.header, **fields))  # type: ignore[arg-type]  # fields by name

    many = RecipientGroup(tuple(f"Công đoàn cơ sở số {number}" for number in range(30)), "Thực hiện")
    return [
        header(subject="Về việc tổ chức Tháng Công nhân " * 3),
        header(contact="Số 1, đường Hùng Vương\nĐiện thoại: 0123"),
        header(contact=""),
        header(circulation="LƯU HÀNH NỘI BỘ", urgency="KHẨN"),
        header(place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 12, 29)),  # takes the small set of sizes
        header(place="Huế"),
        header(kind="Công văn"),
        lambda d: replace(d, addressed_to=("Liên đoàn Lao động tỉnh", fresh)),
        lambda d: replace(d, recipients=Recipients((many,), "Lưu: VT")),
        lambda d: replace(d, signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Lê Thị Bình")),
        lambda d: replace(d, signature=Signature(), recipients=Recipients()),
        lambda d: replace(d, copy=Copy(CopyForm.COPY, d.header, d.recipients, d.signature)),
        lambda d: replace(d, copy=None),
    ]


def _of_tables(document: Document, one: str, fresh: str) -> list[Edit]:
    table = next((block.id for _p, blocks in trees(document) for block in walk(blocks) if block.table), one)
    last = document.appendices[-1].id if document.appendices else ""
    return [
        cell(table, 1, 1, text_runs(SENTENCE * 2)),
        cell(table, 0, 0, text_runs("TT")),
        lambda d: table_rows.insert_row(d, table, 1),
        lambda d: table_rows.remove_row(d, table, 1),
        lambda d: table_columns.insert_column(d, table, 1),
        lambda d: replace(d, body=(Block(fresh, Level.TABLE, table=appendices.assignment_table(4)), *d.body)),
        lambda d: replace(d, body=(*d.body, Block(fresh, Level.TABLE, table=appendices.assignment_table(2)))),
        lambda d: appendices.add_appendix(d, appendix_id=fresh, title="Phân công", attached_to="(Kèm theo Kế hoạch)"),
        lambda d: appendices.remove_appendix(d, last),
        lambda d: appendices.set_title(d, last, "Chỉ tiêu"),
        *[turned(last, way) for way in Orientation],
        lambda d: replace(d, appendices=d.appendices[::-1]),
    ]
