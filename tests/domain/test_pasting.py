"""What is pasted keeps what it is: notes, targets and references come along with ids of their own."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import (
    Assignment,
    Block,
    Cell,
    Document,
    Footnote,
    Level,
    Run,
    Table,
    find,
    text_runs,
    walk,
)
from desktop.domain.edits import Row, rows_of
from desktop.domain.exchange import VERSION
from desktop.domain.lines import Caret
from desktop.domain.own_clip import own_clip, own_data
from desktop.domain.pasting import Clip, Piece, on_one_line, paste, paste_clip, recognise
from desktop.domain.soundness import faults
from tests.domain.documents import documents

GOAL = Block("goal", Level.CLAUSE, text_runs("Đích"))
POINTER = Block("pointer", Level.CLAUSE, (Run("theo "), Run("khoản 1", reference="goal")))


def pasted(document: Document, key: str, clip: Clip, offset: int = 0) -> Document:
    numbers = count()
    return paste_clip(document, Caret(key, offset), clip, lambda: f"fresh{next(numbers)}")[0]


def clip_of(*blocks: Block, footnotes: tuple[Footnote, ...] = ()) -> Clip:
    found = own_clip(own_data(rows_of(blocks), footnotes))
    assert found is not None
    return found


def references(document: Document) -> list[str]:
    return [run.reference for block in walk(document.body) for run in block.runs if run.reference]


def test_lines_that_are_not_there_any_more_come_back_under_their_own_ids() -> None:
    after = pasted(Document("d", body=(Block("x", runs=text_runs("Trên")),)), "x", clip_of(Block("p"), GOAL), 4)
    assert [block.id for block in walk(after.body)] == ["x", "goal"]


def test_a_reference_names_the_line_that_took_the_words_of_its_target() -> None:
    after = pasted(Document("d", body=(Block("x"),)), "x", clip_of(GOAL, POINTER))
    assert [block.id for block in walk(after.body)] == ["x", "pointer"]
    assert references(after) == ["x"]


def test_a_copy_of_a_reference_goes_on_to_the_line_that_is_still_there() -> None:
    after = pasted(Document("d", body=(GOAL, POINTER, Block("x"))), "x", clip_of(Block("q"), GOAL, POINTER))
    assert references(after) == ["goal", "goal"]
    assert list(faults(after)) == []


def test_a_reference_whose_target_stays_behind_is_plain_words() -> None:
    after = pasted(Document("d", body=(Block("x"),)), "x", clip_of(POINTER))
    assert references(after) == []
    assert after.body[0].text == "theo khoản 1"


SAID = Block("line", runs=(Run("Thời gian: "), Run("Quý I", record="g.deadline")))
TASK = Block("task", Level.CLAUSE, text_runs("Mở lớp"), (SAID,), assignments=(Assignment("g", deadline="Quý I"),))


def records(document: Document) -> tuple[list[str], list[str]]:
    """The assignments of a document, and what its words show of them."""
    held = [one.id for block in walk(document.body) for one in block.assignments]
    return held, [run.record for block in walk(document.body) for run in block.runs if run.record]


def test_a_task_that_was_cut_is_still_that_task_and_a_copy_is_another() -> None:
    above = Block("x", runs=text_runs("Trên"))
    cut = pasted(Document("d", body=(above,)), "x", clip_of(Block("q"), TASK), 4)
    assert records(cut) == (["g"], ["g.deadline"])
    copied = pasted(Document("d", body=(TASK, above)), "x", clip_of(Block("q"), TASK), 4)
    held, shown = records(copied)
    assert shown == [f"{id}.deadline" for id in held]
    assert len(set(held)) == 2


def test_words_that_show_a_task_do_so_elsewhere_in_its_document_and_are_plain_in_another() -> None:
    here = pasted(Document("d", body=(TASK, Block("x"))), "x", clip_of(SAID))
    assert records(here) == (["g"], ["g.deadline", "g.deadline"])
    assert records(pasted(Document("e", body=(Block("x"),)), "x", clip_of(SAID))) == ([], [])


def test_notes_get_ids_of_their_own_and_come_only_with_their_mark() -> None:
    noted = Block("p", Level.CLAUSE, (Run("a"), Run(footnote="n")))
    note = Footnote("n", (Run("theo "), Run("x", reference="gone")))
    start = Document("d", body=(noted, Block("x")), footnotes=(note,))
    after = pasted(start, "x", clip_of(noted, footnotes=(note, Footnote("other"))))
    marks = [run.footnote for block in walk(after.body) for run in block.runs if run.footnote]
    assert marks == [one.id for one in after.footnotes]
    assert len(set(marks)) == 2
    assert after.footnotes[1].text == "theo x"
    assert not any(run.reference for run in after.footnotes[1].runs)


def test_a_labelled_line_pasted_behind_words_begins_a_line_of_its_own() -> None:
    start = Document("d", body=(Block("x", Level.CLAUSE, text_runs("đầuđuôi")),))
    pieces = [recognise(text_runs("a) một")), recognise(text_runs("b) hai"))]
    numbers = count()
    after, caret = paste(start, Caret("x", 3), pieces, lambda: f"n{next(numbers)}")
    assert [(row.depth, row.block.level, row.block.text) for row in rows_of(after.body)] == [
        (0, Level.CLAUSE, "đầu"),
        (1, Level.POINT, "một"),
        (1, Level.POINT, "haiđuôi"),
    ]
    assert caret == Caret("n1", 3)


def test_words_of_a_table_are_not_lost_where_no_table_can_stand() -> None:
    table = Table(((Cell(text_runs("a")), Cell(text_runs("b"))), (Cell(text_runs("c")), Cell())))
    start = Document("d", bases=(Block("x", runs=text_runs("Căn cứ")),), body=(Block("y"),))
    numbers = count()
    pieces = [Piece(text_runs(" A")), Piece(table=table)]
    after = paste(start, Caret("x", 6), pieces, lambda: f"n{next(numbers)}")[0]
    assert [block.text for block in after.bases] == ["Căn cứ A", "a b", "c"]
    assert on_one_line(pieces) == text_runs(" A a b c")


def test_a_label_that_was_typed_comes_back_within_a_sentence() -> None:
    start = Document("d", body=(Block("x", runs=text_runs("xem ")),))
    assert pasted(start, "x", Clip((recognise(text_runs("1. Một")),)), 4).body[0].text == "xem 1. Một"


def test_damaged_data_is_no_clip() -> None:
    assert own_clip("{") is None
    assert own_clip(own_data([Row(0, Block("x"))], ()).replace(f'"version":{VERSION}', '"version":99')) is None


@given(documents(), st.data())
def test_any_lines_pasted_anywhere_leave_a_sound_document(document: Document, data: st.DataObject) -> None:
    rows = rows_of(document.body)
    if not rows:
        return
    first = data.draw(st.integers(0, len(rows) - 1))
    last = data.draw(st.integers(first, len(rows) - 1))
    clip = own_clip(own_data(rows[first : last + 1], document.footnotes))
    assert clip is not None
    goal = data.draw(st.sampled_from(rows)).block
    after = pasted(document, goal.id, clip, data.draw(st.integers(0, 5)))
    assert list(faults(after)) == []
    marks = {run.footnote for block in walk(after.body) for run in block.runs if run.footnote}
    assert marks <= {note.id for note in after.footnotes}
    empty = pasted(Document("e", body=(Block("only"),)), "only", clip)
    said = [row.block.text for row in rows[first : last + 1] if row.block.text]
    assert [block.text for block in walk(empty.body) if block.text] == said
    assert find(after, goal.id) is not None or goal.level is not Level.TABLE
