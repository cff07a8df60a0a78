"""A person's session in the real window, by keys: first start, a plan, pages, PDF, close, open again. Nothing is lost.

With THAO_SHOTS set to a folder it leaves the pictures of the README there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from desktop.domain.document import Block, Document, Level, find, walk
from desktop.typeset.raster import PdfPictures
from desktop.ui.document_screen import count_words
from desktop.ui.saver import Saving
from desktop.ui.start.new_plan import NewPlan
from desktop.ui.start.page import StartPage
from tests.journey.person import ALT, CONTROL, SHIFT, Person, keep_picture
from tests.journey.sitting import Sitting, close, introduce_office, print_to_pdf, wait_for_document

Key = Qt.Key
BASIS = "Căn cứ Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị về đổi mới tổ chức và hoạt động của Công đoàn"
SECTIONS = {
    "MỤC ĐÍCH, YÊU CẦU": (
        "Tạo chuyển biến rõ nét về chất lượng hoạt động công đoàn ở cơ sở, lấy quyền lợi của đoàn viên làm thước đo.",
        "Phân công rõ người, rõ việc, rõ thời hạn; tổ chức thiết thực, tiết kiệm.",
    ),
    "NHIỆM VỤ VÀ GIẢI PHÁP": (
        "Phấn đấu có ít nhất 85% doanh nghiệp có tổ chức công đoàn ký thỏa ước lao động tập thể có lợi hơn luật.",
        "Phát triển 5.000 đoàn viên mới; tập huấn cán bộ công đoàn xã, phường mới kiện toàn trước ngày 30/6/2027.",
    ),
    "TỔ CHỨC THỰC HIỆN": ("Các ban và Văn phòng theo dõi, đôn đốc; báo cáo kết quả trước ngày 15/11/2027.",),
}
ITEMS = [item for items in SECTIONS.values() for item in items]


def begin_plan(sitting: Sitting, person: Person) -> None:
    """Ctrl+N, the first template, its fields as they are suggested."""
    person.press(Key.Key_N, CONTROL)
    person.wait_for_dialog(NewPlan)
    person.press(Key.Key_Return)
    person.wait_until(lambda: sitting.workspace.desk.screen is not None)
    person.back_to(sitting.window)
    person.wait_until(sitting.screen.sheet.text.hasFocus)


def write_sections(person: Person) -> None:
    """Three sections with their items: Alt+C, M is Chèn > Mục; Enter goes on; Ctrl+Alt+2 makes a line a clause."""
    for title, items in SECTIONS.items():
        person.press(Key.Key_C, ALT)
        person.press(Key.Key_M)
        person.write(title)
        for number, item in enumerate(items):
            person.press(Key.Key_Return)
            if number == 0:
                person.press(Key.Key_2, CONTROL | ALT)
            person.write(item)


def drop_the_rest(person: Person) -> None:
    """What the template proposes below the line in hand is not wanted: Ctrl+Shift+End, Delete."""
    person.press(Key.Key_End, CONTROL | SHIFT)
    person.press(Key.Key_Delete)


def written(document: Document) -> list[tuple[Level, str]]:
    """What of the person's own words stands in the body, in order."""
    own = {*SECTIONS, *ITEMS}
    return [(block.level, block.text) for block in walk(document.body) if block.text in own]


def block_of(document: Document, text: str) -> Block:
    return next(block for block in walk(document.body) if block.text == text)


def walk_to(sitting: Sitting, person: Person, block_id: str, key: Qt.Key) -> None:
    """Go up or down, line by line, to a block."""
    for _line in range(60):
        if sitting.screen.sheet.cursor_place()[0] == block_id:
            return
        person.press(key)
    raise AssertionError(f"sixty lines of {key.name} do not lead to {block_id}")


def at_rest(sitting: Sitting) -> bool:
    """Everything is saved and the words are counted: the status bar says what is so."""
    saver = sitting.workspace.desk.saver
    words = f"{count_words(sitting.document)} từ"
    shown = {label.text() for label in sitting.window.status.findChildren(QLabel)}
    return saver is not None and saver.state.saving is Saving.SAVED and words in shown


def as_written() -> list[tuple[Level, str]]:
    rows: list[tuple[Level, str]] = []
    for title, items in SECTIONS.items():
        rows.append((Level.SECTION, title))
        rows += [(Level.CLAUSE, item) for item in items]
    return rows


def test_a_plan_from_the_first_start_to_the_printed_page_and_back(
    sit_down: Callable[[], Sitting], person: Person, tmp_path: Path
) -> None:
    sitting = sit_down()
    introduce_office(sitting, person)
    begin_plan(sitting, person)
    assert sitting.document.header.symbol == "KH-LĐLĐ"
    person.write(BASIS)  # the cursor waits in the first gap of the template
    write_sections(person)
    drop_the_rest(person)
    assert written(sitting.document) == as_written()

    # Move the last item but one above its sibling, and take that back.
    before = sitting.document
    walk_to(sitting, person, block_of(before, ITEMS[3]).id, Key.Key_Up)
    person.press(Key.Key_Up, ALT | SHIFT)
    assert [text for _level, text in written(sitting.document)].index(ITEMS[3]) == 4
    person.press(Key.Key_Z, CONTROL)
    assert sitting.document == before
    walk_to(sitting, person, before.bases[0].id, Key.Key_Up)
    walk_to(sitting, person, block_of(before, ITEMS[0]).id, Key.Key_Down)
    person.wait_until(lambda: at_rest(sitting))
    keep_picture(sitting.window, "editor")

    # The real pages beside the sheet show the same document.
    person.back_to(sitting.window)
    person.press(Key.Key_F3, CONTROL)
    person.wait_until(lambda: sitting.screen.pages is not None and sitting.screen.pages.painted)
    pages = sitting.screen.pages
    assert pages is not None
    assert pages.rendered is not None
    assert pages.rendered.document == sitting.document
    keep_picture(sitting.window, "pages")

    pdf = tmp_path / "Kế hoạch thử.pdf"
    print_to_pdf(sitting, person, pdf)
    assert pdf.read_bytes() == pages.rendered.pdf
    words = words_of(pdf)
    assert all(item in words for item in ITEMS)
    assert all(title.upper() in words.upper() for title in SECTIONS)
    keep_first_page(pdf)

    left = sitting.document
    place = sitting.screen.sheet.cursor_place()
    close(sitting, person)

    again = sit_down()
    wait_for_document(again, person)
    assert again.document == left
    assert again.screen.sheet.cursor_place() == place
    person.press(Key.Key_X, ALT)  # Xem > Bắt đầu, where the plan stands among the recent documents
    person.press(Key.Key_B)
    start = again.window.findChild(StartPage)
    assert start is not None
    person.wait_until(lambda: start.recent.isVisible() and start.height() > 0.9 * again.window.height())
    keep_picture(again.window, "start")
    person.back_to(again.window)
    close(again, person)


def test_words_typed_just_before_closing_are_there_again_with_the_cursor_behind_them(
    sit_down: Callable[[], Sitting], person: Person
) -> None:
    first = sit_down()
    introduce_office(first, person)
    begin_plan(first, person)
    for number in (1, 2, 3):
        sitting = first if number == 1 else sit_down()
        wait_for_document(sitting, person)
        person.write(f"Lần {number}. ")
        left, place = sitting.document, sitting.screen.sheet.cursor_place()
        close(sitting, person)  # with no pause in which the draft could have been saved by itself
    again = sit_down()
    wait_for_document(again, person)
    assert again.document == left
    assert again.screen.sheet.cursor_place() == place
    found = find(again.document, place[0])
    assert found is not None
    assert found[1].text == "Lần 1. Lần 2. Lần 3. "


def words_of(pdf: Path) -> str:
    """The text of a PDF as another program reads it, on one line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def keep_first_page(pdf: Path) -> None:
    folder = os.environ.get("THAO_SHOTS")
    if folder:
        with PdfPictures(pdf.read_bytes()) as pictures:
            page = pictures.picture(0, 794, 1123)
        image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        image.save(str(Path(folder) / "page-1.png"))
