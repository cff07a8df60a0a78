"""Copying and pasting: bold, italic, lists, tables and footnotes stay, colours and fonts go, labels become levels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import (
    Assignment,
    Block,
    Cell,
    Document,
    Footnote,
    Level,
    Run,
    Table,
    Target,
    find,
    plain,
    text_runs,
    walk,
)
from desktop.domain.edits import rows_of
from desktop.domain.exchange import dumps
from desktop.domain.lines import Caret
from desktop.domain.soundness import faults
from desktop.domain.text import clean
from desktop.services.clips import Encoding
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.clips.clipboard import OWN_TYPE, cells_of, clipboard_data, one_line_of, read_mime, words_of
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Held, Key, block, document_lines, outline, sheet_lines
from tests.ui.sheet.in_tables import PLAN, in_cell, texts, with_table

Action, Button = Qt.DropAction, Qt.MouseButton


@pytest.fixture
def clipboard(qtbot: QtBot) -> QClipboard:
    """An empty clipboard."""
    found = QGuiApplication.clipboard()
    found.clear()
    return found


def html(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(text)
    mime.setText("trơn")
    return mime


def paste(sheet: SheetEditor, mime: QMimeData) -> None:
    sheet.text.insertFromMimeData(mime)
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """A section with one empty clause."""
    return open_sheet(Document("d", body=(block("I", Level.SECTION, "MỤC", block("p", Level.CLAUSE)),)))


def test_labelled_lines_become_items_of_their_level(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p", 0)
    mime = QMimeData()
    mime.setText("1. Một\na) Điểm a\nđ) Điểm đ\n- Gạch\n+ Cộng\n2. Hai\nII. MỤC HAI\nĐoạn trơn")
    paste(sheet, mime)
    assert outline(sheet.session.document) == [
        "section MỤC",
        "  clause Một",
        "    point Điểm a",
        "    point Điểm đ",
        "      dash Gạch",
        "        plus Cộng",
        "  clause Hai",
        "section MỤC HAI",
        "  paragraph Đoạn trơn",
    ]
    assert sheet.text.textCursor().atBlockEnd()


def test_unlabelled_lines_become_items_like_the_one_in_hand(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 2)
    mime = QMimeData()
    mime.setText("x\ny\nz")
    paste(sheet, mime)
    assert outline(sheet.session.document)[1:5] == ["  clause Mộx", "  clause y", "  clause zt.", "  clause Hai."]
    sheet.session.stack.undo()
    assert sheet.session.document == plan


def test_pasted_into_a_sentence_a_label_is_only_text(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 4)
    mime = QMimeData()
    mime.setText("1. x")
    paste(sheet, mime)
    assert outline(sheet.session.document)[1] == "  clause Một.1. x"


def test_rich_text_keeps_bold_and_italic_and_drops_the_rest(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p", 0)
    paste(sheet, html('<p>a <b>đậm</b> <i style="color:red;font-family:Arial">nghiêng</i></p>'))
    found = find(sheet.session.document, "p")
    assert found is not None
    assert found[1].runs == (Run("a "), Run("đậm", bold=True), Run(" "), Run("nghiêng", italic=True))


def test_lists_and_tables_of_rich_text_keep_their_shape(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p", 0)
    paste(
        sheet,
        html("<ol><li>Một</li><li>Hai</li></ol><ul><li>Gạch</li></ul><table><tr><td>TT</td><td>Việc</td></tr></table>"),
    )
    rows = sheet.session.document.body[0].children
    assert [(b.level, b.text) for b in rows[:2]] == [(Level.CLAUSE, "Một"), (Level.CLAUSE, "Hai")]
    tables = [row.table for row in sheet.lines.rows if row.table]
    assert [[[run.text for run in cell.runs] for cell in line] for line in tables[0].rows] == [[["TT"], ["Việc"]]]


def test_plain_paste_leaves_labels_as_letters() -> None:
    mime = QMimeData()
    mime.setHtml("<p><b>a) Một</b></p><p>b) Hai</p>")
    mime.setText("a) Một\n\nb) Hai\n")
    pieces = read_mime(mime, plain_only=True).clip.pieces
    assert [(plain(piece.runs), piece.level) for piece in pieces] == [("a) Một", None), ("b) Hai", None)]


def test_plain_paste_takes_the_words_only(sheet: SheetEditor, clipboard: QClipboard) -> None:
    clipboard.setMimeData(html("<b>đậm</b>"))
    sheet.set_cursor_place("p", 0)
    Hands(sheet.text).press(Key.Key_V, CONTROL | SHIFT)
    assert outline(sheet.session.document)[1] == "  clause trơn"


def test_own_lines_come_back_with_levels_dress_and_footnotes(open_sheet: OpenSheet, clipboard: QClipboard) -> None:
    noted = Block("p", Level.CLAUSE, (Run("một", bold=True), Run(footnote="n")))
    document = Document(
        "d",
        body=(Block("I", Level.SECTION, text_runs("A"), (noted,)),),
        footnotes=(Footnote("n", text_runs("Nguồn")),),
    )
    sheet = open_sheet(document)
    sheet.do("select_all")
    sheet.do("copy")
    sheet.set_cursor_place("p", 4)
    Hands(sheet.text).press(Key.Key_Return)
    sheet.do("paste")
    after = sheet.session.document
    assert outline(after) == ["section A", "  clause một", "section A", "  clause một"]
    assert [note.text for note in after.footnotes] == ["Nguồn", "Nguồn"]
    assert len({note.id for note in after.footnotes}) == 2
    assert sheet_lines(sheet) == document_lines(after)


def test_what_is_copied_can_be_read_elsewhere_with_its_numbers(
    open_sheet: OpenSheet, plan: Document, clipboard: QClipboard
) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I", 0)
    Hands(sheet.text).press(Key.Key_Down, SHIFT, times=3)
    sheet.do("copy")
    mime = clipboard.mimeData()
    assert "1. Một." in mime.html()
    assert mime.text() == "I. MỤC ĐÍCH\n1. Một.\n2. Hai.\n"


def test_cut_and_paste_moves_lines(open_sheet: OpenSheet, plan: Document, clipboard: QClipboard) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 0)
    Hands(sheet.text).press(Key.Key_Down, SHIFT)
    sheet.do("cut")
    assert outline(sheet.session.document)[:2] == ["section MỤC ĐÍCH", "  clause Hai."]
    assert clipboard.mimeData().hasFormat(OWN_TYPE)
    sheet.session.stack.undo()
    assert sheet.session.document == plan


def dropped(sheet: SheetEditor, mime: QMimeData, key: str, offset: int) -> None:
    """Drag `mime` over a place of a line and let it go there, as another program's user does."""
    found = sheet.lines.block(key)
    assert found is not None
    cursor = sheet.text.textCursor()
    cursor.setPosition(found.position() + offset)
    spot = sheet.text.cursorRect(cursor).center()
    events = (
        QDragEnterEvent(spot, Action.CopyAction, mime, Button.LeftButton, Held.NoModifier),
        QDragMoveEvent(spot, Action.CopyAction, mime, Button.LeftButton, Held.NoModifier),
        QDropEvent(QPointF(spot), Action.CopyAction | Action.MoveAction, mime, Button.LeftButton, Held.NoModifier),
    )
    for event in events:
        QApplication.sendEvent(sheet.text.viewport(), event)
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def test_text_dropped_from_another_program_is_pasted_where_it_is_let_go(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    dropped(sheet, html("<p>a</p><p>b</p>"), "I1", 4)
    assert outline(sheet.session.document)[1:4] == ["  clause Một.a", "  clause b", "  clause Hai."]
    sheet.session.stack.undo()
    assert sheet.session.document == plan


def test_files_and_pictures_cannot_be_dropped_on_the_text(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    files, picture = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/x.docx")])
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    dropped(sheet, files, "I1", 0)
    dropped(sheet, picture, "I1", 0)
    assert sheet.session.document == plan
    assert not sheet.text.acceptDrops()  # Qt itself puts nothing in


def test_a_selection_dragged_on_the_sheet_moves_and_keeps_what_it_is(open_sheet: OpenSheet) -> None:
    noted = Block("p", Level.CLAUSE, (Run("một", bold=True), Run(footnote="n"), Run(" đuôi")))
    body = (block("I", Level.SECTION, "A", noted, block("q", Level.CLAUSE, "hai")),)
    document = Document("d", body=body, footnotes=(Footnote("n", text_runs("Nguồn")),))
    sheet = open_sheet(document)
    for key, offset, lines in (("q", 3, [" đuôi", "haimột"]), ("p", 9, [" đuôimột", "hai"])):
        sheet.select_words("p", 0, 4)
        mime = sheet.commands.mime()
        sheet.drops.move(mime, Caret(key, offset))
        after = sheet.session.document
        assert [b.text for b in after.body[0].children] == lines
        assert [note.text for note in after.footnotes] == ["Nguồn"]
        assert sheet_lines(sheet) == document_lines(after)
        sheet.session.stack.undo()
        assert sheet.session.document == document
    sheet.select_words("p", 0, 4)
    sheet.drops.move(sheet.commands.mime(), Caret("p", 2))  # where it lies already
    assert sheet.session.document == document


def test_damaged_data_of_our_own_kind_falls_back_to_text(sheet: SheetEditor) -> None:
    mime = QMimeData()
    mime.setData(OWN_TYPE, b"{")
    mime.setText("chữ")
    sheet.set_cursor_place("p", 0)
    paste(sheet, mime)
    assert outline(sheet.session.document)[1] == "  clause chữ"


def test_middle_click_of_x11_pastes_through_the_same_door(sheet: SheetEditor) -> None:
    mime = QMimeData()
    mime.setText("một\nhai")
    assert sheet.text.canInsertFromMimeData(mime)
    sheet.set_cursor_place("p", 0)
    paste(sheet, mime)
    assert outline(sheet.session.document)[1:] == ["  clause một", "  clause hai"]


def test_a_whole_plan_pasted_as_text_has_its_levels_and_all_its_words(open_sheet: OpenSheet, cases: Path) -> None:
    text = (cases / "kon-tum.txt").read_text("utf-8")
    sheet = open_sheet(Document("d", body=(Block("x"),)))
    mime = QMimeData()
    mime.setText(text)
    paste(sheet, mime)
    after = sheet.session.document
    assert {b.level for b in walk(after.body)} >= {Level.SECTION, Level.CLAUSE, Level.DASH, Level.PARAGRAPH}
    assert list(faults(after)) == []
    shown = {word for line in sheet_lines(sheet) for word in re.findall(r"[^\W\d_]{3,}", line)}
    assert set(re.findall(r"[^\W\d_]{3,}", clean(text))) - shown <= {"Điều", "Phần", "III", "VII", "VIII"}
    Hands(sheet.text).press(Key.Key_A, CONTROL)
    sheet.session.stack.undo()
    assert sheet.session.document == Document("d", body=(Block("x"),))


WORD = Path(__file__).parents[2] / "understand" / "clips" / "word.html"
VNTIME = WORD.with_name("vntime.html")


def test_a_part_of_a_word_file_comes_with_its_levels_notes_and_table(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p", 0)
    before = sheet.session.document
    paste(sheet, html(WORD.read_text("utf-8")))
    after = sheet.session.document
    assert outline(after) == [
        "section MỤC",
        "section MỤC ĐÍCH, YÊU CẦU",
        "  clause Nâng cao nhận thức của đoàn viên, người lao động.",
        "    point Chăm lo đời sống.",
        "      dash Tặng quà.",
        "        plus Thăm hỏi.",
        "          paragraph Đoạn thường,\nxuống dòng mới thêm.",
        "          table",
    ]
    assert [note.text for note in after.footnotes] == ["Nghị quyết số 02-NQ/TW. Dòng sau."]
    mark = next(run for run in after.body[1].children[0].runs if run.footnote)
    assert mark.footnote == after.footnotes[0].id
    sheet.session.stack.undo()
    assert sheet.session.document == before


def test_what_was_pasted_in_old_letters_becomes_unicode_in_one_step(sheet: SheetEditor, qtbot: QtBot) -> None:
    sheet.set_cursor_place("p", 0)
    with qtbot.waitSignal(sheet.pasting.pasted) as told:
        paste(sheet, html(VNTIME.read_text("utf-8")))
    assert told.args is not None
    assert told.args[1] is Encoding.TCVN3
    raw = sheet.session.document
    sheet.pasting.convert()
    assert outline(sheet.session.document)[1:] == [
        "  clause KẾ HOẠCH",
        "    point Công đoàn Việt Nam được thành lập ngày 28/7/1929 (bé)",
        "      table",
    ]
    assert sheet_lines(sheet) == document_lines(sheet.session.document)
    assert sheet.session.stack.undoText() == "chuyển mã"
    sheet.session.stack.undo()
    assert sheet.session.document == raw
    sheet.pasting.convert()  # it was asked once
    assert sheet.session.document == raw


def test_lines_edited_since_the_paste_keep_their_words_when_the_others_become_unicode(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("p", 0)
    paste(sheet, html(VNTIME.read_text("utf-8")))
    Hands(sheet.text).press(Key.Key_Home, CONTROL)
    sheet.set_cursor_place("p", 0)
    Hands(sheet.text).type("x")
    sheet.pasting.convert()
    assert outline(sheet.session.document)[1] == "  clause xkÕ ho¹ch"
    assert "Công đoàn" in outline(sheet.session.document)[2]
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def test_selected_old_letters_are_converted_and_unicode_is_left_alone(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    old = Run("C«ng ®oµn ", bold=True), Run("®­îc"), Run(" và café")
    sheet = open_sheet(Document("d", body=(Block("p", runs=old), block("q", Level.PARAGRAPH, "Coâng ñoaøn"))))
    before = sheet.session.document
    sheet.select_words("p", 0, 14)
    sheet.do("convert_letters")
    found = find(sheet.session.document, "p")
    assert found is not None
    assert found[1].runs == (Run("Công đoàn ", bold=True), Run("được và café"))
    assert sheet.text.textCursor().selectedText() == "Công đoàn được"
    sheet.set_cursor_place("q", 3)
    sheet.do("convert_letters")  # without a selection the line in hand
    assert sheet_lines(sheet)[1] == "Công đoàn"
    with qtbot.waitSignal(sheet.pasting.converted) as told:
        sheet.do("convert_letters")
    assert told.args == [None]
    sheet.session.stack.undo()
    sheet.session.stack.undo()
    assert sheet.session.document == before


def test_too_much_is_refused_and_nothing_changes(sheet: SheetEditor, qtbot: QtBot) -> None:
    before = sheet.session.document
    with qtbot.waitSignal(sheet.pasting.failed) as told:
        paste(sheet, html("<p>x" * 30_000))
    assert told.args is not None
    assert "văn bản giữ nguyên" in str(told.args[0])
    assert sheet.session.document is before


def test_lines_of_our_own_keep_all_they_are(open_sheet: OpenSheet) -> None:
    target = Target("t", "đoàn viên", value=5.0)
    named = Block(
        "p", Level.CLAUSE, (Run("đạt "), Run("5%", record="t", underline=True)), targets=(target,),
        assignments=(Assignment("a", "Ban Tổ chức"),),
    )  # fmt: skip
    body = (block("I", Level.SECTION, "A", named, block("deep", Level.PLUS, "sâu", block("c", Level.CLAUSE, "lạ"))),)
    sheet, other = open_sheet(Document("d", body=body)), open_sheet(Document("e", body=(Block("x"),)))
    sheet.text.selectAll()
    mime = sheet.commands.mime()
    paste(other, mime)
    paste(sheet, mime)  # over itself

    def shape(document: Document) -> list[tuple[object, ...]]:
        return [
            (row.depth, row.block.level, tuple((run.text, run.underline) for run in row.block.runs),
             [(one.indicator, one.value) for one in row.block.targets],
             row.block.assignments and row.block.assignments[0].lead)
            for row in rows_of(document.body)
        ]  # fmt: skip

    for pasted in (other.session.document, sheet.session.document):
        assert shape(pasted) == shape(Document("d", body=body))
        copy = pasted.body[0].children[0]
        assert copy.runs[1].record == copy.targets[0].id
        assert list(faults(pasted)) == []


def test_html_that_left_the_sheet_comes_back_with_its_structure(open_sheet: OpenSheet) -> None:
    cells = ((Cell(text_runs("TT"), rows=2), Cell(text_runs("Việc"), columns=2)), (Cell(text_runs("A")), Cell()),
             (Cell(text_runs("1")), Cell((Run("x\ny"), Run(footnote="m"))), Cell(text_runs("z"))))  # fmt: skip
    points = tuple(block(f"p{n}", Level.POINT, f"Điểm {n}") for n in range(6))
    clause = Block("k", Level.CLAUSE, (Run("Nâng"), Run(footnote="n"), Run(" cao", italic=True)), points)
    body = (
        block("I", Level.SECTION, "MỤC", clause, Block("t", Level.TABLE, table=Table(cells, 2, (20, 50, 30)))),
        block("C", Level.CHAPTER, "QUY ĐỊNH", block("D", Level.ARTICLE, "Phạm vi")),
    )
    notes = Footnote("n", (Run("Số "), Run("02", bold=True))), Footnote("m", text_runs("Trong ô"))
    sheet, other = open_sheet(Document("d", body=body, footnotes=notes)), open_sheet(Document("e", body=(Block("x"),)))
    sheet.text.selectAll()
    out = sheet.commands.mime()
    assert "đ) Điểm 4" in out.html()
    assert "đ) Điểm 4" in out.text()
    paste(other, html(out.html()))
    after = other.session.document
    lines = [line.strip() for line in outline(sheet.session.document)]
    assert [line.strip() for line in outline(after)] == lines  # how deep a table stands, HTML does not say
    assert [[(run.text, run.bold) for run in note.runs] for note in after.footnotes] == [
        [("Số ", False), ("02", True)],
        [("Trong ô", False)],
    ]
    table = next(b.table for b in walk(after.body) if b.table)
    assert (table.header_rows, table.widths) == (2, (20, 50, 30))
    assert [[(plain(cell.runs), cell.columns, cell.rows) for cell in row] for row in table.rows] == [
        [(plain(cell.runs), cell.columns, cell.rows) for cell in row] for row in cells
    ]


WITHHELD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><p>giữ <del>bỏ</del><span style="display:none">ẩn</span>'
    '<span style="mso-element:comment">lời bàn</span></p></html>'
)
NEVER_SEEN = '<html><body><p><del>bỏ</del></p><div style="mso-hide:all">ẩn</div></body></html>'
OLD_LETTERS = "C«ng ®oµn ViÖt Nam tæ chøc"


def test_fields_and_notes_get_words_out_of_what_was_copied() -> None:
    word = html(WORD.read_text("utf-8"))
    assert words_of(word).startswith("MỤC ĐÍCH, YÊU CẦU\nNâng cao nhận thức của")
    listed = html("<p>a) x</p><ul><li><b>y</b></li></ul><table><tr><td>1</td><td>2</td></tr></table>")
    assert words_of(listed) == "a) x\ny\n1 2"
    assert one_line_of(listed).runs == (Run("a) x "), Run("y", bold=True), Run(" 1 2"))
    assert words_of(html("<p style=\"font-family:'.VnTime'\">C«ng ®oµn</p>")) == "Công đoàn"


def test_cells_are_read_from_text_with_tabs_and_from_tables_with_words_beside() -> None:
    tabbed = QMimeData()
    tabbed.setText('TT\t"hai\nchặng"\n1\tmột\n')
    assert cells_of(tabbed).lines == [[(Run("TT"),), (Run("hai\nchặng"),)], [(Run("1"),), (Run("một"),)]]
    beside = html("<p>1. Trên</p><table><tr><td>a</td><td><i>b</i></td></tr></table>")
    assert cells_of(beside).lines == [[(Run("1. Trên"),)], [(Run("a"),), (Run("b", italic=True),)]]
    tabbed.setHtml("<p>a <b>b</b></p><p>- c</p>")
    assert cells_of(tabbed).lines == [[(Run("a "), Run("b", bold=True), Run("\n- c"))]]
    assert cells_of(QMimeData()).lines == []


@pytest.mark.parametrize("plain_only", [False, True])
@pytest.mark.parametrize("place", ["text", "cell", "note", "field"])
def test_what_is_deleted_or_hidden_in_word_comes_in_nowhere(
    open_sheet: OpenSheet, clipboard: QClipboard, place: str, *, plain_only: bool
) -> None:
    sheet = open_sheet(with_table(PLAN))
    start = sheet.session.document
    for copied, words in ((WITHHELD, "giữ bỏẩn"), (NEVER_SEEN, "bỏ\nẩn"), (f"<table><tr><td>{WITHHELD}", "giữ\tbỏẩn")):
        mime = QMimeData()
        mime.setHtml(copied)
        mime.setText(words)
        clipboard.setMimeData(mime)
        stand_in(sheet, place)
        sheet.do("paste_plain" if plain_only else "paste")
        found = dumps(sheet.session.document)
        assert ("giữ" in found) is (copied is not NEVER_SEEN)
        assert not any(word in found for word in ("bỏ", "ẩn", "lời bàn"))
        while sheet.session.stack.canUndo():
            sheet.session.stack.undo()
        assert sheet.session.document == start


@pytest.mark.parametrize("place", ["cell", "note", "field"])
@pytest.mark.parametrize("copied", [OLD_LETTERS, f"<p>{OLD_LETTERS}</p>"])
def test_old_letters_come_into_cells_notes_and_fields_in_unicode(
    open_sheet: OpenSheet, clipboard: QClipboard, place: str, copied: str
) -> None:
    sheet = open_sheet(with_table(PLAN))
    mime = QMimeData()
    mime.setText(OLD_LETTERS)
    if copied.startswith("<"):
        mime.setHtml(copied)
    clipboard.setMimeData(mime)
    stand_in(sheet, place)
    sheet.do("paste")
    assert "Công đoàn Việt Nam tổ chức" in dumps(sheet.session.document)


def test_old_letters_between_tabs_come_into_cells_in_unicode() -> None:
    mime = QMimeData()
    mime.setText("C«ng ®oµn ViÖt Nam\ttæ chøc héi nghÞ")
    assert cells_of(mime).lines == [[(Run("Công đoàn Việt Nam"),), (Run("tổ chức hội nghị"),)]]


@pytest.mark.parametrize("place", ["text", "cell", "note", "field"])
def test_pasting_from_a_clipboard_without_anything_does_nothing(
    open_sheet: OpenSheet, clipboard: QClipboard, place: str
) -> None:
    sheet = open_sheet(with_table(PLAN))
    stand_in(sheet, place)
    before = sheet.session.document
    clipboard.clear()
    for name in ("paste", "paste_plain"):
        sheet.do(name)
    assert sheet.session.document == before
    assert clipboard_data().formats() == []


def test_a_table_comes_into_a_note_as_its_words_and_what_is_left_out_is_told(
    open_sheet: OpenSheet, clipboard: QClipboard, qtbot: QtBot
) -> None:
    sheet = open_sheet(with_table(PLAN))
    stand_in(sheet, "note")
    clipboard.setMimeData(html("<table><tr><td>một 😀</td><td><b>hai</b></td></tr></table>"))
    with qtbot.waitSignal(sheet.pasting.pasted) as told:
        sheet.do("paste")
    assert sheet.session.document.footnotes[0].runs == (Run("một "), Run("hai", bold=True))
    assert told.args is not None
    assert told.args[0].emoji == 1
    sheet.notes.finish()
    in_cell(sheet, 1, 1)
    with qtbot.waitSignal(sheet.pasting.pasted) as told:
        sheet.do("paste")
    assert texts(sheet)[1][1:] == ["một", "hai"]
    assert told.args is not None
    assert told.args[0].emoji == 1


def stand_in(sheet: SheetEditor, place: str) -> None:
    """Put the cursor into the text, a cell, a fresh note or a field of the head."""
    match place:
        case "text":
            sheet.set_cursor_place("above", 0)
        case "cell":
            in_cell(sheet, 1, 1)
        case "note":
            sheet.set_cursor_place("above", 0)
            sheet.insert_footnote()
        case _:
            sheet.parts.prepare()
            sheet.parts.open("header.subject")


def test_a_cell_takes_old_letters_in_unicode_and_refuses_what_is_too_much(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(PLAN))
    in_cell(sheet, 1, 1)
    before = sheet.session.document
    sheet.tables.commands.clips.paste(html("<table><tr><td>x</td></tr></table>" * 11_000))
    assert sheet.session.document is before
    sheet.tables.commands.clips.paste(html("<table><tr><td>C«ng ®oµn</td><td>®­îc</td></tr></table>"))
    assert texts(sheet)[1][1:] == ["Công đoàn", "được"]
