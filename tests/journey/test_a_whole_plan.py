"""A whole plan of eight pages, typed in the real window as UniKey sends it: keys, mouse and input method, nothing else.

`plan.txt` is the plan as it is to be at the end. The clerk gets there by detours: sections and clauses in the wrong
order that are moved, wrong tones, a word typed for short and replaced everywhere, cells pasted and merged, and undo.
Letter by letter are typed: by Telex the parts around the text, section I and the money, by VNI section II, with a
preedit the first clauses of section III. The rest comes word by word, to keep the test short.

With THAO_SHOTS set to a folder it leaves pictures there. With THAO_POINTER=1 the pointer of the screen, moved by
xdotool, drags the section in the outline; without it the keys of the outline do. On a screen with a window manager:

    Xvfb :9 & DISPLAY=:9 openbox & DISPLAY=:9 THAO_POINTER=1 python -m pytest --no-xvfb tests/journey
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.domain.document import all_runs, find, walk
from desktop.services.library import standards
from desktop.ui.saver import Saving
from desktop.ui.start.new_plan import NewPlan
from tests.journey.clerk import Clerk, Way
from tests.journey.notation import readable
from tests.journey.person import ALT, CONTROL, SHIFT, keep_picture
from tests.journey.plan_script import Plan
from tests.journey.sitting import Sitting, close, introduce_office, print_to_pdf, wait_for_document
from tests.journey.writing import Writing
from tests.typeset.tags import Reader, Tag

Key = Qt.Key
FORMS = standards()["nd30_union"].forms
OFFICE_SHORT = "Liên đoàn Lao động tỉnh Bình An"


def test_a_plan_of_eight_pages_from_the_first_key_to_the_printed_page(
    sit_down: Callable[[], Sitting], qtbot: QtBot, tmp_path: Path
) -> None:
    clerk, plan, sitting = Clerk(qtbot), Plan(), sit_down()
    introduce_office(sitting, clerk)
    writing = Writing(sitting, clerk, plan)
    begin(writing)
    fill_fields(writing)
    write_header(writing)
    write_bases(writing)
    clear_body(writing)
    write_aims_and_targets(writing)
    write_money(writing)
    write_tasks(writing)
    assert cited(writing) == ["khoản 1 mục II", "khoản 1 mục II", "mục III", "khoản 4 mục IV", "khoản 4 mục IV"]
    move_clause(writing, "Nâng cao tay nghề")
    move_section(writing, "KINH PHÍ THỰC HIỆN")
    assert cited(writing) == ["khoản 1 mục II", "khoản 1 mục II", "mục IV", "khoản 3 mục III", "khoản 3 mục III"]
    write_end(writing)
    write_assignments(writing)
    writing.replace_everywhere("CĐCS", "công đoàn cơ sở")
    writing.there_and_back(100)
    assert readable(sitting.document, FORMS) == plan.text

    clerk.press(Key.Key_S, CONTROL)
    saver = sitting.workspace.desk.saver
    assert saver is not None
    clerk.wait_until(lambda: saver.state.saving is Saving.SAVED)
    pdf = tmp_path / "Kế hoạch.pdf"
    print_to_pdf(sitting, clerk, pdf)
    with Reader(pdf.read_bytes()) as printed:
        assert len(printed.file.pages) == 8
        assert words_of(printed.tree) == plan.printed()
    left = sitting.document
    close(sitting, clerk)

    again = sit_down()
    wait_for_document(again, clerk)
    assert again.document == left
    assert readable(again.document, FORMS) == plan.text
    close(again, clerk)


def begin(writing: Writing) -> None:
    """Ctrl+N, the first template, one field of its form filled anew."""
    clerk, desk = writing.clerk, writing.sitting.workspace.desk
    clerk.press(Key.Key_N, CONTROL)
    dialog = clerk.wait_for_dialog(NewPlan)
    clerk.times(2, Key.Key_Tab)
    clerk.say("chăm lo đời sống, nâng cao tay nghề đoàn viên, người lao động")
    keep_picture(dialog, "plan-template")
    clerk.press(Key.Key_Return)
    clerk.wait_until(lambda: desk.screen is not None)
    clerk.back_to(writing.sitting.window)
    clerk.wait_until(writing.sheet.text.hasFocus)


def fill_fields(writing: Writing) -> None:
    """A field of the template is worded anew where it stands: the others follow once it is left."""
    clerk, opening = writing.clerk, writing.document.preamble[0]
    field = next(run for run in opening.runs if run.field == "ten_goi")
    writing.pointer.click_at(opening, opening.text.index(field.text))
    clerk.times(len(field.text), Key.Key_Right, SHIFT)
    clerk.say(OFFICE_SHORT)
    clerk.press(Key.Key_Down)
    assert {run.text for run in all_runs(writing.document) if run.field == "ten_goi"} == {OFFICE_SHORT}
    writing.keep_picture("fields")


def write_header(writing: Writing) -> None:
    """Month and subject where they stand, back and forth once; the number stays open for the archivist."""
    for field in ("month", "subject"):
        writing.pointer.click_field(f"header.{field}")
        writing.clerk.press(Key.Key_A, CONTROL)
        writing.clerk.say(writing.plan.fields[field])
    writing.keep_picture("header")
    writing.there_and_back(2)
    writing.clerk.press(Key.Key_Escape)


def write_bases(writing: Writing) -> None:
    """F11 leads to the basis that the template asks for; Enter begins the next."""
    clerk, third = writing.clerk, writing.document.bases[2]
    while writing.sheet.current_block != third.id:
        clerk.press(Key.Key_F11)
    clerk.say(writing.plan.parts["bases"][2])
    clerk.press(Key.Key_Return)
    clerk.say(writing.plan.parts["bases"][3])


def clear_body(writing: Writing) -> None:
    """What the template proposes is not wanted: a click before its first letter, Shift and a click behind its last."""
    lines = list(walk(writing.document.body))
    writing.pointer.click_at(lines[0], 0)
    writing.pointer.click_at(lines[-1], len(lines[-1].text), SHIFT)
    writing.clerk.press(Key.Key_Delete)
    assert len(list(walk(writing.document.body))) == 1


def write_aims_and_targets(writing: Writing) -> None:
    """Sections I and II, by Telex and by VNI: mistakes of the hands, a name taken from what is offered, a table."""
    writing.habits = {
        "chuyển biến rõ nét": partial(writing.go_back, "chuyễn", "chuyển", " biến rõ nét"),
        "Chương trình số 07-CTr/TU": partial(writing.take_offer, "Chương trình số 07", "-CTr/TU"),
        "rõ thời hạn": partial(writing.slip, "rõ thởi", "rõ thời", " hạn"),
    }
    writing.write(writing.plan.section("I"))
    writing.clerk.way = Way.VNI
    writing.write(writing.plan.section("II"))
    writing.clerk.way = Way.TELEX
    assert writing.habits == {}


def write_money(writing: Writing) -> None:
    """A section before its time: points with a note from Word, a table from Excel with its total typed below."""
    lines = writing.plan.section("IV")
    writing.write(lines[:2])
    writing.begin_line(lines[2].level, lines[2].depth)
    writing.paste_file("from_word.html")
    writing.write(lines[5:6])
    writing.clerk.press(Key.Key_Return)
    writing.paste_file("from_excel.html")
    writing.total(writing.row_here().key, lines[6].rows)
    writing.write(lines[7:])


def write_tasks(writing: Writing) -> None:
    """Sections III and V, with clauses in the wrong order; references name what stands there now."""
    title, one, two, three, four, five, six = writing.plan.clauses("III")
    writing.instead = {
        "{khoản 3 mục III}": "{khoản 4 mục IV}",
        "{mục IV}": "{mục III}",
        "công đoàn cơ sở": "CĐCS",
    }
    writing.clerk.way = Way.COMPOSED
    writing.write([*title, *one, *two])
    writing.clerk.way = Way.WORDS
    writing.write([*four, *three, *five, *six])
    writing.types_references = True
    last = writing.plan.section("V")
    writing.habits = {last[0].words: partial(writing.raise_letters, last[0].words)}
    writing.write(last)
    writing.keep_picture("body")


def move_clause(writing: Writing, words: str) -> None:
    """Alt+Shift+Up in a clause with points and dashes: all of it goes before its neighbour. Back, and again."""
    clause = next(block for block in walk(writing.document.body) if block.text == words)
    writing.pointer.click_at(clause, len(words))
    writing.clerk.press(Key.Key_Up, ALT | SHIFT)
    moved = find(writing.document, clause.id)
    assert moved is not None
    assert moved[1] == clause
    writing.there_and_back(1)


def move_section(writing: Writing, words: str) -> None:
    """A section is dragged below its neighbour in the outline; without a pointer of the screen, by its keys there."""
    clerk, outline, sections = writing.clerk, writing.sitting.screen.outline, writing.document.body
    at = next(at for at, block in enumerate(sections) if block.text == words)
    here, behind = (outline.visualRect(outline.lines.index_of(sections[number].id)) for number in (at, at + 2))
    if not os.environ.get("THAO_POINTER"):
        clerk.click(outline.viewport(), here.center())
        clerk.press(Key.Key_F6, SHIFT)
        clerk.wait_until(outline.hasFocus)
        clerk.press(Key.Key_Down, ALT | SHIFT)
    else:
        clerk.drop(outline.viewport(), here.center(), QPoint(here.center().x(), behind.top() + 1))
    assert writing.document.body[at + 1].text == words
    writing.keep_picture("moved")


def write_end(writing: Writing) -> None:
    """Recipients and signature where they stand: one line goes on, one is put in, the signer is named."""
    clerk, pointer = writing.clerk, writing.pointer
    clerk.way = Way.TELEX
    lines = writing.plan.parts["recipients"]
    kept = writing.document.recipients.groups[0].items[1]
    pointer.click_field("recipients.item:1")
    clerk.press(Key.Key_End)
    clerk.say(lines[2].removeprefix(kept))
    clerk.press(Key.Key_Return)
    clerk.say(lines[3])
    pointer.click_field("recipients.archive")
    clerk.press(Key.Key_End)
    clerk.times(len("VP"), Key.Key_Backspace)
    clerk.say("Ban CSPL")
    pointer.click_field("signature.post")
    clerk.press(Key.Key_Home)
    clerk.say("PHÓ ")
    clerk.press(Key.Key_Down)
    clerk.say(writing.plan.parts["signature"][2])
    writing.keep_picture("end")
    clerk.press(Key.Key_Escape)


def write_assignments(writing: Writing) -> None:
    """The table of the appendix: what the template put there is typed over, and Tab adds rows."""
    clerk, rows = writing.clerk, writing.plan.rows("appendix")
    clerk.way = Way.WORDS
    writing.pointer.click_cell(writing.document.appendices[0].blocks[0].id, 1, 1)
    clerk.press(Key.Key_A, CONTROL)
    for row in rows[1:]:
        if row is not rows[1]:
            clerk.press(Key.Key_Tab)  # past the number, which counts by itself
        for number, cell in enumerate(row[1:]):
            if number:
                clerk.press(Key.Key_Tab)
            clerk.say(cell)
    writing.keep_picture("appendix")
    clerk.press(Key.Key_Escape)


def cited(writing: Writing) -> list[str]:
    """What the live references of the document say."""
    return [run.text for run in all_runs(writing.document) if run.reference]


def words_of(tag: Tag) -> list[str]:
    """The words of a PDF in the order of reading, those of each element apart."""
    found: list[str] = []
    for part in tag.parts:
        found += part.split() if isinstance(part, str) else words_of(part)
    return found
