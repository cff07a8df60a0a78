"""Footnotes: a mark in the text and a note of its own, kept together."""

from __future__ import annotations

from hypothesis import given

from desktop.domain.document import Block, Cell, Document, Footnote, Level, Run, Table, text_runs
from desktop.domain.edits import remove, set_runs
from desktop.domain.notes import drop_unmarked, insert_footnote, set_footnote
from desktop.domain.numbering import NoteNumbers, footnote_numbers
from desktop.domain.runs import NOTE_MARK, flat
from tests.domain.commands import Command, sessions
from tests.domain.documents import plans

PLAN = Document("d", body=(Block("a", runs=text_runs("Nghị quyết số 02")), Block("b", runs=text_runs("cuối"))))


def test_a_new_note_has_its_mark_and_an_empty_text() -> None:
    after = insert_footnote(PLAN, "a", 10, "n1")
    assert flat(after.body[0].runs) == f"Nghị quyết{NOTE_MARK} số 02"
    assert after.footnotes == (Footnote("n1"),)


def test_a_note_put_before_another_takes_its_number() -> None:
    after = insert_footnote(insert_footnote(PLAN, "b", 4, "n1"), "a", 0, "n2")
    assert footnote_numbers(after) == {"n2": 1, "n1": 2}


def test_a_note_gets_its_text() -> None:
    after = set_footnote(insert_footnote(PLAN, "a", 0, "n1"), "n1", text_runs("Ngày 12/6/2021"))
    note = after.footnote("n1")
    assert note is not None
    assert note.text == "Ngày 12/6/2021"
    assert set_footnote(PLAN, "n9", text_runs("không có")) is PLAN


def test_notes_whose_text_was_deleted_go_when_asked() -> None:
    noted = insert_footnote(insert_footnote(PLAN, "a", 0, "n1"), "b", 0, "n2")
    after = remove(noted, "a")
    assert [note.id for note in after.footnotes] == ["n1", "n2"]
    assert [note.id for note in drop_unmarked(after).footnotes] == ["n2"]
    assert drop_unmarked(noted) is noted


def test_a_mark_in_a_cell_counts_as_well() -> None:
    table = Table(((Cell((Run(footnote="n1"),)),),))
    document = Document("d", body=(Block("t", Level.TABLE, table=table),), footnotes=(Footnote("n1"),))
    assert drop_unmarked(document) is document


def test_a_table_carries_no_mark_of_its_own() -> None:
    document = Document("d", body=(Block("t", Level.TABLE, table=Table(((),), 0)),))
    assert insert_footnote(document, "t", 0, "n1") is document


def test_a_second_mark_of_one_note_makes_no_second_note() -> None:
    twice = insert_footnote(insert_footnote(PLAN, "a", 0, "n1"), "b", 0, "n1")
    assert twice.footnotes == (Footnote("n1"),)
    assert footnote_numbers(set_runs(twice, "a", ())) == {"n1": 1}


@given(plans(), sessions(25))
def test_numbers_that_are_kept_are_those_of_the_whole_walk(plan: Document, commands: list[Command]) -> None:
    numbers, document = NoteNumbers(), plan
    for command in commands:
        before = numbers.of(document)
        document = command.play(document)
        after = numbers.of(document)
        assert after == footnote_numbers(document)
        assert (after is before) == (after == before)  # so that who shows them sees at once whether any is another


def test_numbers_of_a_large_document_are_kept_while_letters_are_typed() -> None:
    body = tuple(Block(f"p{n}", runs=(Run("a"), Run(footnote=f"n{n}"))) for n in range(300))
    numbers, document = NoteNumbers(), Document("d", body=body)
    kept = numbers.of(document)
    typed = set_runs(document, "p150", (Run("ab"), Run(footnote="n150")))
    assert numbers.of(typed) is kept
    assert numbers.of(set_runs(typed, "p150", ()))["n151"] == 151
