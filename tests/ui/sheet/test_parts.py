"""What stands around the text on the sheet: marks, Kính gửi, contact and copy show as they print, and answer clicks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Copy, Document, Header, Signature
from desktop.domain.standards import Standard
from desktop.typeset import lay_out_document
from desktop.typeset.page import PARTS, TextRun
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.parts.drawn import ABOVE, BELOW, names_below, part_items, takes_small_sizes
from tests.ui.sheet.conftest import OpenSheet

CONTACT = "Số 12 đường Trần Phú, phường Bình An"


@pytest.fixture
def marked(plan: Document) -> Document:
    """A plan with all that can stand around its text."""
    header = replace(
        plan.header,
        urgency="KHẨN",
        circulation="LƯU HÀNH NỘI BỘ",
        draft="DỰ THẢO lần 2",
        digital_line="Sao y; Liên đoàn Lao động tỉnh Bình An; 20/11/2026; 09:15:30",
        contact=CONTACT,
    )
    return replace(
        plan,
        header=header,
        addressed_to=("Ban Thường vụ Tỉnh ủy",),
        recipients=replace(plan.recipients, drafter="PL", copies=300),
        copy=Copy(header=Header(issuer="CÔNG ĐOÀN CƠ SỞ", number="07"), signature=Signature(signer="Lê Văn Bình")),
    )


def words(document: Document, standard: Standard) -> dict[str, str]:
    """What each part says."""
    said: dict[str, str] = {}
    for item in part_items(document, standard):
        if isinstance(item, TextRun):
            said[item.block_id] = f"{said.get(item.block_id, '')} {item.text}"
    return said


def test_every_mark_is_on_the_sheet(marked: Document, standard: Standard) -> None:
    said = words(marked, standard)
    for part, text in {
        "header": "KHẨN",
        "circulation": "LƯU HÀNH NỘI BỘ",
        "digital-line": "Sao y; Liên đoàn",
        "addressed-to": "Ban Thường vụ Tỉnh ủy",
        "recipients": "PL.(300)",
        "contact": CONTACT,
        "copy": "SAO Y",
    }.items():
        assert text in said[part]
    assert "DỰ THẢO lần 2" in said["header"]
    assert said.keys() <= {*ABOVE, *BELOW} == PARTS


@pytest.mark.parametrize("appendices", [True, False])
def test_the_contact_line_stands_last(marked: Document, standard: Standard, appendices: bool) -> None:
    """Last of what stands under the text: with appendices a copy stands after these."""
    marked = marked if appendices else replace(marked, appendices=())
    names = names_below(marked)
    assert ("copy" in names) is not appendices
    below = [item for item in part_items(marked, standard) if isinstance(item, TextRun) and item.block_id in names]
    lowest = max(below, key=lambda item: item.baseline)
    assert lowest.block_id == "contact"
    rest = max(item.baseline for item in below if item.block_id != "contact")
    assert 10 < lowest.baseline - rest < 40  # pt: not at the foot of a page that the sheet does not have


def test_a_letter_that_paper_lacks_is_a_question_mark_in_every_part(plan: Document, standard: Standard) -> None:
    odd = "\u4e2d"
    document = replace(
        plan,
        header=replace(plan.header, contact=odd, circulation=odd, draft=odd, digital_line=odd),
        addressed_to=(odd,),
        copy=Copy(header=Header(issuer=odd), signature=Signature(signer=odd)),
    )
    said = words(document, standard)
    for part in ("contact", "circulation", "digital-line", "addressed-to", "copy"):
        assert "?" in said[part]


def click_on(sheet: SheetEditor, part: str) -> None:
    """Click where a part stands, scrolled into view."""
    painter = sheet.painter
    band, box = (painter.above, painter._above_box()) if part in ABOVE else (painter.below, painter.box_of(part))
    band = painter.copied if part == "copy" and sheet.session.document.appendices else band
    spot = band.rect_of(part).translated(box.topLeft()).center()
    sheet.text.verticalScrollBar().setValue(max(0, round(spot.y()) - 200))
    place = QPoint(round(spot.x()), round(spot.y())) - sheet.text.origin()
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize("appendices", [True, False])
@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("circulation", "header.circulation"),
        ("digital-line", "header.digital_line"),
        ("addressed-to", "addressed.item:0"),
        ("contact", "header.contact"),
    ],
)
def test_a_click_on_a_mark_puts_the_caret_into_it(
    open_sheet: OpenSheet, marked: Document, part: str, field: str, appendices: bool
) -> None:
    sheet = open_sheet(marked if appendices else replace(marked, appendices=()))
    click_on(sheet, part)
    assert (sheet.parts.field, sheet.focusWidget()) == (field, sheet.parts.box)


@pytest.mark.parametrize("appendices", [True, False])
def test_a_click_beside_the_words_of_a_copy_goes_into_the_nearest(
    open_sheet: OpenSheet, marked: Document, appendices: bool
) -> None:
    sheet = open_sheet(marked if appendices else replace(marked, appendices=()))
    click_on(sheet, "copy")
    assert sheet.parts.field.startswith("copy.")
    assert sheet.focusWidget() is sheet.parts.box


@pytest.mark.parametrize(
    "change", [{"addressed_to": ("Tỉnh ủy",)}, {"copy": Copy(signature=Signature(signer="Lê Bình"))}]
)
def test_the_sheet_makes_room_for_what_is_added(open_sheet: OpenSheet, plan: Document, change: dict[str, Any]) -> None:
    sheet = open_sheet(plan)
    before = heights(sheet)
    sheet.session.apply("x", lambda document: replace(document, **change), "form")
    assert sum(heights(sheet)) > sum(before)
    sheet.session.stack.undo()
    assert heights(sheet) == before


def heights(sheet: SheetEditor) -> tuple[float, ...]:
    """How high the bands around the text are."""
    return tuple(band.height for band in (sheet.painter.above, sheet.painter.below, sheet.painter.copied))


def test_a_copy_stands_under_the_last_appendix_as_on_paper(open_sheet: OpenSheet, marked: Document) -> None:
    sheet = open_sheet(marked)
    painter, copy = sheet.painter, sheet.painter.box_of("copy")
    last = painter.lines.block("below")
    assert last is not None
    assert painter.rect_of(last).bottom() < copy.top()
    assert copy.bottom() < sheet.text.document().size().height()
    sheet.session.apply("x", lambda document: replace(document, appendices=()))
    assert painter.box_of("copy") == painter.below_box
    assert not painter.copied.items
    sheet.session.stack.undo()
    assert painter.box_of("copy") == copy


def test_a_copy_filled_in_is_brought_into_view_after_the_appendices(open_sheet: OpenSheet, marked: Document) -> None:
    sheet = open_sheet(marked)
    bar = sheet.text.verticalScrollBar()
    sheet.show_part("header")
    assert bar.value() == bar.minimum()
    sheet.show_part("copy")
    assert bar.value() <= sheet.painter.box_of("copy").top() <= bar.value() + sheet.text.viewport().height()


def test_the_sheet_takes_the_sizes_that_the_place_of_a_copy_brings(plan: Document, standard: Standard) -> None:
    head = Header(issuer="CÔNG ĐOÀN CƠ SỞ", date=OfficialDate(2026, 10, 14))
    for place, small in (("Bình An", False), ("Thành phố Hồ Chí Minh", True)):
        copied = replace(plan, copy=Copy(header=replace(head, place=place)))
        assert takes_small_sizes(copied, standard) is small
        runs = [item for item in lay_out_document(copied, standard)[0].items if isinstance(item, TextRun)]
        sizes = [run.size for run in runs if run.spot == "kind"]
        assert sizes == [13 if small else 14]
