"""Letters to units: who gets one, with which rows, which time, what the paper says and what the record keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import page
import pypdfium2
import pytest

from db import open_database
from desktop.domain.document import Assignment, Block, Document, Level, Run, plain
from desktop.domain.errors import UserError
from desktop.domain.letter_forms import LetterKind
from desktop.domain.ports import Database
from desktop.domain.progress import Progress, RecordKey, TaskState
from desktop.domain.text import one_line
from desktop.services import drafts, plans, tasks
from desktop.services.letters import MadeLetter, letter_choices, letter_form, make_letters, print_letters
from desktop.services.rendering import render
from tests.services.units import BUREAU, CLERK, PROPAGANDA, TODAY, at, follow, plan, rows_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "thao.db")
    follow(opened, plan())
    yield opened
    opened.close()


def remind(database: Database, hour: int = 9, kind: LetterKind = LetterKind.REMIND) -> tuple[MadeLetter, ...]:
    """Send a letter to every unit that is late."""
    choices = letter_choices(database, kind, None, TODAY)
    return make_letters(database, kind, choices.units, choices.answer_by, at(hour), CLERK, TODAY)


def words_on_paper(document: Document) -> str:
    """All that the printed pages say, on one line."""
    return words_in(render(document, now=at()).pdf)


def words_in(content: bytes) -> str:
    """The same of a file."""
    pdf = pypdfium2.PdfDocument(content)
    text = one_line(" ".join(sheet.get_textpage().get_text_range().replace("\ufffe", "-") for sheet in pdf))
    pdf.close()
    return text


def test_every_late_unit_gets_one_letter_with_its_own_late_tasks_only(database: Database) -> None:
    first, second = remind(database)
    assert (first.unit, second.unit) == (PROPAGANDA, BUREAU)
    paper = words_on_paper(first.document)
    assert "Tổng hợp kết quả Tháng Công nhân" in paper
    assert "Tổ chức hội nghị nữ công" in paper
    assert "tập huấn" not in paper  # the other unit's
    assert "điều lệ" not in paper  # not due yet
    assert "20 ngày" in paper
    assert "5 ngày" in paper
    assert "Chưa báo cáo" in paper


def test_the_paper_has_head_receiver_subject_plan_and_signature(database: Database) -> None:
    paper = words_on_paper(remind(database)[0].document)
    assert "V/v đôn đốc thực hiện nhiệm vụ theo Kế hoạch số 47/KH-LĐLĐ" in paper
    assert f"Kính gửi: {PROPAGANDA}" in paper
    assert "ngày 05/01/2026 của Liên đoàn Lao động tỉnh Bình An về công tác công đoàn năm 2026" in paper
    assert "02 nhiệm vụ sau đây đã quá thời hạn" in paper
    assert "trước ngày 27/11/2026./." in paper
    for line in ("Độc lập - Tự do - Hạnh phúc", "/LĐLĐ-VP", "TM. BAN THƯỜNG VỤ", "Đỗ Thị Minh Tuệ", "Lưu: VT."):
        assert line in paper


def test_a_plan_opened_again_is_cited_as_it_was_issued(database: Database) -> None:
    plans.reopen(database, "k1", "Đổi số", at(), CLERK)
    draft = drafts.open_document(database, "k1")
    header = replace(draft.document.header, number="9", symbol="KH-CĐ", subject="Bản nháp chưa ban hành")
    drafts.save(database, replace(draft.document, header=header), draft.revision, at())
    paper = words_on_paper(remind(database)[0].document)
    assert "ngày 05/01/2026 của Liên đoàn Lao động tỉnh Bình An về công tác công đoàn năm 2026" in paper
    assert "47/KH-LĐLĐ" in paper
    assert "chưa ban hành" not in paper


def test_a_second_letter_counts_itself_and_names_the_first(database: Database) -> None:
    remind(database)
    again = remind(database, hour=10)
    assert [letter.ordinal for letter in again] == [2, 2]
    paper = words_on_paper(again[0].document)
    assert "(lần 2)" in paper
    assert "Ngày 20/11/2026, Liên đoàn Lao động tỉnh đã gửi văn bản đôn đốc lần 1" in paper
    assert {row.reminders for row in rows_of(database, PROPAGANDA)} == {0, 2}  # one task is not late


def test_blame_and_inquiry_go_on_counting_and_speak_of_late_tasks_alone(database: Database) -> None:
    remind(database)
    every = tuple(row.number for row in rows_of(database))
    choices = letter_choices(database, LetterKind.CRITICISE, every, TODAY)
    assert [(unit.unit, len(unit.numbers), unit.ordinal) for unit in choices.units if unit.unit] == [
        (PROPAGANDA, 2, 2),
        (BUREAU, 1, 2),
    ]
    criticised = remind(database, 10, LetterKind.CRITICISE)
    explained = remind(database, 11, LetterKind.EXPLAIN)
    assert "phê bình Ban Tuyên giáo - Nữ công chậm thực hiện" in words_on_paper(criticised[0].document)
    assert "tổ chức kiểm điểm" in words_on_paper(explained[0].document)
    assert explained[0].ordinal == 3


def test_a_slip_hands_out_what_is_not_done_and_does_not_count_as_a_reminder(database: Database) -> None:
    row = rows_of(database, PROPAGANDA)[0]
    tasks.change_tasks(database, [tasks.TaskChange(row.key, row.revision, Progress(TaskState.DONE))], at(), CLERK)
    choices = letter_choices(database, LetterKind.TASKS, None, TODAY)
    made = make_letters(database, LetterKind.TASKS, choices.units, choices.answer_by, at(), CLERK, TODAY)
    paper = words_on_paper(made[0].document)
    assert "PHIẾU GIAO VIỆC Thực hiện Kế hoạch số 47/KH-LĐLĐ" in paper
    assert "giao Ban Tuyên giáo - Nữ công chủ trì thực hiện 02 nhiệm vụ sau đây:" in paper
    assert "Tháng Công nhân" not in paper  # done
    assert {row.reminders for row in rows_of(database)} == {0}


def test_each_task_remembers_the_letter_with_its_document(database: Database) -> None:
    letter = remind(database)[0]
    event = tasks.task_history(database, RecordKey("k1", "k1-t0"))[0]
    assert (event.field, event.new, event.by) == ("letter", "Gửi công văn đôn đốc lần 1", CLERK)
    assert event.letter == letter.document.id
    assert drafts.open_document(database, event.letter).document == letter.document


def test_a_letter_in_the_bin_was_never_sent(database: Database) -> None:
    letter = remind(database)[0]
    drafts.discard(database, letter.document.id, at(12))
    assert {row.reminders for row in rows_of(database, PROPAGANDA)} == {0}
    drafts.restore(database, letter.document.id)
    assert {row.reminders for row in rows_of(database, PROPAGANDA)} == {0, 1}


def test_tasks_of_two_plans_stand_under_the_names_of_their_plans(database: Database) -> None:
    follow(database, plan("k2", "52"))
    letter = next(made for made in remind(database) if made.unit == BUREAU)
    paper = words_on_paper(letter.document)
    assert paper.index("Kế hoạch số 47/KH-LĐLĐ") < paper.index("1 Mở lớp tập huấn")
    assert paper.index("Kế hoạch số 52/KH-LĐLĐ") < paper.index("2 Mở lớp tập huấn")


def slips(database: Database) -> tuple[MadeLetter, ...]:
    """Hand out what is not done to every unit."""
    choices = letter_choices(database, LetterKind.TASKS, None, TODAY)
    return make_letters(database, LetterKind.TASKS, choices.units, choices.answer_by, at(), CLERK, TODAY)


def test_a_slip_of_two_plans_is_based_on_each_of_them_by_number_and_day(database: Database) -> None:
    follow(database, plan("k2", "52"))
    paper = words_on_paper(slips(database)[0].document)
    for number in ("47", "52"):
        assert f"Căn cứ Kế hoạch số {number}/KH-LĐLĐ ngày 05/01/2026 của Liên đoàn Lao động tỉnh Bình An" in paper


def test_the_table_has_only_columns_that_say_something_and_cells_begin_with_a_capital(database: Database) -> None:
    given = Assignment("t", BUREAU, ("các ban", "công đoàn xã"), "Quý IV/2026", task="Mở lớp tập huấn.")
    item = Block("b", Level.CLAUSE, (Run("Mở lớp tập huấn."),), assignments=(given,))
    follow(database, replace(plan("k2", "52"), body=(item,)))
    with_support, without = reversed(slips(database))
    tables = [table for made in (with_support, without) for block in made.document.body if (table := block.table)]
    words = [[[one_line(plain(cell.runs)) for cell in row] for row in table.rows] for table in tables]
    assert words[0][0] == ["TT", "Nhiệm vụ", "Đơn vị phối hợp", "Thời hạn"]
    assert words[0][-1] == ["2", "Mở lớp tập huấn", "Các ban; công đoàn xã", "Quý IV/2026"]
    assert words[1][0] == ["TT", "Nhiệm vụ", "Thời hạn"]
    assert all(sum(table.widths) == pytest.approx(1) for table in tables)


def test_the_file_of_a_slip_is_named_by_its_unit_alone(database: Database, tmp_path: Path) -> None:
    (path,) = print_letters([slips(database)[0].document], tmp_path, at())
    assert path.name.startswith(f"{PROPAGANDA} - PGV LĐLĐ 2026 Phiếu giao việc")


def test_drafts_and_tasks_without_a_unit_get_no_letter(database: Database) -> None:
    drafts.save(database, plan("nháp", ""), 0, at())
    every = tuple(row.number for row in rows_of(database))
    choices = letter_choices(database, LetterKind.TASKS, every, TODAY)
    assert choices.drafts == 5
    alone = [unit for unit in choices.units if not unit.unit]
    assert len(alone) == 1
    with pytest.raises(UserError, match="Không có nhiệm vụ nào"):
        make_letters(database, LetterKind.TASKS, alone, choices.answer_by, at(), CLERK, TODAY)


@pytest.mark.parametrize(
    ("today", "answer_by"),
    [
        (date(2026, 11, 20), date(2026, 11, 27)),  # a Friday: five working days on is the next Friday
        (date(2026, 4, 27), date(2026, 5, 6)),  # 30/4, 1/5 and a weekend between
    ],
)
def test_the_day_to_answer_by_is_a_working_day(database: Database, today: date, answer_by: date) -> None:
    assert letter_choices(database, LetterKind.REMIND, (), today).answer_by == answer_by


@pytest.mark.parametrize("kind", list(LetterKind))
def test_the_words_of_every_kind_are_whole_and_its_columns_fill_the_width(kind: LetterKind) -> None:
    form = letter_form(kind)
    assert form.kind is kind
    assert sum(column.width for column in form.columns) == pytest.approx(1)
    assert form.for_body("party").template.symbol.endswith("/{viet_tat}")  # "CV/TU", as the Party writes it


def test_each_letter_is_printed_alone_and_all_in_one_file_that_reads_as_they_do(
    database: Database, tmp_path: Path
) -> None:
    letters = remind(database)
    paths = print_letters([letter.document for letter in letters], tmp_path, at())
    assert [path.name for path in paths] == [
        "Ban Tuyên giáo - Nữ công - LĐLĐ VP 2026 Công văn đôn đốc thực hiện nhiệm vụ theo Kế hoạch số.pdf",
        "Văn phòng - LĐLĐ VP 2026 Công văn đôn đốc thực hiện nhiệm vụ theo Kế hoạch số 47-KH-LĐLĐ.pdf",
        "Tất cả 2 văn bản 20-11-2026.pdf",
    ]
    alone = [words_in(path.read_bytes()) for path in paths[:2]]
    together = paths[2].read_bytes()
    assert words_in(together) == " ".join(alone)
    for profile in (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1):
        assert not page.validate_pdf_bytes(together, profile=profile).failures
