"""What the sheet shows: paper at every size, parts that can be clicked, the line in hand; no work without need."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import BODY, Block, Document, Footnote, Level, Run, text_runs
from desktop.domain.edits import Row
from desktop.domain.notes import insert_footnote, set_footnote
from desktop.domain.standards import Standard
from desktop.services.library import standards
from desktop.typeset import lay_out_document
from desktop.typeset.compose import Composer, Paragraph
from desktop.typeset.dress import Dress
from desktop.typeset.page import Face as FontFace
from desktop.typeset.page import TextRun
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.lines.rows import dress
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.parts.bands import part_text_boxes
from desktop.ui.theme import TOKENS, Theme, contrast
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key, block, document_lines, sheet_lines


def color_at(sheet: SheetEditor, x: float, y: float) -> str:
    """The colour of a point of the sheet's document, as seen in the window."""
    image: QImage = sheet.text.viewport().grab().toImage()
    origin = sheet.text.origin()
    return QColor(image.pixel(round(x) - origin.x(), round(y) - origin.y())).name().upper()


def click(sheet: SheetEditor, x: float, y: float) -> None:
    spot = QPoint(round(x), round(y)) - sheet.text.origin()
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def long_plan(items: int) -> Document:
    """A plan of so many items under a few sections."""
    words = "Tổ chức quán triệt, tuyên truyền sâu rộng tới đoàn viên, người lao động bằng nhiều hình thức phù hợp. " * 2
    sections = tuple(
        block(
            f"s{s}", Level.SECTION, f"MỤC {s}", *(block(f"c{s}-{i}", Level.CLAUSE, words) for i in range(items // 10))
        )
        for s in range(10)
    )
    return Document("long", body=sections)


def test_lines_hold_what_they_hold_on_paper(open_sheet: OpenSheet) -> None:
    """The measure, the faces and the first-line indent are those of the real page.

    Paper chooses breaks for whole paragraphs, and may draw blanks together for it; the sheet breaks a line where it is
    full, so that no line above the cursor moves while one types.
    """
    words = "Công đoàn cơ sở được sử dụng 75% số thu kinh phí công đoàn của đơn vị theo lộ trình quy định. " * 3
    document = Document("d", body=(block("I", Level.SECTION, "MỤC", block("d", Level.DASH, words)),))
    sheet = open_sheet(document)
    shown, style = sheet.lines.block("d"), sheet.surface.style
    assert shown is not None
    printed: dict[float, list[TextRun]] = {}
    for page in lay_out_document(document, standards()["nd30_union"]):
        for item in page.items:
            if isinstance(item, TextRun) and item.block_id == "d":
                printed.setdefault(item.baseline, []).append(item)
    layout, font = shown.layout(), style.face_font(style.element("body"))
    assert abs(layout.lineCount() - len(printed)) <= 1
    assert shown.blockFormat().textIndent() == pytest.approx(style.indent + style.advance(font, "- "), abs=1)
    lines = list(printed.values())
    assert style.pt(lines[0][0].x - lines[1][0].x) == pytest.approx(style.indent, abs=0.5)
    for runs in lines[:-1]:
        text = "".join(run.text for run in runs)
        stretched = sum(run.word_space * run.text.count(" ") for run in runs)
        room = style.text_width - style.pt(runs[0].x - lines[1][0].x)
        assert style.advance(font, text) + style.pt(stretched) == pytest.approx(room, rel=0.005)


@pytest.mark.parametrize("standard_id", ["nd30_union", "party_hd05", "party_hd36"])
def test_every_standard_has_its_sheet(open_sheet: OpenSheet, plan: Document, standard_id: str) -> None:
    sheet = open_sheet(plan)
    sheet.set_standard(standards()[standard_id])
    label = next(row.label for row in sheet.lines.rows if row.key == "II")
    assert label == ("II." if standard_id == "nd30_union" else "II-")
    assert sheet_lines(sheet) == document_lines(plan)


@pytest.mark.parametrize("zoom", [50, 68, 87, 100])
def test_the_sheet_fits_any_pane_however_narrow(open_sheet: OpenSheet, plan: Document, zoom: int) -> None:
    sheet = open_sheet(plan)
    sheet.set_zoom(zoom)
    letters = sheet.surface.style.letter
    for width in range(700, 300, -25):
        sheet.resize(width, 500)
        assert sheet.text.horizontalScrollBar().maximum() == 0, width
        assert min(sheet.painter.margins) >= 3
    sheet.resize(800, 500)
    assert (sheet.zoom, sheet.surface.style.letter) == (zoom, letters)


def test_the_line_in_hand_stays_in_view_while_the_sheet_changes_its_size(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(long_plan(100))
    sheet.go_to_block("c4-5")
    before = sheet.text.cursorRect().top()
    for zoom, width in ((68, 480), (87, 600), (120, 900), (50, 330), (100, 794)):
        sheet.resize(width, 650)
        sheet.set_zoom(zoom)
        assert sheet.text.cursorRect().top() == pytest.approx(before, abs=6), zoom
    sheet.text.verticalScrollBar().setValue(0)  # the cursor is out of view: the top of the paper stays
    sheet.set_zoom(60)
    assert sheet.text.verticalScrollBar().value() == 0


def test_the_wheel_stops_where_the_sheet_fills_its_pane(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    for _notch in range(20):
        sheet.text.zoom_asked.emit(10)
    assert 100 < sheet.zoom < 150
    sheet.text.zoom_asked.emit(-10)
    assert sheet.text.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("width", "margins"), [(1100, (113, 57)), (794, (75, 45)), (720, (24, 24))])
def test_margins_follow_the_room(open_sheet: OpenSheet, plan: Document, width: int, margins: tuple[int, int]) -> None:
    sheet = open_sheet(plan)
    sheet.resize(width, 600)
    QApplication.sendPostedEvents()
    left, right = sheet.painter.margins
    assert (left, right) == pytest.approx(margins, abs=2)
    assert not sheet.text.horizontalScrollBar().isVisible()


def test_a_click_on_words_around_the_text_puts_the_caret_into_them(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    click(sheet, sheet.painter.text_left + 150, 80)
    bottom = sheet.painter.below_box
    sheet.text.verticalScrollBar().setValue(round(bottom.top()) - 200)
    found = [sheet.parts.field]
    for x, down in ((bottom.left() + 20, 30), (bottom.right() - 150, 12)):
        click(sheet, x, bottom.top() + down)
        found.append(sheet.parts.field)
    assert found == ["header.superior", "recipients.item:0", "signature.authority"]


def test_a_click_beside_the_words_goes_into_the_nearest_field_or_line(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(replace(plan, header=replace(plan.header, subject="Năm 2027")))
    head, corner = sheet.painter.bands()[0]
    subject = part_text_boxes(sheet.painter, "header.subject")[0]
    found = []
    for x, y in (
        (sheet.painter.text_left - 20, corner.y() + 60),  # beside what stands at the left
        (sheet.painter.text_left + 420, 62),
        (sheet.painter.text_left - 20, subject.center().y()),  # a line of its own
        (subject.center().x(), corner.y() + head.height - 1),  # under the rule
    ):
        click(sheet, x, y)
        found.append(sheet.parts.field or sheet.cursor_place()[0])
    bottom = sheet.painter.below_box
    sheet.text.verticalScrollBar().setValue(round(bottom.top()) - 200)
    for x, y in ((bottom.left() + 20, bottom.top() + 8), (bottom.left() + 150, bottom.bottom() - 4)):
        click(sheet, x, y)
        found.append(sheet.parts.field)
    assert found[0] in ("header.issuer", "header.number")
    assert found[1:] == ["header.day", "header.subject", "header.subject", "recipients.item:0", "recipients.archive"]
    assert sheet.focusWidget() is sheet.parts.box


def test_a_click_on_blank_paper_nearer_to_a_line_goes_into_the_line(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I", 0)
    bottom, end = sheet.painter.below_box, sheet.lines.block("end")
    assert end is not None
    sheet.text.verticalScrollBar().setValue(round(bottom.top()) - 200)
    between = (sheet.painter.rect_of(end).bottom() + bottom.top()) / 2
    click(sheet, bottom.right() - 150, between - 2)
    assert (sheet.parts.field, sheet.cursor_place()[0], sheet.focusWidget()) == ("", "end", sheet.text)


def test_each_part_of_the_paper_can_be_brought_into_view(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.resize(794, 420)
    view = sheet.text.viewport().rect()
    for part in ("recipients", "signature"):
        sheet.text.verticalScrollBar().setValue(0)
        sheet.show_part(part)
        assert QRectF(view).translated(sheet.text.origin()).contains(sheet.painter.below_box)
    sheet.show_part("header")
    assert sheet.text.verticalScrollBar().value() == 0
    assert sheet.cursor_place() == ("basis", 0)


def test_a_click_below_all_words_goes_into_the_last_of_them(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I2", 2)
    bottom = sheet.painter.below_box
    sheet.text.verticalScrollBar().setValue(round(bottom.top()) - 200)
    click(sheet, bottom.left() + 20, bottom.bottom() + 20)
    assert sheet.parts.field == "recipients.archive"
    click(sheet, bottom.right() - 150, bottom.bottom() + 20)
    assert sheet.parts.field == "signature.signer"


def test_ctrl_home_and_ctrl_end_go_to_the_edges_of_the_paper(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.resize(794, 300)
    bar = sheet.text.verticalScrollBar()
    Hands(sheet.text).press(Key.Key_End, CONTROL)
    assert (sheet.cursor_place()[0], bar.value()) == ("below", bar.maximum())
    Hands(sheet.text).press(Key.Key_Home, CONTROL)
    assert (sheet.parts.field, sheet.parts.box.offset, bar.value()) == ("header.superior", 0, 0)


def test_a_note_is_read_while_the_pointer_rests_on_its_mark(open_sheet: OpenSheet, plan: Document) -> None:
    noted = insert_footnote(plan, "I1", 3, "n")
    sheet = open_sheet(set_footnote(noted, "n", text_runs("Nghị quyết số 02-NQ/TW.")))
    shown = sheet.lines.block("I1")
    assert shown is not None
    cursor = QTextCursor(shown)
    tips = []
    for offset in range(shown.length()):
        cursor.setPosition(shown.position() + offset)
        tips.append(sheet.text.tip_at(cursor))
    assert tips == ["", "", "", "Nghị quyết số 02-NQ/TW.", "Nghị quyết số 02-NQ/TW.", ""]


def test_what_is_painted_beside_the_line_in_hand_is_told_to_those_who_listen(
    open_sheet: OpenSheet, plan: Document
) -> None:
    sheet = open_sheet(plan)
    told = []
    for key in ("basis", "I", "I2"):
        sheet.set_cursor_place(key, 0)
        told.append(sheet.text.accessibleDescription())
    Hands(sheet.text).press(Key.Key_Tab)
    told.append(sheet.text.accessibleDescription())
    assert told == ["Căn cứ", "Mục I.", "Khoản 2.", "Điểm a)"]


def test_bases_of_the_party_stand_behind_a_dash_as_on_paper(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    assert sheet.lines.rows[0].label == ""
    sheet.set_standard(standards()["party_hd36"])
    assert sheet.lines.rows[0].label == "-"
    sheet.set_cursor_place("basis", 0)
    Hands(sheet.text).type("- ")  # a dash of the clerk's own is not doubled
    assert sheet.lines.rows[0].label == ""


def test_the_mark_of_the_line_in_hand_stays_on_narrow_paper(
    open_sheet: OpenSheet, plan: Document, theme: Theme
) -> None:
    sheet = open_sheet(plan)
    sheet.set_zoom(53)
    sheet.resize(375, 600)
    sheet.set_cursor_place("I1", 0)
    shown = sheet.lines.block("I1")
    assert shown is not None
    rect, edge = sheet.painter.rect_of(shown), sheet.painter.side
    assert sheet.painter.margins[0] < 12
    row = [color_at(sheet, x, rect.center().y()) for x in range(int(rect.left()))]
    accent = theme.color("accent").name().upper()
    assert accent in row
    assert row.index(accent) > edge


def test_the_line_in_hand_is_tinted_and_named(open_sheet: OpenSheet, plan: Document, theme: Theme) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 0)
    shown = sheet.lines.block("I1")
    assert shown is not None
    rect = sheet.painter.rect_of(shown)
    tint = theme.hex("tint" if sheet.text.hasFocus() else "sunken")
    assert color_at(sheet, rect.right() - 20, rect.center().y()) == tint
    assert color_at(sheet, rect.left() - 12, rect.center().y()) == theme.hex("accent")
    assert color_at(sheet, rect.right() - 20, rect.bottom() + 20) == theme.hex("paper")
    assert sheet.lines.rows[sheet.lines.numbers["I1"]].name == "Khoản"


def test_the_dark_theme_has_dark_paper_and_may_keep_it_white(
    open_sheet: OpenSheet, plan: Document, theme: Theme
) -> None:
    sheet = open_sheet(plan)
    papers = []
    for choice, white in (("light", False), ("dark", False), ("dark", True)):
        theme.choose(choice=choice, white_paper=white)
        papers.append(color_at(sheet, sheet.painter.text_left, 30))
    assert papers == ["#FFFFFF", "#262D2D", "#FFFFFF"]


def test_on_white_paper_in_the_dark_the_line_in_hand_can_be_read(
    open_sheet: OpenSheet, plan: Document, theme: Theme
) -> None:
    sheet = open_sheet(plan)
    theme.choose(choice="dark", white_paper=True)
    sheet.set_cursor_place("I1", 0)
    shown = sheet.lines.block("I1")
    assert shown is not None
    rect = sheet.painter.rect_of(shown)
    ground = color_at(sheet, rect.right() - 20, rect.center().y())
    assert ground != "#FFFFFF"
    assert contrast(theme.hex("ink"), ground) > 12
    assert contrast(color_at(sheet, rect.left() - 12, rect.center().y()), "#FFFFFF") > 4.5  # the bar beside it
    assert color_at(sheet, 2, rect.center().y()) == TOKENS["desk"][1]


def test_ctrl_and_the_wheel_zoom_and_the_cursor_stays(open_sheet: OpenSheet, plan: Document, qtbot: QtBot) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I2", 2)
    delta = QPoint(0, 120)
    wheel = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(),
        delta,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(sheet.zoom_changed) as zoomed:
        QApplication.sendEvent(sheet.text.viewport(), wheel)
    assert (zoomed.args, sheet.zoom, sheet.cursor_place()) == ([110], 110, ("I2", 2))
    sheet.set_zoom(1000)
    assert sheet.zoom == 200
    assert sheet_lines(sheet) == document_lines(plan)


def test_going_to_a_block_shows_it_and_tells_the_outline(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    sheet = open_sheet(long_plan(200))
    with qtbot.waitSignal(sheet.current_block_changed) as told:
        sheet.go_to_block("s7")
    shown = sheet.lines.block("s7")
    assert shown is not None
    top = sheet.painter.rect_of(shown).top() - sheet.text.verticalScrollBar().value()
    assert told.args == ["s7"]
    assert 0 < top < sheet.text.viewport().height() / 2


def test_a_place_that_is_gone_is_ignored(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 2)
    sheet.set_cursor_place("nowhere", 7)
    sheet.go_to_block("nowhere")
    assert sheet.cursor_place() == ("I1", 2)


def test_typing_writes_no_other_line_anew(open_sheet: OpenSheet, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """A keystroke costs its own block, however long the plan is."""
    sheet = open_sheet(long_plan(400))
    sheet.set_cursor_place("c5-3", 10)
    written: list[str] = []
    monkeypatch.setattr(SheetLines, "show", lambda _self, _rows: written.append("show"))
    monkeypatch.setattr(SheetLines, "fill", lambda _self, _rows: written.append("fill"))
    changed: list[int] = []
    sheet.text.document().contentsChange.connect(lambda _at, removed, added: changed.append(removed + added))
    Hands(sheet.text).type("Công đoàn")
    assert written == []
    assert sum(changed) < 100


def test_enter_writes_the_new_line_only(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(long_plan(400))
    sheet.set_cursor_place("c5-3", 10)
    before = sheet.text.document().characterCount()
    changed: list[int] = []
    sheet.text.document().contentsChange.connect(lambda _at, removed, added: changed.append(removed + added))
    Hands(sheet.text).type("\n")
    assert sheet.text.document().characterCount() == before + 1
    assert sum(changed) < before / 4


def test_notes_are_numbered_anew_when_one_comes_before(open_sheet: OpenSheet) -> None:
    body = (Block("p", Level.DASH, (Run("một"), Run(footnote="n"))),)
    sheet = open_sheet(Document("d", body=body, footnotes=(Footnote("n", text_runs("Nguồn")),)))
    sheet.set_cursor_place("p", 1)
    sheet.insert_footnote()
    assert sheet.surface.notes["n"] == 2


def test_every_name_and_number_on_screen_is_vietnamese(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    names = [action.text().split("\t")[0] for action in sheet.text.menu_actions() if not action.isSeparator()]
    assert names == [
        *("Cắt", "Chép", "Dán", "Dán chữ trơn", "Lên một cấp", "Xuống một cấp"),
        *("Chuyển lên trên", "Chuyển xuống dưới", "Thêm chú thích", "Giao việc…"),
    ]
    assert sheet.text.accessibleName() == "Bản soạn"


def test_a_letter_that_cannot_be_printed_does_not_stop_the_sheet(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    odd = replace(plan.header, subject="về việc 🙂")
    sheet.session.apply("x", lambda d: replace(d, header=odd), initiator="form")
    sheet.text.viewport().grab()
    assert sheet_lines(sheet) == document_lines(plan)


def test_a_click_on_any_line_of_a_guidance_goes_into_its_line(open_sheet: OpenSheet, plan: Document) -> None:
    long = block("II1", Level.CLAUSE, "", guidance="Nêu từng nhiệm vụ, giải pháp và người thực hiện. " * 8)
    after = block("II2", Level.CLAUSE, "Việc sau")
    body = (plan.body[0], replace(plan.body[1], children=(long, after)))
    sheet = open_sheet(replace(plan, body=body))
    sheet.go_to_block("II1")
    shown = sheet.lines.block("II1")
    assert shown is not None
    rect = sheet.painter.rect_of(shown)
    assert rect.height() > 3 * sheet.lines.style.leading
    for share in (0.1, 0.4, 0.7, 0.95):
        sheet.set_cursor_place("I1", 0)
        sheet.go_to_block("end")
        sheet.text.verticalScrollBar().setValue(round(rect.top()) - 100)
        click(sheet, rect.center().x(), rect.top() + share * rect.height())
        assert sheet.current_block == "II1"
    other = sheet.lines.block("II2")
    assert other is not None
    click(sheet, rect.center().x(), sheet.painter.rect_of(other).center().y())
    assert sheet.current_block == "II2"


def test_a_word_without_end_is_broken_on_the_sheet_too(open_sheet: OpenSheet, plan: Document) -> None:
    endless = block("II1", Level.CLAUSE, "x" * 10_000)
    sheet = open_sheet(replace(plan, body=(plan.body[0], replace(plan.body[1], children=(endless,)))))
    shown = sheet.lines.block("II1")
    assert shown is not None
    assert shown.layout().lineCount() > 50
    widest = max(shown.layout().lineAt(n).naturalTextWidth() for n in range(shown.layout().lineCount()))
    assert widest <= sheet.lines.style.text_width + 1
    assert sheet.text.horizontalScrollBar().maximum() == 0


def test_the_line_under_the_title_of_an_appendix_follows_the_head(open_sheet: OpenSheet, plan: Document) -> None:
    appendix = replace(plan.appendices[0], attached_to="")
    sheet = open_sheet(replace(plan, appendices=(appendix,)))
    shown = sheet.lines.block("title:A")
    assert shown is not None
    row = sheet.lines.row(shown)
    assert row is not None
    one_line = sheet.painter.room(row)[1]
    assert one_line > sheet.lines.style.leading
    long_name = replace(plan.header, issuer=" CÔNG ĐOÀN CƠ SỞ CÔNG TY CỔ PHẦN CHẾ BIẾN THỦY SẢN" * 2)
    sheet.session.apply("x", lambda d: replace(d, header=long_name), initiator="form")
    assert sheet.painter.room(row)[1] > one_line
    sheet.session.apply("x", lambda d: replace(d, header=replace(long_name, kind="")), initiator="form")
    assert sheet.painter.room(row)[1] < one_line


def test_a_click_on_the_number_of_an_appendix_goes_into_its_title(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.go_to_block("title:A")
    shown = sheet.lines.block("title:A")
    assert shown is not None
    rect = sheet.painter.rect_of(shown)
    sheet.set_cursor_place("I2", 2)
    sheet.text.verticalScrollBar().setValue(round(rect.top()) - 200)
    click(sheet, rect.center().x(), rect.top() - 10)
    assert (sheet.parts.field, sheet.text.caret().key) == ("", "title:A")


def test_a_clause_is_bold_while_it_is_a_title(open_sheet: OpenSheet) -> None:
    body = (block("c", Level.CLAUSE, "Chỉ tiêu"), block("d", Level.DASH, "Một."))
    sheet = open_sheet(Document("d", body=body))

    def is_bold() -> bool:
        shown = sheet.lines.block("c")
        assert shown is not None
        return bool(shown.begin().fragment().charFormat().font().bold())

    seen = [is_bold()]
    sheet.set_cursor_place("c", 8)
    Hands(sheet.text).type(".")
    seen.append(is_bold())
    assert sheet.cursor_place() == ("c", 9)
    Hands(sheet.text).press(0x01000003, text="\b")
    seen.append(is_bold())
    assert seen == [True, False, True]


@pytest.mark.parametrize(
    "runs",
    [
        (Run("Mục đích"),),
        (Run("Mục đích", bold=True),),
        (Run("Yêu cầu", bold=True), Run(" chung")),
        (Run("Phạm vi.", bold=True), Run(" Toàn tỉnh.")),
        (Run("Toàn "), Run("tỉnh", bold=True)),
    ],
)
def test_a_number_is_as_bold_as_on_paper(theme: Theme, standard: Standard, runs: tuple[Run, ...]) -> None:
    style, composer = SheetStyle(standard, 100), Composer(Dress(standard), (), {})
    for level in (Level.CLAUSE, Level.SUBCLAUSE, Level.POINT):
        for below in (None, level, Level.DASH):
            item = Block("a", level, runs)
            flow = composer.block(item, "1.", below, 0)[0]
            assert isinstance(flow, Paragraph)
            shown = dress(BODY, Row(0, item), Row(0, Block("b", below)) if below else None, style)[1]
            assert shown.bold == (flow.spans[0].face is FontFace.BOLD), (level, below)


def test_an_empty_field_is_filled_in_where_one_clicks(open_sheet: OpenSheet, theme: Theme) -> None:
    runs = (Run("Số "), Run("…", field="so"), Run(" của"))
    sheet = open_sheet(Document("d", body=(Block("p", Level.PARAGRAPH, runs),)))
    sheet.set_cursor_place("p", 4)
    spot = sheet.text.cursorRect().center() + sheet.text.origin()
    assert color_at(sheet, spot.x() - 4, spot.y() - 8) == theme.hex("field")
    click(sheet, spot.x() - 3, spot.y())
    Hands(sheet.text).type("12")
    assert sheet.session.document.body[0].text == "Số 12 của"
    assert color_at(sheet, spot.x() - 4, spot.y() - 8) != theme.hex("field")
