"""A document leaves the program: the clerk finds the file again, and is told what was not filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pypdfium2
from PySide6.QtCore import QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog

from desktop.domain.appendices import title_key
from desktop.domain.document import text_runs, walk
from desktop.domain.edits import remove, set_runs
from desktop.domain.gaps import blanks
from desktop.domain.outgoing import copies_needed
from desktop.services.rendering import Rendered, page_of, render
from desktop.ui.frame.banners import Banner, Kind
from desktop.ui.pages.print_job import PrintOrder
from desktop.ui.pages.printing import PrintDialog
from desktop.ui.pages.turning import TurnDialog
from desktop.ui.sending import Sending
from tests.ui.conftest import Driven
from tests.ui.pages.conftest import plan
from tests.ui.sheet.hands import Hands, Key


def export(driven: Driven, target: Path) -> list[Banner]:
    driven.workspace.desk.outgoing.ask_pdf = lambda *_asked: target
    driven.window.actions_of["export_pdf"].trigger()
    assert target.read_bytes().startswith(b"%PDF-")
    return driven.window.banners.banners()


def press(band: Banner, words: str) -> None:
    next(button for button in band.findChildren(QAbstractButton) if button.text() == words).click()


def test_the_file_and_its_folder_are_opened_from_the_good_news(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    target = tmp_path / "kế hoạch.pdf"
    asked: list[str] = []

    def noted(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    for words in ("Mở thư mục", "Mở tệp"):
        band = export(driven, target)[0]
        driven.workspace.desk.outgoing.open_url = noted
        press(band, words)
    assert asked == [str(tmp_path), str(target)]


def test_the_appendix_in_hand_goes_out_or_all_of_them(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen, outgoing = driven.workspace.desk.screen, driven.workspace.desk.outgoing
    assert screen is not None
    asked: list[str] = []
    target = tmp_path / "bảng.xlsx"

    def path(_document: object, _folder: object, _window: object, name: str) -> Path:
        asked.append(name)
        return target

    outgoing.ask_appendix = path
    driven.window.actions_of["export_appendix"].trigger()
    assert len(openpyxl.load_workbook(target).sheetnames) == len(screen.session.document.appendices) == 2
    screen.centre.go_to_block(title_key(screen.session.document.appendices[1].id))
    driven.window.actions_of["export_appendix"].trigger()
    assert openpyxl.load_workbook(target).sheetnames == ["Phụ lục II"]
    assert asked == ["phụ lục", "Phụ lục II"]
    assert driven.window.banners.banners()[0].sentence.startswith("Đã ghi “bảng.xlsx”")


def test_a_pc_without_a_program_for_the_file_says_so(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    band = export(driven, tmp_path / "a.pdf")[0]
    driven.workspace.desk.outgoing.open_url = lambda _url: False
    press(band, "Mở tệp")
    assert driven.window.banners.banners()[0].sentence == (
        "Máy này không có chương trình mở “a.pdf”. Tệp đã ghi còn nguyên."
    )


def test_a_finished_plan_goes_out_without_a_warning(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    assert not any(band.kind is Kind.WARNING for band in export(driven, tmp_path / "a.pdf"))


def test_a_reference_to_what_is_gone_is_named_before_it_is_printed_and_found(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    line, gone = [block for block in walk(screen.session.document.body) if block.runs and not block.children][:2]
    screen.sheet.set_cursor_place(line.id, 0)
    assert screen.sheet.references.insert(gone.id)
    screen.session.apply("xóa", lambda document: remove(document, gone.id))
    band = next(band for band in export(driven, tmp_path / "a.pdf") if band.kind is Kind.WARNING)
    assert band.sentence == "1 dẫn chiếu đến mục đã xóa: chữ cũ vẫn in ra."
    screen.sheet.go_to_block(screen.session.document.bases[0].id)
    press(band, "Đến dẫn chiếu ấy")
    assert screen.sheet.cursor_place() == (line.id, 0)


def test_what_was_not_filled_in_is_counted_and_found(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    dialog.go.click()
    screen = driven.workspace.desk.screen
    assert screen is not None
    band = export(driven, tmp_path / "a.pdf")[0]
    assert band.kind is Kind.WARNING
    assert band.sentence.startswith("Văn bản còn ")
    press(band, "Đến chỗ chưa điền")
    waiting = blanks(screen.session.document)
    assert f" {len(waiting)} chỗ chưa điền" in band.sentence
    assert screen.sheet.cursor_place()[0] == waiting[0].key


def test_a_letter_that_stops_the_print_is_led_to(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    clause = next(block for block in walk(screen.session.document.body) if len(block.text) > 80)
    bad = text_runs(clause.text[:60] + "工" + clause.text[60:])
    screen.session.apply("x", lambda document: set_runs(document, clause.id, bad))
    for id in ("print", "export_pdf"):
        driven.workspace.desk.outgoing.ask_pdf = lambda *_asked: Path("không ghi.pdf")
        screen.centre.go_to_top()
        driven.window.actions_of[id].trigger()
        band = driven.window.banners.banners()[0]
        assert band.kind is Kind.ERROR
        assert band.sentence.startswith("Phông chữ để in không có chữ “工”. Văn bản giữ nguyên.")
        assert clause.text[50:60] in band.sentence
        press(band, "Đến chữ ấy")
        assert screen.sheet.cursor_place() == (clause.id, 60)


def test_a_warning_leaves_with_the_document_it_speaks_of(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    dialog.go.click()
    banners = driven.window.banners
    assert Kind.WARNING in [band.kind for band in export(driven, tmp_path / "a.pdf")]
    driven.open_document("Nghị quyết số 02")
    assert Kind.WARNING not in [band.kind for band in banners.banners()]
    assert any("văn phòng mẫu" in band.sentence for band in banners.banners())  # which speaks of no document


def test_a_warning_about_a_document_stands_only_where_the_document_is_seen(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    dialog.go.click()
    warning = next(band for band in export(driven, tmp_path / "a.pdf") if band.kind is Kind.WARNING)
    assert warning.isVisible()
    driven.window.actions_of["show_settings"].trigger()
    assert not warning.isVisible()
    driven.window.actions_of["show_documents"].trigger()  # the document that is open
    assert warning.isVisible()


def test_a_warning_leaves_when_its_document_is_closed(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.workspace.new_plan()
    dialog = driven.workspace.dialog
    assert dialog is not None
    dialog.go.click()
    assert Kind.WARNING in [band.kind for band in export(driven, tmp_path / "a.pdf")]
    driven.window.actions_of["close_document"].trigger()
    assert Kind.WARNING not in [band.kind for band in driven.window.banners.banners()]


def long_document(driven: Driven) -> None:
    """A document that takes longer than a moment, and an office without patience."""
    driven.open()
    driven.open_document("Nghị quyết số 02")
    desk = driven.workspace.desk
    assert desk.document is not None
    desk.start(replace(plan(400), id="long", header=desk.document.header))
    desk.outgoing.patience = 0.0


def test_a_long_document_is_written_beside_the_window(driven: Driven, tmp_path: Path) -> None:
    long_document(driven)
    target = tmp_path / "dài.pdf"
    driven.workspace.desk.outgoing.ask_pdf = lambda *_asked: target
    driven.window.actions_of["export_pdf"].trigger()
    driven.window.progress.took_long.emit()
    assert said(driven, "Đang ghi “dài.pdf”…")
    driven.qtbot.waitUntil(lambda: said(driven, "Đã ghi “dài.pdf”"), timeout=20_000)
    assert not said(driven, "Đang ghi")
    assert target.read_bytes().startswith(b"%PDF-")


def test_writing_can_be_stopped_and_leaves_no_file(driven: Driven, tmp_path: Path) -> None:
    long_document(driven)
    target = tmp_path / "dài.pdf"
    driven.workspace.desk.outgoing.ask_pdf = lambda *_asked: target
    driven.window.actions_of["export_pdf"].trigger()
    driven.window.progress.took_long.emit()
    band = next(band for band in driven.window.banners.banners() if band.sentence.startswith("Đang ghi"))
    press(band, "Dừng")
    assert said(driven, "Đã dừng. Chưa ghi gì.")
    driven.close()  # waits for the thread
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_print_dialogue_of_a_long_document_comes_once_its_pages_are_there(driven: Driven) -> None:
    long_document(driven)
    driven.window.actions_of["print"].trigger()
    assert not driven.window.findChildren(PrintDialog)
    driven.window.progress.took_long.emit()
    assert said(driven, "Đang dàn trang để in…")
    driven.window.actions_of["print"].trigger()  # a second time changes nothing
    driven.qtbot.waitUntil(lambda: len(driven.window.findChildren(PrintDialog)) == 1, timeout=20_000)
    assert not said(driven, "Đang dàn trang")


# Printing


def dialog_of(driven: Driven, kind: type[QDialog]) -> QDialog:
    driven.qtbot.waitUntil(lambda: any(one.isVisible() for one in driven.window.findChildren(kind)))
    return next(one for one in driven.window.findChildren(kind) if one.isVisible())


def click(dialog: QDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QAbstractButton) if one.text().startswith(words)).click()


def ask_to_print(driven: Driven) -> QDialog:
    driven.window.actions_of["print"].trigger()
    return dialog_of(driven, PrintDialog)


def rendered_of(driven: Driven) -> Rendered:
    document = driven.workspace.desk.document
    assert document is not None
    return render(document, now=datetime.now(UTC))


def paper(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def send(driven: Driven, path: Path, order: PrintOrder) -> None:
    window, outgoing = driven.window, driven.workspace.desk.outgoing
    Sending(window, outgoing._preferences, rendered_of(driven), order, paper(path), silent=0.0)


def said(driven: Driven, words: str) -> bool:
    return any(words in band.sentence for band in driven.window.banners.banners())


def pages_in(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def test_the_current_page_is_that_of_the_line_in_hand(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    last = screen.session.document.body[-1]
    screen.centre.go_to_block(last.id, 0)
    dialog = ask_to_print(driven)
    page = page_of(rendered_of(driven), last.id)
    assert page > 1
    click(dialog, f"Trang hiện tại, trang {page}")
    dialog.reject()


def test_the_dialogue_offers_the_copies_that_the_recipients_ask_for(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    document = driven.workspace.desk.document
    assert document is not None
    dialog = ask_to_print(driven)
    offer = next(one for one in dialog.findChildren(QAbstractButton) if one.objectName() == "print_needed")
    assert offer.text() == f"Theo nơi nhận: {copies_needed(document)} bản"
    dialog.reject()


def test_an_appendix_becomes_a_file_of_its_own_name(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    asked: list[str] = []
    path = tmp_path / "phụ lục.pdf"

    def named(_document: object, _folder: object, _window: object, part: str) -> Path:
        asked.append(part)
        return path

    driven.workspace.desk.outgoing.ask_pdf = named
    dialog = ask_to_print(driven)
    printer, part = (dialog.findChild(QComboBox, name) for name in ("print_printer", "print_part"))
    assert printer is not None
    assert part is not None
    printer.setCurrentIndex(printer.count() - 1)
    part.setCurrentIndex(1)
    click(dialog, "Xuất PDF")
    assert asked == ["phụ lục I"]
    assert 0 < pages_in(path) < len(rendered_of(driven).pages)
    assert said(driven, "Đã ghi “phụ lục.pdf”")


def test_a_long_print_says_how_far_it_is_and_stops_when_told(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    send(driven, tmp_path / "giấy.pdf", PrintOrder("", (1, 2, 3, 4, 5), copies=100))
    driven.qtbot.waitUntil(lambda: said(driven, "Đang gửi sang máy in, trang "))
    press(next(band for band in driven.window.banners.banners() if "Đang gửi" in band.sentence), "Dừng")
    driven.qtbot.waitUntil(lambda: said(driven, "Đã dừng."))
    printed = pages_in(tmp_path / "giấy.pdf")
    assert printed < 500
    assert said(driven, f"Đã dừng. {printed} trang đã gửi sang máy in vẫn được in.")
    assert not said(driven, "Đang gửi")


def test_a_finished_print_names_its_printer_and_leaves_no_band_of_progress(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    send(driven, tmp_path / "giấy.pdf", PrintOrder("Canon", (1, 2, 3)))
    driven.qtbot.waitUntil(lambda: said(driven, "Đã gửi 3 trang sang máy in Canon."))
    assert not said(driven, "Đang gửi")
    driven.qtbot.waitUntil(lambda: driven.window.findChildren(Sending) == [])


def test_two_sides_by_hand_wait_for_the_paper_and_remember_how_it_lies(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    preferences = driven.workspace.desk.outgoing._preferences
    order = PrintOrder("Canon", (1, 2, 3, 4), two_sides=True, by_hand=True)
    send(driven, tmp_path / "giấy.pdf", order)
    dialog = dialog_of(driven, TurnDialog)
    assert pages_in(tmp_path / "giấy.pdf") == 2
    click(dialog, "Tờ cuối nằm trên cùng")
    click(dialog, "In mặt sau")
    driven.qtbot.waitUntil(lambda: said(driven, "Đã gửi 4 trang sang máy in Canon."))
    assert preferences.flag("last_on_top", False)


def test_the_backs_can_be_left_empty(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    send(driven, tmp_path / "giấy.pdf", PrintOrder("", (1, 2), two_sides=True, by_hand=True))
    click(dialog_of(driven, TurnDialog), "Thôi in mặt sau")
    driven.qtbot.waitUntil(lambda: said(driven, "Đã in mặt trước. Mặt sau chưa in."))


def test_a_refused_number_is_named_before_it_is_printed_and_found(driven: Driven, tmp_path: Path) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    number = screen.session.document.header.number
    parts = screen.sheet.parts
    parts.open("header.number")
    parts.box.selectAll()
    Hands(parts.box).type("8b")
    Hands(parts.box).press(Key.Key_Escape)
    target = tmp_path / "a.pdf"
    band = next(band for band in export(driven, target) if band.kind is Kind.WARNING)
    assert "Số “8b” chưa được nhận" in band.sentence
    page = pypdfium2.PdfDocument(target)[0].get_textpage().get_text_bounded()
    assert "8b" not in page
    assert f"Số: {number}" in page.replace("  ", " ")
    press(band, "Đến chỗ ấy")
    assert (parts.field, parts.box.toPlainText()) == ("header.number", "8b")
