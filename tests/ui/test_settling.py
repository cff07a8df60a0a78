"""Every edit of a draft leaves its references right, in the same step; typing letters asks for nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import edits
from desktop.domain.document import Block, Document, Header, Level, Run, text_runs
from desktop.domain.figures import Question, What, figure_run, figures_in
from desktop.domain.references import Items, all_references, map_runs, text_like
from desktop.services.library import standard_of
from desktop.ui.session import EditSession
from desktop.ui.settling import settle
from tests.domain.assigned_plans import body_words, mistakes, plan
from tests.domain.commands import Command, sessions
from tests.domain.documents import plans

pytestmark = pytest.mark.usefixtures("qapp")

TWO = Document(
    "d",
    body=(
        Block("I", Level.SECTION, text_runs("MỘT")),
        Block("II", Level.SECTION, text_runs("HAI"), (Block("p", runs=(Run("Theo "), Run("mục I", reference="I"))),)),
    ),
)

ASSIGNED = plan()


def said(document: Document) -> list[str]:
    return [reference.text for _id, reference in all_references(document)]


@given(plans(), st.data(), sessions(8))
def test_any_edits_keep_references_right_and_undoing_all_gives_the_start(
    plan: Document, data: st.DataObject, commands: list[Command]
) -> None:
    items = Items(plan, standard_of(plan))
    target = data.draw(st.sampled_from(sorted(items) or [""]))
    line = data.draw(st.sampled_from([block.id for block in plan.body if block.level is not Level.TABLE] or [""]))
    words = text_like(items, line, target, "") if target else "mục V"
    plan = edits.update_block(plan, line, lambda b: replace(b, runs=(Run("Xem "), Run(words, reference=target))))
    session = EditSession(plan, settle=settle)
    for command in commands:
        session.apply(command.name, command.play)
        now = Items(session.document, standard_of(session.document))
        for block_id, reference in all_references(session.document):
            if reference.target in now:
                assert reference.text == text_like(now, block_id, reference.target, reference.text)
    while session.stack.canUndo():
        session.stack.undo()
    assert session.document == plan


@given(sessions(8))
def test_any_edits_of_a_plan_that_assigns_work_are_taken_back_one_by_one(commands: list[Command]) -> None:
    session = EditSession(ASSIGNED, settle=settle)
    states = [session.document]
    for command in commands:
        if session.apply(command.name, command.play):
            assert mistakes(session.document) == []
            states.append(session.document)
    for state in reversed(states):
        assert session.document == state
        session.stack.undo()
    assert session.document == ASSIGNED


def test_letters_that_a_row_shows_too_are_one_step_with_the_row() -> None:
    session = EditSession(ASSIGNED, settle=settle)
    for words in ("Mở lớp", "Mở lớp đ", "Mở lớp đủ"):
        session.apply("gõ", partial(edits.set_runs, block_id="k2", runs=text_runs(words)), merge_key="k2")
    assert body_words(session.document, "tasks")[1][1] == "Mở lớp đủ"
    assert session.stack.count() == 1
    session.stack.undo()
    assert session.document is ASSIGNED


def test_an_edit_and_what_follows_from_it_are_one_step() -> None:
    session = EditSession(TWO, settle=settle)
    session.apply("chuyển", lambda document: edits.move(document, "II", -1))
    assert said(session.document) == ["mục II"]
    assert session.stack.count() == 1
    session.stack.undo()
    assert session.document is TWO
    session.stack.redo()
    assert said(session.document) == ["mục II"]


def test_letters_ask_for_nothing_and_what_begins_a_line_does() -> None:
    asked: list[Document] = []

    def watching(before: Document, after: Document) -> Document:
        asked.append(after)
        return settle(before, after)

    session = EditSession(TWO, settle=watching)
    session.apply("gõ chữ", lambda d: edits.set_runs(d, "I", text_runs("MỘT!")), merge_key="I")
    assert asked == []
    session.apply("xuống dòng", lambda d: edits.split(d, "I", 2, "new"), merge_key="new")
    assert len(asked) == 1
    assert said(session.document) == ["mục I"]
    session.apply("đầu", lambda d: replace(d, header=replace(d.header, kind="QUY CHẾ")), merge_key="header.kind")
    assert len(asked) == 2


def test_letters_of_the_header_look_through_no_line_unless_they_name_the_document() -> None:
    stale = edits.set_runs(
        TWO, "p", (Run("Theo "), Run("mục V", reference="I"))
    )  # seen to be stale once it is looked at
    subject = replace(stale, header=replace(stale.header, subject="Công tác năm"))
    assert settle(stale, subject) is subject
    signer = replace(stale, signature=replace(stale.signature, signer="Nguyễn"))
    assert settle(stale, signer) is signer
    for after in (
        replace(stale, header=replace(stale.header, kind="QUY CHẾ")),
        replace(stale, header=replace(stale.header, issuer="TỈNH ỦY BÌNH AN", symbol="KH/TU")),
        edits.set_runs(stale, "I", text_runs("MỘT!")),
    ):
        assert settle(stale, after) is not after


def test_another_standard_writes_its_numbers_in_references_too() -> None:
    session = EditSession(replace(TWO, header=Header(kind="KẾ HOẠCH")), settle=settle)
    session.apply("thể thức", lambda document: replace(document, standard="party_hd05"))
    assert said(session.document) == ["mục I"]  # cited without the dash that stands behind the number


def test_a_figure_that_another_edit_changes_is_plain_text_and_undo_brings_it_back() -> None:
    done = Question(What.TASKS, ("p",), state="done")
    document = Document("r", body=(Block("b", runs=(Run("Xong "), figure_run(done, "12", ""), Run(" việc"))),))
    session = EditSession(document, settle=settle)
    session.apply("thay", lambda before: map_runs(before, lambda _id, runs: tuple(other_number(run) for run in runs)))
    assert session.document.body[0].runs == (Run("Xong 13 việc"),)
    session.undo()
    assert [figure.question for figure in figures_in(session.document)] == [done]


def other_number(run: Run) -> Run:
    return replace(run, text=run.text.replace("12", "13"))
