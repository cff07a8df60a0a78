"""A regulation on the sheet: chapters over their titles, articles before their words, quotations set in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document, Level, Run
from desktop.services.library import standards
from desktop.typeset import lay_out_document
from desktop.typeset.page import TextRun
from desktop.ui.outline.view import OutlineView
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.theme import Theme
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import SHIFT, Hands, Key, block, document_lines, outline, sheet_lines

QUOTED = "“Công đoàn là tổ chức chính trị - xã hội rộng lớn của giai cấp công nhân và của người lao động.” " * 2


@pytest.fixture
def regulation() -> Document:
    """Two chapters, the second with divisions; a quotation in the first article."""
    return Document(
        "d",
        body=(
            block(
                "c1",
                Level.CHAPTER,
                "Quy định chung",
                block("a1", Level.ARTICLE, "Phạm vi", block("q", Level.QUOTATION, QUOTED)),
                block("a2", Level.ARTICLE, "Quy chế này áp dụng với các cấp công đoàn."),
            ),
            block(
                "c2",
                Level.CHAPTER,
                "Tổ chức",
                block(
                    "m1", Level.DIVISION, "Họp", block("a3", Level.ARTICLE, "Chế độ", block("k", Level.CLAUSE, "Quý."))
                ),
                block("m2", Level.DIVISION, "", guidance="Tên mục"),
            ),
        ),
    )


def row(sheet: SheetEditor, key: str) -> SheetRow:
    return sheet.lines.rows[sheet.lines.numbers[key]]


def test_numbers_follow_by_themselves(open_sheet: OpenSheet, regulation: Document) -> None:
    sheet = open_sheet(regulation)
    assert {key: row(sheet, key).label for key in ("c1", "a1", "a2", "c2", "m1", "a3", "m2", "k", "q")} == {
        "c1": "Chương I",
        "a1": "Điều 1.",
        "a2": "Điều 2.",
        "c2": "Chương II",
        "m1": "Mục 1",
        "a3": "Điều 3.",
        "m2": "Mục 2",
        "k": "1.",
        "q": "",
    }
    assert sheet_lines(sheet) == document_lines(regulation)


def test_a_chapter_has_its_number_on_a_line_above_its_centred_title(
    open_sheet: OpenSheet, regulation: Document
) -> None:
    sheet = open_sheet(regulation)
    shown = sheet.lines.block("c1")
    assert shown is not None
    assert shown.blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter
    assert (row(sheet, "c1").over, row(sheet, "c1").face.caps, row(sheet, "c1").label_face.caps) == (True, True, False)
    assert sheet.painter.room(row(sheet, "c1"))[0] == pytest.approx(sheet.surface.style.leading)


def test_an_article_that_is_a_sentence_has_only_its_number_bold(open_sheet: OpenSheet, regulation: Document) -> None:
    sheet = open_sheet(regulation)
    assert (row(sheet, "a1").face.bold, row(sheet, "a1").label_face.bold) == (True, True)
    assert (row(sheet, "a2").face.bold, row(sheet, "a2").label_face.bold) == (False, True)


def test_a_title_becomes_a_sentence_while_it_is_typed(open_sheet: OpenSheet, regulation: Document) -> None:
    sheet = open_sheet(regulation)
    sheet.set_cursor_place("a3", 6)
    Hands(sheet.text).type(" họp:")
    assert (row(sheet, "a3").face.bold, row(sheet, "a3").label_face.bold) == (False, True)
    Hands(sheet.text).press(Key.Key_Backspace, text="\b")
    assert row(sheet, "a3").face.bold


@pytest.mark.parametrize("standard_id", ["nd30_union", "party_hd05", "party_hd36"])
def test_a_line_looks_as_it_is_printed(open_sheet: OpenSheet, regulation: Document, standard_id: str) -> None:
    standard = standards()[standard_id]
    sheet = open_sheet(regulation)
    sheet.set_standard(standard)
    printed: dict[str, list[TextRun]] = {}
    for page in lay_out_document(regulation, standard):
        for item in page.items:
            if isinstance(item, TextRun):
                printed.setdefault(item.block_id, []).append(item)
    for key in ("c1", "a1", "a2", "m1", "a3", "k", "q"):
        shown, runs = row(sheet, key), printed[key]
        assert runs[0].text.startswith(shown.label)
        assert ("Bold" in runs[0].face.value) == (shown.label_face if shown.label else shown.face).bold, key
        assert ("Bold" in runs[-1].face.value) == shown.face.bold, key
        assert runs[-1].size == shown.face.size
        assert (len({run.baseline for run in runs}) > 1) >= shown.over


def test_a_quotation_is_set_in_from_both_sides(open_sheet: OpenSheet, regulation: Document) -> None:
    sheet = open_sheet(regulation)
    shown = sheet.lines.block("q")
    assert shown is not None
    form = shown.blockFormat()
    inset = sheet.surface.style.inset
    assert (form.leftMargin(), form.rightMargin(), form.textIndent()) == (inset, inset, 0)
    assert shown.layout().lineCount() > 2
    widths = [shown.layout().lineAt(n).width() for n in range(shown.layout().lineCount())]
    assert widths == [pytest.approx(sheet.surface.style.text_width - 2 * inset, abs=0.1)] * len(widths)


def test_a_person_types_a_regulation(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(Document("d", body=(block("x", Level.PARAGRAPH),)))
    sheet.commands.set_level(Level.CHAPTER)
    hands = Hands(sheet.text)
    hands.type("Quy định chung\nPhạm vi\nĐoàn viên.\nCán bộ.\n\n")  # the empty third clause goes up: the next article
    hands.type("Giao Ban Tổ chức thực hiện.\nHiệu lực\n")
    hands.press(Key.Key_Backtab, SHIFT)
    hands.press(Key.Key_Backtab, SHIFT)
    hands.type("Tổ chức thực hiện")
    assert outline(sheet.session.document) == [
        "chapter Quy định chung",
        "  article Phạm vi",
        "    clause Đoàn viên.",
        "    clause Cán bộ.",
        "  article Giao Ban Tổ chức thực hiện.",
        "  article Hiệu lực",
        "chapter Tổ chức thực hiện",
    ]
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def test_what_is_copied_and_pasted_elsewhere_keeps_its_levels(open_sheet: OpenSheet, regulation: Document) -> None:
    sheet = open_sheet(regulation)
    sheet.do("select_all")
    sheet.do("copy")
    other = open_sheet(Document("e", body=(block("x", Level.PARAGRAPH),)))
    other.do("paste")
    assert outline(other.session.document) == outline(regulation)[:-1]  # an empty line at the end says nothing


@pytest.mark.parametrize("kind", ["html", "text"])
def test_what_another_program_gets_has_numbers_over_titles_and_comes_back(
    open_sheet: OpenSheet, regulation: Document, kind: str
) -> None:
    sheet = open_sheet(regulation)
    sheet.do("select_all")
    sheet.do("copy")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().split("\n")[:3] == ["Chương I", "Quy định chung", "Điều 1. Phạm vi"]
    elsewhere = QMimeData()
    if kind == "html":
        elsewhere.setHtml(copied.html())
    else:
        elsewhere.setText(copied.text())
    QGuiApplication.clipboard().setMimeData(elsewhere)
    other = open_sheet(Document("e", body=(block("x", Level.PARAGRAPH),)))
    other.do("paste")
    expected = [line.replace("quotation", "paragraph").strip() for line in outline(regulation)[:-1]]
    assert [line.strip() for line in outline(other.session.document)] == expected


def test_the_outline_shows_chapters_and_every_article(qtbot: QtBot, theme: Theme, regulation: Document) -> None:
    view = OutlineView(EditSession(regulation), standards()["nd30_union"])
    qtbot.addWidget(view)
    found: list[str] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        for number in range(view.lines.rowCount(parent)):
            index = view.lines.index(number, 0, parent)
            found.append("  " * depth + str(index.data()))
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    assert found[1:-1] == [
        "Chương I. Quy định chung",
        "  Điều 1. Phạm vi",
        "  Điều 2. Quy chế này áp dụng với các cấp công đoàn.",
        "Chương II. Tổ chức",
        "  Mục 1. Họp",
        "    Điều 3. Chế độ",
        "  Mục 2. Tên mục",
    ]


def test_bold_chosen_in_an_article_stays_where_it_was_chosen(open_sheet: OpenSheet) -> None:
    runs = (Run("Phạm vi. ", bold=True), Run("Quy chế này quy định việc họp"))
    article = block("a", Level.ARTICLE)
    sheet = open_sheet(Document("d", body=(replace(article, runs=runs, children=(block("k", Level.CLAUSE, "Một."),)),)))
    assert (row(sheet, "a").face.bold, row(sheet, "a").label_face.bold) == (False, True)
