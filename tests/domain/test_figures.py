"""Figures of a report name what they were counted from, and are plain text once they say something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Block, Cell, Document, Level, Run, Table
from desktop.domain.figures import (
    Question,
    What,
    asked_by,
    figure_run,
    figures_in,
    name_of,
    parse_name,
    recount,
    without_stale,
)
from desktop.domain.gaps import blanks

DONE = Question(What.TASKS, ("plan27",), "III. NHIỆM VỤ; GIẢI PHÁP: 100%=?", "done", until=date(2027, 6, 30))

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
questions = st.builds(
    Question,
    st.sampled_from(What),
    st.lists(st.text("abcdef0123", min_size=1), max_size=3).map(tuple),
    st.text(max_size=8),
    st.text(max_size=8),
    st.text(max_size=8),
    st.none() | days,
    st.none() | days,
    st.none() | days,
)


@given(questions, st.text(max_size=8))
def test_a_question_is_read_back_from_its_name(question: Question, shown: str) -> None:
    assert parse_name(name_of(question, shown)) == (question, shown)


def test_names_of_others_are_no_questions() -> None:
    for name in ("", "t1", "t1.deadline", "=", "=tasks", "=tasks?plan:a", "=sums?plan:a=3", "=tasks?who:a=3"):
        assert parse_name(name) is None
    for day in ("hôm nay", "9999-12-31", "0001-01-01"):  # the last two have no day behind or before them
        assert parse_name(f"=tasks?until:{day}=3") is None


def test_a_figure_that_is_typed_over_is_plain_text() -> None:
    run = figure_run(DONE, "12", "số nhiệm vụ")
    typed = replace(run, text="13")
    assert asked_by(run) == DONE
    assert asked_by(typed) is None
    assert without_stale((Run("có "), typed)) == (Run("có 13"),)
    assert without_stale((run,)) == (run,)
    gap = figure_run(DONE, None, "số nhiệm vụ")
    assert without_stale((replace(gap, text="13"),)) == (Run("13", field="số nhiệm vụ"),)


def test_what_nobody_entered_is_a_gap_that_printing_warns_of() -> None:
    line = Block("b", runs=(Run("Hoàn thành "), figure_run(DONE, None, "số nhiệm vụ"), Run(" việc.")))
    document = Document("d", body=(line,))
    assert [(blank.key, blank.start, blank.end) for blank in blanks(document)] == [("b", 11, 12)]
    assert [(figure.start, figure.question) for figure in figures_in(document)] == [(11, DONE)]


def test_counting_again_changes_the_figures_that_changed_and_lists_them() -> None:
    todo = replace(DONE, state="todo")
    share = replace(DONE, what=What.SHARE)
    table = Table(((Cell((figure_run(share, "50%", "tỷ lệ"),)),),))
    runs = (
        figure_run(DONE, "12", ""),
        Run("/"),
        figure_run(todo, None, "số"),
        replace(figure_run(DONE, "12", ""), text="7"),
    )
    document = Document("d", body=(Block("b", runs=runs), Block("t", Level.TABLE, table=table)))
    now = {DONE: "13", todo: "2", share: None}

    after = recount(document, lambda question: now[question], lambda _question: "số nhiệm vụ")

    assert [(one.old, one.new) for one in after.news] == [("12", "13"), ("…", "2"), ("50%", "…")]
    assert after.document.body[0].text == "13/27"  # the last was typed by a person
    assert not any(run.field for run in after.document.body[0].runs)
    assert [figure.text for figure in figures_in(after.document)] == ["13", "2", "…"]
    again = recount(after.document, lambda question: now[question], lambda _question: "số nhiệm vụ")
    assert again.document == after.document
    assert again.news == ()
